"""The files of an index, written under names of their content; what an earlier build left is removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from build_archive.search.format import hash_of, packed

SHORT, LONG = 6, 12
"""Digits of the hash in a file's name: where a rule makes the rest of the name, and where nothing else tells files apart."""


class Files:
    """A folder of files named by their content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: set[Path] = set()
        self.folders: set[Path] = set()

    def put(self, name: str, stored: bytes) -> None:
        """Write a file, unless it is there."""
        path = self.folder / name
        if path.parent not in self.folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.folders.add(path.parent)
        if not (path.exists() and path.read_bytes() == stored):
            path.unlink(missing_ok=True)  # it may stand in the site too
            path.write_bytes(stored)
        self.keep(name)

    def keep(self, name: str) -> None:
        """Leave a file where it is that another process has written."""
        self.written.add(self.folder / name)

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
        for pattern in ("*.bin", "terms/*.bin", "texts/*.bin", "pinyin/*.bin"):
            for path in self.folder.glob(pattern):
                if path not in self.written:
                    path.unlink()
