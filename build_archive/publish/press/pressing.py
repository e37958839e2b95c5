"""One batch of pages, read, filled into their moulds and written: the work of one process, which knows nothing of MkDocs's objects."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from build_archive.publish.press import front
from build_archive.publish.press.body import Foreign, body
from build_archive.publish.press.foreign import Settings, rendered
from build_archive.publish.press.links import Site, addresses
from build_archive.publish.press.mould import Mould
from build_archive.publish.press.sheet import Shape, Sheet, sheet


@dataclass(frozen=True, slots=True)
class Job:
    """What a process needs besides the paths of pages."""

    site: Site
    site_dir: str
    named: frozenset[str]
    """The pages that the navigation names, without `.md`, and all their folders."""
    settings: Settings
    moulds: tuple[Mould, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a page."""

    path: str
    mould: int | None = None
    """The number of the mould in which it was pressed."""
    shape: Shape | None = None
    """None where it is not of the kind that is pressed."""


@dataclass(slots=True)
class _Rack:
    """The moulds by the shapes that they fit."""

    moulds: tuple[Mould, ...]
    found: dict[Shape, tuple[Shape, int | None]] = field(default_factory=dict)

    def look(self, shape: Shape) -> tuple[Shape, int | None]:
        """The number of the mould, if there is one; with the shape as one object for all pages, which go between processes as one."""
        if shape not in self.found:
            number = next((n for n, mould in enumerate(self.moulds) if mould.fits(shape)), None)
            self.found[shape] = (shape, number)
        return self.found[shape]


def press(job: Job, paths: Iterable[str]) -> list[Done]:
    """Press these pages; those that no mould is there for, and those of another kind (neither mould nor shape), are left."""
    rack = _Rack(job.moulds)
    return [_press(job, rack, path) for path in paths]


def _press(job: Job, rack: _Rack, path: str) -> Done:
    try:
        page = read(job, path)
    except Foreign:
        return Done(path)
    shape, number = rack.look(page.shape)
    if number is None:
        return Done(path, shape=shape)
    write(f"{job.site_dir}/{job.site.html(path)}", job.moulds[number].filled(page).encode("utf-8", "xmlcharrefreplace"))
    return Done(path, number, shape)


def read(job: Job, path: str) -> Sheet:
    """The page at this path below `docs/`; `Foreign` where it is not of the kind that is pressed."""
    with open(f"{job.site.docs_dir}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - Path makes 100,000 pages take longer
        data = file.read()
    try:
        meta, markdown = front.split(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Foreign from None
    try:
        made = body(markdown, addresses(job.site, path))
    except Foreign:
        made = rendered(markdown, path, job.site, job.settings)
    return sheet(path, meta, made, job.named)


def write(file: str, data: bytes) -> None:
    """Write a page, and its folder where there is none."""
    folder = file.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - the same; first, since nearly every page has a folder of its own
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same
    with open(file, "wb", buffering=0) as page:  # noqa: PTH123 - the same
        page.write(data)
