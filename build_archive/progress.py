"""A bar on the terminal while the pipeline works: first over the bytes of the dumps, then over the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from build_archive.report import Report


@contextmanager
def bar(console: Console, dumps: Sequence[Path]) -> Iterator[Callable[[Report], None]]:
    """What a `Report` calls as it grows, to move the bar; where there is no terminal nothing is drawn."""
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=size(dumps))

        def watch(report: Report) -> None:
            pages, articles = report.pages.total(), report.count("article")
            if pages:
                progress.update(
                    task, description=f"writing {pages:,} pages", total=max(articles, pages), completed=pages
                )
            else:
                progress.update(task, description=f"reading {report.records:,} records", completed=report.bytes)

        yield _every(200, watch)


def _every(calls: int, watch: Callable[[Report], None]) -> Callable[[Report], None]:
    """The same, but only at each so-manieth call: to draw costs more than to read a short record."""
    count = 0

    def seldom(report: Report) -> None:
        nonlocal count
        count += 1
        if count % calls == 0:
            watch(report)

    return seldom


def size(dumps: Sequence[Path]) -> int:
    """Bytes of all files of the dumps, roughly: what cannot be seen counts nothing."""
    return sum(_size_of(file) for dump in dumps for file in (dump.rglob("*") if dump.is_dir() else [dump]))


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
