"""A bar on the terminal while the pipeline works: first over the bytes of the dumps, then over the pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from build_archive.report import Report

PAUSE = 0.1
"""Seconds between two drawings: to draw costs more than to read a short record."""


@contextmanager
def bar(console: Console, dumps: Sequence[Path]) -> Iterator[Callable[[Report], None]]:
    """What a `Report` calls as it grows, to move the bar; where there is no terminal nothing is drawn.

    The bar has no thread of its own, for processes are forked while it stands.
    """
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("reading", total=size(dumps))
        drawn = 0.0

        def watch(report: Report) -> None:
            nonlocal drawn
            now = time.monotonic()
            if now - drawn >= PAUSE:
                drawn = now
                progress.update(task, refresh=True, **state(report))

        yield watch


class State(TypedDict, total=False):
    """What the bar shows."""

    description: str
    total: float
    completed: float


def state(report: Report) -> State:
    """How far a run has come: bytes of the dumps, then pages, of which there is one an article at least."""
    pages = report.pages.total()
    if not pages:
        return {"description": f"reading {report.records:,} records", "completed": report.bytes}
    whole = max(report.count("article"), pages)
    return {"description": f"writing {pages:,} pages", "total": whole, "completed": pages}


def size(dumps: Sequence[Path]) -> int:
    """Bytes of all files of the dumps, roughly: what cannot be seen counts nothing."""
    return sum(_size_of(file) for dump in dumps for file in (dump.rglob("*") if dump.is_dir() else [dump]))


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
