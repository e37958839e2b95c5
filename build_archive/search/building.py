"""The index of a whole site: documents in batches to runs on disk, these merged to shards, and what speaks of all of them."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import orjson

from build_archive import workers
from build_archive.errors import BuildArchiveError
from build_archive.search import head as heads
from build_archive.search.documents import Document
from build_archive.search.files import SHORT, Files
from build_archive.search.format import FIELDS, FORMAT, LENGTH_BITS, chunk_path, rounded_length, shard_path
from build_archive.search.gathering import Batch, Known, cut, from_pages, put_away
from build_archive.search.keys import Numbers
from build_archive.search.runs import MOST_SEATS, all_words, merged
from build_archive.search.seats import hall_for, seated
from build_archive.search.sharding import shards
from build_archive.search.spelling import write_spelling
from build_archive.search.texts import chunk_bits, chunks

K1, B = 1.2, 0.75
"""lunr's own."""
BOOSTS = {"title": 3.0, "tags": 2.0, "source": 1.5, "body": 1.0}
"""As tried with benchmarks/search/known.py: 2 to 4 for titles lose nothing on questions, and whoever types a title finds it first."""
ENTRY = "index.json"


def build(docs_dir: Path, site_dir: Path, directory_urls: bool = True, jobs: int = 0) -> None:
    """Write the index of all that is searched below `docs_dir` to `site_dir/search/`, and remove what an earlier build left there.

    `directory_urls` as MkDocs has it; `jobs` processes, 0 for one a core.
    """
    folder = site_dir / "search"
    folder.mkdir(parents=True, exist_ok=True)
    with scratch_in(folder) as scratch:
        with workers.pool(jobs) as executor:
            batches = from_pages(docs_dir, directory_urls, Path(scratch), executor)
        write(batches, folder)


def build_index(found: Iterable[Document], folder: Path) -> None:
    """Write the index of these documents to this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {str(place): one for place, one in enumerate(found)}
    with scratch_in(folder) as scratch:
        batches: list[Batch] = []
        for group in cut((place, 3 * len(one.body)) for place, one in documents.items()):
            batches.append(put_away([documents[place] for place, _ in group], len(batches), Path(scratch)))
        write(batches, folder)


def scratch_in(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for what is only needed while the index is built, where there is as much room as for the index."""
    return tempfile.TemporaryDirectory(prefix=".building-", dir=folder)


def write(made: list[Batch], folder: Path) -> None:
    """Write all files of the index, the entry last, and remove others."""
    known = [one for batch in made for one in batch.known]
    by_id = seated((one.id, one.date) for one in known)
    hall = hall_for(len(known))
    if len(by_id) < len(known) or hall > MOST_SEATS:
        raise BuildArchiveError(refusal(known, len(by_id)))
    seats = np.array([by_id[one.id] for one in known], np.int64)
    files = Files(folder)
    bits = chunk_bits(sum(int(batch.texts.sizes.sum()) for batch in made), hall)
    with ThreadPoolExecutor(1) as other:  # both mostly wait for gzip, which lets the other work
        waiting = other.submit(write_texts, files, made, seats, bits, hall)
        named_shards = write_shards(files, made, seats, hall)
        named_chunks = waiting.result()
    order = np.argsort(seats)
    lengths = np.concatenate([np.empty((0, len(FIELDS)), np.int64), *(batch.lengths for batch in made)])[order]
    ordered = [known[i] for i in order]
    entry = {
        "format": FORMAT,
        "documents": len(known),
        "seats": hall,
        "chunk_bits": bits,
        "k1": K1,
        "b": B,
        "fields": [field(name, lengths[:, place]) for place, name in enumerate(FIELDS)],
        "head": files.whole("head", heads.head(seats[order], lengths, named_shards)),
        "chunks": files.whole("chunks", heads.chunks(named_chunks)),
        "dates": files.whole("dates", heads.dates([one.date for one in ordered])),
        "labels": files.whole("labels", heads.labels([one.source for one in ordered], [one.tags for one in ordered])),
        "pinyin": write_spelling(files, known),
    }
    files.put(ENTRY, orjson.dumps(entry))
    files.remove_others()


def write_shards(files: Files, made: list[Batch], seats: Numbers, hall: int) -> list[tuple[str, str]]:
    """Write all shards; the first term and the hash of each."""
    runs = [batch.run for batch in made]
    words = all_words(runs)
    return [
        (shard.first, files.add(shard.stored, SHORT, partial(shard_path, shard.first)))
        for shard in shards(merged(runs, words, seats), words, hall)
    ]


def write_texts(files: Files, made: list[Batch], seats: Numbers, bits: int, hall: int) -> list[str]:
    """Write all text chunks; the hash of each, zeros where it would be empty."""
    hashes = ["0" * SHORT] * (hall >> bits)
    for number, stored in chunks([batch.texts for batch in made], seats, bits):
        hashes[number] = files.add(stored, SHORT, partial(chunk_path, number))
    return hashes


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
