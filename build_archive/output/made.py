"""What the last run made each page of, so that a page is made and compared only where that has changed, or the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from build_archive import kept
from build_archive.ledger import Ledger

MADE = "pages.made"
Last = kept.Mapping[str, tuple[str, str]]


class Made:
    """By path, what a page was made of and the SHA-256 that it had then; and what is on disk now."""

    def __init__(self, kept_last: Last | None, on_disk: Mapping[str, str], ledger: Ledger) -> None:
        self._kept = kept_last
        self._last = kept_last.values if kept_last else {}
        self._now: dict[str, tuple[str, str]] = {}
        self._on_disk = on_disk
        self._ledger = ledger

    @classmethod
    def open(cls, folder: Path, by: str, on_disk: Mapping[str, str], ledger: Ledger) -> Self:
        """What a run of the same program and settings kept in the folder."""
        return cls(Last(folder / MADE, by), on_disk, ledger)

    @classmethod
    def of_nothing(cls) -> Self:
        """What a first run knows."""
        return cls(None, {}, Ledger())

    @property
    def knows(self) -> bool:
        """Whether the last run left anything."""
        return bool(self._last)

    def is_current(self, path: str, made_of: str) -> bool:
        """Whether the page that is on disk was made of just that."""
        last = self._last.get(path)
        return last is not None and last[0] == made_of and last[1] == self._on_disk.get(path)

    def is_absent(self, path: str) -> bool:
        """Whether there was no file of this path when the run began, as far as its folder was looked at."""
        return self._kept is not None and path not in self._on_disk

    def kept(self, path: str) -> str:
        """The SHA-256 of a current page, which this run keeps as it is."""
        self._now[path] = self._last[path]
        return self._last[path][1]

    def note(self, path: str, made_of: str, digest: str) -> None:
        """A page made of this has that SHA-256."""
        if made_of:
            self._now[path] = made_of, digest

    def written(self, file: str, digest: str) -> None:
        """The file of a page was written a moment ago."""
        self._ledger.note(file, digest)

    def save(self) -> None:
        """Keep it for the next run."""
        if self._kept:
            self._kept.save(self._now)
