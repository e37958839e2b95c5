"""The index by the pinyin of the title: letters, then syllables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from build_archive.model import Archive, Card, Draft, Page
from build_archive.pinyin import Collated, collate
from build_archive.shelves import (
    ROOT,
    Divided,
    Look,
    Shelf,
    Step,
    article_line,
    by_reading,
    by_time,
    shelf_pages,
)
from build_archive.shelves.lines import letter_bar
from build_archive.shelves.steps import DAY, MONTH, YEAR


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`pinyin/index.md`, a page a letter (`pinyin/c.md`, `pinyin/latin.md`), and so on by syllables where they are long."""
    titles = divided.ordered("pinyin", archive.cards, lambda card: f"{card.title}\x00{card.id}", order)
    shelf = divided.shelf(ROOT, titles, steps, divided.article_facts, always=lambda step: step == ROOT)

    def head(part: Shelf[Card], path: str) -> Iterator[str]:
        if "/" not in part.step.slug:
            yield letter_bar(shelf, path, lambda slug: f"pinyin/{slug}.md")

    look = Look("pinyin/index.md", "pinyin", "标题拼音", article_line, head=head, neighbours=("前", "后"))
    return shelf_pages(shelf, look)


def order(card: Card) -> tuple[str, ...]:
    """The place of an article, which is `Collated.key` of its title, as it is folded already; then its id."""
    return *collate(card.title).reading, card.title_folded, card.title, card.id


def steps(card: Card) -> Iterator[Step]:
    """The reading of a title, then the time of the article."""
    title = collate(card.title)
    yield first_step(title.code.partition(" ")[0])
    rest = by_reading(title.marks, by_time(card.date, (), (YEAR, MONTH, DAY)))
    next(rest)
    yield from rest


@cache
def first_step(code: str) -> Step:
    """The first step of all titles that begin with this mark; they are a hundred thousand, the marks some hundreds."""
    return next(by_reading(Collated("", code).marks))
