"""The SHA-256 of files, remembered by size, times and inode, so that only files that changed since are read again.

As in git's index (https://git-scm.com/docs/racy-git), a file that changed in the very moment at which it was last looked at is
read once more: its times could not tell another change of that moment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Self

from build_archive import kept

MOMENT = 20_000_000
"""Nanoseconds in which a file may change twice and show the same times; clocks of file systems tick every 4 to 10 ms."""

BY = "ledger"
"""By whom rows are kept, see `kept.load`: they are true for any program."""
SMALL = 1 << 20
"""Bytes up to which a file is read at once; a larger one goes through a window of 256 KB, which takes longer to make than a page to read."""

Status = tuple[int, int, int, int]
"""Size in bytes, times of the last change of content and of status in nanoseconds, inode."""


Row = tuple[Status, str]
"""Of a file; its SHA-256 in hexadecimal."""


class Ledger:
    """Digests of files by path; any path may be asked for, and what was not asked for is forgotten when it is saved."""

    def __init__(self, last: kept.Mapping[str, Row] | None = None) -> None:
        self._last = last
        self._known: dict[str, Row] = last.values if last else {}
        self._seen: dict[str, Row] = {}
        self._has_news = False

    @classmethod
    def open(cls, file: Path) -> Self:
        """The ledger saved in that file; an empty one where there is none, or none that can be read."""
        return cls(kept.Mapping(file, BY))

    def save(self) -> None:
        """Write what was asked for since it was opened, if it is not what was known."""
        if self._last and (self._has_news or len(self._seen) != len(self._known)):
            self._last.save(self.rows())

    def rows(self) -> dict[str, Row]:
        """What was asked for; files that changed a moment ago are left out."""
        last = time.time_ns() - MOMENT
        return {path: row for path, row in self._seen.items() if max(row[0][1:3]) < last}

    def learn(self, rows: Mapping[str, Row]) -> None:
        """Know these besides."""
        news = {path: row for path, row in rows.items() if self._known.get(path) != row}
        self._known |= news
        self._has_news |= bool(news)

    def digest(self, path: str, status: os.stat_result | None = None) -> str:
        """The SHA-256 of a file in hexadecimal, by its path; OSError where it cannot be read."""
        now = _of(status or os.stat(path))  # noqa: PTH116 - Path makes 100,000 files take twice as long
        known = self._seen.get(path) or self._known.get(path)
        if known is None or known[0] != now:
            known = (now, _sha256(path, now[0]))
            self._has_news = True
        self._seen[path] = known
        return known[1]

    def knows(self, path: str, status: os.stat_result) -> bool:
        """Whether a file is what it was when its digest was last asked for."""
        known = self._known.get(path)
        return known is not None and known[0] == _of(status)

    def has_other_size(self, path: str, status: os.stat_result) -> bool:
        """Whether a digest is known of a file that it cannot have any longer."""
        known = self._known.get(path)
        return known is not None and known[0][0] != status.st_size

    def note(self, path: str, digest: str) -> None:
        """A file was written a moment ago and has this SHA-256."""
        self._seen[path] = (_of(os.stat(path)), digest)  # noqa: PTH116 - the same
        self._has_news = True

    def below(self, folder: Path, but: Path | None = None) -> dict[str, str]:
        """The digests of all files below a folder by their path in it (POSIX), empty of what is a link or no file; one folder may be passed by."""
        start = len(str(folder)) + 1
        return {entry.path[start:]: self._digest_of(entry) for entry in entries(str(folder), str(but) if but else "")}

    def _digest_of(self, entry: os.DirEntry[str]) -> str:
        return self.digest(entry.path, entry.stat()) if entry.is_file(follow_symlinks=False) else ""


def steady(found: Iterable[tuple[str, os.stat_result]]) -> dict[str, Row]:
    """Rows for files by their paths, but for those that are no longer as they were found."""
    rows = {}
    for path, status in found:
        with suppress(OSError):
            row = _of(status), _sha256(path, status.st_size)
            if _of(os.stat(path)) == row[0]:  # noqa: PTH116 - the same
                rows[path] = row
    return rows


def _of(status: os.stat_result) -> Status:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _sha256(path: str, size: int) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - the same
        return (sha256(file.read()) if size < SMALL else file_digest(file, "sha256")).hexdigest()


def entries(folder: str, but: str = "") -> Iterator[os.DirEntry[str]]:
    """All below a folder that is no folder itself, links not followed; one folder is passed by."""
    with os.scandir(folder) as found:
        for entry in found:
            if not entry.is_dir(follow_symlinks=False):
                yield entry
            elif entry.path != but:
                yield from entries(entry.path, but)


def files(folder: str) -> Iterator[os.DirEntry[str]]:
    """All regular files below a folder, links not followed."""
    return (entry for entry in entries(folder) if entry.is_file(follow_symlinks=False))
