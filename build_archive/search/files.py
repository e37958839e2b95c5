"""The files of an index, written under names of their content; what an earlier build left is removed."""

# There are thousands of paths, and `pathlib` takes as long for one as the file system.
# ruff: noqa: PTH108, PTH103, PTH110, PTH112, PTH120, PTH123

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from build_archive.search.format import hash_of, packed

SHORT, LONG = 6, 12
"""Digits of the hash in a file's name: where a rule makes the rest of the name, and where nothing else tells files apart."""


class Files:
    """A folder of files named by their content."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.written: set[str] = set()
        self.folders: set[str] = set()

    def put(self, name: str, stored: bytes) -> None:
        """Write a file, unless it is there."""
        path = f"{self.folder}/{name}"
        parent = os.path.dirname(path)
        if parent not in self.folders:
            os.makedirs(parent, exist_ok=True)
            self.folders.add(parent)
        self.keep(name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                if file.read() == stored:
                    return
            os.unlink(path)  # it may stand in the site too
        with open(path, "wb") as file:
            file.write(stored)

    def keep(self, name: str) -> None:
        """Leave a file where it is that another process has written."""
        self.written.add(name)

    def add(self, stored: bytes, digits: int, name: Callable[[str], str]) -> str:
        """Write a file whose name this function makes of its hash; the hash."""
        digest = hash_of(stored, digits)
        self.put(name(digest), stored)
        return digest

    def whole(self, kind: str, content: bytes) -> str:
        """Write a file that speaks of all documents; its name."""
        return f"{kind}-{self.add(packed(content), LONG, lambda digest: f'{kind}-{digest}.bin')}.bin"

    def remove_others(self) -> None:
        """Remove what an earlier build left: files of the index's own that this one did not write."""
        for kind in ("", "terms/", "texts/", "pinyin/"):
            for entry in os.scandir(f"{self.folder}/{kind}") if os.path.isdir(f"{self.folder}/{kind}") else ():
                if entry.name.endswith(".bin") and kind + entry.name not in self.written:
                    os.unlink(entry.path)
