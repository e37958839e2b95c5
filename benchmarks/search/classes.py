"""How much of what stands in the texts is found, by class of question: `python -m benchmarks.search.classes`.

Over generated articles, and over the dumps of `../shared` as the program converts them; asked in Python and in JavaScript, and held
against a plain look through all texts. Precision is that of the first ten unquoted and of all quoted; pieces that have a meaning in a
query are not asked.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import click

from benchmarks.search.engines import Ask, in_javascript, in_python
from benchmarks.search.questions import Question, asked
from benchmarks.search.texts import DUMPS, converted, documents, generated
from benchmarks.search.truth import Scan
from build_archive.search.documents import Document
from build_archive.search.updating import build

FIRST = 10
RECALL, PRECISION, QUOTED = 1.0, 0.98, 1.0
"""What is to be reached: recall, precision of the first ten unquoted, and of all quoted."""
HEAD = """| class | questions | recall | precision of the first ten | recall, quoted | precision, quoted |
| --- | ---: | ---: | ---: | ---: | ---: |"""


@dataclass(frozen=True, slots=True)
class Scores:
    """One class of questions put to one search, as means over its questions."""

    name: str
    questions: int
    recall: float
    precision: float
    quoted_recall: float | None
    """None where the class makes no sense in quotes."""
    quoted_precision: float | None

    @property
    def good(self) -> bool:
        """Whether all that is to be reached is."""
        quoted = [one for one in (self.quoted_recall, self.quoted_precision) if one is not None]
        return self.recall >= RECALL and self.precision >= PRECISION and all(one >= QUOTED for one in quoted)

    def row(self) -> str:
        """As a line of the table."""
        figures = (self.recall, self.precision, self.quoted_recall, self.quoted_precision)
        shown = " | ".join("" if one is None else f"{one:.3f}" for one in figures)
        return f"| {self.name} | {self.questions} | {shown} |"


def measured(ask: Ask, scan: Scan, classes: dict[str, list[Question]]) -> Iterator[Scores]:
    """All classes that have questions."""
    everything = len(scan.texts)
    for name, questions in classes.items():
        if not questions:
            continue
        right = [scan.beginning(one.wanted) if one.begins else scan.holding(one.wanted) for one in questions]
        typed = [one.typed for one in questions]
        first = ask(typed, FIRST)
        every = ask(typed, everything)
        quoted = [] if questions[0].begins else ask([f'"{one}"' for one in typed], everything)
        yield Scores(
            name,
            len(questions),
            mean(recall, every, right),
            mean(precision, [found[:FIRST] for found in first], right),
            mean(recall, quoted, right) if quoted else None,
            mean(precision, quoted, right) if quoted else None,
        )


def mean(
    figure: Callable[[Sequence[str], set[str]], float], answers: Sequence[Sequence[str]], right: Sequence[set[str]]
) -> float:
    """A figure over all questions."""
    return fmean(map(figure, answers, right))


def recall(found: Sequence[str], right: set[str]) -> float:
    """Of what is right, how much was found."""
    return len(right.intersection(found)) / len(right)


def precision(found: Sequence[str], right: set[str]) -> float:
    """Of what was found, how much is right; where nothing was found, nothing is wrong."""
    return sum(one in right for one in found) / len(found) if found else 1.0


def corpora(count: int, dumps: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The texts, by name, and the folder of their pages."""
    generated(count, folder / "generated/docs")
    yield f"{count:,} generated articles", folder / "generated/docs"
    if dumps.is_dir():
        converted(dumps, folder / "converted")
        yield f"the dumps of {dumps}", folder / "converted/docs"
    else:
        click.echo(f"{dumps} is not here: real text is not measured.", err=True)


def report(name: str, texts: list[Document], docs: Path, folder: Path, questions: int, seed: int) -> bool:
    """Print the tables of one corpus; whether all is reached."""
    build(docs, folder)
    classes = asked(texts, questions, seed)
    scan = Scan(texts)
    good = True
    for engine, ask in {"Python": in_python, "JavaScript": in_javascript}.items():
        print(
            f"\n{name}: {len(texts):,} articles, {sum(len(one.body) for one in texts):,} characters; {engine}\n\n{HEAD}"
        )
        for scores in measured(ask(folder / "search"), scan, classes):
            print(scores.row(), flush=True)
            good = good and scores.good
    return good


@click.command(help=__doc__)
@click.option("--articles", default=1000, show_default=True, help="Generated articles.")
@click.option("--questions", default=100, show_default=True, help="Questions of each class.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other questions.")
@click.option("--dumps", type=click.Path(path_type=Path), default=DUMPS, show_default=True, help="Real text.")
def main(articles: int, questions: int, seed: int, dumps: Path) -> None:  # noqa: D103 - its help is the module's
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [
            report(title, documents(docs), docs, folder / f"site-{number}", questions, seed)
            for number, (title, docs) in enumerate(corpora(articles, dumps, folder))
        ]
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
