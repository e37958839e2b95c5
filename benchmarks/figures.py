"""What was measured, kept as JSON, and the table and the plot that are made of it: `python -m benchmarks.figures` makes both again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Cost
from benchmarks.ours import CLEAN, ROOT
from benchmarks.plot import plot

OURS = "build_archive"
FOLDER = Path(__file__).parent / "figures"
PLOT = FOLDER / "time.svg"
SHOWN = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)
FEW = 1_000
USUAL = "jsonl"
"""The kind of dump that is measured unless another is asked for."""
HEAD = """| articles | | time | times ours | processor time | peak memory | site | files | an article page besides its text | runs |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Site:
    """What lies in the folder that a static server would serve."""

    files: int
    octets: int
    besides: float
    """Mean bytes of an article page that are neither its title, once, nor its text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that one program did with so many articles, as often as it was run."""

    articles: int
    who: str
    what: str
    costs: list[Cost]
    site: Site

    def median(self) -> Cost:
        """The median time and processor time, and the largest memory."""
        return Cost(
            median(cost.seconds for cost in self.costs),
            median(cost.worked for cost in self.costs),
            max(cost.peak for cost in self.costs),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """One run of the benchmark."""

    machine: str
    dumps: str
    rows: list[Row]

    def save(self, name: str) -> None:
        """Keep it as `figures/NAME.json`."""
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.json").write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", "utf-8")


def load(path: Path) -> Figures:
    """What was kept."""
    kept = json.loads(path.read_text("utf-8"))
    rows = [
        Row(**{**row, "costs": [Cost(**cost) for cost in row["costs"]], "site": Site(**row["site"])})
        for row in kept["rows"]
    ]
    return Figures(kept["machine"], kept["dumps"], rows)


def table(figures: Figures) -> str:
    """The run in Markdown, with what it was measured on below."""
    ours = {row.articles: row.median().seconds for row in figures.rows if row.who == OURS and row.what == CLEAN}
    lines = [f"| {' | '.join(_cells(row, ours[row.articles]))} |\n" for row in figures.rows]
    told = f"{figures.machine}; {figures.dumps} dumps; median times, the largest memory."
    few = "" if max(ours) >= FEW else " A trial: with so few articles, most is the start of each program."
    return f"{HEAD}{''.join(lines)}\n{told}{few}\n"


def _cells(row: Row, ours: float) -> Iterator[str]:
    cost, site, clean = row.median(), row.site, row.what == CLEAN
    yield f"{row.articles:,}"
    yield f"{row.who}: {row.what}"
    yield f"{cost.seconds:.1f} s"
    yield f"{cost.seconds / ours:.1f}" if clean else ""
    yield f"{cost.worked:.1f} s"
    yield f"{cost.peak / 1e6:,.0f} MB"
    yield f"{site.octets / 1e6:,.1f} MB" if clean else ""
    yield f"{site.files:,}" if clean else ""
    yield f"{site.besides:,.0f} bytes" if clean else ""
    yield str(len(row.costs))


def lines(runs: Iterable[Figures]) -> dict[str, list[tuple[float, float]]]:
    """The lines of the plot: articles and seconds, of each one's clean build and of what else was timed, each kind of dump apart."""
    drawn: dict[str, list[tuple[float, float]]] = {}
    for run in runs:
        for row in run.rows:
            what = "" if row.what == CLEAN else f", {row.what}"
            kind = "" if run.dumps == USUAL else f" ({run.dumps})"
            drawn.setdefault(row.who + what + kind, []).append((row.articles, row.median().seconds))
    return {name: sorted(points) for name, points in drawn.items()}


def every() -> Iterator[Figures]:
    """All that is kept."""
    return map(load, sorted(FOLDER.glob("*.json")))


def shown() -> tuple[str, str]:
    """What stands in README.md, and the plot beside it."""
    runs = list(every())
    return "\n".join(map(table, runs)), plot(lines(runs))


def show() -> None:
    """Put both in their places."""
    tables, drawn = shown()
    PLOT.write_text(drawn, "utf-8")
    SHOWN.write_text(BLOCK.sub(lambda _: tables, SHOWN.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    show()
