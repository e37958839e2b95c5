"""The indexes: each module of this folder makes the pages of one kind of index from the whole archive."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from build_archive.model import Archive, Draft, Page
from build_archive.shelves import Divided


def pages(archive: Archive, divided: Divided | None = None) -> Iterator[Page]:
    """The pages of every index, each made."""
    for page in drafts(archive, divided or Divided()):
        yield page.made() if isinstance(page, Draft) else page


def drafts(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """The pages of every index, in the order of the modules' names, those that hold entries not yet made; `divided` is what the last run divided of what."""
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        yield from importlib.import_module(f"{__name__}.{module}").pages(archive, divided)
