"""Which page of a site was pressed from which Markdown in which mould, so that what has not changed is neither read nor written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from build_archive import kept
from build_archive.publish.press.sheet import Shape
from build_archive.publish.standing import GONE, Standing, Status

ARCHIVE = "archive/"
Cast = tuple[Shape, str]
"""The shape of a page, and the digest of the mould in which it was pressed."""
Row = tuple[str, int, str, Status]
"""SHA-256 of the Markdown, number of the cast, the page's file below the site, its bytes and the time of its last change."""
Beside = tuple[list[Cast], set[str], list[str]]
"""The casts by their numbers, digests of moulds that gave other pages than MkDocs, the files of the site that are no such pages."""


class Memory:
    """What a build knows of the site that the last one published, and leaves to the next."""

    def __init__(self, folder: Path, site: Path, made_by: str, pages: Mapping[str, str], standing: Standing) -> None:
        self.standing = standing
        self.pages = pages
        """What `docs/archive/` holds: by path the SHA-256 of each file."""
        nothing: Beside = [], set(), []
        name = f"site-{sha256(str(site).encode()).hexdigest()[:12]}"
        self._kept = kept.Mapping[str, Row](folder / name, f"{site} {made_by}", nothing)
        self.knows = bool(made_by and self._kept.values and site.is_dir())
        """Whether the last build of this site is remembered at all, by the same program that was told the same."""
        self._rows = self._kept.values if self.knows else {}
        beside: Beside = self._kept.beside if self.knows else nothing
        self.casts, self.off, self._others = beside
        self._numbers = {cast: number for number, cast in enumerate(self.casts)}
        self._now: dict[str, Row] = {}

    def standing_pages(self, paths: Iterable[str]) -> dict[int, list[str]]:
        """Those of which neither the Markdown nor the file on the site has changed since, by the number of their cast."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        rows, pages, files, start = self._rows, self.pages, self.standing.files, len(ARCHIVE)
        for path in paths if rows else ():
            row = rows.get(path)
            if row and row[0] and pages.get(path[start:]) == row[0] and files.get(row[2]) == row[3]:
                found[row[1]].append(path)
        return found

    def stay(self, paths: Iterable[str]) -> set[str]:
        """These pages are as they were; their files on the site."""
        rows = {path: self._rows[path] for path in paths}
        self._now |= rows
        return {row[2] for row in rows.values()}

    def pressed(self, path: str, html: str, cast: Cast) -> None:
        """The page was pressed anew."""
        digest = self.pages.get(path.removeprefix(ARCHIVE), "")  # empty where it is read through a link
        if cast not in self._numbers:
            self._numbers[cast] = len(self.casts)
            self.casts.append(cast)
        self._now[path] = digest, self._numbers[cast], html, GONE

    def files(self) -> list[str] | None:
        """All files of the site that the last build left; None where it is not known."""
        return [*self._others, *(row[2] for row in self._rows.values())] if self.knows else None

    def htmls(self) -> set[str]:
        """The files of all pages that are pressed now, or stay."""
        return {row[2] for row in self._now.values()}

    def save(self, others: Iterable[str]) -> None:
        """Leave to the next build what this one published: the pages, and all other files."""
        files = self.standing.files
        rows = {path: row if row[3] != GONE else (*row[:3], files.get(row[2], GONE)) for path, row in self._now.items()}
        self._kept.save(rows, (self.casts, self.off, sorted(others)))

    def forget(self) -> None:
        """Until this build is published, nothing is known of the site."""
        self._kept.withdraw()
