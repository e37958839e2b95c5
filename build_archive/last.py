"""Whether a run has anything to do at all: what the last one read and left, against what is there now."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from build_archive import kept
from build_archive.config import Config
from build_archive.ledger import Ledger
from build_archive.report import Report
from build_archive.report.notebook import Notebook
from build_archive.version import version
from build_archive.walking import dump_files
from build_archive.workers import Fork, may_fork

PASSING = {"unreadable file", "vanished"}
"""Kinds of trouble that may be gone the next time, though the bytes are the same."""
LAST, READ, LEFT = "last.run", "dumps.ledger", "pages.ledger"


class Last:
    """What is remembered of the last run in the cache folder, and what is there now, both by content."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.folder = config.cache_dir
        settings = repr((sorted(config.steps_off), sorted(config.fields.items()), list(map(str, config.dumps))))
        self.by = _digest([version().hex(), settings])
        """The program and its settings."""
        self.read = Ledger.open(self.folder / READ)
        look = partial(looked_through, config.archive_dir, self.folder / LEFT)
        self._look = Fork(look, gives_way=True).result if may_fork(config.jobs) else look
        self.dumps = self._dumps()

    @cached_property
    def _found(self) -> tuple[Ledger, dict[str, str]]:
        return self._look()

    @property
    def left(self) -> Ledger:
        """What is known of the files below `docs/archive/`."""
        return self._found[0]

    @property
    def pages(self) -> dict[str, str]:
        """The SHA-256 of every file there, by path."""
        return self._found[1]

    def is_repeated(self, report: Report) -> bool:
        """Whether everything is as the last run left it; the report has then heard what that run was told."""
        nothing: tuple[str, dict[str, Any]] = "", {}
        pages, told = kept.load(self.folder / LAST, self._read(), nothing)
        return bool(self.dumps and pages) and pages == self._left() and report.repeat(told)

    def save(self, report: Report, touched: Iterable[str]) -> None:
        """Keep what this run read and left, with its account, given the pages that it wrote or removed.

        What a dump held is what it held before it was read; and what no run touched is what it was when the run began.
        """
        if any(entry.kind in PASSING for entry in report.entries):
            self.dumps = ""
        self._look_again(touched)
        kept.save(self.folder / LAST, self._read(), (self._left(), report.as_last()))
        self.read.save()
        self.left.save()

    def _look_again(self, touched: Iterable[str]) -> None:
        for path in touched:
            try:
                self.pages[path] = self.left.digest(f"{self.config.archive_dir}/{path}")
            except FileNotFoundError:
                self.pages.pop(path, None)

    def _read(self) -> str:
        return f"{self.by} {self.dumps}"

    def _left(self) -> str:
        return _digest(f"{path}\x00{digest}" for path, digest in sorted(self.pages.items()))

    def _dumps(self) -> str:
        """A digest of the names and contents of all dumps; empty where one is not a plain file that can be read."""
        notebook = Notebook()
        files = list(dump_files(self.config.dumps, notebook))
        try:
            contents = [
                f"{file.name}\x00{self.read.digest(str(file.path), file.status)}" for file in files if file.status
            ]
        except OSError:
            return ""
        return _digest(contents) if len(contents) == len(files) and not notebook.told else ""


def looked_through(folder: Path, memory: Path) -> tuple[Ledger, dict[str, str]]:
    """The digests of the files below a folder, and the ledger by which they are known."""
    ledger = Ledger.open(memory)
    return ledger, ledger.below(folder) if folder.is_dir() else {}


def _digest(lines: Iterable[str]) -> str:
    return blake2b("\x00".join(lines).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
