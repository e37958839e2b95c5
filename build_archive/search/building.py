"""The index of a whole site: documents in batches to runs on disk, these merged to shards, and what speaks of all of them."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import orjson

from build_archive import workers
from build_archive.errors import BuildArchiveError
from build_archive.search import head as heads
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
from build_archive.search.gathering import Batch, Known, cut, from_pages, put_away
from build_archive.search.keys import Numbers
from build_archive.search.runs import MOST_SEATS, Run, all_words, block_sizes, merged
from build_archive.search.seats import hall_for, seated
from build_archive.search.sharding import shards
from build_archive.search.spelling import write_spelling
from build_archive.search.texts import Kept, chunk_seats, chunks

T = TypeVar("T")

K1, B = 1.2, 0.75
"""lunr's own."""
BOOSTS = {"title": 3.0, "tags": 2.0, "source": 1.5, "body": 1.0}
"""As tried with benchmarks/search/known.py: 2 to 4 for titles lose nothing on questions, and whoever types a title finds it first."""
TOGETHER = 200
"""Text chunks that one process packs in one go."""


def build(docs_dir: Path, site_dir: Path, directory_urls: bool = True, jobs: int = 0) -> None:
    """Write the index of all that is searched below `docs_dir` to `site_dir/search/`, and remove what an earlier build left there.

    `directory_urls` as MkDocs has it; `jobs` processes, 0 for one a core.
    """
    folder = site_dir / "search"
    with scratch_in(folder) as scratch, workers.pool(jobs) as executor:
        write(from_pages(docs_dir, directory_urls, Path(scratch), executor), folder, executor)


def build_index(found: Iterable[Document], folder: Path) -> None:
    """Write the index of these documents to this folder."""
    documents = {str(place): one for place, one in enumerate(found)}
    with scratch_in(folder) as scratch:
        batches: list[Batch] = []
        for group in cut((place, 3 * len(one.body)) for place, one in documents.items()):
            batches.append(put_away([documents[place] for place, _ in group], len(batches), Path(scratch)))
        write(batches, folder, None)


def scratch_in(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for what is only needed while the index is built, where there is as much room as for the index."""
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=".building-", dir=folder)


def write(made: list[Batch], folder: Path, executor: Executor | None) -> None:
    """Write all files of the index, the entry last, and remove others."""
    known = [one for batch in made for one in batch.known]
    by_id = seated((one.id, one.date) for one in known)
    hall = hall_for(len(known))
    if len(by_id) < len(known) or hall > MOST_SEATS:
        raise BuildArchiveError(refusal(known, len(by_id)))
    seats = np.array([by_id[one.id] for one in known], np.int64)
    files = Files(folder)
    share = chunk_seats(sum(int(batch.texts.sizes.sum()) for batch in made), hall)
    named_shards, named_chunks = packed_parts(files, made, seats, hall, share, executor)
    order = np.argsort(seats)
    lengths = np.concatenate([np.empty((0, len(FIELDS)), np.int64), *(batch.lengths for batch in made)])[order]
    ordered = [known[i] for i in order]
    facts = {
        "format": FORMAT,
        "documents": len(known),
        "seats": hall,
        "chunk_seats": share,
        "k1": K1,
        "b": B,
        "fields": [field(name, lengths[:, place]) for place, name in enumerate(FIELDS)],
        "dates": files.whole("dates", heads.dates([one.date for one in ordered])),
        "labels": files.whole("labels", heads.labels([one.source for one in ordered], [one.tags for one in ordered])),
        "pinyin": write_spelling(files, known),
    }
    files.put(ENTRY, packed(heads.entry(orjson.dumps(facts), seats[order], lengths, named_shards, named_chunks)))
    files.remove_others()


def packed_parts(
    files: Files, made: list[Batch], seats: Numbers, hall: int, share: int, executor: Executor | None
) -> tuple[list[tuple[str, str]], list[str]]:
    """Write all shards and text chunks: the first term and the hash of each shard, and the hash of each chunk, zeros where it would be empty."""
    runs = [batch.run for batch in made]
    sizes = block_sizes(runs)
    blocks = sorted(sizes, key=lambda block: -sizes[block])
    words = all_words(runs)
    numbers = range(-(-hall // share))
    ranges = [numbers[start : start + TOGETHER] for start in numbers[::TOGETHER]]
    submit = executor.submit if executor else done_at_once
    texts = [submit(write_texts, files, [batch.texts for batch in made], seats, share, part) for part in ranges]
    bare = [replace(run, words=[]) for run in runs]
    shards = {
        block: submit(write_shards, files, bare if block else runs, block, [] if block else words, seats, hall)
        for block in blocks
    }
    named_chunks = ["0" * SHORT] * len(numbers)
    for future in texts:
        for number, digest in future.result():
            files.keep(chunk_path(number, digest))
            named_chunks[number] = digest
    named_shards = [named for block in sorted(shards) for named in shards[block].result()]
    for first, digest in named_shards:
        files.keep(shard_path(first, digest))
    return named_shards, named_chunks


def done_at_once(function: Callable[..., T], *given: Any) -> Future[T]:
    """As an executor's `submit`, in this process."""
    future: Future[T] = Future()
    future.set_result(function(*given))
    return future


def write_shards(
    files: Files, runs: list[Run], block: int, words: list[str], seats: Numbers, hall: int
) -> list[tuple[str, str]]:
    """Write all shards of a block; the first term and the hash of each."""
    return [
        (shard.first, files.add(shard.stored, SHORT, partial(shard_path, shard.first)))
        for shard in shards(merged(runs, block, words, seats), block, words, hall)
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
    total = sum(rounded_length(length, bits) for length in lengths.tolist())
    return {"name": name, "boost": BOOSTS[name], "length_bits": bits, "length_total": total}


def refusal(known: list[Known], different: int) -> str:
    """Why these documents cannot be searched."""
    if different < len(known):
        twice = next(name for name, times in Counter(one.id for one in known).items() if times > 1)
        return f"docs/: two pages have the id {twice}, so the search cannot tell them apart. Remove one of them."
    return f"docs/: {len(known):,} pages are more than one index can hold. Split the archive into two sites."
