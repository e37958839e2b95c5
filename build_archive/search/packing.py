"""The codes of `format.py` for arrays: columns, term lists and bits, a million numbers at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from build_archive.search.keys import Numbers

WORD = 64
"""Bits are put together in numbers of this many."""


def columns(numbers: Numbers) -> bytes:
    """`format.column` of an array."""
    return _varints(np.asarray(numbers, np.int64))[0]


def parted(numbers: Numbers, begins: Numbers) -> list[bytes]:
    """The columns of the numbers from each begin to the next; put into bytes together, which many small arrays would be slow in."""
    stored, ends = _varints(numbers)
    return [stored[start:end] for start, end in pairwise(np.append(0, ends)[begins].tolist())]


def _varints(numbers: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of a column, and where each number ends in them."""
    sizes = np.ones(len(numbers), np.int64)
    for shift in range(7, 63, 7):
        more = numbers >> shift > 0
        if not more.any():
            break
        sizes += more
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for place in range(int(sizes.max(initial=0))):
        here = np.flatnonzero(sizes > place)
        group = numbers[here] >> 7 * place & 127
        out[ends[here] - sizes[here] + place] = group | (sizes[here] > place + 1) * 128
    return out.tobytes(), ends


def term_lists(units: Numbers, lengths: Numbers, begins: Numbers) -> Iterator[bytes]:
    """`format.term_list` of the terms from each begin to the next, given as UTF-16 units, one term after the other, and how many each has."""
    starts = np.cumsum(lengths) - lengths
    shared = _shared(units, starts, lengths)
    shared[begins[:-1]] = 0
    fresh = lengths - shared
    before = np.concatenate([starts[:1], starts[:-1]])
    has = np.concatenate([[False], shared[1:] < lengths[:-1]])[: len(lengths)]
    has[begins[:-1]] = False
    shown = units.astype(np.int64)
    shown[(starts + shared)[has]] -= units[(before + shared)[has]]
    place = np.arange(len(units)) - np.repeat(starts, lengths)
    own = shown[place >= np.repeat(shared, lengths)]
    listed = parted(shared, begins), parted(fresh, begins), parted(own, np.append(0, np.cumsum(fresh))[begins])
    return map(b"".join, zip(*listed, strict=True))


def _shared(units: Numbers, starts: Numbers, lengths: Numbers) -> Numbers:
    shared = np.zeros(len(lengths), np.int64)
    going = np.arange(1, len(lengths))
    place = 0
    while len(going):
        going = going[(lengths[going] > place) & (lengths[going - 1] > place)]
        going = going[units[starts[going] + place] == units[starts[going - 1] + place]]
        shared[going] += 1
        place += 1
    return shared


_DIGITS = np.frexp(np.arange(4096, dtype=np.float64))[1].astype(np.int32)


def rice_bits_of(seats: int, frequencies: Numbers) -> Numbers:
    """`format.rice_bits` of an array."""
    quotients = 11 * seats // (16 * frequencies.astype(np.int64))
    bits: Numbers = np.frexp(quotients.astype(np.float64))[1] - 1
    return np.maximum(bits, 0).astype(np.int32)


def digits_of(numbers: Numbers) -> Numbers:
    """How many binary digits each number (at least 1) has."""
    if numbers.max(initial=0) < len(_DIGITS):
        return _DIGITS[numbers]
    digits: Numbers = np.frexp(numbers.astype(np.float64))[1]
    return digits


def posting_bits(gaps: Numbers, low: Numbers, frequencies: Numbers) -> Numbers:
    """How many bits each posting takes: its gap in Rice code, its frequency in gamma code."""
    sizes: Numbers = (gaps >> low) + low + 2 * digits_of(frequencies)
    return sizes


def packed_bits(gaps: Numbers, low: Numbers, frequencies: Numbers, starts: Numbers) -> bytes:
    """Postings as bits, each beginning at its place in `starts` (ascending, not overlapping)."""
    twice = 2 * digits_of(frequencies)
    one = np.left_shift(1, low)
    codes = (one | gaps & one - 1).astype(np.int64) << twice - 1
    codes |= frequencies
    return _placed(codes.view(np.uint64), starts + (gaps >> low), low + twice)


def _placed(codes: Numbers, starts: Numbers, sizes: Numbers) -> bytes:
    if not len(codes):
        return b""
    words = starts >> 6
    room = WORD - (starts & WORD - 1) - sizes
    out = np.zeros(int(words[-1]) + 2, np.uint64)
    first = np.flatnonzero(np.append(True, words[1:] != words[:-1]))
    over = np.flatnonzero(room < 0)
    shifted = codes << np.maximum(room, 0).view(np.uint64)
    shifted[over] = codes[over] >> (-room[over]).view(np.uint64)
    out[words[first]] = np.bitwise_or.reduceat(shifted, first)
    out[words[over] + 1] |= codes[over] << (WORD + room[over]).view(np.uint64)
    return out.astype(">u8").tobytes()
