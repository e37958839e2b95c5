"""What an article's text says of now: agency lines, 今天 with its day, days of signing, events of the last days; the year from evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, islice

from build_archive.model import DateFrom, Dating
from build_archive.understand.clues import Clues
from build_archive.understand.dateline import dateline
from build_archive.understand.stamps import as_dating, captured_at, dating_of, from_url, read_stated
from build_archive.understand.times import Moment, compact_dates, full_dates, month_days, plain

NEAR = timedelta(days=7)
"""How near to a known time of the page a day without a year must lie to take its year from it."""
OPENING = 3
"""Paragraphs at the head of an article in which its date may be told, headings and captions not counted."""
SHORTEST_PARAGRAPH = 20
TODAY_SPAN = 8
"""Characters before a day in which 今天（ stands."""
TODAY = re.compile(r"(?:今天|今日|今晨|今早|今晚|本日)\s*\(\s*$")


def _opening(body: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(islice((text for text in body if len(text) >= SHORTEST_PARAGRAPH), OPENING)) or body[:1]


def from_dateline(clues: Clues) -> Dating | None:
    """The day of an agency line (`…3月30日电`, `…1月27日消息`), its year from the line or from evidence."""
    for paragraph in _opening(clues.body):
        line = dateline(paragraph)
        if line and line.moment:
            return _completed(line.moment, clues, "dateline")
    return None


def from_body(clues: Clues) -> Dating | None:
    """A day in the first paragraphs that is told as now: 今天（9月7日）, with its year there or from evidence."""
    for paragraph in _opening(clues.body):
        for moment in (*full_dates(paragraph), *month_days(paragraph)):
            if TODAY.search(plain(paragraph[max(0, moment.start - TODAY_SPAN) : moment.start])):
                return _completed(moment, clues, "body")
    return None


def from_events(clues: Clues) -> Dating | None:
    """The month, or the year, where the article opens with an event of the last days before the newest headline beside it.

    An article follows its event by a day or a week, so the day would be a guess, and near the end of a month the month too.
    """
    newest = max(_days_of(clues.listed), default=None)
    if newest is None:
        return None
    for paragraph in _opening(clues.body):
        for moment in (*full_dates(paragraph), *month_days(paragraph)):
            day = moment.day_in(newest.year)
            if day and timedelta(0) <= newest - day <= NEAR:
                return _coarse(newest, f"{moment.text}; {newest.isoformat()}")
    return None


def from_document(clues: Clues) -> Dating | None:
    """The month, or the year, of a day that stands alone under the title in brackets, or below the text as the day of signing.

    A speech or a notice is put on a site within days of it.
    """
    for text in (*clues.byline, *clues.body[:2], *clues.body[-3:]):
        moment = next(full_dates(text), None)
        around = "".join((text[: moment.start], text[moment.end :])) if moment else text
        if moment and not around.strip("()（） \u3000\t") and (day := moment.day_in(0)):
            return _coarse(day, moment.text)
    return None


def is_near_list(dating: Dating, clues: Clues) -> bool:
    """Whether a headline listed beside the article is of the same days."""
    if dating.precision not in ("day", "minute"):
        return False
    day = date.fromisoformat(dating.value[:10])
    return any(abs(listed - day) <= NEAR for listed in _days_of(clues.listed))


def _coarse(day: date, evidence: str) -> Dating | None:
    """The month of a day, or its year, as far as a week more would not leave it."""
    latest = day + NEAR
    if (latest.year, latest.month) == (day.year, day.month):
        return Dating(f"{day:%Y-%m}", "month", "body", evidence)
    return Dating(f"{day:%Y}", "year", "body", evidence) if latest.year == day.year else None


def _completed(moment: Moment, clues: Clues, found_in: DateFrom) -> Dating | None:
    """A day and month with the one year that the evidence agrees on, else None."""
    if moment.year:
        return as_dating(moment, found_in, moment.text)
    years = set(_evident_years(moment, clues))
    when = moment.day_in(years.pop()) if len(years) == 1 else None
    if when is None:
        return None
    return _same_day(when, _opening(clues.body)) or dating_of(when, moment.hour, moment.minute, found_in, moment.text)


def _same_day(when: date, paragraphs: tuple[str, ...]) -> Dating | None:
    """The same day written out with its year: then those words are the evidence."""
    found = (moment for paragraph in paragraphs for moment in full_dates(paragraph) if moment.day_in(0) == when)
    return next((dating_of(when, None, None, "body", moment.text) for moment in found), None)


def _evident_years(moment: Moment, clues: Clues) -> Iterator[int]:
    """Years in which this day lies near a time that the page gives."""
    for known in _known_days(clues):
        for year in (known.year - 1, known.year, known.year + 1):
            when = moment.day_in(year)
            if when and abs(when - known) <= NEAR:
                yield year
    coarse = (read_stated(clues.stated), from_url(clues.url))
    for dating in coarse:
        if dating and dating.precision == "month" and moment.month == int(dating.value[5:7]):
            yield int(dating.value[:4])
        elif dating and dating.precision == "year":
            yield int(dating.value)


def _known_days(clues: Clues) -> Iterator[date]:
    """Full dates in the lists beside the article, in its text and in the file name, and the day of the crawl."""
    yield from _days_of((*clues.listed, *clues.body, clues.file_name))
    yield from _days_of((clues.file_name,), compact_dates)
    if captured := captured_at(clues.captured):
        yield captured.date()


def _days_of(texts: tuple[str, ...], moments: Callable[[str], Iterator[Moment]] = full_dates) -> Iterator[date]:
    return chain.from_iterable(_days_in(text, moments) for text in texts)


@lru_cache(maxsize=1024)
def _days_in(text: str, moments: Callable[[str], Iterator[Moment]]) -> tuple[date, ...]:
    """The pages of one day list the same times."""
    return tuple(when for moment in moments(text) if (when := moment.day_in(0)))
