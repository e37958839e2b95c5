"""The account as readers of the site see it: what was read, what became of it, and how much is known of the articles."""

from __future__ import annotations

from collections import Counter

from build_archive.model import Archive, Card, Page
from build_archive.render import words
from build_archive.render.front_matter import front_matter
from build_archive.render.markdown import beside, bullets, heading, link, page_text, table
from build_archive.report import OUTCOMES, Report

PATH = "account.md"
SHOWN = 3
"""Examples of each reason."""


def account_page(archive: Archive, report: Report) -> Page:
    """`account.md`; says nothing of this one run (pages written, the time), so that a second build changes nothing."""
    text = page_text(
        front_matter({"title": "收录说明", "generated_by": "build_archive"}),
        heading(1, "收录说明"),
        read(report),
        heading(2, "完整程度"),
        bullets(coverage(archive.cards)),
        heading(2, "各年篇数"),
        table(("年份", "篇数"), years(archive.cards), ("---", "---:")),
        *not_here(report),
    )
    return Page(PATH, text)


def read(report: Report) -> str:
    """What was read, and what became of it; the numbers add up."""
    articles, duplicates, left_out, failed = (f"{report.count(outcome):,}" for outcome in OUTCOMES)
    return (
        f"从 {len(report.files):,} 个数据文件里读到 {report.records:,} 条记录：收录为文章 {articles} 篇，"
        f"与已收录的文章同文 {duplicates} 条，未收录 {left_out} 条，无法读取 {failed} 条。"
    )


def coverage(cards: tuple[Card, ...]) -> list[str]:
    """How many articles lack a date, tags or a source."""
    lacking = {
        "没有日期": sum(not card.date for card in cards),
        "日期为推断": sum(card.date_inferred for card in cards),
        "没有标签": sum(not card.tags for card in cards),
        "没有来源": sum(not card.source for card in cards),
    }
    return [f"{name}：{count:,} 篇（{share(count, len(cards))}）" for name, count in lacking.items()]


def share(count: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{100 * count / whole:.1f}%" if whole else "0%"


def years(cards: tuple[Card, ...]) -> list[tuple[str, str]]:
    """Articles a year, the newest year first, undated last; each year leads to its index."""
    counts = Counter(card.date[:4] for card in cards)
    return [
        (link(year or "日期不详", PATH, f"dates/{year or 'undated'}.md"), f"{counts[year]:,}")
        for year in sorted(counts, reverse=True)
    ]


def not_here(report: Report) -> list[str]:
    """What is not in the archive, by kind, with some of the places where it stood."""
    kinds: dict[str, list[str]] = {}
    for entry in report.entries:
        if entry.outcome in ("left out", "failed", "file"):
            kinds.setdefault(entry.kind, []).append(entry.where)
    if not kinds:
        return []
    rows = [(words.reason(kind), f"{len(kinds[kind]):,}", examples(kinds[kind])) for kind in sorted(kinds)]
    return [heading(2, "没有收录的"), table(("原因", "数目", "例"), rows, ("---", "---:", "---"))]


def examples(places: list[str]) -> str:
    """The first places by name, and how many more there are."""
    more = f" 等 {len(places):,} 处" if len(places) > SHOWN else ""
    return "、".join(beside(place).replace("|", "&#124;") for place in sorted(places)[:SHOWN]) + more
