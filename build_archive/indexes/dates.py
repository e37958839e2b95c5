"""The index by date: years and months with counts, a calendar a year, a page a month, the undated apart."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator

from build_archive.model import Archive, Card, Page
from build_archive.render import bullets, heading, link, table
from build_archive.shelves import ROOT, Look, Shelf, Step, article_line, by_time, divide, shelf_pages
from build_archive.shelves.labels import title_steps
from build_archive.shelves.lines import month_cells, years_table
from build_archive.shelves.steps import WEEKDAYS


def pages(archive: Archive) -> Iterator[Page]:
    """`dates/index.md`, `dates/2022.md`, `dates/2022-01.md`; `dates/2022-01-27.md` and so on where a month is long; `dates/undated.md`."""
    walks = ((card, by_time(card.date, title_steps(card))) for card in archive.cards)
    look = Look("dates/index.md", "dates", "日期", article_line, whole="{part}", parts=parts)
    return shelf_pages(divide(ROOT, walks, always=has_months), look)


def has_months(step: Step) -> bool:
    """The whole and its years are always divided."""
    return step == ROOT or len(step.slug) == 4


def parts(shelf: Shelf[Card], path: str) -> Iterator[str]:
    """The years as a table, a year as calendars, a month's days as a list; what is not known so far below them."""
    known = [part for part in shelf.parts if part.step.slug[-1].isdigit()]
    if shelf.step == ROOT and known:
        rows = (
            (link(y.step.slug, path, page_of(y.step.slug)), y.count, month_cells(y.parts, path, page_of)) for y in known
        )
        yield years_table(rows)
    elif has_months(shelf.step):
        for month in known:
            yield from month_of_year(month, path)
    else:
        yield part_list(known, path)
    yield part_list([part for part in shelf.parts if part not in known], path)


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


def days(month: Shelf[Card]) -> dict[int, tuple[str, int]]:
    """By day, where its articles are listed (a page of its own, or below a heading on the month's) and how many."""
    own = {part.step.slug: (page_of(part.step.slug), part.count) for part in month.parts}
    below = {
        section.step.slug: (f"{page_of(month.step.slug)}#{int(section.step.slug[8:10])}", len(section.entries))
        for section in month.sections
        if section.step.slug[8:].isdigit()
    }
    return {int(slug[8:]): found for slug, found in (own | below).items() if slug[8:].isdigit()}


def page_of(slug: str) -> str:
    """The page of a part."""
    return f"dates/{slug}.md"
