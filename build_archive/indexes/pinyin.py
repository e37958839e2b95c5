"""The index by the pinyin of the title: letters, then syllables."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.model import Archive, Card, Draft, Page
from build_archive.pinyin import Collated, collate
from build_archive.shelves import (
    ROOT,
    Divided,
    Look,
    Shelf,
    article_facts,
    article_line,
    by_reading,
    by_time,
    shelf_pages,
)
from build_archive.shelves.lines import letter_bar
from build_archive.shelves.steps import DAY, MONTH, YEAR


def order(titled: tuple[Collated, Card]) -> tuple[str, ...]:
    """The place of an article, which is `Collated.key`, by the title as it is folded already; then its id."""
    title, card = titled
    return *title.reading, card.title_folded, card.title, card.id


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`pinyin/index.md`, a page a letter (`pinyin/c.md`, `pinyin/latin.md`), and so on by syllables where they are long."""
    titles = sorted(((collate(card.title), card) for card in archive.cards), key=order)
    walks = ((card, by_reading(title.marks, by_time(card.date, (), (YEAR, MONTH, DAY)))) for title, card in titles)
    shelf = divided.shelf(ROOT, walks, article_facts, always=lambda step: step == ROOT)

    def head(part: Shelf[Card], path: str) -> Iterator[str]:
        if "/" not in part.step.slug:
            yield letter_bar(shelf, path, lambda slug: f"pinyin/{slug}.md")

    look = Look("pinyin/index.md", "pinyin", "标题拼音", article_line, head=head, neighbours=("前", "后"))
    return shelf_pages(shelf, look)
