"""The index pages of many articles: how long they take, how many there are, how long the longest is: `python -m benchmarks.indexes 100000`.

Cards and sightings are made as `gather` would make them of the generated articles; nothing is read or written.
"""

from __future__ import annotations

import importlib
import resource
from collections.abc import Iterator
from functools import cache
from time import process_time

import click

from benchmarks.generate import Story, as_article, stories
from build_archive.folding import fold
from build_archive.model import Archive, Card, Draft, Headline, Page, Sighting
from build_archive.pinyin import sort_key
from build_archive.shelves import Divided

INDEXES = ("tags", "dates", "pinyin", "sources", "headlines", "home")
CHARACTERS = 60
"""Of each text, which the indexes do not see."""


def archive(count: int) -> Archive:
    """So many articles of fifteen years, each with the day's earlier headlines and a hot list beside it."""
    cards, sightings = [], []
    for story in stories(count, characters=CHARACTERS):
        card = card_of(story)
        cards.append(card)
        sightings += list(beside(story, card.id))
    cards.sort(key=lambda card: (card.date, card.id), reverse=True)
    return Archive(tuple(cards), tuple(sightings))


def card_of(story: Story) -> Card:
    """The card of a generated article."""
    article = as_article(story)
    date = article.date.value if article.date else ""
    return Card(article.id, article.title, date, False, article.tags, article.source, "zh-Hans", fold(article.title))


def beside(story: Story, article: str) -> Iterator[Sighting]:
    """What stood beside it."""
    for other in story.latest:
        yield Sighting(headline(other.title, f"{other.time:%Y-%m-%d %H:%M}", other.column), "latest", article)
    for title in story.hot:
        yield Sighting(headline(title), "hot", article)


headline = cache(Headline)
"""The same headline as one object, as `Spool` keeps them."""


def entries(page: Page) -> int:
    """How many entries a page lists."""
    return page.text.count("\n- ")


@click.command(help=__doc__)
@click.argument("count", type=int, default=10_000)
def main(count: int) -> None:  # noqa: D103 - its help is the module's
    made = archive(count)
    sort_key("重庆")
    start = process_time()
    for card in made.cards:
        sort_key(card.title)
    print(f"{count:,} articles, {len(made.sightings):,} sightings")
    print(f"sort keys of all titles: {process_time() - start:.1f} s")
    print(f"{'index':>10} {'CPU s':>8} {'pages':>7} {'MB':>6} {'median':>7} {'longest':>8}  its page")
    for name in INDEXES:
        start = process_time()
        drafts = importlib.import_module(f"build_archive.indexes.{name}").pages(made, Divided())
        pages = [page.make() if isinstance(page, Draft) else page for page in drafts]
        took = process_time() - start
        sizes = sorted(entries(page) for page in pages)
        longest = max(pages, key=entries)
        size = sum(len(page.text.encode()) for page in pages) / 1e6
        print(
            f"{name:>10} {took:8.1f} {len(pages):7,} {size:6.1f} {sizes[len(sizes) // 2]:7,} {sizes[-1]:8,}  {longest.path}"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
