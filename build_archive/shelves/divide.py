"""The division of a list into shelves: what does not fit on one page is parted by its next step (year, month, day; letter, syllable)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

FULL = 200
"""How many entries a page holds before it is divided. It lists its parts then, and keeps its address."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Step:
    """One step down, from a shelf to a part of it."""

    slug: str
    """The part's address below its index, without `.md`: `2022-01`, `z/zhong`; of the program's own making."""
    name: str = field(compare=False)
    """What it is called on the shelf that it is a part of: 1月, zhong."""
    title: str = field(compare=False)
    """What it is called by itself: 2022年1月, zhong."""
    order: int | str = field(compare=False)
    """Its place among its siblings; all numbers or all text."""
    inline: bool = field(default=False, compare=False)
    """Listed on the page of its parent as long as it is not full: articles of which only the year is known."""


ROOT = Step("", "", "", "")
"""The whole of an index."""
LAST = Step("last", "", "", "")
"""Of entries that have no further step."""

Walk = tuple[Entry, Iterator[Step]]
"""An entry and the steps that lead to it, taken one by one as they are needed."""


@dataclass(frozen=True, slots=True)
class Section(Generic[Entry]):
    """Entries that stand on one page under one heading, in the order in which they came."""

    step: Step
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Entry]):
    """One page: entries under headings, or parts with pages of their own, or (see `Step.inline`) both."""

    step: Step
    count: int
    sections: tuple[Section[Entry], ...]
    parts: tuple[Shelf[Entry], ...] = ()


def never(step: Step) -> bool:  # noqa: ARG001 - one shape of function with others
    """No shelf is divided that fits on one page."""
    return False


def divide(
    step: Step, walks: Iterable[Walk[Entry]], always: Callable[[Step], bool] = never, full: int = FULL
) -> Shelf[Entry]:
    """The shelf of these entries; shelves for which `always` holds are divided even if they would fit on one page."""
    groups = grouped(walks)
    count = sum(len(group) for _, group in groups)
    divided = count > full or always(step)
    sections, parts = [], []
    for part, group in groups:
        if not divided or part == LAST or (part.inline and len(group) <= full):
            sections.append(Section(part, tuple(entry for entry, _ in group)))
        else:
            parts.append(divide(part, group, always, full))
    return Shelf(step, count, tuple(sections), tuple(parts))


def grouped(walks: Iterable[Walk[Entry]]) -> list[tuple[Step, list[Walk[Entry]]]]:
    """The entries by their next step, in the order of the steps; those that have none last."""
    groups: dict[Step, list[Walk[Entry]]] = {}
    for entry, steps in walks:
        groups.setdefault(next(steps, LAST), []).append((entry, steps))
    last = groups.pop(LAST, None)
    ordered = sorted(groups.items(), key=lambda group: group[0].order)
    return [*ordered, (LAST, last)] if last else ordered
