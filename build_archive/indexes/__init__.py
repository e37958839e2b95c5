"""The indexes: each module of this folder makes the pages of one kind of index from the whole archive."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

from build_archive.model import Archive, Draft, Page
from build_archive.shelves import Divided


def names() -> list[str]:
    """The modules of this folder, in order."""
    return sorted(info.name for info in pkgutil.iter_modules(__path__))


def pages(archive: Archive, divided: Divided | None = None) -> Iterator[Page]:
    """The pages of every index, each made."""
    for page in drafts(archive, divided or Divided()):
        yield page.made() if isinstance(page, Draft) else page


def drafts(archive: Archive, divided: Divided, wanted: Iterable[str] = ()) -> Iterator[Page | Draft]:
    """The pages of every index, or of those that are wanted, those that hold entries not yet made; `divided` is what the last run divided of what."""
    for module in wanted or names():
        yield from importlib.import_module(f"{__name__}.{module}").pages(archive, divided)
