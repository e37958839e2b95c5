"""The index of a whole site: documents in batches to runs on disk, these merged to shards, everything written under names of content."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import orjson

from build_archive.errors import BuildArchiveError
from build_archive.search import head as heads
from build_archive.search.alphabet import Alphabet
from build_archive.search.counting import count
from build_archive.search.documents import Document, documents
from build_archive.search.format import (
    FIELDS,
    FORMAT,
    LENGTH_BITS,
    chunk_path,
    hash_of,
    packed,
    rounded_length,
    shard_path,
)
from build_archive.search.keys import Numbers
from build_archive.search.runs import MOST_SEATS, Run, all_words, merged, spilled
from build_archive.search.seats import hall_for, seated
from build_archive.search.sharding import shards
from build_archive.search.texts import Kept, chunk_bits, chunks, kept

BATCH = 1_000_000
"""Characters of a batch of documents, about."""
K1, B = 1.2, 0.75
"""lunr's own."""
BOOSTS = {"title": 3.0, "tags": 2.0, "source": 1.5, "body": 1.0}
"""As tried with benchmarks/search/known.py: 2 to 4 for titles lose nothing on questions, and whoever types a title finds it first."""
ENTRY = "index.json"
SHORT, LONG = 6, 12
"""Digits of the hash in a file's name: where a rule makes the rest of the name, and where nothing else tells files apart."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a document when its text is on disk."""

    id: str
    date: str
    source: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents, counted and put away."""

    run: Run
    texts: Kept
    known: list[Known]
    lengths: Numbers


def build(docs_dir: Path, site_dir: Path, directory_urls: bool = True) -> None:
    """Write the index of all that is searched below `docs_dir` to `site_dir/search/`, and remove what an earlier build left there."""
    build_index(documents(docs_dir, directory_urls), site_dir / "search")


def build_index(found: Iterable[Document], folder: Path) -> None:
    """Write the index of these documents to this folder; the entry comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=folder) as scratch:
        written = write(list(batches(found, Path(scratch))), folder)
    remove_others(folder, written)


def batches(found: Iterable[Document], scratch: Path) -> Iterator[Batch]:
    """All documents, counted, a batch at a time."""
    alphabet = Alphabet()
    first = 0
    for number, batch in enumerate(cut(found)):
        counts = count(batch, alphabet)
        yield Batch(
            run=spilled(counts, first, scratch / f"run-{number}"),
            texts=kept(batch, scratch / f"texts-{number}"),
            known=[Known(one.id, one.date, one.source, one.tags) for one in batch],
            lengths=counts.lengths,
        )
        first += len(batch)


def cut(found: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in batches of `BATCH` characters or a little more."""
    batch: list[Document] = []
    size = 0
    for document in found:
        batch.append(document)
        size += 200 + len(document.body)
        if size > BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def write(made: list[Batch], folder: Path) -> set[Path]:
    """Write all files of the index; what was written, or stood there already."""
    known = [one for batch in made for one in batch.known]
    lengths = np.concatenate([np.empty((0, len(FIELDS)), np.int64), *(batch.lengths for batch in made)])
    by_id = seated((one.id, one.date) for one in known)
    hall = hall_for(len(known))
    if len(by_id) < len(known) or hall > MOST_SEATS:
        raise BuildArchiveError(refusal(known, len(by_id)))
    seats = np.array([by_id[one.id] for one in known], np.int64)
    order = np.argsort(seats)
    files = Files(folder)
    runs = [batch.run for batch in made]
    words = all_words(runs)
    named_shards = [
        (shard.first, files.add(shard.stored, SHORT, partial(shard_path, shard.first)))
        for shard in shards(merged(runs, words, seats), words, hall)
    ]
    bits = chunk_bits(sum(int(batch.texts.sizes.sum()) for batch in made), hall)
    named_chunks = ["0" * SHORT] * (hall >> bits)
    for number, stored in chunks([batch.texts for batch in made], seats, bits):
        named_chunks[number] = files.add(stored, SHORT, partial(chunk_path, number))
    ordered = [known[i] for i in order]
    entry = {
        "format": FORMAT,
        "documents": len(known),
        "seats": hall,
        "chunk_bits": bits,
        "k1": K1,
        "b": B,
        "fields": [field(name, lengths[:, place]) for place, name in enumerate(FIELDS)],
        "head": files.whole("head", heads.head(seats[order], lengths[order], named_shards, named_chunks)),
        "dates": files.whole("dates", heads.dates([one.date for one in ordered])),
        "labels": files.whole("labels", heads.labels([one.source for one in ordered], [one.tags for one in ordered])),
    }
    files.put(ENTRY, orjson.dumps(entry))
    return files.written


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


class Files:
    """A folder of files named by their content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: set[Path] = set()

    def put(self, name: str, stored: bytes) -> None:
        """Write a file, unless it is there."""
        path = self.folder / name
        if not (path.exists() and path.read_bytes() == stored):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(stored)
        self.written.add(path)

    def add(self, stored: bytes, digits: int, name: Callable[[str], str]) -> str:
        """Write a file whose name this function makes of its hash; the hash."""
        digest = hash_of(stored, digits)
        self.put(name(digest), stored)
        return digest

    def whole(self, kind: str, content: bytes) -> str:
        """Write a file that speaks of all documents; its name."""
        return f"{kind}-{self.add(packed(content), LONG, lambda digest: f'{kind}-{digest}.bin')}.bin"


def remove_others(folder: Path, written: set[Path]) -> None:
    """Remove what an earlier build left: files of the index's own that this one did not write."""
    for pattern in ("*.bin", "terms/*.bin", "texts/*.bin"):
        for path in folder.glob(pattern):
            if path not in written:
                path.unlink()
