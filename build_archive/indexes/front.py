"""What the front page says of the archive: counts, the newest articles, the ways in; included by `docs/index.md`, not a page itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from build_archive.identity import label_id
from build_archive.model import Archive, Card, Page
from build_archive.render import article_path, bullets, escape, heading, link

PATH = ".front/front.md"
"""A folder of its own, because the snippets extension may read every file in the folder that it is given; with a dot, because no generator publishes such."""
HERE = "index.md"
"""Where its links start from: the page that includes it, one folder above the archive."""
NEWEST = 12
MOST_USED = 16


def pages(archive: Archive) -> Iterator[Page]:
    """The one part-page."""
    blocks = [counts(archive), *newest(archive.cards), *ways_in(archive)]
    yield Page(PATH, "\n\n".join(block for block in blocks if block) + "\n", "data")


def counts(archive: Archive) -> str:
    """One sentence: how many articles of what time."""
    dates = [card.date for card in archive.cards if card.date]
    span = f"，时间从 {in_words(min(dates))} 到 {in_words(max(dates))}" if dates else ""
    return f"共收文章 **{len(archive.cards):,}** 篇{span}。"


def in_words(date: str) -> str:
    """`2022-01-27` as 2022年1月27日, as far as it is known."""
    parts = date[:10].split("-")
    return "".join(f"{int(number)}{unit}" for number, unit in zip(parts, "年月日", strict=False))


def newest(cards: Iterable[Card]) -> list[str]:
    """The newest articles with their days and sources."""
    dated = [card for card in cards if card.date][:NEWEST]
    if not dated:
        return []
    lines = (
        f"{card.date[:10]} {to(card.title, article_path(card.id))} {escape(card.source)}".strip() for card in dated
    )
    return [heading(2, "新近的文章"), bullets(lines)]


def ways_in(archive: Archive) -> list[str]:
    """Each index by name, with its most used entries or what it is for."""
    cards = archive.cards
    tags = named("tag", (tag for card in cards for tag in card.tags))
    sources = named("source", (card.source for card in cards if card.source))
    headlines = {sighting.headline.title for sighting in archive.sightings}
    return [
        heading(2, "从哪里进去"),
        way("tags/index.md", "标签", f"{len(tags):,} 个", most_used("tag", tags) or "还没有标签"),
        way("dates/index.md", "日期", "", years(cards) or "文章都没有日期"),
        way("pinyin/index.md", "拼音", "", "标题按读音从 A 到 Z"),
        way("sources/index.md", "来源", f"{len(sources):,} 处", most_used("source", sources) or "文章都没有写明来源"),
        way("headlines/index.md", "头条", f"{len(headlines):,} 条", "文章页面旁所列的标题，逐日排列"),
        way("account.md", "收录", "", "收了多少，漏了多少，为什么"),
    ]


def way(path: str, name: str, count: str, text: str) -> str:
    """One way in: the index, how many entries it has, and some of them."""
    return f"### {to(name, path)} {count}".rstrip() + f"\n\n{text}"


def years(cards: Iterable[Card]) -> str:
    """The years, newest first."""
    found = Counter(card.date[:4] for card in cards if card.date)
    return " · ".join(entry(f"{year}年", f"dates/{year}.md", found[year]) for year in sorted(found, reverse=True))


def named(kind: str, labels: Iterable[str]) -> dict[str, Counter[str]]:
    """By the name of its index page, how often each writing of a label occurs; writings that differ by width or case share a page."""
    found: dict[str, Counter[str]] = {}
    for label in labels:
        found.setdefault(label_id(kind, label), Counter())[label] += 1
    return found


def most_used(kind: str, labels: dict[str, Counter[str]]) -> str:
    """The most used labels, each as it is mostly written."""
    ranked = sorted(labels.items(), key=lambda item: (-item[1].total(), item[0]))[:MOST_USED]
    return " · ".join(
        entry(writings.most_common(1)[0][0], f"{kind}s/{page}.md", writings.total()) for page, writings in ranked
    )


def entry(name: str, path: str, count: int) -> str:
    """A link and how many articles are behind it."""
    return f"{to(name, path)} {count:,}"


def to(name: str, path: str) -> str:
    """A link from the front page into the archive."""
    return link(name, HERE, f"archive/{path}")
