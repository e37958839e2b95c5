"""The only writer under `docs/`: writes what changed, removes what no longer belongs, and never touches what people made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import orjson

from build_archive.errors import BuildArchiveError
from build_archive.model import Page
from build_archive.report import Report

MANIFEST = ".build_archive.json"
ADVICE = "Remove the file to have it written again. To make a change last, change the dump that the page was made from."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the program wrote: for each path the SHA-256 of all bytes it may hold, those before a build that was cut off included."""

    pages: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """The manifest of a folder; empty where there is none."""
        file = folder / MANIFEST
        try:
            return cls({path: tuple(hashes) for path, hashes in orjson.loads(file.read_bytes())["pages"].items()})
        except FileNotFoundError:
            return cls({})
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            raise BuildArchiveError(
                f"{file}: this list of the pages that the program wrote is damaged. Remove the folder {folder.name} and build again; nothing in it is lost but edits by hand."
            ) from None

    def save(self, folder: Path) -> None:
        """Write the manifest at once or not at all."""
        data = orjson.dumps(
            {"pages": self.pages}, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
        )
        write_if_changed(folder / MANIFEST, data)


def write(pages: Iterable[Page], folder: Path, report: Report) -> None:
    """Make the folder hold these pages, and what people put there."""
    folder.mkdir(parents=True, exist_ok=True)
    before = Manifest.load(folder)
    made: dict[str, str] = {}
    for page in pages:
        data = page.text.encode("utf-8")
        made[page.path] = write_page(folder, page.path, data, before, report)
    remove_gone(folder, before, made, report)
    Manifest({path: (digest,) for path, digest in made.items()}).save(folder)


def write_page(folder: Path, path: str, data: bytes, before: Manifest, report: Report) -> str:
    """Bring one page up to date, unless a person made or edited it; the SHA-256 of what it should hold."""
    target = place_of(folder, path)
    digest = sha256(data).hexdigest()
    try:
        there = target.read_bytes()
    except FileNotFoundError:
        there = None
    if there == data:
        report.unchanged(path)
    elif there is None or sha256(there).hexdigest() in before.pages.get(path, ()):
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(target, data)
        report.written(path)
    else:
        report.kept(
            path,
            "this page was edited by hand" if path in before.pages else "this file is not one that the program wrote",
            ADVICE,
        )
    return digest


def remove_gone(folder: Path, before: Manifest, made: dict[str, str], report: Report) -> None:
    """Remove the pages that the program wrote, no one has edited, and that are no longer made."""
    for path in sorted(before.pages.keys() - made.keys()):
        target = place_of(folder, path)
        if target.is_file() and sha256(target.read_bytes()).hexdigest() in before.pages[path]:
            target.unlink()
            report.removed(path)


def place_of(folder: Path, path: str) -> Path:
    """Where a page stands; a path that leads outside the folder is a bug of the program, not of a dump."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path:
        raise ValueError(f"a page outside the archive: {path!r}")
    return folder.joinpath(*parts)


def write_if_changed(target: Path, data: bytes) -> bool:
    """Replace a file's bytes at once or not at all, if they differ; whether they did."""
    if target.is_file() and target.read_bytes() == data:
        return False
    replace(target, data)
    return True


def replace(target: Path, data: bytes) -> None:
    """Write beside the target, then rename: a reader sees the old bytes or the new ones, never a part."""
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(data)
    os.replace(beside, target)  # noqa: PTH105 - the point of this function
