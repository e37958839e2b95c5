"""Documents in batches, each counted and put away on disk, by several processes where there are many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from build_archive.model import travelling
from build_archive.render.plain import plain_page
from build_archive.search.alphabet import Alphabet
from build_archive.search.counting import MOST_DOCUMENTS, count
from build_archive.search.documents import Document, document
from build_archive.search.keys import Numbers
from build_archive.search.runs import Run, spilled
from build_archive.search.texts import Kept, kept

BATCH = 2_000_000
"""Bytes of the documents of a batch, about; each takes some 30 bytes of memory meanwhile."""
Stamp = tuple[int, int, int, int]
"""Of a page's file: size, times of change of its content and of its entry, number; another stamp, another look."""
ARCHIVE, ARTICLES = "archive/", "archive/articles/"
"""Of what the program wrote below `docs/`, only articles are searched."""


@travelling
@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a document when its text is on disk."""

    id: str
    date: str
    title: str
    source: str
    tags: tuple[str, ...]
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents, counted and put away."""

    run: Run
    texts: Kept
    known: list[Known]
    lengths: Numbers
    names: list[str]
    """Paths of the pages below `docs/`, where they are pages."""


def from_pages(
    found: Iterable[tuple[str, int]], docs_dir: Path, directory_urls: bool, scratch: Path, executor: Executor | None
) -> list[Batch]:
    """These pages below `docs/`, given with their sizes, counted and put away in this folder; in the order given."""
    work = partial(from_batch, docs_dir, directory_urls, scratch)
    return list((executor.map if executor else map)(work, enumerate(cut(found))))


def pages(docs_dir: Path, folder: str = "") -> Iterator[tuple[str, Stamp]]:
    """Every page that is searched below a folder of `docs/`, by path."""
    for entry in sorted(os.scandir(docs_dir / folder), key=lambda entry: entry.name):
        name = folder + entry.name
        if entry.is_dir() and (
            name + "/" in (ARCHIVE, ARTICLES) or not name.startswith(ARCHIVE) or name.startswith(ARTICLES)
        ):
            yield from pages(docs_dir, name + "/")
        elif is_searched(name):
            yield name, stamp_of(entry.stat())


def is_searched(name: str) -> bool:
    """Whether a file below `docs/` is a page that is searched."""
    return name.endswith(".md") and (not name.startswith(ARCHIVE) or name.startswith(ARTICLES))


def stamped(stamps: dict[str, Stamp], docs_dir: Path, touched: Iterable[str]) -> dict[str, Stamp]:
    """The pages, of which these have been written or removed since they were looked at."""
    now = dict(stamps)
    for name in sorted(filter(is_searched, touched)):
        now.pop(name, None)
        if (docs_dir / name).exists():
            now[name] = stamp_of((docs_dir / name).stat())
    return now


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def cut(sized: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Things with their sizes, in batches of `BATCH` or a little more."""
    batch: list[tuple[str, int]] = []
    total = 0
    for one in sized:
        batch.append(one)
        total += one[1]
        if total > BATCH or len(batch) == MOST_DOCUMENTS:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def from_batch(
    docs_dir: Path, directory_urls: bool, scratch: Path, numbered: tuple[int, list[tuple[str, int]]]
) -> Batch:
    """One batch of pages, read and counted.

    A page that people wrote stays out with `search: {exclude: true}` in its front matter, as in Material's own search.
    """
    number, batch = numbered
    read = {name: read_page(docs_dir, name, directory_urls) for name, _ in batch}
    found = {name: one for name, one in read.items() if one}
    return replace(put_away(list(found.values()), number, scratch), names=list(found))


def read_page(docs_dir: Path, name: str, directory_urls: bool) -> Document | None:
    """The page of this path below `docs/`; None if it is not to be searched."""
    with open(f"{docs_dir}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - Path takes as long as all the rest
        text = file.read().decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    plain = plain_page(text)
    return document(plain, name, directory_urls) if plain.metadata.get("search") != {"exclude": True} else None


def put_away(found: list[Document], number: int, scratch: Path) -> Batch:
    """These documents, counted, their postings and texts written to files of this number."""
    counts = count(found, alphabet())
    return Batch(
        run=spilled(counts, len(found), scratch / f"run-{number}"),
        texts=kept(found, scratch / f"texts-{number}"),
        known=[known_of(one) for one in found],
        lengths=counts.lengths,
        names=[],
    )


def known_of(one: Document) -> Known:
    """What is remembered of a document."""
    return Known(one.id, one.date, one.title, one.source, one.tags, one.persons)


@cache
def alphabet() -> Alphabet:
    """One for each process."""
    return Alphabet()
