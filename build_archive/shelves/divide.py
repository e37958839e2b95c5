"""The division of a list into shelves: what does not fit on one page is parted by its next step (year, month, day; letter, syllable)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from build_archive.model import travelling

FULL = 400
"""How many entries a page holds before it is divided. It lists its parts then, and keeps its address.

Parts are then of some 200 entries on average: measured on 100,000 generated articles, a limit of 200 makes pages of 50 and
14,400 of them, 300 makes 5,700, 400 makes 3,400 of 150 to 250 (benchmarks/indexes.py, without headlines).
"""

Entry = TypeVar("Entry")


@travelling
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
    heading: bool = field(default=True, compare=False)
    """Whether entries of one page are put under a heading by it; else by the step after it (years, not five years)."""
    inline: bool = field(default=False, compare=False)
    """Listed on the page of its parent as long as it is not full: articles of which only the year is known."""


ROOT = Step("", "", "", "")
"""The whole of an index."""
LAST = Step("last", "", "", "")
"""Of entries that have no further step."""

Walk = tuple[Entry, Iterator[Step]]
"""An entry and the steps that lead to it, taken one by one as they are needed."""


@travelling
@dataclass(frozen=True, slots=True)
class Section(Generic[Entry]):
    """Entries that stand on one page under one heading, in the order in which they came."""

    step: Step
    count: int
    entries: tuple[Entry, ...]
    """Those, or none where they are not loaded (see `remembering`)."""


@travelling
@dataclass(frozen=True, slots=True)
class Shelf(Generic[Entry]):
    """One page: entries under headings, or parts with pages of their own, or (see `Step.inline`) both."""

    step: Step
    count: int
    sections: tuple[Section[Entry], ...]
    parts: tuple[Shelf[Entry], ...] = ()
    facts: str = ""
    """A digest of all that its own entries show, if it was taken."""
    filled: Callable[[], Shelf[Entry]] | None = field(default=None, compare=False)
    """Gives this shelf with its entries, where they are not loaded."""


def never(step: Step) -> bool:  # noqa: ARG001 - one shape of function with others
    """No shelf is divided that fits on one page."""
    return False


def divide(
    step: Step, walks: Iterable[Walk[Entry]], always: Callable[[Step], bool] = never, full: int = FULL
) -> Shelf[Entry]:
    """The shelf of these entries; shelves for which `always` holds are divided even if they would fit on one page."""
    walks = list(walks)
    if len(walks) <= full and not always(step):
        return Shelf(step, len(walks), tuple(section(*group) for group in grouped(walks, heading_step)))
    return parted(step, walks, lambda part, group: divide(part, group, always, full), full)


def parted(
    step: Step, walks: list[Walk[Entry]], divided: Callable[[Step, list[Walk[Entry]]], Shelf[Entry]], full: int = FULL
) -> Shelf[Entry]:
    """The shelf of these entries in any case with parts, each made by `divided`."""
    sections, parts = [], []
    for part, group in grouped(walks, next_step):
        if part == LAST or (part.inline and len(group) <= full):
            sections.append(section(part, group))
        else:
            parts.append(divided(part, group))
    return Shelf(step, len(walks), tuple(sections), tuple(parts))


def section(step: Step, walks: list[Walk[Entry]]) -> Section[Entry]:
    """One heading and what stands under it."""
    return Section(step, len(walks), tuple(entry for entry, _ in walks))


def next_step(steps: Iterator[Step]) -> Step:
    """The next step of an entry, by which shelves are divided."""
    return next(steps, LAST)


def heading_step(steps: Iterator[Step]) -> Step:
    """The next step of an entry that makes a heading."""
    return next((step for step in steps if step.heading), LAST)


def grouped(walks: list[Walk[Entry]], by: Callable[[Iterator[Step]], Step]) -> list[tuple[Step, list[Walk[Entry]]]]:
    """The entries by a step, in the order of the steps; those that have none last."""
    steps: dict[str, Step] = {}
    groups: defaultdict[str, list[Walk[Entry]]] = defaultdict(list)
    for walk in walks:
        step = by(walk[1])
        steps.setdefault(step.slug, step)
        groups[step.slug].append(walk)
    ordered = sorted((step for step in steps.values() if step != LAST), key=lambda step: step.order)
    return [(step, groups[step.slug]) for step in (*ordered, *([LAST] if LAST.slug in steps else ()))]
