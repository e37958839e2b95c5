"""The texts of the documents: kept on disk while the index is built, then written as chunks of neighbouring seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from build_archive.search.cuts import growth
from build_archive.search.documents import Document
from build_archive.search.format import FIELD, LABEL, RECORD, packed
from build_archive.search.keys import Numbers

CHUNK = 12 * 1024
"""Bytes of UTF-16 in a chunk of a small archive, on the average at most, and at least two thirds of it; gzipped they are about as many.
Ten results stand in ten chunks, so small ones are read faster; but each is a file, and has a hash in the entry."""
GROWTH = 3 / 4
"""The power of the number of seats with which chunks grow, see `cuts.growth`."""
ENCODING = "utf-16-le"


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of one batch of documents, on disk."""

    path: Path
    sizes: Numbers
    """In bytes, one a document."""


def kept(batch: list[Document], path: Path) -> Kept:
    """Write the records of these documents, without their seats, to this file."""
    records = [record(document).encode(ENCODING, "replace") for document in batch]
    path.write_bytes(b"".join(records))
    return Kept(path, np.array([len(encoded) for encoded in records], np.int64))


def record(document: Document) -> str:
    """A document as it stands in its chunk, without its seat."""
    tags = LABEL.join(document.tags)
    known = (document.id, document.address, document.title, document.date, document.source, tags, document.body)
    return FIELD + FIELD.join(known)


def chunk_seats(total: int, seats: int) -> int:
    """How many seats share a chunk when all records have so many bytes: 1, 2, 3, 4, 6, 8, 12 …, so that it seldom changes."""
    best = 1
    for shift in range(seats.bit_length()):
        for size in (1 << shift, 3 << shift):
            if total * size <= CHUNK * growth(seats, GROWTH) * seats and size <= seats:
                best = max(best, size)
    return best


def chunks(batches: list[Kept], seats: Numbers, share: int, numbers: range) -> Iterator[tuple[int, bytes]]:
    """Those of the chunks of `share` seats that have one of these numbers and are not empty, as they are stored.

    `seats` are those of the documents in order of batches.
    """
    batches = [batch for batch in batches if len(batch.sizes)]
    if not batches:
        return
    sizes = np.concatenate([batch.sizes for batch in batches])
    starts = np.concatenate([np.cumsum(batch.sizes) - batch.sizes for batch in batches])
    owner = np.repeat(np.arange(len(batches)), [len(batch.sizes) for batch in batches])
    order = np.argsort(seats)
    order = order[slice(*np.searchsorted(seats[order] // share, [numbers.start, numbers.stop]))]
    begins = np.flatnonzero(np.diff(seats[order] // share, prepend=-1))
    maps = [np.memmap(batch.path, np.uint8, "r") for batch in batches]
    for members in np.split(order, begins[1:]) if len(order) else []:
        records = [
            f"{seats[i]}".encode(ENCODING) + maps[owner[i]][starts[i] : starts[i] + sizes[i]].tobytes() for i in members
        ]
        yield int(seats[members[0]]) // share, packed(RECORD.encode(ENCODING).join(records))
