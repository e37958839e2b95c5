"""The sorted postings of a block as shards: terms, document frequencies, and postings as bits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from build_archive.search.cuts import TERM_BITS, cuts
from build_archive.search.format import FIELDS, column, packed
from build_archive.search.keys import BLOCK_BITS, FIRST_PAIR, Numbers, scattered, units_of_pairs
from build_archive.search.packing import WORD, packed_bits, parted, posting_bits, rice_bits_of, term_lists
from build_archive.search.runs import FIELD_BITS, FREQUENCY_BITS, LIST_SHIFT, MOST_SEATS, MOST_TIMES, TERM_SHIFT

PIECE = 1_000_000
"""Postings that are packed at a time, about; each takes some 100 bytes of memory meanwhile."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of terms."""

    first: str
    """Its first term."""
    stored: bytes
    keys: Numbers
    """Of its terms."""
    bits: Numbers
    """What the postings of each take."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Neighbouring terms with all that is written of them; the last three have one entry a posting."""

    keys: Numbers
    frequencies: Numbers
    """Document frequencies: one row a term, one column a field."""
    bits: Numbers
    """What the postings of each term take."""
    bounds: Numbers
    """Where the postings of each term begin, and the end."""
    gaps: Numbers
    low: Numbers
    counts: Numbers


def shards(whole: Numbers, block: int, words: list[str], hall: int) -> Iterator[Shard]:
    """All shards of a block, in order of their terms, given its sorted postings."""
    start, size = 0, PIECE
    while start < len(whole):
        stop = after_term(whole, int(whole[min(start + size, len(whole)) - 1]) >> TERM_SHIFT)
        terms = measured(whole[start:stop], block, hall)
        begins = cuts(terms.bits + TERM_BITS, marks(terms.keys, words), hall, complete=stop == len(whole))
        yield from encoded(terms, begins, words)
        if begins[-1]:
            start = after_term(whole, int(terms.keys[begins[-1] - 1]) & (1 << BLOCK_BITS) - 1)
        size = PIECE if begins[-1] else 2 * size


def after_term(whole: Numbers, key: int) -> int:
    """Where the postings of the term with this key in the block end."""
    return int(np.searchsorted(whole, np.uint64(key + 1 << TERM_SHIFT))) if key + 1 < 1 << BLOCK_BITS else len(whole)


def measured(part: Numbers, block: int, hall: int) -> Terms:
    """Sorted postings grouped by term and field, and the bits that each term takes."""
    lists, seats, counts = apart(part)
    starts = np.flatnonzero(np.diff(lists, prepend=-1))
    sizes = np.diff(starts, append=len(lists))
    gaps = np.diff(seats, prepend=0) - 1
    gaps[starts] = seats[starts]
    low = np.repeat(rice_bits_of(hall, sizes), sizes)
    keys = lists[starts] >> FIELD_BITS
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    row = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(keys)))
    frequencies = np.zeros((len(firsts), len(FIELDS)), np.int64)
    frequencies[row, lists[starts] & 3] = sizes
    bounds = np.append(starts[firsts], len(lists))
    bits = np.add.reduceat(posting_bits(gaps, low, counts), bounds[:-1], dtype=np.int64)
    return Terms(keys[firsts] | block << BLOCK_BITS, frequencies, bits, bounds, gaps, low, counts)


def apart(part: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The numbers of lists (term and field), seats and frequencies of sorted postings; what is one posting is put together."""
    counts = (part & np.uint64(MOST_TIMES)).astype(np.int64)
    seats = (part >> np.uint64(FREQUENCY_BITS)).astype(np.int64)
    if (counts == MOST_TIMES).any():
        starts = np.flatnonzero(np.diff(seats, prepend=-1))
        seats, counts = seats[starts], np.add.reduceat(counts, starts)
    lists = seats >> LIST_SHIFT - FREQUENCY_BITS
    return lists, (seats & MOST_SEATS - 1).astype(np.int32), counts.astype(np.int32)


def marks(keys: Numbers, words: list[str]) -> Numbers:
    """For each term a number in which no order is left, and which depends on the term alone."""
    pairs = int(np.searchsorted(keys, FIRST_PAIR))
    named = [zlib.crc32(words[key].encode("utf-8", "surrogatepass")) << 32 for key in keys[:pairs].tolist()]
    return np.concatenate([np.array(named, np.uint64), scattered(keys[pairs:])])


def encoded(terms: Terms, begins: list[int], words: list[str]) -> Iterator[Shard]:
    """The shards from each begin to the next."""
    if len(begins) < 2:
        return
    bounds = terms.bounds[begins]
    stop = int(bounds[-1])
    gaps, low, counts = terms.gaps[:stop], terms.low[:stop], terms.counts[:stop]
    sizes = posting_bits(gaps, low, counts)
    ends = np.cumsum(sizes, dtype=np.int64)
    borders = np.append(0, ends)[bounds]
    totals = np.diff(borders)
    bases = np.append(0, np.cumsum(-(-totals // WORD) * WORD))
    shift = np.repeat(bases[:-1] - borders[:-1], np.diff(bounds))
    stream = packed_bits(gaps, low, counts, ends - sizes + shift)
    units, lengths = units_of(terms.keys[: begins[-1]], words)
    places = np.append(0, np.cumsum(lengths))
    heads = zip(
        term_lists(units, lengths, np.array(begins)),
        *(parted(each, np.array(begins)) for each in (*terms.frequencies.T, terms.bits)),
        strict=True,
    )
    for (start, end), head, base, total in zip(pairwise(begins), heads, bases.tolist(), totals.tolist(), strict=False):
        first = units[places[start] : places[start + 1]].astype("<u2").tobytes().decode("utf-16-le")
        body = stream[base // 8 : base // 8 + -(-total // 8)]
        stored = packed(b"".join((column([end - start]), *head, body)), dense=True)
        yield Shard(first, stored, terms.keys[start:end], terms.bits[start:end])


def units_of(keys: Numbers, words: list[str]) -> tuple[Numbers, Numbers]:
    """The UTF-16 units of terms, one term after the other, and how many each has."""
    pairs = int(np.searchsorted(keys, FIRST_PAIR))
    written = [f" {words[key]}".encode("utf-16-le", "surrogatepass") for key in keys[:pairs].tolist()]
    units, lengths = units_of_pairs(keys[pairs:])
    word_units = np.frombuffer(b"".join(written), "<u2").astype(np.int64)
    word_lengths = np.array([len(word) // 2 for word in written], np.int64)
    return np.concatenate([word_units, units]), np.concatenate([word_lengths, lengths])
