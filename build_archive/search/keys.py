"""Terms as numbers in the order of the terms, so that they can be counted and sorted by the million.

A character's *rank* is a number of 21 bits that sorts like its UTF-16 units (above U+FFFF characters are written with units that come
before U+E000). The *key* of a pair is both ranks, the second plus one; of a character alone the second part is 0. A word's key is its
place among all words of the archive, which is less than any pair's: a word begins with a space, nothing else does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

RANK_BITS = 21
BLOCK_BITS = 8 + RANK_BITS
"""Of a key, that tell the terms of a block apart: those whose first characters have the same rank but for its last 8 bits."""
FIRST_PAIR = 0x30 << RANK_BITS
"""Keys below are words'; the first letter or digit of Unicode is 0."""
_SURROGATES, _PRIVATE, _ASTRAL, _ASTRALS = 0xD800, 0xE000, 0x10000, 0x100000


def ranks(codes: Numbers) -> Numbers:
    """The ranks of code points (none of them a surrogate)."""
    ranked = codes.astype(np.int64)
    far = np.flatnonzero(ranked >= _SURROGATES)
    ranked[far] += np.where(ranked[far] >= _ASTRAL, _SURROGATES - _ASTRAL, _SURROGATES + _ASTRALS - _PRIVATE)
    return ranked


def codes(ranked: Numbers) -> Numbers:
    """The code points of ranks."""
    found = ranked.astype(np.int64)
    far = np.flatnonzero(found >= _SURROGATES)
    astral = found[far] < _SURROGATES + _ASTRALS
    found[far] += np.where(astral, _ASTRAL - _SURROGATES, _PRIVATE - _SURROGATES - _ASTRALS)
    return found


def pair_keys(first: Numbers, second: Numbers, linked: Numbers) -> Numbers:
    """Keys of pairs given as code points; where not `linked`, of the first character alone."""
    keys: Numbers = (ranks(first) << RANK_BITS) + (ranks(second) + 1) * linked
    return keys


def units_of_pairs(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The UTF-16 units of terms that are no words, one term after the other, and how many each has."""
    first, second = codes(keys >> RANK_BITS), keys & (1 << RANK_BITS) - 1
    alone = second == 0
    both = np.stack([first, np.where(alone, 0, codes(np.maximum(second - 1, 0)))], axis=1)
    high = np.where(both >= _ASTRAL, 0xD800 + (both - _ASTRAL >> 10), both)
    low = np.where(both >= _ASTRAL, 0xDC00 + (both & 0x3FF), -1)
    units = np.stack([high, low], axis=2)
    units[alone, 1] = -1
    flat = units.reshape(len(keys), 4)
    return flat[flat >= 0], (flat >= 0).sum(axis=1)


def scattered(keys: Numbers) -> Numbers:
    """A number for each key in which no order of the keys is left (splitmix64's finish, https://prng.di.unimi.it/splitmix64.c)."""
    mixed = keys.astype(np.uint64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
