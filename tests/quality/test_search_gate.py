"""The search finds whatever stands in the texts: recall and precision of every class of question, on generated and on real articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search.classes import measured
from benchmarks.search.engines import in_python
from benchmarks.search.questions import CLASSES, asked
from benchmarks.search.texts import DUMPS, converted, documents, generated
from benchmarks.search.truth import Scan
from build_archive.search.updating import build

ENOUGH = 8
"""Questions of a class; `python -m benchmarks.search.classes` asks more, and in JavaScript too."""

pytestmark = pytest.mark.slow


def missed(docs: Path, site: Path, classes: set[str]) -> list[str]:
    """The lines of the table that fall short; these classes at least must have questions."""
    build(docs, site)
    texts = documents(docs)
    rows = list(measured(in_python(site / "search"), Scan(texts), asked(texts, ENOUGH)))
    assert {row.name for row in rows} >= classes
    return [row.row() for row in rows if not row.good]


def test_every_class_in_generated_articles(tmp_path: Path) -> None:
    """All of what is right is found, quoted nothing else, and unquoted nothing else among the first ten."""
    generated(60, tmp_path / "docs")
    assert missed(tmp_path / "docs", tmp_path / "site", set(CLASSES)) == []


@pytest.mark.skipif(not DUMPS.is_dir(), reason="../shared/dumps is not here: the search is not measured on real text")
def test_every_class_in_real_articles(tmp_path: Path) -> None:
    """The same of the dumps, as the program converts them."""
    converted(DUMPS / "txt-named", tmp_path)
    assert missed(tmp_path / "docs", tmp_path / "site", {"names", "2 characters", "6 across punctuation"}) == []
