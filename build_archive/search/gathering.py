"""Documents in batches, each counted and put away on disk, by several processes where there are many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from build_archive.render.plain import plain_page
from build_archive.search.alphabet import Alphabet
from build_archive.search.counting import MOST_DOCUMENTS, count
from build_archive.search.documents import Document, document
from build_archive.search.keys import Numbers
from build_archive.search.runs import Run, spilled
from build_archive.search.texts import Kept, kept

BATCH = 4_000_000
"""Bytes of the documents of a batch, about; each takes some 30 bytes of memory meanwhile."""
ARCHIVE, ARTICLES = "archive/", "archive/articles/"
"""Of what the program wrote below `docs/`, only articles are searched."""


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


def from_pages(docs_dir: Path, directory_urls: bool, scratch: Path, executor: Executor | None) -> list[Batch]:
    """All that is searched below `docs/`, counted and put away in this folder; in the order of paths."""
    work = partial(from_batch, docs_dir, directory_urls, scratch)
    return list((executor.map if executor else map)(work, enumerate(cut(pages(docs_dir, "")))))


def pages(docs_dir: Path, folder: str) -> Iterator[tuple[str, int]]:
    """Every page that is searched below a folder of `docs/`, by path, with its size in bytes."""
    for entry in sorted(os.scandir(docs_dir / folder), key=lambda entry: entry.name):
        name = folder + entry.name
        if entry.is_dir() and (
            name + "/" in (ARCHIVE, ARTICLES) or not name.startswith(ARCHIVE) or name.startswith(ARTICLES)
        ):
            yield from pages(docs_dir, name + "/")
        elif name.endswith(".md") and (not name.startswith(ARCHIVE) or name.startswith(ARTICLES)):
            yield name, entry.stat().st_size


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
    found = []
    for name, _ in batch:
        plain = plain_page((docs_dir / name).read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        if plain.metadata.get("search") != {"exclude": True}:
            found.append(document(plain, name, directory_urls))
    return put_away(found, number, scratch)


def put_away(found: list[Document], number: int, scratch: Path) -> Batch:
    """These documents, counted, their postings and texts written to files of this number."""
    counts = count(found, alphabet())
    return Batch(
        run=spilled(counts, len(found), scratch / f"run-{number}"),
        texts=kept(found, scratch / f"texts-{number}"),
        known=[Known(one.id, one.date, one.title, one.source, one.tags, one.persons) for one in found],
        lengths=counts.lengths,
    )


@cache
def alphabet() -> Alphabet:
    """One for each process."""
    return Alphabet()
