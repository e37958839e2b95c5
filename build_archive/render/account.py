"""The account as readers of the site see it: what was read, what became of it, and how much is known of the articles."""

from __future__ import annotations

from collections import Counter

from build_archive.model import Archive, Card, Page
from build_archive.render.front_matter import front_matter
from build_archive.render.markdown import bullets, escape, heading, page_text
from build_archive.report import Report

NO_YEAR = "日期不详"


def account_page(archive: Archive, report: Report) -> Page:
    """`account.md`; says nothing of this one run (pages written, the time), so that a second build changes nothing."""
    text = page_text(
        front_matter({"title": "收录说明", "generated_by": "build_archive"}),
        heading(1, "收录说明"),
        bullets(read_lines(report)),
        heading(2, "完整程度"),
        bullets(coverage(archive.cards)),
        heading(2, "各年篇数"),
        table(("年份", "篇数"), years(archive.cards)),
        *left_out(report),
    )
    return Page("account.md", text)


def read_lines(report: Report) -> list[str]:
    """What was read, and what became of it; the numbers add up."""
    return [
        f"数据文件：{len(report.files):,} 个",
        f"记录：{report.records:,} 条",
        f"收录文章：{report.count('article'):,} 篇",
        f"重复（并入同文）：{report.count('duplicate'):,} 条",
        f"未收录：{report.count('left out'):,} 条",
        f"无法读取：{report.count('failed'):,} 条",
    ]


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
    """Articles a year, the newest year first, undated last."""
    counts = Counter(card.date[:4] for card in cards)
    return [(year or NO_YEAR, f"{counts[year]:,}") for year in sorted(counts, reverse=True)]


def left_out(report: Report) -> list[str]:
    """What is not in the archive, by kind."""
    counts = Counter(entry.kind for entry in report.entries if entry.outcome in ("left out", "failed", "file"))
    if not counts:
        return []
    return [
        heading(2, "未收录的记录"),
        table(("原因", "条数"), [(escape(kind), f"{n:,}") for kind, n in sorted(counts.items())]),
    ]


def table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    """A table of two columns, the second of numbers."""
    return "\n".join(f"| {left} | {right} |" for left, right in [head, ("---", "---:"), *rows])
