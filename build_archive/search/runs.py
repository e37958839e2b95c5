"""Postings on their way to the shards: runs on disk, one a batch of documents, merged again block by block.

A *block* is the terms that begin with one of 256 neighbouring characters; words, which begin with a space, are in block 0. No shard goes
over the border of a block, so blocks are merged and packed by any process in any order. In a block a posting is one number of 64 bits
that sorts as shards want it: 29 bits for the term's key in the block, 2 for the field, 20 for the seat, 13 for the frequency.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from build_archive.search.counting import Counts
from build_archive.search.format import utf16_order
from build_archive.search.keys import BLOCK_BITS, FIRST_PAIR, Numbers

FREQUENCY_BITS, SEAT_BITS, FIELD_BITS = 13, 20, 2
LIST_SHIFT = SEAT_BITS + FREQUENCY_BITS
TERM_SHIFT = FIELD_BITS + LIST_SHIFT
MOST_SEATS = 1 << SEAT_BITS
MOST_TIMES = (1 << FREQUENCY_BITS) - 1
"""A frequency that is greater is several postings, which merging adds up."""


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of one batch, on disk, block by block; in place of a seat each has its document's index in the batch."""

    path: Path
    documents: int
    words: list[str]
    """A word's key is its place here."""
    blocks: Numbers
    """Those that occur, ascending."""
    bounds: Numbers
    """Where each of them begins, and the end."""


def postings(counts: Counts) -> tuple[Numbers, Numbers]:
    """The keys of all postings of a batch, ascending, and these as numbers, with the index of a document as its seat."""
    keys, fields, owners, frequencies = counts.keys, counts.fields, counts.documents, counts.frequencies
    if len(keys) and frequencies.max() > MOST_TIMES:
        times = -(-frequencies // MOST_TIMES)
        rest = frequencies - (times - 1) * MOST_TIMES
        keys, fields, owners = (np.repeat(column, times) for column in (keys, fields, owners))
        frequencies = np.full(len(keys), MOST_TIMES)
        frequencies[np.cumsum(times) - 1] = rest
    own = ((keys & (1 << BLOCK_BITS) - 1) << FIELD_BITS | fields) << SEAT_BITS | owners
    return keys, own.view(np.uint64) << np.uint64(FREQUENCY_BITS) | frequencies.view(np.uint64)


def spilled(counts: Counts, documents: int, path: Path) -> Run:
    """The counts of a batch, written to this file."""
    keys, whole = postings(counts)
    whole.tofile(path)
    blocks = keys >> BLOCK_BITS
    begins = np.flatnonzero(np.diff(blocks, prepend=-1))
    return Run(path, documents, counts.words, blocks[begins], np.append(begins, len(whole)))


def all_words(runs: list[Run]) -> list[str]:
    """Every word of the archive once, in order; its place is its key."""
    return sorted({word for run in runs for word in run.words}, key=utf16_order)


def block_sizes(runs: list[Run]) -> dict[int, int]:
    """All blocks that occur, with how many postings each has."""
    sizes: dict[int, int] = {}
    for run in runs:
        for block, size in zip(run.blocks.tolist(), np.diff(run.bounds).tolist(), strict=True):
            sizes[block] = sizes.get(block, 0) + size
    return sizes


def merged(runs: list[Run], block: int, words: list[str], seats: Numbers) -> Numbers:
    """All postings of a block, sorted; `seats` are those of the documents of all runs, `words` is wanted for block 0 only."""
    parts = [np.empty(0, np.uint64)]
    done = 0
    for run in runs:
        own = seats[done : done + run.documents]
        done += run.documents
        place = int(np.searchsorted(run.blocks, block))
        if place < len(run.blocks) and run.blocks[place] == block:
            start, end = (int(bound) for bound in run.bounds[place : place + 2])
            part = np.fromfile(run.path, np.uint64, end - start, offset=8 * start)
            parts.append(with_seats(part, own))
            if not block:
                rename(parts[-1], run.words, words)
    whole = np.concatenate(parts)
    whole.sort()
    return whole


def with_seats(part: Numbers, seats: Numbers) -> Numbers:
    """The same postings with seats in place of documents."""
    mask = np.uint64(MOST_SEATS - 1 << FREQUENCY_BITS)
    documents = (part & mask) >> np.uint64(FREQUENCY_BITS)
    part &= ~mask
    part |= seats.astype(np.uint64)[documents.astype(np.int64)] << np.uint64(FREQUENCY_BITS)
    return part


def rename(part: Numbers, own: list[str], words: list[str]) -> None:
    """Give the words among these sorted postings of block 0 their keys in the whole archive."""
    end = int(np.searchsorted(part, np.uint64(FIRST_PAIR << TERM_SHIFT)))
    places = {word: place for place, word in enumerate(words)}
    known = np.array([places[word] for word in own], np.uint64)
    before = (part[:end] >> np.uint64(TERM_SHIFT)).astype(np.int64)
    part[:end] &= np.uint64((1 << TERM_SHIFT) - 1)
    part[:end] |= known[before] << np.uint64(TERM_SHIFT)
