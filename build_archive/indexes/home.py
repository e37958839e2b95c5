"""What the archive holds, its newest articles and the ways in: its own front page, and the same for that of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from build_archive.model import Archive, Card, Page
from build_archive.render import article_path, beside, bullets, front_matter, heading, link, page_text
from build_archive.shelves import Divided, Label, labels

TITLE = "档案"
PART = ".front/front.md"
"""Included by `docs/index.md` and no page itself. A folder of its own, because the snippets extension may read every file in
the folder that it is given; with a dot, because no site generator publishes such."""
NEWEST = 12
MOST_USED = 16


def pages(archive: Archive, divided: Divided) -> Iterator[Page]:
    """`index.md`, and the part of the site's front page, which stands one folder above the archive."""
    head = front_matter({"title": TITLE, "generated_by": "build_archive"})
    tags, sources = labels(archive, "tag", divided), labels(archive, "source", divided)
    inside, above = (list(blocks(archive, tags, sources, From(folder))) for folder in ("", "archive/"))
    yield Page("index.md", page_text(head, heading(1, TITLE), *inside))
    yield Page(PART, "\n\n".join(above) + "\n", "data")


@dataclass(frozen=True, slots=True)
class From:
    """Where links start: from an `index.md` that stands above this folder."""

    folder: str

    def to(self, name: str, path: str) -> str:
        """A link to a page of the archive."""
        return link(name, "index.md", self.folder + path)

    def counted(self, name: str, path: str, count: int) -> str:
        """A link and how many articles are behind it."""
        return f"{self.to(name, path)} {count:,}"


def blocks(archive: Archive, tags: list[Label], sources: list[Label], here: From) -> Iterator[str]:
    """Counts, newest articles, ways in."""
    yield holds(archive.cards)
    yield from newest(archive.cards, here)
    yield heading(2, "从哪里进去")
    yield from ways(archive, tags, sources, here)


def holds(cards: tuple[Card, ...]) -> str:
    """One sentence: how many articles of what time."""
    dates = [card.date for card in cards if card.date]
    span = f"，时间从 {in_words(min(dates))} 到 {in_words(max(dates))}" if dates else ""
    return f"共收文章 **{len(cards):,}** 篇{span}。"


def in_words(date: str) -> str:
    """`2022-01-27` as 2022年1月27日, as far as it is known."""
    parts = date[:10].split("-")
    return "".join(f"{int(number)}{unit}" for number, unit in zip(parts, "年月日", strict=False))


def newest(cards: Iterable[Card], here: From) -> list[str]:
    """The newest articles with their days and sources."""
    dated = islice((card for card in cards if card.date), NEWEST)
    lines = [
        f"{card.date[:10]} {here.to(card.title, article_path(card.id))} {beside(card.source)}".rstrip()
        for card in dated
    ]
    return [heading(2, "新近的文章"), bullets(lines)] if lines else []


def ways(archive: Archive, tags: list[Label], sources: list[Label], here: From) -> Iterator[str]:
    """Each index by name, with its most used entries or what it is for."""
    headlines = {sighting.headline.title for sighting in archive.sightings}
    yield from way(here.to("标签", "tags/index.md"), f"{len(tags):,} 个", most_used(tags, "tags", here) or "还没有标签")
    yield from way(here.to("日期", "dates/index.md"), "", years(archive.cards, here) or "文章都没有日期")
    yield from way(here.to("拼音", "pinyin/index.md"), "", "标题按读音从 A 到 Z")
    named = most_used(sources, "sources", here) or "文章都没有写明来源"
    yield from way(here.to("来源", "sources/index.md"), f"{len(sources):,} 处", named)
    yield from way(here.to("头条", "headlines/index.md"), f"{len(headlines):,} 条", "文章页面旁所列的标题，逐日排列")
    yield from way(here.to("收录", "account.md"), "", "收了多少，漏了多少，为什么")


def way(index: str, count: str, text: str) -> Iterator[str]:
    """One way in: the index, how many entries it has, and some of them."""
    yield f"### {index} {count}".rstrip()
    yield text


def years(cards: Iterable[Card], here: From) -> str:
    """The years, newest first."""
    found = Counter(card.date[:4] for card in cards if card.date)
    return "　".join(here.counted(f"{year}年", f"dates/{year}.md", found[year]) for year in sorted(found, reverse=True))


def most_used(found: list[Label], folder: str, here: From) -> str:
    """The labels with the most articles; of equal ones those that come first by reading."""
    ranked = sorted(found, key=lambda entry: -len(entry.cards))[:MOST_USED]
    return "　".join(here.counted(entry.name, f"{folder}/{entry.id}.md", len(entry.cards)) for entry in ranked)
