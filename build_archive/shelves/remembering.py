"""What the last run divided of what, so that a run divides anew only shelves of which an entry came, went or changed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar, cast

from build_archive.model import Card
from build_archive.shelves.divide import FULL, Entry, Shelf, Step, Walk, divide, never, parted
from build_archive.shelves.lines import article_facts

Value = TypeVar("Value")
MANY = 10
"""If more than one of so many entries are new, all are put in order."""


class Divided:
    """Shelves by all that their entries show, without the entries themselves, and the orders in which lists were."""

    def __init__(
        self, last: Mapping[bytes, Shelf[Any]] | None = None, orders: Mapping[str, list[str]] | None = None
    ) -> None:
        self._last, self._orders = last or {}, orders or {}
        self.now: dict[bytes, Shelf[Any]] = {}
        """The shelves that were asked for, by the digest of what they were made of; for the next run."""
        self.orders: dict[str, list[str]] = {}
        """What was told of the entries of each list, in its order; likewise."""
        self._facts: dict[str, str] = {}
        self._shared: dict[str, object] = {}

    def shelf(
        self,
        step: Step,
        entries: Iterable[Entry],
        steps: Callable[[Entry], Iterator[Step]],
        facts: Callable[[Entry], str],
        always: Callable[[Step], bool] = never,
    ) -> Shelf[Entry]:
        """As `divide`; `facts` are all that a page shows of an entry, and all that its `steps` are made of.

        Shelves for which `always` holds are divided here, each of their parts is remembered by itself.
        """
        found = list(entries)
        if always(step):
            return self._parted(step, [(entry, steps(entry)) for entry in found], facts, always)
        return self._remembered(step, found, lambda: ((entry, steps(entry)) for entry in found), facts)

    def _parted(
        self, step: Step, walks: list[Walk[Entry]], facts: Callable[[Entry], str], always: Callable[[Step], bool]
    ) -> Shelf[Entry]:
        def below(part: Step, group: list[Walk[Entry]]) -> Shelf[Entry]:
            if always(part):
                return self._parted(part, group, facts, always)
            return self._remembered(part, [entry for entry, _ in group], lambda: group, facts)

        shelf = parted(step, walks, below)
        return replace(shelf, facts=shown(shelf, facts))

    def _remembered(
        self,
        step: Step,
        entries: list[Entry],
        walks: Callable[[], Iterable[Walk[Entry]]],
        facts: Callable[[Entry], str],
    ) -> Shelf[Entry]:
        """The walks are begun only if they are needed."""
        key = digest(f"{step.slug} {FULL}", map(facts, entries)).digest()
        bare = self._last.get(key) or self.now.get(key)
        if bare is None:
            made = noted(divide(step, walks()), facts)
            self.now[key] = emptied(made)
            return made
        self.now[key] = bare
        return fillable(bare, cache(lambda: by_slug(divide(step, walks()))))

    def ordered(
        self,
        name: str,
        entries: Iterable[Entry],
        facts: Callable[[Entry], str],
        key: Callable[[Entry], tuple[str, ...]],
    ) -> list[Entry]:
        """A list in the order of a key, which is asked only of entries that the last run has not put in order, and of their neighbours.

        `facts` are all that the key is made of, and differ for any two entries; the order is remembered under a name.
        """
        found = {facts(entry): entry for entry in entries}
        ordered = [told for told in self._orders.get(name, ()) if told in found]
        new = found.keys() - set(ordered)

        def by_key(told: str) -> tuple[str, ...]:
            return key(found[told])

        if len(new) * MANY > len(found):
            ordered = sorted(found, key=by_key)
        else:
            for told in new:
                insort(ordered, told, key=by_key)
        self.orders[name] = ordered
        return [found[told] for told in ordered]

    def once(self, name: str, make: Callable[[], Value]) -> Value:
        """What several indexes are made of, made by the first of them."""
        if name not in self._shared:
            self._shared[name] = make()
        return cast(Value, self._shared[name])

    def article_facts(self, card: Card) -> str:
        """As `lines.article_facts`, put together once for all lists."""
        known = self._facts.get(card.id)
        if known is None:
            known = self._facts[card.id] = article_facts(card)
        return known


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
