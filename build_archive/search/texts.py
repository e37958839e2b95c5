"""The texts of the documents: kept on disk while the index is built, then written as chunks of neighbouring seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from build_archive.search.documents import Document
from build_archive.search.format import FIELD, LABEL, RECORD, packed
from build_archive.search.keys import Numbers

CHUNK = 12 * 1024
"""Bytes of UTF-16 in a chunk, on the average at most, and at least half as many; gzipped they are about two thirds.
Ten results stand in ten chunks, so small ones are read faster; but each has a hash in the head."""
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


def chunk_bits(total: int, seats: int) -> int:
    """How many low bits of a seat are left out in the number of its chunk, when all records have so many bytes."""
    bits = 0
    while total << (bits + 1) <= CHUNK * seats and 1 << bits < seats:
        bits += 1
    return bits


def chunks(batches: list[Kept], seats: Numbers, bits: int) -> Iterator[tuple[int, bytes]]:
    """The chunks that are not empty, by number, as they are stored; `seats` are those of the documents in order of batches."""
    batches = [batch for batch in batches if len(batch.sizes)]
    if not batches:
        return
    sizes = np.concatenate([batch.sizes for batch in batches])
    starts = np.concatenate([np.cumsum(batch.sizes) - batch.sizes for batch in batches])
    owner = np.repeat(np.arange(len(batches)), [len(batch.sizes) for batch in batches])
    order = np.argsort(seats)
    begins = np.flatnonzero(np.diff(seats[order] >> bits, prepend=-1))
    maps = [np.memmap(batch.path, np.uint8, "r") for batch in batches]
    for members in np.split(order, begins[1:]):
        records = [
            f"{seats[i]}".encode(ENCODING) + maps[owner[i]][starts[i] : starts[i] + sizes[i]].tobytes() for i in members
        ]
        yield int(seats[members[0]]) >> bits, packed(RECORD.encode(ENCODING).join(records))
