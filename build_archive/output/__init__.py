"""The only writer under `docs/`: writes what changed, removes what no longer belongs, and never touches what people made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from build_archive.model import Draft, Page
from build_archive.output.files import Folder
from build_archive.output.made import Made
from build_archive.output.manifest import Manifest
from build_archive.report import Report

BATCH = 64
"""Pages that are noted in the manifest together, before the first of them is written."""
TWO_PAGES = "two pages with one path: {}"
ADVICE = (
    "To have the program write it again, remove it. To make a change last, change the dump that the page is made from."
)


def write(pages: Iterable[Page | Draft], folder: Path, report: Report, made: Made | None = None) -> None:
    """Make the folder hold these pages, and what people put there."""
    with Writing(folder, report, made) as writing:
        writing.write(pages)
        writing.remove_others()


class Writing:
    """The folder as it comes to hold the pages of a run and what people put there; `made` is what is known of those of the last run.

    Cut off at any moment, it leaves old pages, new pages and a manifest that knows both, from which the next run goes on.
    """

    def __init__(self, folder: Path, report: Report, made: Made | None = None) -> None:
        self._manifest = Manifest.open(Folder(folder))
        self._report = report
        self._made = made or Made.of_nothing()
        self._held: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Announce what is written, from now on."""
        self._manifest.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """These are all pages."""
        if kind is None:
            self._manifest.settle(self._held)
        self._manifest.__exit__(kind, error, trace)

    @property
    def touched(self) -> Set[str]:
        """The paths of all files that were written or removed so far."""
        return self._manifest.folder.touched

    def is_current(self, path: str, made_of: str) -> bool:
        """Whether the page is there, and was made of just that."""
        return self._made.is_current(path, made_of) and path in self._manifest

    def keep(self, path: str, made_of: str) -> bool:
        """Have this page as well if it is current; else it has yet to be made and written."""
        if not self.is_current(path, made_of):
            return False
        if path in self._held:
            raise ValueError(TWO_PAGES.format(path))
        self._held[path] = self._made.kept(path)
        self._report.unchanged(path)
        return True

    @property
    def knows(self) -> bool:
        """Whether it is known of any page what the last run made it of."""
        return self._made.knows

    def write(self, pages: Iterable[Page | Draft]) -> None:
        """Have these pages as well."""
        manifest, made, report = self._manifest, self._made, self._report
        for batch in _batches(pages):
            wanted = (page for page in batch if not (isinstance(page, Draft) and self.keep(page.path, page.made_of)))
            writes = [write for page in wanted if (write := _compare(page, self._held, manifest, made, report))]
            manifest.announce((write.path, write.digest) for write in writes)
            for write in writes:
                manifest.folder.replace(write.path, write.data)
                made.written(manifest.folder.place(write.path), write.digest)
                report.written(write.path)

    def remove_others(self, below: str = "") -> None:
        """Of the pages whose paths begin so, have no others than those that were written here; but those that a person edited stay."""
        self._held |= _remove_gone(self._held, below, self._manifest, self._report)


@dataclass(frozen=True, slots=True)
class _Write:
    """One page that has to be written."""

    path: str
    data: bytes
    digest: str


def _compare(page: Page | Draft, held: dict[str, str], manifest: Manifest, made: Made, report: Report) -> _Write | None:
    """The write that brings the page up to date, if one is needed and allowed.

    `held` gets the SHA-256 that the page should have, or nothing where the file there is not the program's.
    """
    if page.path in held:
        raise ValueError(TWO_PAGES.format(page.path))
    if isinstance(page, Draft):
        page = page.made()
    data = page.text.encode("utf-8")
    digest = held[page.path] = sha256(data).hexdigest()
    made.note(page.path, page.made_of, digest)
    if problem := manifest.folder.obstacle(page.path):
        held[page.path] = ""
        report.kept(page.path, problem, ADVICE, kind="not the program's")
        return None
    there = None if made.is_absent(page.path) else manifest.folder.read(page.path)
    if there == data:
        report.unchanged(page.path)
    elif there is None or manifest.wrote(page.path, there):
        return _Write(page.path, data, digest)
    elif page.path in manifest:
        report.kept(page.path, "this page was edited by hand, so it stays as it is", ADVICE, kind="edited by hand")
    else:
        held[page.path] = ""
        problem = "the program did not write this file, so it stays as it is"
        report.kept(page.path, problem, ADVICE, kind="not the program's")
    return None


def _remove_gone(held: dict[str, str], below: str, manifest: Manifest, report: Report) -> dict[str, str]:
    """Remove the pages that the program wrote and no longer makes; those that a person has edited since stay, and are returned."""
    edited = {}
    for path in sorted(path for path in manifest.paths() - held.keys() if path.startswith(below)):
        there = None if manifest.folder.obstacle(path) else manifest.folder.read(path)
        if there is None:
            continue
        if manifest.wrote(path, there):
            manifest.folder.remove(path)
            report.removed(path)
        else:
            edited[path] = manifest.digests(path)[0]
            advice = "Remove it, or move it out of the archive's folder if it is to stay."
            report.kept(
                path, "this page was edited by hand, and no dump makes it any longer", advice, kind="edited by hand"
            )
    return edited


def _batches(pages: Iterable[Page | Draft]) -> Iterator[list[Page | Draft]]:
    rest = iter(pages)
    while batch := list(islice(rest, BATCH)):
        yield batch
