"""The plain functions behind the plugin's hooks."""

from __future__ import annotations

import logging
from pathlib import Path

from build_archive.errors import Drop
from build_archive.publish.account import lines
from build_archive.publish.watching import around
from build_archive.report import Report
from build_archive.report.account import Account
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


def test_the_account_is_told_in_the_log_and_only_what_failed_is_a_warning() -> None:
    """What one expects of a crawl does not end a strict build; what could not be read does."""
    report = Report()
    record = origin("crawl.txt")
    report.record_read(record)
    report.left_out(record, Drop("no text", "only navigation lines"))
    report.failed("crawl.txt:9", "this line is not JSON", "Cut-off downloads end like this.")
    told = list(lines(Account.of(report)))
    assert (logging.INFO, "  crawl.txt: only navigation lines.") in told
    assert (logging.WARNING, "  crawl.txt:9: this line is not JSON. Cut-off downloads end like this.") in told
    assert told[1] == (logging.INFO, "2 records = 0 articles + 0 duplicates + 1 left out + 1 failed")
