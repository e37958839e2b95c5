"""What is counted, how it adds up, and how it is told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

from build_archive.errors import BuildArchiveError, Drop
from build_archive.report import Report
from build_archive.report.account import Account, as_csv
from build_archive.report.printed import tell
from tests.samples import origin


def eventful() -> Report:
    """A run in which everything happens."""
    report = Report()
    report.file_read("a.txt")
    for number in range(5):
        place = origin("a.txt", 100 * number, 100 * number + 100, line=number + 1)
        report.record_read(place)
        report.left_out(place, Drop("no text", "only navigation lines"))
    report.file_read("b.jsonl")
    for number, fate in enumerate((report.article, lambda place: report.duplicate(place, "7k3f9x2a"))):
        place = origin("b.jsonl", 10 * number, 10 * number + 10, line=number + 1)
        report.record_read(place)
        fate(place)
    report.failed("b.jsonl:3", "this line is not JSON", "Cut-off downloads end like this.", "broken line")
    report.file_failed("c.gz", "this file ends in the middle", "Fetch it again.", "cut off")
    report.written("a.md")
    report.unchanged("b.md")
    report.kept("c.md", "this page was edited by hand", "Remove it.", "edited by hand")
    return report


TOLD = """\
2 files read, 1 not
8 records = 1 articles + 1 duplicates + 5 left out + 1 failed
1 pages written, 1 unchanged, 0 removed, 1 kept as people left them

files not read: cut off (1)
  c.gz: this file ends in the middle. Fetch it again.

failed: broken line (1)
  b.jsonl:3: this line is not JSON. Cut-off downloads end like this.

pages kept as people left them: edited by hand (1)
  c.md: this page was edited by hand. Remove it.

left out: no text (5)
  a.txt: only navigation lines
  a.txt:2: only navigation lines
  a.txt:3: only navigation lines
  … and 2 more: build-archive account --kind "no text"
  What each line was taken for: build-archive explain FILE
"""


def test_the_account_is_told_by_kind_with_three_examples() -> None:
    """Sums first, then what failed, then the rest, and the command that lists what is not shown."""
    out = io.StringIO()
    tell(Account.of(eventful()), Console(file=out, width=40))
    assert out.getvalue().replace(".\n", "\n") == TOLD.replace(".\n", "\n")


def test_the_account_is_kept_and_comes_back(tmp_path: Path) -> None:
    """What was saved is what is shown again."""
    account = Account.of(eventful())
    account.save(tmp_path / "cache")
    assert Account.load(tmp_path / "cache") == account


def test_entries_are_listed_by_kind_or_outcome() -> None:
    """Both names of a group are understood, and an unknown one is answered with the kinds that there are."""
    account = Account.of(eventful())
    assert len(account.of_kind("no text")) == len(account.of_kind("left out")) == 5
    with pytest.raises(BuildArchiveError) as caught:
        account.of_kind("no txt")
    assert str(caught.value) == (
        "account: the last run has nothing of the kind 'no txt'. "
        "The kinds are: broken line, cut off, edited by hand, no text, same text."
    )


def test_numbers_add_up_for_each_file() -> None:
    """Read = articles + duplicates + left out + failed."""
    account = Account.of(eventful())
    assert account.by_file["b.jsonl"] == {"read": 3, "article": 1, "duplicate": 1, "left out": 0, "failed": 1}
    assert all(counts["read"] == sum(counts.values()) - counts["read"] for counts in account.by_file.values())
    assert account.records == {
        name: sum(c[name] for c in account.by_file.values()) for name in next(iter(account.by_file.values()))
    }


def test_no_dump_commands_the_terminal() -> None:
    """An escape sequence in a message is spelled out."""
    report = Report()
    report.failed("a.jsonl:1", "this line is not JSON: \x1b[2J\ud800馆")
    assert report.entries[0].message == "a.jsonl:1: this line is not JSON: \\x1b[2J\\ud800馆."


def test_no_formula_reaches_a_spreadsheet() -> None:
    """A file named `=cmd()` is text in the table."""
    report = Report()
    report.left_out(origin("=1+1.txt"), Drop("no text", 'a, "b"\nc'))
    rows = list(csv.reader(io.StringIO(as_csv(tuple(report.entries)))))
    assert rows == [
        ["outcome", "kind", "where", "problem", "advice"],
        ["left out", "no text", "'=1+1.txt", 'a, "b"\nc', ""],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "there is no account yet. Run build-archive build first."),
        ("{", "this account is damaged, or of another version. Run build-archive build again."),
        ('{"files": {}}', "this account is damaged, or of another version. Run build-archive build again."),
    ],
)
def test_no_account_to_show(tmp_path: Path, text: str | None, message: str) -> None:
    """Before the first build, or when the file is not one."""
    if text is not None:
        (tmp_path / "account.json").write_text(text, encoding="utf-8")
    with pytest.raises(BuildArchiveError) as caught:
        Account.load(tmp_path)
    assert str(caught.value) == f"{tmp_path}/account.json: {message}"


def test_strict_stops_at_the_first_bad_record() -> None:
    """With the record's own message."""
    with pytest.raises(BuildArchiveError) as caught:
        Report(strict=True).left_out(origin("a.txt", 50, line=7), Drop("no text", "only navigation lines"))
    assert (
        str(caught.value)
        == "a.txt:7: only navigation lines.\nThis run stops at the first such record, because it is strict."
    )
