"""What the pages of several indexes are made of: the line of an article, the bar of letters, the table of years and months."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from build_archive.model import Card
from build_archive.pinyin import LETTERS
from build_archive.render import article_path, beside, label, link, linked, table
from build_archive.shelves.divide import Entry, Shelf, Step


def article_line(card: Card, step: Step, path: str) -> str:
    """An article in a list: under a date what that leaves unsaid, then the title and source; elsewhere the date comes last."""
    return dated_line(card.date, step, linked(label(card.title), path, article_path(card.id)), beside(card.source))


def article_link(card: Card, step: Step, path: str) -> str:
    """An article in a list of its own source: as `article_line`, without the source."""
    return dated_line(card.date, step, linked(label(card.title), path, article_path(card.id)))


def article_facts(card: Card) -> str:
    """All that those lines are made of."""
    return f"{card.id} {card.date} {card.title}\x01{card.source}"


def dated_line(when: str, step: Step, *words: str) -> str:
    """Pieces of Markdown with a date before them if they stand under a date, else behind them."""
    date = rest_of_date(when, step.slug)
    first, last = ("", date) if date == when[:10] else (date, "")
    return " ".join(filter(None, (first, *words, last)))


def rest_of_date(when: str, slug: str) -> str:
    """What a heading of this address leaves unsaid of a date: under `2022` 1月27日, under `2022-01` 27日, under a day 12:25."""
    day = f"{int(when[8:10])}日" if len(when) >= 10 else ""
    if slug == when[:4]:
        return f"{int(when[5:7])}月{day}" if len(when) >= 7 else ""
    if slug == when[:7]:
        return day
    if slug.startswith(when[:10]):
        return when[11:16]
    return when[:10]


def letter_bar(shelf: Shelf[Entry], path: str, to: Callable[[str], str]) -> str:
    """All letters and the other headings, those that the shelf has as links; `to` gives the path (or anchor) of one."""
    has = {part.step.slug for part in shelf.parts} | {section.step.slug for section in shelf.sections}
    names = {"digits": "数字", "latin": "拉丁字母"} | {letter.lower(): letter for letter in LETTERS} | {"other": "其他"}
    return "　".join(link(name, path, to(slug)) if slug in has else name for slug, name in names.items())


def anchor_of(slug: str) -> str:
    """The anchor of the heading of a letter, as Python-Markdown makes it of what is ASCII in it."""
    return {"digits": "0-9"}.get(slug, slug)


def years_table(years: Iterable[tuple[str, int, dict[int, str]]]) -> str:
    """A table of years and their months: what the year is called, how many entries it has, and what stands under each month."""
    head = ["年", *(f"{month}月" for month in range(1, 13)), "合计"]
    rows = ([name, *(months.get(month, "") for month in range(1, 13)), f"{count:,}"] for name, count, months in years)
    return table(head, rows)


def month_cells(months: Iterable[Shelf[Entry]], path: str, page_of: Callable[[str], str]) -> dict[int, str]:
    """By number, the months among these shelves, each as its count and a link to its page."""
    return {
        int(month.step.slug[5:]): link(f"{month.count:,}", path, page_of(month.step.slug))
        for month in months
        if month.step.slug[5:].isdigit()
    }
