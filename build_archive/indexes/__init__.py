"""The indexes: each module of this folder makes the pages of one kind of index from the whole archive."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from build_archive.model import Archive, Page


def pages(archive: Archive) -> Iterator[Page]:
    """The pages of every index, in the order of the modules' names."""
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        yield from importlib.import_module(f"{__name__}.{module}").pages(archive)
