"""The files of the published site as they stand, by size and time: looked at once in a build, by a fork while the pages are made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from build_archive import workers
from build_archive.ledger import files

Status = tuple[int, int]
"""Bytes of a file, and the time of its last change in nanoseconds."""
GONE: Status = 0, 0


def statuses(site: Path) -> dict[str, Status]:
    """Each file of a site by its path in it; none where there is no site."""
    start = len(str(site)) + 1
    if not site.is_dir():
        return {}
    return {entry.path[start:]: (now.st_size, now.st_mtime_ns) for entry in files(str(site)) for now in (entry.stat(),)}


class Standing:
    """What stands on the site; what another puts there while a build is under way is seen by the next one."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._found: dict[str, Status] | None = None
        self._fork: workers.Fork[dict[str, Status]] | None = None

    def begin(self) -> None:
        """It will be asked for: have it looked at meanwhile."""
        self._fork = workers.Fork(partial(statuses, self._site), behind=2)

    @property
    def files(self) -> dict[str, Status]:
        """Each file by its path."""
        if self._found is None:
            self._found = self._fork.result() if self._fork else statuses(self._site)
        return self._found

    def look_again(self, touched: Iterable[str] | None) -> None:
        """These files were changed or removed a moment ago; None for all."""
        if touched is None:
            self._found = statuses(self._site)
            return
        for path in touched:
            self.files[path] = status(f"{self._site}/{path}")
            if self.files[path] == GONE:
                del self.files[path]


def status(path: str) -> Status:
    """Of one file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - Path makes a thousand files take twice as long
    except OSError:
        return GONE
    return found.st_size, found.st_mtime_ns
