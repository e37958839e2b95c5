"""The plain functions behind the plugin's hooks."""

from __future__ import annotations

import logging
from pathlib import Path

from build_archive.errors import Drop
from build_archive.publish import material_search
from build_archive.publish.account import lines
from build_archive.publish.watching import around
from build_archive.report import Report
from tests.samples import origin


def test_everything_in_docs_is_watched_but_the_archive(tmp_path: Path) -> None:
    """A build must not hear of the pages that it writes itself."""
    for folder in ("archive/tags", "assets/pictures", "guides"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "index.md").write_text("")
    assert list(around(tmp_path, tmp_path / "archive")) == [
        (tmp_path, False),
        (tmp_path / "assets", True),
        (tmp_path / "guides", True),
    ]


def test_the_foot_of_an_article_is_left_out_of_materials_search() -> None:
    """What stood beside an article is not the article."""
    html = material_search.leave_out_foot("<p>正文</p><!-- beside --><ul><li>旁边</li></ul>")
    assert html == "<p>正文</p><!-- beside -->\n<div data-search-exclude><ul><li>旁边</li></ul>\n</div>"
    assert material_search.leave_out_foot("<p>正文</p>") == "<p>正文</p>"


def test_index_pages_are_left_out_of_materials_search() -> None:
    """Articles and hand-written pages are found, lists of them are not."""
    found = {}
    for path in ("archive/tags/index.md", "archive/articles/7k/7k3f9x2a.md", "about.md"):
        meta: dict[str, object] = {}
        material_search.leave_out_indexes(path, meta)
        found[path] = "search" not in meta
    assert found == {"archive/tags/index.md": False, "archive/articles/7k/7k3f9x2a.md": True, "about.md": True}


def test_the_account_names_each_kind_of_trouble_once_with_three_examples() -> None:
    """Two hundred records of one kind are four lines; what failed is a warning, what one expects of a crawl is not."""
    report = Report()
    for number in range(1, 6):
        record = origin("crawl.txt", start=number, line=number)
        report.record_read(record)
        report.left_out(record, Drop("no text", "only navigation lines"))
    report.failed("crawl.txt:9", "this line is not JSON", "Cut-off downloads end like this.")
    told = list(lines(report))
    summary = (
        "6 records of 1 files: 0 articles, 0 duplicates, 5 left out, 1 failed; "
        "pages: 0 written, 0 unchanged, 0 removed, 0 kept"
    )
    assert [level for level, _ in told] == [logging.INFO] * 5 + [logging.WARNING]
    assert [line for _, line in told] == [
        summary,
        "no text: crawl.txt:1: only navigation lines.",
        "no text: crawl.txt:2: only navigation lines.",
        "no text: crawl.txt:3: only navigation lines.",
        "no text: … and 2 more",
        "unreadable record: crawl.txt:9: this line is not JSON. Cut-off downloads end like this.",
    ]
