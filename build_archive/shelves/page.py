"""A shelf as a page: the way up, its name, how much it holds, its parts or entries, and the ways to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from build_archive.model import Draft, Page
from build_archive.render import bullets, front_matter, heading, label, linked, page_text, plain_value
from build_archive.shelves.divide import Entry, Section, Shelf, Step
from build_archive.shelves.remembering import digest

Line = Callable[[Entry, Step, str], str]
"""One entry as Markdown: the entry, the step that heads its section, the path of the page."""


@dataclass(frozen=True, slots=True)
class Look(Generic[Entry]):
    """What the pages of one index have in common."""

    root: str
    """The path of its first page, relative to `docs/archive/`: `dates/index.md`, `tags/7k3f9x2a.md`."""
    folder: str
    """Where its parts are: `dates`, `tags/7k3f9x2a`."""
    title: str
    """The name of the first page."""
    line: Line[Entry]
    above: tuple[tuple[str, str], ...] = (("档案", "index.md"),)
    """The pages above it, as names and paths."""
    unit: str = "篇"
    short: str = ""
    """What the first page is called in the way up to it, if not by its name."""
    whole: str = "{title}：{part}"
    """The name of a part's page."""
    neighbours: tuple[str, str] = ("较新", "较旧")
    """What the page before and the page after are called."""
    head: Callable[[Shelf[Entry], str], Iterator[str]] | None = None
    """What a shelf shows of its own above its parts and entries, given the page's path."""
    parts: Callable[[Shelf[Entry], str], Iterator[str]] | None = None
    """How a shelf shows its parts, if not as a list."""

    def path(self, shelf: Shelf[Entry]) -> str:
        """The path of a shelf's page."""
        return f"{self.folder}/{shelf.step.slug}.md" if shelf.step.slug else self.root

    def name(self, shelf: Shelf[Entry]) -> str:
        """The name of a shelf's page."""
        return self.whole.format(title=self.title, part=shelf.step.title) if shelf.step.slug else self.title

    def called(self, shelf: Shelf[Entry]) -> str:
        """What a shelf is called in the way up to it."""
        return shelf.step.name if shelf.step.slug else self.short or self.title

    def counted(self, count: int) -> str:
        """A number of entries: `1,234 篇`."""
        return f"{count:,} {self.unit}"


@dataclass(frozen=True, slots=True)
class Around:
    """Where a page stands: what is above it, before it and after it, as names and paths."""

    above: tuple[tuple[str, str], ...]
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None


def shelf_pages(shelf: Shelf[Entry], look: Look[Entry]) -> Iterator[Page | Draft]:
    """The page of a shelf and those of its parts, level by level; of those with entries, which are most, drafts."""
    level = [(shelf, look.above)]
    while level:
        named = [(part.step.title, look.path(part)) for part, _ in level]
        for place, (part, above) in enumerate(level):
            before = named[place - 1] if place else None
            after = named[place + 1] if place + 1 < len(named) else None
            around = Around(above, before, after)
            yield shelf_draft(part, look, around) if part.sections else shelf_page(part, look, around)
        level = [
            (below, (*above, (look.called(part), look.path(part)))) for part, above in level for below in part.parts
        ]


def shelf_draft(shelf: Shelf[Entry], look: Look[Entry], around: Around) -> Draft:
    """The page of a shelf that holds entries, not yet made."""
    path = look.path(shelf)
    own = [path, look.name(shelf), look.called(shelf), look.unit, *look.neighbours, repr(around), shelf.facts]
    own += look.head(shelf, path) if look.head else ()
    own += map(outline, shelf.parts)
    return Draft(path, digest("", own).hexdigest(), partial(filled_page, shelf, look, around))


def outline(shelf: Shelf[Entry]) -> str:
    """All that the pages above it show of a shelf."""
    step = shelf.step
    sections = [(section.step.slug, section.step.name, section.count) for section in shelf.sections]
    return repr((step.slug, step.name, step.title, shelf.count, sections, [outline(part) for part in shelf.parts]))


def filled_page(shelf: Shelf[Entry], look: Look[Entry], around: Around) -> Page:
    """One shelf as Markdown, with its entries."""
    return shelf_page(shelf.filled() if shelf.filled else shelf, look, around)


def shelf_page(shelf: Shelf[Entry], look: Look[Entry], around: Around) -> Page:
    """One shelf as Markdown."""
    path, title = look.path(shelf), look.name(shelf)
    blocks = [
        way_up(around.above, look.called(shelf), path),
        heading(1, title),
        f"共 {look.counted(shelf.count)}。",
        *(look.head(shelf, path) if look.head else ()),
        *((look.parts or listed(look))(shelf, path) if shelf.parts else ()),
        *sections(shelf, look, path),
        neighbours(around, look, path),
    ]
    return Page(path, page_text(front_matter({"title": plain_value(title), "generated_by": "build_archive"}), *blocks))


def way_up(above: tuple[tuple[str, str], ...], here: str, path: str) -> str:
    """The pages above a page, down to its own name."""
    return " › ".join([*(linked(label(name), path, to) for name, to in above), label(here)])


def neighbours(around: Around, look: Look[Entry], path: str) -> str:
    """The ways to the pages before and after, on one line."""
    named = zip(look.neighbours, (around.before, around.after), strict=True)
    return " · ".join(f"{word}：{linked(label(to[0]), path, to[1])}" for word, to in named if to)


def listed(look: Look[Entry]) -> Callable[[Shelf[Entry], str], Iterator[str]]:
    """The parts of a shelf as a list with counts, each with what it is made of, so that one click less is needed."""

    def parts(shelf: Shelf[Entry], path: str) -> Iterator[str]:
        lines = ((part_link(part, look, path), made_of(through(part), look, path)) for part in shelf.parts)
        yield bullets("：".join(filter(None, line)) for line in lines)

    return parts


def through(part: Shelf[Entry]) -> Shelf[Entry]:
    """Where a way of single parts ends: nobody should click through pages with one link each."""
    while len(part.parts) == 1 and not part.sections:
        part = part.parts[0]
    return part


def part_link(part: Shelf[Entry], look: Look[Entry], path: str) -> str:
    """A part by its name, as a link, and how much it holds."""
    end = through(part)
    name = part.step.name if end is part else end.step.title
    return f"{linked(label(name), path, look.path(end))} {look.counted(part.count)}"


def made_of(part: Shelf[Entry], look: Look[Entry], path: str) -> str:
    """The parts of a part as links; of one that only gathers several (five years), the names of what it gathers."""
    if part.parts:
        return " · ".join(f"{linked(label(p.step.name), path, look.path(through(p)))} {p.count:,}" for p in part.parts)
    return "" if part.step.heading else "、".join(label(section.step.name) for section in part.sections)


def sections(shelf: Shelf[Entry], look: Look[Entry], path: str) -> Iterator[str]:
    """The entries of a shelf under their headings."""
    for section in shelf.sections:
        if section.step.name:
            yield heading(2, section.step.name)
        yield entries(section, look, path)


def entries(section: Section[Entry], look: Look[Entry], path: str) -> str:
    """The entries of one section as a list."""
    return bullets(look.line(entry, section.step, path) for entry in section.entries)
