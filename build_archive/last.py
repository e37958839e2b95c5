"""Whether a run has anything to do at all: what the last one read and left, against what is there now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from build_archive import kept
from build_archive.config import Config
from build_archive.ledger import BY, Ledger, Row, steady
from build_archive.report import Report
from build_archive.report.notebook import Notebook
from build_archive.version import version
from build_archive.walking import SMALL, dump_files
from build_archive.workers import Fork, may_fork

PASSING = {"unreadable file", "vanished"}
"""Kinds of trouble that may be gone the next time, though the bytes are the same."""
LAST, READ, LEFT, TOUCHED = "last.run", "dumps.ledger", "pages.ledger", "pages.touched"
"""Files of the cache folder; `LEFT` is what `looked_through` knows, `TOUCHED` what a run has written since."""


class Look(NamedTuple):
    """What was found below `docs/archive/`, and in dumps that are new to this run."""

    pages: dict[str, str]
    """The SHA-256 of every file there, by path."""
    new: dict[str, Row]
    """Of those dumps that are still as they were found."""


class Last:
    """What is remembered of the last run in the cache folder, and what is there now, both by content."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.folder = config.cache_dir
        settings = repr((sorted(config.steps_off), sorted(config.fields.items()), list(map(str, config.dumps))))
        self.by = _digest([version().hex(), settings])
        """The program and its settings."""
        self.read = Ledger.open(self.folder / READ)
        self._files = plain_files(config.dumps)
        # A smaller one is hashed when it is read, see `readers.key_of`.
        large = ((path, now) for _, path, now in self._files or () if now.st_size > SMALL)
        self._new = {path: now for path, now in large if not self.read.knows(path, now)}
        look = partial(looked_through, config.archive_dir, self.folder, self._new)
        self.left = Ledger()
        """Of the files below `docs/archive/` that this run writes."""
        self._look = Fork(look, behind=1).result if may_fork(config.jobs) else look

    @cached_property
    def _found(self) -> Look:
        return self._look()

    @property
    def pages(self) -> dict[str, str]:
        """The SHA-256 of every file there, by path."""
        return self._found.pages

    @cached_property
    def dumps(self) -> str:
        """A digest of the names and contents of all dumps as they were found; empty where that is not known of each."""
        rows = self._found.new
        if self._files is None or len(rows) < len(self._new):
            return ""
        self.read.learn(rows)
        try:
            return _digest(f"{name}\x00{self.read.digest(path, now)}" for name, path, now in self._files)
        except OSError:
            return ""

    @cached_property
    def written(self) -> str:
        """A digest of the paths and contents of all files below `docs/archive/`."""
        return _digest(f"{path}\x00{digest}" for path, digest in sorted(self.pages.items()))

    def is_repeated(self, report: Report) -> bool:
        """Whether everything is as the last run left it; the report has then heard what that run was told."""
        if any(self.read.has_other_size(path, now) for path, now in self._new.items()):
            return False  # without waiting for what else it holds
        nothing: tuple[str, dict[str, Any]] = "", {}
        written, told = kept.load(self.folder / LAST, self._read(), nothing)
        return bool(self.dumps and written) and written == self.written and report.repeat(told)

    def save(self, report: Report, touched: Iterable[str]) -> None:
        """Keep what this run read and left, with its account, given the pages that it wrote or removed.

        What a dump held is what it held before it was read; and what no run touched is what it was when the run began.
        """
        if any(entry.kind in PASSING for entry in report.entries):
            self.dumps = ""
        self._look_again(touched)
        kept.save(self.folder / LAST, self._read(), (self.written, report.as_last()))
        self.read.save()
        kept.save(self.folder / TOUCHED, BY, self.left.rows())

    def _look_again(self, touched: Iterable[str]) -> None:
        vars(self).pop("written", None)
        for path in touched:
            try:
                self.pages[path] = self.left.digest(f"{self.config.archive_dir}/{path}")
            except FileNotFoundError:
                self.pages.pop(path, None)

    def _read(self) -> str:
        return f"{self.by} {self.dumps}"


def plain_files(dumps: Sequence[Path]) -> list[tuple[str, str, os.stat_result]] | None:
    """Name, path and status of every dump; None where one is not a plain file of a folder that can be read."""
    notebook = Notebook()
    found = list(dump_files(dumps, notebook))
    plain = [(file.name, str(file.path), file.status) for file in found if file.status]
    return plain if len(plain) == len(found) and not notebook.told else None


def looked_through(folder: Path, memory: Path, new: Mapping[str, os.stat_result]) -> Look:
    """The digests of the files below a folder, and of dumps that are as they were found; what is known of the former is kept in `memory`."""
    ledger = Ledger.open(memory / LEFT)
    nothing: dict[str, Row] = {}
    ledger.learn(kept.load(memory / TOUCHED, BY, nothing))
    found = Look(ledger.below(folder) if folder.is_dir() else {}, steady(new.items()))
    ledger.save()
    return found


def _digest(lines: Iterable[str]) -> str:
    return blake2b("\x00".join(lines).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
