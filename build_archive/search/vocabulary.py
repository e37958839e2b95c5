"""The words of the dictionary of readings as arrays, to find in a text of millions of characters where each of them stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from build_archive.kept import derived
from build_archive.mixing import mixed
from build_archive.pinyin.typed import all_words
from build_archive.search.keys import Numbers


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of two characters or more."""

    beginnings: Numbers
    """Their first two characters, each pair once, ascending."""
    sizes: Numbers
    """For each of these the lengths of the words that begin so: bit n is set for one of n characters."""
    longer: dict[int, Numbers]
    """By length, from three on, the hashes of the words, ascending."""


def vocabulary_of(words: set[str]) -> Vocabulary:
    """The arrays of these words."""
    by_size: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        by_size[len(word)].append(word)
    rows = {size: code_points("".join(group)).reshape(-1, size) for size, group in sorted(by_size.items())}
    pairs = np.concatenate([_pairs(row[:, 0], row[:, 1]) for row in rows.values()])
    bits = np.concatenate([np.full(len(row), 1 << size, np.int64) for size, row in rows.items()])
    beginnings, own = np.unique(pairs, return_inverse=True)
    sizes = np.zeros(len(beginnings), np.int64)
    np.bitwise_or.at(sizes, own, bits)
    return Vocabulary(beginnings, sizes, {size: np.sort(mixed(row.T)) for size, row in rows.items() if size > 2})


@cache
def vocabulary() -> Vocabulary:
    """The one of this process."""
    return derived("vocabulary", lambda: vocabulary_of(all_words()))


def sizes_at(codes: Numbers, pairs: Numbers) -> Numbers:
    """The lengths of the words that begin like these pairs (given by their places), as `Vocabulary.sizes` has them; 0 for none."""
    own = vocabulary()
    keys = _pairs(codes[pairs], codes[pairs + 1])
    places = np.minimum(np.searchsorted(own.beginnings, keys), len(own.beginnings) - 1)
    found: Numbers = np.where(own.beginnings[places] == keys, own.sizes[places], 0)
    return found


def longer_words(codes: Numbers, sizes: Numbers) -> Iterator[tuple[int, Numbers]]:
    """For each length from three on the places where words of the dictionary stand; `sizes` for each place, as `sizes_at` has them."""
    for size, known in vocabulary().longer.items():
        starts = np.flatnonzero(sizes[: max(0, len(codes) + 1 - size)] >> size & 1)
        hashes = mixed(codes[starts + place] for place in range(size))
        places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
        yield size, starts[known[places] == hashes]


def code_points(text: str) -> Numbers:
    """Of each character."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)


def _pairs(first: Numbers, second: Numbers) -> Numbers:
    both: Numbers = first.astype(np.int64) << 32 | second
    return both
