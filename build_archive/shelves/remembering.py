"""What the last run divided of what, so that a run divides anew only shelves of which an entry came, went or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import Any

from build_archive.shelves.divide import FULL, Entry, Shelf, Step, Walk, divide, never, parted


class Divided:
    """Shelves by all that their entries show, without the entries themselves."""

    def __init__(self, last: dict[bytes, Shelf[Any]] | None = None) -> None:
        self._last = last or {}
        self.now: dict[bytes, Shelf[Any]] = {}
        """Those that were asked for, for the next run."""

    def shelf(
        self,
        step: Step,
        walks: Iterable[Walk[Entry]],
        facts: Callable[[Entry], str],
        always: Callable[[Step], bool] = never,
    ) -> Shelf[Entry]:
        """As `divide`; `facts` are all that a page shows of an entry, and all that its steps are made of.

        Shelves for which `always` holds are divided here, each of their parts is remembered by itself.
        """
        walks = list(walks)
        if always(step):
            shelf = parted(step, walks, lambda part, group: self.shelf(part, group, facts, always))
            return replace(shelf, facts=shown(shelf, facts))
        key = digest(f"{step.slug} {FULL}", (facts(entry) for entry, _ in walks)).digest()
        bare = self._last.get(key) or self.now.get(key)
        if bare is None:
            made = noted(divide(step, walks), facts)
            self.now[key] = emptied(made)
            return made
        self.now[key] = bare
        return fillable(bare, cache(lambda: by_slug(divide(step, walks))))


def noted(shelf: Shelf[Entry], facts: Callable[[Entry], str]) -> Shelf[Entry]:
    """The same shelf, with the digests of what its entries and those of its parts show."""
    return replace(shelf, parts=tuple(noted(part, facts) for part in shelf.parts), facts=shown(shelf, facts))


def shown(shelf: Shelf[Entry], facts: Callable[[Entry], str]) -> str:
    """The digest of what a shelf's own entries show."""
    headings = " ".join(f"{section.step.slug} {section.count}" for section in shelf.sections)
    return digest(headings, (facts(entry) for section in shelf.sections for entry in section.entries)).hexdigest()


def emptied(shelf: Shelf[Entry]) -> Shelf[Entry]:
    """The same shelf without entries."""
    sections = tuple(replace(section, entries=()) for section in shelf.sections)
    return replace(shelf, sections=sections, parts=tuple(map(emptied, shelf.parts)))


def fillable(shelf: Shelf[Entry], whole: Callable[[], dict[str, Shelf[Entry]]]) -> Shelf[Entry]:
    """An emptied shelf that can be filled from the whole of which it is a part."""
    return replace(
        shelf,
        parts=tuple(fillable(part, whole) for part in shelf.parts),
        filled=lambda: replace(whole()[shelf.step.slug], facts=shelf.facts),
    )


def by_slug(shelf: Shelf[Entry]) -> dict[str, Shelf[Entry]]:
    """A shelf and all its parts by their addresses."""
    found = {shelf.step.slug: shelf}
    for part in shelf.parts:
        found |= by_slug(part)
    return found


def digest(first: str, lines: Iterable[str]) -> blake2b:
    """A hash of lines."""
    return blake2b("\x00".join([first, *lines]).encode("utf-8", "surrogatepass"), digest_size=16)
