"""What a build leaves for the next one, in a folder of its own: the index, and of what it was made, so that only what changed is made again.

CACHE/index/               the files of the index, linked into the site
CACHE/blocks/N.postings    the sorted postings of a block, as `runs.py` has them
CACHE/blocks/N.since       those that are gone since they were written (their number comes first), then those that are new
CACHE/blocks/N.terms       the keys of its terms, then the bits of each
CACHE/letters              how each word of the dictionary of pinyin is typed
CACHE/state.json           the rest; gone while the others are written
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import orjson

from build_archive.ledger import files
from build_archive.search.blocks import Block
from build_archive.search.gathering import Known, Stamp
from build_archive.search.keys import Numbers

PROGRAM = ("search/*.py", "render/plain.py", "folding.py", "identity.py", "mixing.py", "pinyin/*.py")
"""What the index is made by, below `build_archive/`."""
Span = tuple[int, str, str]
"""Of a shard: the key of its first term, this term, the hash."""


@dataclass(slots=True)
class State:
    """What is remembered of an index."""

    hall: int
    share: int
    """Seats of a text chunk."""
    names: list[str]
    """Of the pages that are searched, with `known`, `seats` and `lengths` of each."""
    known: list[Known]
    seats: list[int]
    lengths: list[list[int]]
    words: list[str]
    """All words, whose places are their keys; perhaps some that are gone."""
    text_bytes: int
    """Of all records together."""
    shards: dict[int, list[Span]] = field(default_factory=dict)
    """By block, in order."""
    chunks: list[str] = field(default_factory=list)
    spelling: str = ""
    """The root of the dictionary of pinyin; then all files of it."""
    spelling_files: list[str] = field(default_factory=list)
    made_by: str = ""
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """Of every page that was read."""


class Memory:
    """The folder where it is remembered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "index"
        self.blocks = folder / "blocks"
        self.letters = folder / "letters"

    def load(self, made_by: str) -> State | None:
        """What the last build left, if this program made it in the same way and came to its end."""
        try:
            given = orjson.loads((self.folder / "state.json").read_bytes())
        except (OSError, ValueError):
            return None
        if not isinstance(given, dict) or given.get("made_by") != made_by:
            return None
        given["known"] = [
            Known(name, date, title, source, tuple(tags), tuple(persons))
            for name, date, title, source, tags, persons in given["known"]
        ]
        given["shards"] = {int(block): [tuple(span) for span in spans] for block, spans in given["shards"].items()}
        given["stamps"] = {name: tuple(stamp) for name, stamp in given["stamps"].items()}
        return State(**given)

    def begin(self) -> None:
        """From here on nothing is remembered until `save`."""
        self.blocks.mkdir(parents=True, exist_ok=True)
        (self.folder / "state.json").unlink(missing_ok=True)

    def save(self, state: State) -> None:
        """Remember."""
        given = {name: getattr(state, name) for name in State.__slots__}
        given["known"] = [(one.id, one.date, one.title, one.source, one.tags, one.persons) for one in state.known]
        given["shards"] = {str(block): spans for block, spans in state.shards.items()}
        (self.folder / "state.json").write_bytes(orjson.dumps(given))

    def postings(self, block: int) -> Block:
        """The sorted postings of a block."""
        return Block.open(self._postings(block))

    def terms(self, block: int) -> tuple[Numbers, Numbers]:
        """The keys of the terms of a block, and the bits of each."""
        path = self.blocks / f"{block}.terms"
        both = np.fromfile(path, np.int64) if path.exists() else np.empty(0, np.int64)
        return both[: len(both) // 2], both[len(both) // 2 :]

    def keep(self, block: int, postings: Block, keys: Numbers, bits: Numbers) -> None:
        """Remember a block."""
        postings.save(self._postings(block))
        np.concatenate([keys, bits]).astype(np.int64).tofile(self.blocks / f"{block}.terms")

    def _postings(self, block: int) -> Path:
        return self.blocks / f"{block}.postings"

    def files(self) -> dict[str, os.DirEntry[str]]:
        """The files of the index, by their names in it; none where the folder is lost."""
        found = files(str(self.index)) if self.index.is_dir() else ()
        return {entry.path[len(str(self.index)) + 1 :]: entry for entry in found}

    def put_into(self, folder: Path, published: Path) -> set[str]:
        """Have the index in this folder, but for the files that are published already: the names of these.

        A file is the published one if it is linked there; by links it is put into the folder, where the file system has them.
        """
        kept = set()
        for name, entry in self.files().items():
            if inode(f"{published}/{name}") == entry.inode():
                kept.add(name)
            else:
                place(Path(entry.path), folder / name)
        return kept


def inode(path: str) -> int:
    """The number of a file; -1 where there is none."""
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - Path takes three times as long
    except OSError:
        return -1


def place(path: Path, target: Path) -> None:
    """A file at another place too, whatever was there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(path, target)
    except OSError:
        target.write_bytes(path.read_bytes())


@cache
def program() -> str:
    """A hash of the program's own files: another program, another index."""
    root = Path(__file__).parent.parent
    paths = sorted(path for pattern in PROGRAM for path in root.glob(pattern))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
