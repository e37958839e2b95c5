"""The site is made in a folder beside the one that is published, and takes its place as a whole when it is finished.

A build that fails or is killed leaves the last site as it was. One that is killed while files are being moved, which takes
milliseconds, has left a journal, by which the next one completes it first.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import orjson

JOURNAL = ".build_archive.journal"
"""What is to be removed from the published site, and moved to it; written when all of it is there."""


@dataclass(frozen=True, slots=True)
class Staging:
    """Where the next site is made, and where it goes; both on one file system, so that a file is moved at once or not at all."""

    published: Path
    folder: Path

    @classmethod
    def of(cls, site_dir: Path) -> Staging:
        """The staging of a site; what was left of one that was killed is completed."""
        published = site_dir.resolve()
        inside = os.path.ismount(published)
        staging = cls(published, published / ".next" if inside else published.with_name(f".{published.name}.next"))
        if (staging.folder / JOURNAL).exists():
            staging._complete()
        return staging

    def publish(self, kept: Set[str] = frozenset(), known: Collection[str] | None = None) -> Set[str] | None:
        """Let the site be what is in the folder, and the published files `kept`; `known` are those that are published, if that is known.

        Files that are the same stay, and keep their times. As in MkDocs's own cleaning, what begins with a dot at the top stays too.
        The paths of those that were replaced or removed are returned; None where that is all of them.
        """
        if not self.published.exists() or not any(self.published.iterdir()):
            self.published.parent.mkdir(parents=True, exist_ok=True)
            self.folder.replace(self.published)
            return None
        made = set(files(self.folder))
        gone = set(files(self.published) if known is None else known) - made - kept
        moves = sorted(path for path in made if not _same(self.folder / path, self.published / path))
        part = self.folder / f"{JOURNAL}.part"
        part.write_bytes(orjson.dumps({"gone": sorted(gone), "moves": moves}))
        part.replace(self.folder / JOURNAL)
        self._complete()
        return gone.union(moves)

    def discard(self) -> None:
        """Forget what was made."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _complete(self) -> None:
        """Do what the journal says, as far as it is not done."""
        journal = orjson.loads((self.folder / JOURNAL).read_bytes())
        self._remove(journal["gone"])
        for folder, paths in by_folder(journal["moves"]):
            (self.published / folder).mkdir(parents=True, exist_ok=True)
            for path in paths:
                with suppress(FileNotFoundError):  # it was moved before
                    os.replace(f"{self.folder}/{path}", f"{self.published}/{path}")  # noqa: PTH105 - Path takes long
        (self.folder / JOURNAL).unlink()
        self.discard()

    def _remove(self, gone: Iterable[str]) -> None:
        """Remove files, and the folders that they leave empty."""
        for folder, paths in by_folder(gone):
            for path in paths:
                try:
                    os.unlink(f"{self.published}/{path}")  # noqa: PTH108 - the same
                except OSError:
                    if (self.published / path).is_file():
                        raise  # else it is done, and a folder may have taken the place
            for empty in (Path(folder), *Path(folder).parents)[:-1]:
                try:
                    (self.published / empty).rmdir()
                except OSError:
                    break  # not empty, or gone


def by_folder(paths: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Sorted paths by their folders."""
    return groupby(paths, lambda path: path.rpartition("/")[0])


def files(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, but for what begins with a dot at its top."""
    start = len(str(folder)) + 1
    for place, folders, names in os.walk(folder):
        if len(place) < start:
            folders[:] = [name for name in folders if name[0] != "."]
            names = [name for name in names if name[0] != "."]
        yield from (f"{place}/{name}"[start:] for name in names)


def _same(made: Path, published: Path) -> bool:
    return published.is_file() and filecmp.cmp(made, published, shallow=False)
