"""The index by date: years and months with counts, a calendar a year, a page a month, the undated apart."""

from __future__ import annotations

import re
from calendar import monthcalendar
from collections.abc import Iterator

from build_archive.model import Archive, Card, Draft, Page
from build_archive.render import bullets, heading, link, table
from build_archive.shelves import ROOT, Divided, Look, Shelf, Step, article_line, by_time, shelf_pages
from build_archive.shelves.labels import title_steps
from build_archive.shelves.lines import month_cells, years_table
from build_archive.shelves.steps import DAY, HOUR, MONTH, THIRD, WEEKDAYS, YEAR

MONTH_SLUG = re.compile("[0-9]{4}-[0-9]{2}")


def pages(archive: Archive, divided: Divided) -> Iterator[Page | Draft]:
    """`dates/index.md`, `dates/2022.md`, `dates/2022-01.md`; `dates/2022-01-27.md` and so on where a month is long; `dates/undated.md`."""
    look = Look("dates/index.md", "dates", "日期", article_line, whole="{part}", parts=parts)
    return shelf_pages(divided.shelf(ROOT, archive.cards, steps, divided.article_facts, has_months), look)


def steps(card: Card) -> Iterator[Step]:
    """The time of an article, then its title."""
    return by_time(card.date, title_steps(card), (YEAR, MONTH, THIRD, DAY, HOUR))


def has_months(step: Step) -> bool:
    """The whole and its years are always divided."""
    return step == ROOT or len(step.slug) == 4


def parts(shelf: Shelf[Card], path: str) -> Iterator[str]:
    """The years as a table, a year and a month as calendars; what is not known so far below them."""
    years = [part for part in shelf.parts if part.step.slug.isdigit()]
    months = [part for part in shelf.parts if MONTH_SLUG.fullmatch(part.step.slug)]
    if years:
        rows = (
            (link(y.step.slug, path, page_of(y.step.slug)), y.count, month_cells(y.parts, path, page_of)) for y in years
        )
        yield years_table(rows)
    for month in months:
        yield from month_of_year(month, path)
    if MONTH_SLUG.fullmatch(shelf.step.slug):
        yield calendar(shelf, path)
    yield part_list([part for part in shelf.parts if part not in years and part not in months], path)


def part_list(parts: list[Shelf[Card]], path: str) -> str:
    """Parts as a list with counts."""
    return bullets(f"{link(part.step.name, path, page_of(part.step.slug))} {part.count:,} 篇" for part in parts)


def month_of_year(month: Shelf[Card], path: str) -> Iterator[str]:
    """One month on the page of its year."""
    yield heading(2, month.step.name)
    yield f"{link(month.step.title, path, page_of(month.step.slug))} {month.count:,} 篇"
    yield calendar(month, path)


def calendar(month: Shelf[Card], path: str) -> str:
    """One month as weeks; a day that has articles leads to them and says how many."""
    counts = days(month)
    rows = [
        [day_cell(day, counts, path) for day in week] for week in monthcalendar(*map(int, month.step.slug.split("-")))
    ]
    return table(list(WEEKDAYS), rows)


def day_cell(day: int, counts: dict[int, tuple[str, int]], path: str) -> str:
    """One day of a calendar; 0 is none."""
    if day not in counts:
        return str(day) if day else ""
    to, count = counts[day]
    return f"{link(f'{day}日', path, to)} {count:,}"


def days(shelf: Shelf[Card]) -> dict[int, tuple[str, int]]:
    """By day, where its articles are listed (a page of its own, or below a heading on another) and how many."""
    found: dict[int, tuple[str, int]] = {}
    for part in shelf.parts:
        if part.step.slug[8:].isdigit():
            found[int(part.step.slug[8:])] = (page_of(part.step.slug), part.count)
        else:
            found |= days(part)
    for section in shelf.sections:
        if section.step.slug[8:].isdigit():
            number = int(section.step.slug[8:])
            found[number] = (f"{page_of(shelf.step.slug)}#{number}", section.count)
    return found


def page_of(slug: str) -> str:
    """The page of a part."""
    return f"dates/{slug}.md"
