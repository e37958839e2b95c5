"""The files that speak of all documents at once: the entry, the table, the dates and the labels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from build_archive.folding import fold_label
from build_archive.search.format import (
    FIELDS,
    LENGTH_BITS,
    column,
    date_code,
    length_code,
    section,
    term_list,
)
from build_archive.search.keys import Numbers
from build_archive.search.packing import columns


def entry(facts: bytes, shards: Sequence[tuple[str, str]], chunks: Sequence[str]) -> bytes:
    """What every query needs: the facts as JSON, shards and chunks with their hashes."""
    firsts = [first for first, _ in shards]
    parts = [
        facts,
        column([len(firsts)]) + term_list(firsts) + bytes.fromhex("".join(digest for _, digest in shards)),
        column([len(chunks)]) + bytes.fromhex("".join(chunks)),
    ]
    return b"".join(section(part) for part in parts)


def table(hall: int, seats: Numbers, lengths: Numbers) -> bytes:
    """Which of so many seats are occupied, and the lengths of the fields in order of seats."""
    occupied = np.zeros(hall, np.uint8)
    occupied[seats] = 1
    codes = (
        columns(length_codes(lengths[:, place], LENGTH_BITS[name]))
        for place, name in enumerate(FIELDS)
        if LENGTH_BITS[name]
    )
    return section(np.packbits(occupied).tobytes()) + section(b"".join(codes))


def length_codes(lengths: Numbers, bits: int) -> Numbers:
    """`format.length_code` of an array."""
    different, places = np.unique(lengths, return_inverse=True)
    return np.array([length_code(length, bits) for length in different.tolist()], np.int64)[places]


def dates(values: Sequence[str]) -> bytes:
    """The dates of the documents, in order of seats."""
    coded = np.array([date_code(value) for value in values], np.int64)
    known, places = np.unique(coded, return_inverse=True)
    return column([len(known)]) + columns(np.diff(known, prepend=0)) + columns(places)


def labels(sources: Sequence[str], tags: Sequence[Sequence[str]]) -> bytes:
    """The sources and tags of the documents, in order of seats."""
    return labels_of([[source] if source else [] for source in sources]) + labels_of(tags)


def labels_of(own: Sequence[Sequence[str]]) -> bytes:
    """One kind of labels, the most frequent first, and which each document has; those that differ only by script, width or case are one.

    Each is named as most documents write it.
    """
    names = {name: number for number, name in enumerate(dict.fromkeys(chain.from_iterable(own)))}
    folded = [fold_label(name) for name in names]
    keys = {key: number for number, key in enumerate(dict.fromkeys(folded))}
    key_of = np.array([keys[key] for key in folded], np.int64)
    listed = np.fromiter(map(names.__getitem__, chain.from_iterable(own)), np.int64)
    owners = np.repeat(np.arange(len(own)), np.fromiter(map(len, own), np.int64))
    _, firsts = np.unique(owners * len(keys) + key_of[listed], return_index=True)  # of each key in each document
    firsts.sort()
    has = key_of[listed[firsts]]
    times, counts = np.bincount(listed, minlength=len(names)).tolist(), np.bincount(has, minlength=len(keys)).tolist()
    written: dict[int, str] = {}
    for name in sorted(names, key=lambda name: (-times[names[name]], name)):
        written.setdefault(int(key_of[names[name]]), name)
    order = sorted(written, key=lambda key: (-counts[key], written[key]))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return (
        section("\n".join(written[key] for key in order).encode("utf-8", "replace"))
        + columns(np.bincount(owners[firsts], minlength=len(own)))
        + columns(places[has])
    )
