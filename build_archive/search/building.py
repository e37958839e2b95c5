"""The index of a whole site: documents in batches to runs on disk, these merged to shards, and what speaks of all of them."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from build_archive.errors import BuildArchiveError
from build_archive.search import head as heads
from build_archive.search.blocks import Block
from build_archive.search.documents import Document
from build_archive.search.files import SHORT, Files
from build_archive.search.format import (
    ENTRY,
    FIELDS,
    FORMAT,
    LENGTH_BITS,
    chunk_path,
    packed,
    rounded_length,
    shard_path,
)
from build_archive.search.gathering import Batch, Known, cut, put_away
from build_archive.search.keys import Numbers
from build_archive.search.remembering import Memory, Span, State
from build_archive.search.runs import MOST_SEATS, Run, all_words, block_sizes, merged
from build_archive.search.seats import hall_for, seated
from build_archive.search.sharding import shards
from build_archive.search.spelling import write_spelling
from build_archive.search.texts import Kept, chunk_seats, chunks

Submit = Callable[..., Future[Any]]

K1, B = 1.2, 0.75
"""lunr's own."""
BOOSTS = {"title": 3.0, "tags": 2.0, "source": 1.5, "body": 1.0}
"""As tried with benchmarks/search/known.py: 2 to 4 for titles lose nothing on questions, and whoever types a title finds it first."""
MOST_IN_ENTRY = 1 << 15
"""Seats whose table is part of the entry, where it takes up to some 15 KB; a larger one is a file of its own, which not every question needs."""
TOGETHER = 200
"""Text chunks that one process packs in one go."""


def build_index(found: Iterable[Document], folder: Path) -> None:
    """Write the index of these documents to this folder."""
    documents = {str(place): one for place, one in enumerate(found)}
    with scratch_in(folder) as scratch:
        batches: list[Batch] = []
        for group in cut((place, 3 * len(one.body)) for place, one in documents.items()):
            batches.append(put_away([documents[place] for place, _ in group], len(batches), Path(scratch)))
        write(batches, Files(folder), None)


