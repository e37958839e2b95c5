"""Merged postings as shards: terms, document frequencies, and postings as bits."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from build_archive.search.cuts import TERM_BITS, cuts
from build_archive.search.format import FIELDS, column, packed
from build_archive.search.keys import FIRST_PAIR, Numbers, scattered, units_of_pairs
from build_archive.search.packing import WORD, columns, packed_bits, posting_bits, rice_bits_of, term_lists
from build_archive.search.runs import Merged


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of terms."""

    first: str
    """Its first term."""
    terms: int
    stored: bytes


@dataclass(frozen=True, slots=True)
class Terms:
    """A slice of terms with all that is written of them; the last four have one entry a posting."""

    keys: Numbers
    frequencies: Numbers
    """Document frequencies: one row a term, one column a field."""
    bits: Numbers
    """What each term takes."""
    term: Numbers
    """Index of its term."""
    gaps: Numbers
    low: Numbers
    counts: Numbers


def shards(slices: Iterable[Merged], words: list[str], seats: int) -> Iterator[Shard]:
    """All shards, in order of their terms."""
    rest: Merged | None = None
    for part in slices:
        part = part if rest is None else joined(rest, part)
        terms = measured(part, seats)
        begins = cuts(terms.bits, marks(terms.keys, words))
        bounds = np.searchsorted(terms.term, begins)
        yield from encoded(terms, begins, bounds, words)
        rest = Merged(*(getattr(part, name)[bounds[-1] :] for name in Merged.__slots__))
    if rest is not None and len(rest.keys):
        terms = measured(rest, seats)
        yield from encoded(terms, [0, len(terms.keys)], np.array([0, len(rest.keys)]), words)


def joined(left: Merged, right: Merged) -> Merged:
    """One slice after another."""
    return Merged(*(np.concatenate([getattr(left, name), getattr(right, name)]) for name in Merged.__slots__))


def measured(part: Merged, seats: int) -> Terms:
    """The postings grouped by term and field, and the bits that each takes."""
    new_term = np.diff(part.keys, prepend=-1) != 0
    new_list = new_term | (np.diff(part.fields, prepend=-1) != 0)
    term = np.cumsum(new_term) - 1
    lists = np.cumsum(new_list) - 1
    sizes = np.bincount(lists)
    before = np.where(new_list, -1, np.concatenate([[-1], part.seats[:-1]])[: len(part.seats)])
    gaps = part.seats - before - 1
    low = rice_bits_of(seats, sizes)[lists]
    frequencies = np.zeros((int(new_term.sum()), len(FIELDS)), np.int64)
    starts = np.flatnonzero(new_list)
    frequencies[term[starts], part.fields[starts]] = sizes
    bits = np.bincount(term, posting_bits(gaps, low, part.frequencies)).astype(np.int64) + TERM_BITS
    return Terms(part.keys[new_term], frequencies, bits, term, gaps, low, part.frequencies)


def marks(keys: Numbers, words: list[str]) -> Numbers:
    """For each term a number in which no order is left, and which depends on the term alone."""
    pairs = int(np.searchsorted(keys, FIRST_PAIR))
    named = [zlib.crc32(words[key].encode("utf-8", "surrogatepass")) << 32 for key in keys[:pairs].tolist()]
    return np.concatenate([np.array(named, np.uint64), scattered(keys[pairs:])])


def encoded(terms: Terms, begins: list[int], bounds: Numbers, words: list[str]) -> Iterator[Shard]:
    """The shards that are complete: from each begin to the next; `bounds` are their first postings."""
    stop = int(bounds[-1])
    if not stop:
        return
    sizes = posting_bits(terms.gaps[:stop], terms.low[:stop], terms.counts[:stop])
    ends = np.cumsum(sizes)
    totals = np.diff(np.concatenate([[0], ends])[bounds])
    bases = np.concatenate([[0], np.cumsum(-(-totals // WORD) * WORD)])
    shift = np.repeat(bases[:-1] - np.concatenate([[0], ends])[bounds[:-1]], np.diff(bounds))
    stream = packed_bits(terms.gaps[:stop], terms.low[:stop], terms.counts[:stop], ends - sizes + shift)
    units, lengths = units_of(terms.keys[: begins[-1]], words)
    places = np.concatenate([[0], np.cumsum(lengths)])
    for i, (start, end) in enumerate(pairwise(begins)):
        own = units[places[start] : places[end]]
        head = column([end - start]) + term_lists(own, lengths[start:end])
        head += b"".join(columns(terms.frequencies[start:end, field]) for field in range(len(FIELDS)))
        base = int(bases[i]) // 8
        first = own[: lengths[start]].astype("<u2").tobytes().decode("utf-16-le")
        yield Shard(first, end - start, packed(head + stream[base : base + -(-int(totals[i]) // 8)]))


def units_of(keys: Numbers, words: list[str]) -> tuple[Numbers, Numbers]:
    """The UTF-16 units of terms, one term after the other, and how many each has."""
    pairs = int(np.searchsorted(keys, FIRST_PAIR))
    written = [f" {words[key]}".encode("utf-16-le", "surrogatepass") for key in keys[:pairs].tolist()]
    units, lengths = units_of_pairs(keys[pairs:])
    word_units = np.frombuffer(b"".join(written), "<u2").astype(np.int64)
    word_lengths = np.array([len(word) // 2 for word in written], np.int64)
    return np.concatenate([word_units, units]), np.concatenate([word_lengths, lengths])
