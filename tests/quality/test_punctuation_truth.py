"""Restored punctuation against the truth: the same pages by an extractor that narrowed it and by one that did not.

The floors are what was reached. Precision is below 1 only where the page itself wrote half-width marks beside Han characters, which no reader of
the narrowed text can know.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from build_archive.steps.punctuation import FULL, is_narrowed, restore

DUMPS = Path("../shared/dumps/text")
PRECISION, RECALL = 0.965, 0.995

pytestmark = pytest.mark.skipif(
    not DUMPS.is_dir(), reason="../shared/dumps is not here: restored punctuation is not measured"
)


def twins() -> Iterator[list[tuple[str, str]]]:
    """For each page the lines that both extractors have, narrowed and original."""
    narrow = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    for flat in sorted(DUMPS.glob("*.flat.txt")):
        nested = flat.with_name(flat.name.replace(".flat.", ".nested."))
        if nested.exists():
            originals = {
                line.strip().translate(narrow): line.strip() for line in reversed(nested.read_text("utf-8").split("\n"))
            }
            lines = (line.strip() for line in flat.read_text("utf-8").split("\n"))
            yield [(line, originals[line]) for line in lines if line in originals]


def test_restored_marks_are_the_original_ones() -> None:
    """Of the marks made full-width so many were, and of those that were so many are found."""
    right = made = lost = 0
    for lines in twins():
        narrowed = is_narrowed(line for line, _ in lines)
        for line, original in lines:
            restored = restore(line) if narrowed else line
            for before, after, truth in zip(line, restored, original, strict=True):
                if before in FULL:
                    made += after != before
                    lost += truth != before
                    right += after == truth != before
    assert right / made >= PRECISION
    assert right / lost >= RECALL
