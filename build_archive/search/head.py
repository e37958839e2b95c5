"""The files that speak of all documents at once: the entry, the table, the dates and the labels."""

from __future__ import annotations

from collections import Counter
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
    folded = {name: fold_label(name) for name in set(chain.from_iterable(own))}
    keys = [list(dict.fromkeys(map(folded.__getitem__, names))) for names in own]
    counts = Counter(chain.from_iterable(keys))
    written: dict[str, str] = {}
    for name, _ in sorted(Counter(chain.from_iterable(own)).items(), key=lambda entry: (-entry[1], entry[0])):
        written.setdefault(folded[name], name)
    order = sorted(counts, key=lambda key: (-counts[key], written[key]))
    places = {key: place for place, key in enumerate(order)}
    listed = section("\n".join(written[key] for key in order).encode("utf-8", "replace"))
    sizes = np.fromiter(map(len, keys), np.int64)
    return listed + columns(sizes) + columns(np.fromiter(map(places.__getitem__, chain.from_iterable(keys)), np.int64))
