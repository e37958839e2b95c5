"""The bar on the terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from build_archive import progress
from build_archive.report import Report
from tests.samples import origin


def test_a_terminal_sees_reading_and_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First records against the bytes of the dumps, then pages; a file that vanished counts nothing."""
    monkeypatch.setattr(progress, "PAUSE", 0)
    (tmp_path / "a.txt").write_bytes(b"x" * 40_000)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    with progress.bar(console, [tmp_path]) as watch:
        report = Report(watch=watch)
        for number in range(200):
            report.record_read(origin("a.txt", 100 * number, 100 * number + 100))
        for _ in range(100):
            report.article(origin("a.txt"))
        for number in range(400):
            report.written(f"{number}.md")
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert progress.size([tmp_path]) == 40_000
    assert "reading 200 records" in told
    assert "50%" in told
    assert "writing 200 pages" in told


def test_without_a_terminal_nothing_is_drawn() -> None:
    """A log of a run holds the account and no bar."""
    console = Console(file=io.StringIO())
    with progress.bar(console, []) as watch:
        Report(watch=watch).record_read(origin())
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]
