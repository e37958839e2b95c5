"""Reprints among real articles: the pairs that the samples hold, labelled by reading them, and pairs made by cutting and adding."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from build_archive import reprints
from build_archive.folding import fold

DUMPS = Path("../shared/dumps")
PRECISION, RECALL = 0.98, 0.90
LABELLED = {("1397.xml", "2034.xml")}
"""Every pair that shares over 15 % of its 5-grams was read; this one is an article published twice, the others quote the same
report, use the same formulas or follow each other as the news goes on."""

pytestmark = pytest.mark.skipif(not DUMPS.is_dir(), reason="../shared/dumps is not here: reprints are not measured")


def texts() -> dict[str, str]:
    """The folded texts of the samples, by file name."""
    named = {path.name: path.read_text("utf-8", "replace") for path in sorted((DUMPS / "txt-named").iterdir())}
    for path in sorted((DUMPS / "xml").iterdir()):
        body = re.search(r"<body>(.*)</body>", path.read_text("utf-8"), re.DOTALL)
        named[path.name] = body[1] if body else ""
    return {name: fold(text) for name, text in named.items()}


def grouped(named: dict[str, str]) -> set[tuple[str, str]]:
    """All pairs of names that stand in one group."""
    names, values = list(named), list(named.values())
    found = reprints.groups(
        [reprints.sketch(text) for text in values], lambda a, b: reprints.is_reprint(values[a], values[b])
    )
    return {(min(pair), max(pair)) for group in found for pair in combinations([names[place] for place in group], 2)}


def test_the_pairs_of_the_samples() -> None:
    """The labelled pairs and no others."""
    assert grouped(texts()) == LABELLED


def test_pairs_made_of_the_samples() -> None:
    """A copy cut to three fifths, below the opening of another article, is found; nothing else is joined by it."""
    originals = {name: text for name, text in texts().items() if len(text) >= 500 and name != "1397.xml"}
    openings = [text[:60] for text in originals.values()]
    made = {
        f"{name}+": openings[place - 1] + text[: len(text) * 3 // 5]
        for place, (name, text) in enumerate(originals.items())
    }
    found = grouped(originals | made)
    right = {pair for pair in found if pair[0] + "+" == pair[1]}
    assert len(right) >= RECALL * len(made)
    assert len(right) >= PRECISION * len(found)
