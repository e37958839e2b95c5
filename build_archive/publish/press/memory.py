"""Which page of a site was pressed from which Markdown in which mould, so that what has not changed is neither read nor written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import orjson

from build_archive.publish.press.sheet import Shape
from build_archive.publish.standing import GONE, Standing, Status

ARCHIVE = "archive/"
Cast = tuple[Shape, str]
"""The shape of a page, and the digest of the mould in which it was pressed."""
Row = tuple[str, int, str, int, int]
"""SHA-256 of the Markdown, number of the cast, the page's file below the site, its bytes, nanoseconds of its last change."""


class Memory:
    """What a build knows of the site that the last one published, and leaves to the next."""

    def __init__(self, folder: Path, site: Path, made_by: str, pages: Mapping[str, str], standing: Standing) -> None:
        self.site = str(site)
        self.standing = standing
        self.pages = pages
        """What `docs/archive/` holds: by path the SHA-256 of each file."""
        self.made_by = made_by
        name = f"site-{sha256(self.site.encode()).hexdigest()[:12]}"
        self._file = folder / f"{name}.json"
        self._rows: dict[str, Row] = {}
        self._now: dict[str, Row] = {}
        self._casts: dict[Cast, int] = {}
        self._others: list[str] = []
        self.casts: list[Cast] = []
        """Those of the last build, by their numbers."""
        self.off: set[str] = set()
        """Digests of moulds that gave other pages than MkDocs."""
        self.knows = False
        """Whether the last build of this site is remembered at all."""

    @classmethod
    def open(cls, folder: Path, site: Path, made_by: str, pages: Mapping[str, str], standing: Standing) -> Self:
        """What the last build of this site left; nothing where the program or what it was told was another."""
        memory = cls(folder, site, made_by, pages, standing)
        try:
            saved = orjson.loads(memory._file.read_bytes())
        except (OSError, ValueError):
            return memory
        if made_by and saved["made_by"] == made_by and site.is_dir():
            memory._take(saved)
        return memory

    def _take(self, saved: dict[str, Any]) -> None:
        self.casts = [(_shape(*shape), digest) for *shape, digest in saved["casts"]]
        self._rows = {
            path: (digest, number, html, size, changed)
            for path, (digest, number, html, size, changed) in saved["pages"].items()
        }
        self.off = set(saved["off"])
        self._others = saved["others"]
        self.knows = True

    def recall(self, path: str) -> int | None:
        """The number of the cast in which a page was pressed, if neither its Markdown nor its file on the site has changed since."""
        row = self._rows.get(path)
        if row is None or not row[0] or self._digest(path) != row[0] or self._status(row[2]) != row[3:]:
            return None
        return row[1]

    def _digest(self, path: str) -> str:
        """Of the Markdown below `docs/` as it was when the build began to make the site; empty where it is read through a link."""
        return self.pages.get(path.removeprefix(ARCHIVE), "")

    def stays(self, path: str) -> str:
        """The page is as it was; its file on the site."""
        digest, number, html, size, changed = self._rows[path]
        self._now[path] = (digest, self._number(self.casts[number]), html, size, changed)
        return html

    def pressed(self, path: str, html: str, cast: Cast) -> None:
        """The page was pressed anew."""
        self._now[path] = (self._digest(path), self._number(cast), html, 0, 0)

    def _number(self, cast: Cast) -> int:
        return self._casts.setdefault(cast, len(self._casts))

    def files(self) -> list[str] | None:
        """All files of the site that the last build left; None where it is not known."""
        return [*self._others, *(row[2] for row in self._rows.values())] if self.knows else None

    def htmls(self) -> set[str]:
        """The files of all pages that are pressed now, or stay."""
        return {row[2] for row in self._now.values()}

    def save(self, others: Iterable[str]) -> None:
        """Leave to the next build what this one published: the pages, and all other files."""
        rows = {path: row if row[3] else (*row[:3], *self._status(row[2])) for path, row in self._now.items()}
        saved = {
            "site": self.site,
            "made_by": self.made_by,
            "casts": [[shape.address, list(shape.entries), shape.has_foot, digest] for shape, digest in self._casts],
            "off": sorted(self.off),
            "pages": rows,
            "others": sorted(others),
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_bytes(orjson.dumps(saved))
        part.replace(self._file)

    def _status(self, html: str) -> Status:
        return self.standing.files.get(html, GONE)

    def forget(self) -> None:
        """Until this build is published, nothing is known of the site."""
        self._file.unlink(missing_ok=True)


def _shape(address: list[str | int], entries: list[Any], has_foot: bool) -> Shape:
    return Shape(tuple(address), frozenset((name, (kind, value)) for name, (kind, value) in entries), has_foot)