def scratch_in(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for what is only needed while the index is built, where there is as much room as for the index."""
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=".building-", dir=folder)


def write(made: list[Batch], files: Files, executor: Executor | None, memory: Memory | None = None) -> State:
    """Write all files of the index, the entry last, and remove others; what a memory keeps of it."""
    known = [one for batch in made for one in batch.known]
    by_id = seated((one.id, one.date) for one in known)
    hall = hall_for(len(known))
    if len(by_id) < len(known) or hall > MOST_SEATS:
        raise BuildArchiveError(refusal(known, len(by_id)))
    seats = np.array([by_id[one.id] for one in known], np.int64)
    total = sum(int(batch.texts.sizes.sum()) for batch in made)
    runs = [batch.run for batch in made]
    state = State(
        hall=hall,
        share=chunk_seats(total, hall),
        names=[name for batch in made for name in batch.names],
        known=known,
        seats=seats.tolist(),
        lengths=[row for batch in made for row in batch.lengths.tolist()],
        words=all_words(runs),
        text_bytes=total,
    )
    submit = submit_of(executor)
    spelling = submit(write_spelling, files, known, memory.letters if memory else None)
    parts = pack(state, files, runs, [batch.texts for batch in made], submit, memory)
    of_all = whole(state, files)
    parts.put_into(state)
    state.spelling, state.spelling_files = spelling.result()
    finish(state, files, of_all)
    return state


@dataclass(frozen=True, slots=True)
class Parts:
    """Shards by block, and text chunks, on their way."""

    blocks: dict[int, Future[list[Span]]]
    texts: list[Future[list[tuple[int, str]]]]

    def put_into(self, state: State) -> None:
        """When all are written."""
        state.shards = {block: self.blocks[block].result() for block in sorted(self.blocks)}
        state.chunks = ["0" * SHORT] * -(-state.hall // state.share)
        for number, digest in (one for future in self.texts for one in future.result()):
            state.chunks[number] = digest


def pack(
    state: State, files: Files, runs: list[Run], texts: list[Kept], submit: Submit, memory: Memory | None
) -> Parts:
    """Have all shards and text chunks written, the largest blocks first."""
    sizes = block_sizes(runs)
    seats = np.array(state.seats, np.int64)
    bare = [replace(run, words=[]) for run in runs]
    blocks = {}
    for block in sorted(sizes, key=lambda block: -sizes[block]):
        own, words = (bare, []) if block else (runs, state.words)
        blocks[block] = submit(write_shards, files, own, block, words, seats, state.hall, memory)
    numbers = range(-(-state.hall // state.share))
    ranges = [numbers[start : start + TOGETHER] for start in numbers[::TOGETHER]]
    return Parts(blocks, [submit(write_texts, files, texts, seats, state.share, part) for part in ranges])


@dataclass(frozen=True, slots=True)
class Whole:
    """What speaks of all documents and needs nothing of shards and chunks."""

    facts: dict[str, object]
    table: bytes
    """Empty where it is a file of its own."""


def whole(state: State, files: Files) -> Whole:
    """Write the files that speak of all documents, but for the entry; what this says of them."""
    order = np.argsort(state.seats)
    lengths = np.array(state.lengths, np.int64).reshape(-1, len(FIELDS))[order]
    ordered = [state.known[i] for i in order]
    table = heads.table(state.hall, np.array(state.seats, np.int64)[order], lengths)
    apart = state.hall > MOST_IN_ENTRY
    facts = {
        "format": FORMAT,
        "documents": len(ordered),
        "seats": state.hall,
        "chunk_seats": state.share,
        "k1": K1,
        "b": B,
        "fields": [field(name, lengths[:, place]) for place, name in enumerate(FIELDS)],
        "table": files.whole("table", table) if apart else "",
        "dates": files.whole("dates", heads.dates([one.date for one in ordered])),
        "labels": files.whole("labels", heads.labels([one.source for one in ordered], [one.tags for one in ordered])),
    }
    return Whole(facts, b"" if apart else table)


def finish(state: State, files: Files, whole: Whole) -> None:
    """Write the entry, when all else is there, and remove what does not belong to the index."""
    named = [(first, digest) for block in sorted(state.shards) for _, first, digest in state.shards[block]]
    facts = orjson.dumps(whole.facts | {"pinyin": state.spelling})
    files.put(ENTRY, packed(heads.entry(facts, named, state.chunks) + whole.table))
    for name in parts_of(state):
        files.keep(name)
    files.remove_others()


def parts_of(state: State) -> list[str]:
    """The files of shards, of text chunks and of the dictionary."""
    return [
        *(shard_path(first, digest) for spans in state.shards.values() for _, first, digest in spans),
        *(chunk_path(number, digest) for number, digest in enumerate(state.chunks) if int(digest, 16)),
        *state.spelling_files,
    ]


def submit_of(executor: Executor | None) -> Submit:
    """How to have a function called: by another process, or at once where there is none."""

    def at_once(function: Callable[..., Any], *given: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*given))
        return future

    return executor.submit if executor else at_once


def write_shards(
    files: Files, runs: list[Run], block: int, words: list[str], seats: Numbers, hall: int, memory: Memory | None
) -> list[Span]:
    """Write all shards of a block."""
    whole = merged(runs, block, words, seats)
    made = list(shards(whole, block, words, hall))
    if memory:
        columns = ([getattr(shard, name) for shard in made] for name in ("keys", "bits"))
        memory.keep(block, Block(whole), *(np.concatenate(column) for column in columns))
    return [
        (int(shard.keys[0]), shard.first, files.add(shard.stored, SHORT, partial(shard_path, shard.first)))
        for shard in made
    ]


def write_texts(files: Files, texts: list[Kept], seats: Numbers, share: int, numbers: range) -> list[tuple[int, str]]:
    """Write the text chunks of these numbers; the hash of each that is not empty."""
    return [
        (number, files.add(stored, SHORT, partial(chunk_path, number)))
        for number, stored in chunks(texts, seats, share, numbers)
    ]


def field(name: str, lengths: Numbers) -> dict[str, object]:
    """What the entry says of a field, given its lengths in all documents."""
    bits = LENGTH_BITS[name]
    different, times = np.unique(lengths, return_counts=True)
    total = sum(
        rounded_length(length, bits) * count for length, count in zip(different.tolist(), times.tolist(), strict=True)
    )
    return {"name": name, "boost": BOOSTS[name], "length_bits": bits, "length_total": total}


def refusal(known: list[Known], different: int) -> str:
    """Why these documents cannot be searched."""
    if different < len(known):
        twice = next(name for name, times in Counter(one.id for one in known).items() if times > 1)
        return f"docs/: two pages have the id {twice}, so the search cannot tell them apart. Remove one of them."
    return f"docs/: {len(known):,} pages are more than one index can hold. Split the archive into two sites."
