"""The figures on the labelled text dumps do not fall below their floors, and the dump that the project began with is read to the letter."""

from __future__ import annotations

import json

import pytest

from build_archive import readers
from build_archive.model import Article
from build_archive.report import Report
from build_archive.understand import understand
from tests.quality.text_scores import DUMPS, FLOORS, SHARED, all_scores, below

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not here: text dumps are not measured")

SEED = "000_*.txt"


def seed(profiles: bool) -> Article:
    """The first dump, understood."""
    (path,) = DUMPS.glob(SEED)
    (record,) = readers.read_file(path, path.name, Report(strict=True))
    return understand(record, profiles=profiles).article


@pytest.mark.slow
def test_no_figure_falls_below_its_floor() -> None:
    """`python -m tests.quality --update` raises the floors when figures have risen."""
    assert below(all_scores(), json.loads(FLOORS.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("profiles", [True, False])
def test_the_first_dump_is_read_to_the_letter(profiles: bool) -> None:
    """Title, paragraphs, tag, editor, source, date with its evidence, and every headline of its three lists."""
    gold = json.loads((SHARED / "gold" / "seed.json").read_text(encoding="utf-8"))
    article = seed(profiles)
    assert article.title == gold["title"]
    assert list(article.body) == gold["paragraphs"]
    assert list(article.tags) == gold["tags"]
    assert (article.editor, article.source) == (gold["editor"], gold["source"])
    assert article.original_title == ""  # the dump has one, the same as the title
    assert article.date is not None
    assert (article.date.value, article.date.precision) == (gold["date"], gold["date_precision"])
    assert (article.date.found_in, article.date.evidence) == ("body", "2022年1月27日")
    latest, related, hot = article.sidebars
    assert [(line.title, line.time, line.column or None) for line in latest.headlines] == [
        (line["title"], line["time"], line["column"]) for line in gold["latest"]
    ]
    assert [(line.title, line.comments) for line in related.headlines] == [
        (line["title"], line["comments"]) for line in gold["related"]
    ]
    assert [line.title for line in hot.headlines] == gold["hot"]
