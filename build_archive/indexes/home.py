"""The archive's own front page: what it holds, the ways in, the newest articles."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.model import Archive, Card, Page
from build_archive.render import article_path, bullets, escape, front_matter, heading, link, page_text
from build_archive.shelves import labels

PATH = "index.md"
NEWEST = 20


def pages(archive: Archive) -> Iterator[Page]:
    """`index.md`, relative to `docs/archive/`."""
    front = front_matter({"title": "档案", "generated_by": "build_archive"})
    newest = [newest_line(card) for card in archive.cards[:NEWEST] if card.date]
    blocks = [heading(2, "新近的文章"), bullets(newest)] if newest else []
    yield Page(
        PATH, page_text(front, heading(1, "档案"), holds(archive), heading(2, "目录"), bullets(ways(archive)), *blocks)
    )


def newest_line(card: Card) -> str:
    """One article with its day and source."""
    return " ".join(filter(None, (card.date[:10], link(card.title, PATH, article_path(card.id)), escape(card.source))))


def holds(archive: Archive) -> str:
    """How many articles, of what years."""
    years = sorted({card.date[:4] for card in archive.cards if card.date})
    span = f"，{years[0]}年至{years[-1]}年" if len(years) > 1 else f"，{years[0]}年" if years else ""
    return f"共收文章 {len(archive.cards):,} 篇{span}。"


def ways(archive: Archive) -> Iterator[str]:
    """The indexes with what each counts."""
    tags = len(labels(archive, lambda card: card.tags, "tag"))
    sources = len(labels(archive, lambda card: (card.source,) if card.source else (), "source"))
    months = len({card.date[:7] for card in archive.cards if len(card.date) >= 7})
    headlines = len({sighting.headline.title for sighting in archive.sightings})
    yield f"{link('标签', PATH, 'tags/index.md')} {tags:,} 个"
    yield f"{link('日期', PATH, 'dates/index.md')} {months:,} 个月"
    yield f"{link('标题拼音', PATH, 'pinyin/index.md')} {len(archive.cards):,} 篇"
    yield f"{link('来源', PATH, 'sources/index.md')} {sources:,} 个"
    yield f"{link('头条', PATH, 'headlines/index.md')} {headlines:,} 条"
    yield link("收录说明", PATH, "account.md")
