"""What is read from saved pages, beside what trafilatura and htmldate alone give on the same files: `python -m benchmarks.pages`.

Needs the labelled pages beside the project, in `../shared`.
"""

from __future__ import annotations

import json
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import htmldate
import trafilatura

from build_archive import readers, steps
from build_archive.model import Article
from build_archive.readers.encoding import decode
from build_archive.report import Report
from build_archive.understand import understand

SHARED = Path(__file__).resolve().parents[2] / "shared"


@dataclass(frozen=True)
class Extract:
    """What some program reads from a page."""

    title: str = ""
    text: str = ""
    date: str = ""
    source: str = ""
    editor: str = ""


def ours(path: Path) -> Extract:
    """What we read, without profiles of sites."""
    (record,) = readers.read_file(path, path.name, Report(strict=True))
    article: Article = steps.apply(understand(record, profiles=False).article, ())
    date = article.date.value if article.date else ""
    return Extract(
        article.title, "".join(article.body), date[:10], f"{article.source} {article.author}", article.editor
    )


def trafilatura_alone(path: Path) -> Extract:
    """With its defaults, comments left out; the page decoded by us, or half of them would be lost."""
    found = trafilatura.bare_extraction(decode(path.read_bytes()).text, include_comments=False, with_metadata=True)
    if found is None:
        return Extract()
    return Extract(
        found.title or "", found.text or "", found.date or "", f"{found.sitename or ''} {found.author or ''}"
    )


def htmldate_alone(path: Path) -> Extract:
    """The date of publication only."""
    return Extract(date=htmldate.find_date(decode(path.read_bytes()).text, original_date=True) or "")


def fold(text: str) -> str:
    """Width and white space aside."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def trigrams(text: str) -> Counter[str]:
    """All runs of three characters."""
    folded = fold(text)
    return Counter(folded[i : i + 3] for i in range(len(folded) - 2))


def measure(program: Callable[[Path], Extract], rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The figures of one program, with their names."""
    hits: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    precision = recall = 0.0
    begun = time.process_time()
    for row in rows:
        found = program(SHARED / "dumps" / "html" / f"{row['id']}.html")
        hits["title"] += fold(found.title) == fold(row["title"])
        if row["time"][:2] in ("19", "20"):  # three pages show no year
            whole["date"] += 1
            hits["date"] += found.date == row["time"][:10]
            hits["wrong date"] += bool(found.date) and found.date != row["time"][:10]
        for name in ("source", "editor"):
            if row.get(name):
                whole[name] += 1
                hits[name] += fold(row[name]) in fold(getattr(found, name))
        mine, theirs = trigrams(found.text), trigrams("".join(row["paragraphs"]))
        both = (mine & theirs).total()
        precision += both / max(1, mine.total())
        recall += both / max(1, theirs.total())
    yield "title", f"{hits['title'] / len(rows):.3f}"
    yield "body precision", f"{precision / len(rows):.3f}"
    yield "body recall", f"{recall / len(rows):.3f}"
    yield "date right", f"{hits['date']}/{whole['date']}"
    yield "date wrong", str(hits["wrong date"])
    yield "source", f"{hits['source'] / whole['source']:.3f}"
    yield "editor", f"{hits['editor'] / whole['editor']:.3f}"
    yield "ms a page", f"{(time.process_time() - begun) / len(rows) * 1000:.0f}"


def main() -> None:
    """Print the table."""
    lines = (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    programs = {"build_archive": ours, "trafilatura": trafilatura_alone, "htmldate": htmldate_alone}
    columns = {name: dict(measure(program, rows)) for name, program in programs.items()}
    print(f"| {len(rows)} pages | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name in columns["build_archive"]:
        cells = (
            figures[name] if program != "htmldate" or "date" in name or "ms" in name else ""
            for program, figures in columns.items()
        )
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
