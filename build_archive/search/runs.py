"""Postings on their way to the shards: sorted runs on disk, one a batch of documents, merged again in slices that fit in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from build_archive.search.counting import Counts
from build_archive.search.format import utf16_order
from build_archive.search.keys import FIRST_PAIR, Numbers

SLICE = 2_000_000
"""Postings that are merged at a time, about; each takes some 100 bytes of memory meanwhile."""
SAMPLE = 500
"""One posting in so many is looked at to know where slices should begin."""
SEAT_BITS, FIELD_BITS = 20, 2
MOST_SEATS = 1 << SEAT_BITS
"""A key, a field and a seat are sorted as one number of 64 bits."""


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of one batch, on disk, sorted by key: keys, then documents, fields and frequencies."""

    path: Path
    size: int
    documents: int
    """How many documents the batch has."""
    words: list[str]
    """A word's key is its place here."""
    pairs: int
    """Where the postings of words end and those of pairs begin."""
    sample: Numbers
    """Every so manieth key."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Postings of neighbouring terms: four arrays of equal length, sorted by key, then field, then seat."""

    keys: Numbers
    fields: Numbers
    seats: Numbers
    frequencies: Numbers


def spilled(counts: Counts, documents: int, path: Path) -> Run:
    """The counts of a batch, written to this file."""
    with path.open("wb") as file:
        counts.keys.astype("<i8").tofile(file)
        (counts.documents.astype("<u4") << 2 | counts.fields).astype("<u4").tofile(file)
        counts.frequencies.astype("<u4").tofile(file)
    pairs = int(np.searchsorted(counts.keys, FIRST_PAIR))
    return Run(path, len(counts.keys), documents, counts.words, pairs, counts.keys[::SAMPLE])


def all_words(runs: list[Run]) -> list[str]:
    """Every word of the archive once, in order; its place is its key."""
    return sorted({word for run in runs for word in run.words}, key=utf16_order)


def merged(runs: list[Run], words: list[str], seats: Numbers) -> Iterator[Merged]:
    """All postings in order, slice by slice; a term is never in two slices. `seats` are those of the documents."""
    places = {word: place for place, word in enumerate(words)}
    own = [np.array([places[word] for word in run.words], np.int64) for run in runs]
    keys = [np.memmap(run.path, "<i8", "r", shape=(run.size,)) if run.size else np.empty(0, np.int64) for run in runs]
    ends = np.cumsum([run.documents for run in runs]).astype(np.int64)
    done = [0] * len(runs)
    for limit in limits(runs, own):
        parts = []
        for i, run in enumerate(runs):
            if limit < FIRST_PAIR:
                end = int(np.searchsorted(keys[i][: run.pairs], np.searchsorted(own[i], limit)))
            else:
                end = int(np.searchsorted(keys[i], limit))
            parts.append(read(run, done[i], end, own[i], seats[ends[i] - run.documents : ends[i]]))
            done[i] = end
        yield in_order(parts)


def limits(runs: list[Run], own: list[Numbers]) -> list[int]:
    """The keys before which slices end; the last is greater than all keys."""
    samples = [as_global(run.sample, words) for run, words in zip(runs, own, strict=True)]
    sample = np.sort(np.concatenate([*samples, np.empty(0, np.int64)]))
    step = max(1, SLICE // SAMPLE)
    return [*np.unique(sample[step::step]).tolist(), np.iinfo(np.int64).max]


def as_global(keys: Numbers, own: Numbers) -> Numbers:
    """Keys of a run as keys of the archive."""
    mapped = keys.astype(np.int64)
    words = mapped < FIRST_PAIR
    mapped[words] = own[mapped[words]]
    return mapped


def read(run: Run, start: int, end: int, own: Numbers, seats: Numbers) -> tuple[Numbers, Numbers]:
    """Some postings of a run: key, field and seat as one number, and the frequency; `seats` are those of its documents."""

    def part(kind: str, place: int) -> Numbers:
        return np.fromfile(run.path, kind, end - start, offset=place)

    keys = as_global(part("<i8", 8 * start), own).astype(np.uint64)
    owners = part("<u4", 8 * run.size + 4 * start)
    seated = seats[owners >> 2].astype(np.uint64)
    whole = keys << np.uint64(SEAT_BITS + FIELD_BITS) | (owners & 3).astype(np.uint64) << np.uint64(SEAT_BITS) | seated
    return whole, part("<u4", 12 * run.size + 4 * start)


def in_order(parts: list[tuple[Numbers, Numbers]]) -> Merged:
    """The postings of all runs, sorted."""
    whole = np.concatenate([np.empty(0, np.uint64), *(part[0] for part in parts)])
    order = np.argsort(whole)
    whole = whole[order]
    return Merged(
        keys=(whole >> np.uint64(SEAT_BITS + FIELD_BITS)).astype(np.int64),
        fields=(whole >> np.uint64(SEAT_BITS) & np.uint64(3)).astype(np.int64),
        seats=(whole & np.uint64(MOST_SEATS - 1)).astype(np.int64),
        frequencies=np.concatenate([np.empty(0, np.uint32), *(part[1] for part in parts)])[order].astype(np.int64),
    )
