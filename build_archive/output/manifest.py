"""The list of what the program wrote, complete at every moment: only what it holds may be overwritten or removed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import orjson

from build_archive.errors import BuildArchiveError
from build_archive.output.files import PATH, Folder

NAME = ".build_archive.json"
JOURNAL = ".build_archive.journal"
"""Lines `SHA-256 path` of the pages that a build is about to write; gone when it ends. One is left where a build was cut off."""


class Manifest:
    """For each page the SHA-256 of the bytes that the program may have left there: one, or several after a build that was cut off."""

    def __init__(self, folder: Folder, digests: dict[str, tuple[str, ...]]) -> None:
        self.folder = folder
        self._root = Path(folder.root)
        self._digests = digests
        self._journal: BinaryIO | None = None

    @classmethod
    def open(cls, folder: Folder) -> Manifest:
        """The manifest of a folder with what a build that was cut off had announced; empty for a new folder."""
        digests = _saved(folder)
        for digest, path in _announced(folder):
            digests[path] = (*digests.get(path, ()), digest)
            Path(folder.part(path)).unlink(missing_ok=True)
        return cls(folder, digests)

    def __enter__(self) -> Self:
        """Open the journal; what it holds from a build that was cut off stays until this one ends."""
        self._root.mkdir(parents=True, exist_ok=True)
        self._journal = (self._root / JOURNAL).open("ab", buffering=0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the journal; it stays where the build failed."""
        if self._journal:
            self._journal.close()
        if kind is None:
            (self._root / JOURNAL).unlink()

    def __contains__(self, path: str) -> bool:
        return path in self._digests

    def paths(self) -> Set[str]:
        """All pages that the program wrote."""
        return self._digests.keys()

    def digests(self, path: str) -> tuple[str, ...]:
        """What the program may have left there."""
        return self._digests.get(path, ())

    def wrote(self, path: str, data: bytes) -> bool:
        """Whether these bytes are what the program left there."""
        return path in self._digests and sha256(data).hexdigest() in self._digests[path]

    def announce(self, writes: Iterable[tuple[str, str]]) -> None:
        """Note (path, SHA-256) of pages before they are written; a torn last line means that none of them was."""
        lines = "".join(f"{digest} {path}\n" for path, digest in writes)
        if self._journal and lines:
            self._journal.write(b"\n" + lines.encode("utf-8"))

    def settle(self, held: dict[str, str]) -> None:
        """The build is done: these are the pages, with what each should hold; those with nothing are not the program's."""
        ours = {path: digest for path, digest in held.items() if digest}
        data = orjson.dumps(
            {"pages": ours}, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
        )
        if self.folder.read(NAME) != data:
            self.folder.replace(NAME, data)


def _saved(folder: Folder) -> dict[str, tuple[str, ...]]:
    data = folder.read(NAME)
    if data is None:
        return {}
    try:
        pages = orjson.loads(data)["pages"]
        if not all(map(PATH.fullmatch, pages)):
            raise ValueError("a page outside the archive")
        return {path: (str(digest),) for path, digest in pages.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BuildArchiveError(
            f"{folder.root}/{NAME}: this list of the pages that the program wrote is damaged, so it is not known which of them people edited. "
            f"Remove the folder {Path(folder.root).name} and build again; only edits by hand are lost."
        ) from None


def _announced(folder: Folder) -> Iterable[tuple[str, str]]:
    file = Path(folder.root) / JOURNAL
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]:
        digest, _, path = line.partition(" ")
        if len(digest) == 64 and PATH.fullmatch(path):
            yield digest, path
