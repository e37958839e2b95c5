"""An index brought up to date: of what is remembered only the postings of changed documents are exchanged, and only their shards packed again.

The result is, byte for byte, that of a clean build: seats, cuts and codes depend on the documents alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from build_archive.search.blocks import END, Block
from build_archive.search.counting import count
from build_archive.search.cuts import TERM_BITS, cuts
from build_archive.search.documents import Document
from build_archive.search.files import SHORT, Files
from build_archive.search.format import RECORD, chunk_path, packed, shard_path, utf16_order
from build_archive.search.gathering import alphabet
from build_archive.search.keys import BLOCK_BITS, FIRST_PAIR, Numbers
from build_archive.search.remembering import Memory, Span
from build_archive.search.runs import TERM_SHIFT, postings, rename, with_seats
from build_archive.search.sharding import PIECE, encoded, marks, measured
from build_archive.search.shards import Index, Text
from build_archive.search.texts import ENCODING, record


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents as sorted postings by block, in their seats."""

    blocks: dict[int, Numbers]
    words: list[str]
    lengths: Numbers
    """One row a document, in the order given."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changes in a block."""

    block: int
    gone: Numbers
    new: Numbers
    shards: list[Span]
    """As they were."""
    words: list[str]
    """Of block 0, after the change."""
    renamed: list[str] | None = None
    """Of block 0 the words before, where there are others now."""


def counted(documents: Sequence[Document], seats: Sequence[int]) -> Counted:
    """Documents counted; words have their places among the words of these documents."""
    counts = count(list(documents), alphabet())
    keys, whole = postings(counts)
    blocks = keys >> BLOCK_BITS
    begins = np.flatnonzero(np.diff(blocks, prepend=-1))
    parts = np.split(with_seats(whole, np.array(seats, np.int64)), begins[1:]) if len(keys) else []
    return Counted(
        {int(blocks[begin]): np.sort(part) for begin, part in zip(begins, parts, strict=True)},
        counts.words,
        counts.lengths,
    )


def changes(
    gone: Counted, new: Counted, shards: dict[int, list[Span]], words: list[str]
) -> tuple[list[Change], list[str]]:
    """What changes in each block, and all words then."""
    all_words = sorted({*words, *new.words}, key=utf16_order) if new.words else words
    for part in (gone, new):
        if 0 in part.blocks:
            rename(part.blocks[0], part.words, all_words)
    none = np.empty(0, np.uint64)
    found = []
    for block in sorted(gone.blocks.keys() | new.blocks.keys()):
        own = gone.blocks.get(block, none), new.blocks.get(block, none)
        other = words if not block and len(all_words) > len(words) else None
        found.append(Change(block, *own, shards.get(block, []), [] if block else all_words, other))
    return found, all_words


def patched(memory: Memory, files: Files, hall: int, change: Change) -> list[Span]:
    """The shards of a block after a change."""
    block, words = change.block, change.words
    postings, (keys, bits), spans = memory.postings(block), memory.terms(block), change.shards
    if change.renamed is not None:
        postings, keys, spans = renamed(postings, keys, spans, change.renamed, words)
    postings = postings.changed(change.gone, change.new)
    touched = np.unique(np.concatenate([change.gone, change.new]) >> np.uint64(TERM_SHIFT)).astype(np.int64)
    fresh = measured(postings.between(touched, touched + 1), block, hall)
    touched |= block << BLOCK_BITS
    kept = ~np.isin(keys, touched)
    keys, bits = np.concatenate([keys[kept], fresh.keys]), np.concatenate([bits[kept], fresh.bits])
    order = np.argsort(keys)
    keys, bits = keys[order], bits[order]
    memory.keep(block, postings, keys, bits)
    if not len(keys):
        return []
    old = {(start[0], end[0]): start for start, end in pairwise([*spans, (END, "", "")])}
    starts = keys[cuts(bits + TERM_BITS, marks(keys, words), hall, complete=True)[:-1]]
    ends = np.append(starts[1:], END)
    stays = np.searchsorted(touched, starts) == np.searchsorted(touched, ends)
    ranges = zip(starts.tolist(), ends.tolist(), strict=True)
    known = [old.get(span) if same else None for span, same in zip(ranges, stays, strict=True)]
    other = np.array([span is None for span in known])
    again = repacked(files, postings, starts[other], ends[other], block, words, hall)
    return [span or next(again) for span in known]


def repacked(
    files: Files, postings: Block, starts: Numbers, ends: Numbers, block: int, words: list[str], hall: int
) -> Iterator[Span]:
    """The terms from each start to its end as one shard, written; some together."""
    pieces = np.cumsum(postings.sizes(starts, ends)) // PIECE
    for together in np.split(np.arange(len(starts)), np.flatnonzero(np.diff(pieces)) + 1):
        terms = measured(postings.between(starts[together], ends[together]), block, hall)
        begins = [*np.searchsorted(terms.keys, starts[together]).tolist(), len(terms.keys)]
        for shard in encoded(terms, begins, words):
            yield int(shard.keys[0]), shard.first, files.add(shard.stored, SHORT, partial(shard_path, shard.first))


def renamed(
    postings: Block, keys: Numbers, spans: list[Span], before: list[str], words: list[str]
) -> tuple[Block, Numbers, list[Span]]:
    """Block 0 when there are more words than before, so that each has another place."""
    whole = postings.whole()
    rename(whole, before, words)
    places = {word: place for place, word in enumerate(words)}
    known = np.array([places[word] for word in before], np.int64)

    def now(key: int) -> int:
        return int(known[key]) if key < FIRST_PAIR else key

    keys = keys.copy()
    own = np.flatnonzero(keys < FIRST_PAIR)
    keys[own] = known[keys[own]]
    return Block(whole), keys, [(now(key), first, digest) for key, first, digest in spans]


def as_document(text: Text) -> Document:
    """What a chunk holds of a document, which is all that was counted."""
    return Document(text.id, text.address, text.title, text.date, text.tags, text.source, text.body)


def patched_chunks(
    files: Files, index: Index, share: int, gone: Sequence[int], new: dict[int, Document]
) -> dict[int, str]:
    """The hashes of the chunks in which documents left seats or took them, written; zeros where none is left."""
    found = {}
    for number in sorted({seat // share for seat in (*gone, *new)}):
        held = {} if not int(index.head.chunk_hashes[number], 16) else index.chunk(number)
        records = {seat: record(as_document(text)) for seat, text in held.items() if seat not in set(gone)}
        records |= {seat: record(document) for seat, document in new.items() if seat // share == number}
        found[number] = "0" * SHORT
        if records:
            stored = RECORD.join(f"{seat}{records[seat]}" for seat in sorted(records)).encode(ENCODING, "replace")
            found[number] = files.add(packed(stored), SHORT, partial(chunk_path, number))
    return found
