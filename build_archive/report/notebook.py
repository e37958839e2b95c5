"""What is told to a report in another process, or was in an earlier run, kept to be told again."""

from __future__ import annotations

from typing import Any

from build_archive.errors import Drop
from build_archive.model import Origin
from build_archive.report import Report

Told = tuple[str, tuple[Any, ...]]
"""The name of a method of `Report` and what it was called with."""


class Notebook(Report):
    """Stands for a report while a portion of the dumps is read; keeps what it is told, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Told] = []

    def file_read(self, name: str) -> None:
        """As `Report.file_read`."""
        self.told.append(("file_read", (name,)))

    def file_failed(self, name: str, problem: str, advice: str = "", kind: str = "unreadable file") -> None:
        """As `Report.file_failed`."""
        self.told.append(("file_failed", (name, problem, advice, kind)))

    def noted(self, where: str, problem: str, advice: str, kind: str) -> None:
        """As `Report.noted`."""
        self.told.append(("noted", (where, problem, advice, kind)))

    def record_read(self, origin: Origin) -> None:
        """As `Report.record_read`."""
        self.told.append(("record_read", (origin,)))

    def failed(self, where: Origin | str, problem: str, advice: str = "", kind: str = "unreadable record") -> None:
        """As `Report.failed`."""
        self.told.append(("failed", (where, problem, advice, kind)))

    def left_out(self, origin: Origin, drop: Drop) -> None:
        """As `Report.left_out`."""
        self.told.append(("left_out", (origin, drop)))


def tell(told: tuple[Told, ...], report: Report) -> None:
    """Tell a report what a notebook holds."""
    for method, what in told:
        getattr(report, method)(*what)
