"""How often a question finds the one document that answers it: `python -m benchmarks.search.known ../shared/gold/search`.

Prints, for the questions as asked (in traditional characters) and converted to simplified, success in the first ten and the mean
reciprocal rank, for the boosts in use and for what else was tried.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.search.engines import Ask, asking, in_javascript
from build_archive.folding import simplified_table
from build_archive.search.ask import Search
from build_archive.search.building import build_index
from build_archive.search.documents import Document
from build_archive.search.shards import Index

DEPTH = 100
"""How far down a right document counts for its reciprocal rank."""
TRIED: dict[str, Callable[[dict[str, Any]], None]] = {
    "in use": lambda entry: entry.update(),
    "no boosts": lambda entry: boost(entry, 1, 1, 1),
    "title 2": lambda entry: boost(entry, 2),
    "title 4": lambda entry: boost(entry, 4),
    "title 8": lambda entry: boost(entry, 8),
    "title 16": lambda entry: boost(entry, 16),
    "b 0.4": lambda entry: entry.update(b=0.4),
    "b 1": lambda entry: entry.update(b=1.0),
    "k1 0.8": lambda entry: entry.update(k1=0.8),
    "k1 2": lambda entry: entry.update(k1=2.0),
}
"""Changes to the entry of the index; nothing else depends on them."""


def boost(entry: dict[str, Any], *boosts: float) -> None:
    """Other boosts for title, tags and source."""
    for field, value in zip(entry["fields"], boosts, strict=False):
        field["boost"] = value


def lines(path: Path) -> list[dict[str, Any]]:
    """Records of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def measured(ask: Ask, questions: Sequence[dict[str, Any]], written: Callable[[str], str]) -> tuple[float, float]:
    """Success in the first ten, and the mean reciprocal rank."""
    ranks = []
    answers = ask([written(question["query"]) for question in questions], DEPTH)
    for question, found in zip(questions, answers, strict=True):
        right = [place for place, name in enumerate(found[:DEPTH], 1) if name in question["rel"]]
        ranks.append(right[0] if right else 0)
    return sum(0 < rank <= 10 for rank in ranks) / len(ranks), sum(1 / rank for rank in ranks if rank) / len(ranks)


@click.command(help=__doc__)
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--every", default=1, show_default=True, help="Only every so manieth question.")
@click.option("--tried/--in-use", default=False, help="Also what else was tried.")
@click.option("--javascript", is_flag=True, help="Ask as the browser does, in Node; only what is in use.")
def main(gold: Path, every: int, tried: bool, javascript: bool) -> None:  # noqa: D103 - its help is the module's
    documents = lines(next(gold.glob("*.docs.jsonl")))
    questions = lines(next(gold.glob("*.queries.jsonl")))[::every]
    with tempfile.TemporaryDirectory() as folder:
        build_index(
            (Document(d["id"], f"{d['id']}/", d["title"], "", (), "", d["text"]) for d in documents), Path(folder)
        )
        for name, change in TRIED.items() if tried and not javascript else [next(iter(TRIED.items()))]:
            search = Search(Index(Path(folder)))
            change(search.index.entry)
            for script, written in {
                "as asked": str,
                "simplified": lambda text: text.translate(simplified_table()),
            }.items():
                ask = in_javascript(Path(folder)) if javascript else asking(search)
                success, reciprocal = measured(ask, questions, written)
                print(
                    f"{name:10} {script:10} {len(questions)} questions: success@10 {success:.3f}  MRR {reciprocal:.3f}"
                )


if __name__ == "__main__":
    main()
