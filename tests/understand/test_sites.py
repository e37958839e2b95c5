"""Pages in the shapes of many kinds of sites, written for the project, read as HTML and as the text that an extractor makes of them.

`sites/NAME.html` is a page, `sites/labels.jsonl` says what stands in it: `deck` is a line above the article that may be taken as its own where the
page's markup is gone. Profiles of sites are switched off.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import trafilatura

from build_archive import readers, steps
from build_archive.folding import fold_width
from build_archive.model import Article, Origin, RawRecord
from build_archive.report import Report
from build_archive.understand import understand

SITES = Path(__file__).parent / "sites"
LABELS: list[dict[str, Any]] = [
    json.loads(line) for line in (SITES / "labels.jsonl").read_text(encoding="utf-8").splitlines()
]


def named(label: dict[str, Any]) -> str:
    """What a test of a page is called."""
    return str(label["id"]).replace("_", " ")


def read(text: str) -> Article:
    """The article in the text of a page."""
    record = RawRecord(Origin("t.txt", 0, len(text.encode()), "0" * 64), text)
    return steps.apply(understand(record, profiles=False).article, ())


@pytest.mark.parametrize("label", LABELS, ids=named)
def test_a_page_is_read_to_the_letter(label: dict[str, Any]) -> None:
    """Everything that it shows, and nothing that stands beside."""
    path = SITES / f"{label['id']}.html"
    (record,) = readers.read_file(path, path.name, Report(strict=True))
    article = steps.apply(understand(record, profiles=False).article, ())
    assert (article.title, article.source, article.author, article.editor) == tuple(
        label[field] for field in ("title", "source", "author", "editor")
    )
    assert article.date is not None
    assert article.date.value.replace("T", " ")[: len(label["time"])] == label["time"]
    assert not label["tags"] or list(article.tags) == label["tags"]
    assert list(map(fold_width, article.body)) == list(map(fold_width, label["paragraphs"]))


@pytest.mark.parametrize("label", LABELS, ids=named)
@pytest.mark.parametrize("form", [None, "NFKC"], ids=["nested", "flat"])
def test_its_extraction_is_read_as_far_as_it_goes(label: dict[str, Any], form: Any) -> None:
    """What the extractor kept: title, names, no paragraph more and none less; a date may be unknown, wrong it must not be."""
    page = (SITES / f"{label['id']}.html").read_text(encoding="utf-8")
    text = trafilatura.extract(page, favor_recall=True) or ""
    text = unicodedata.normalize(form, text) if form else text
    article, dump = read(text), fold_width(text)
    if fold_width(label["title"]) in dump:
        assert fold_width(article.title) == fold_width(label["title"])
    if label["editor"] and fold_width(label["editor"]) in dump:
        assert article.editor == label["editor"]
    if article.date and article.date.found_in not in ("body", "dateline"):
        assert label["time"].startswith(article.date.value[:10])
    body = fold_width("\n".join(article.body))
    for paragraph in sorted(map(fold_width, label["paragraphs"]), key=len, reverse=True):
        assert paragraph in body or paragraph not in dump
        body = body.replace(paragraph, "", 1)
    assert body in ("", fold_width(label["deck"]))
