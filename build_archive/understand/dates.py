"""When an article appeared: the page's own time where it survives, else the best evidence, else nothing.

The order is that of `model.DateFrom`: record, url, file-name, byline, dateline, body. Times of events, of comments and of hot lists never count:
an article without a date is better than one with a wrong date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from build_archive.model import DateFrom, Dating
from build_archive.understand.dateline import dateline
from build_archive.understand.stamps import (
    AGO,
    DAY_WORD,
    as_dating,
    captured_at,
    dating_of,
    from_url,
    last_day,
    read_stated,
    relative,
)
from build_archive.understand.times import Moment, compact_dates, full_dates, month_days, plain, republic_dates

NEAR = timedelta(days=7)
"""How near to a known time of the page a day without a year must lie to take its year from it."""
OPENING = 3
"""Paragraphs at the head of an article in which its date may be told, headings and captions not counted."""
SHORTEST_PARAGRAPH = 20


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything on a page that may tell its date; the caller says which lines are which."""

    stated: str = ""
    """The date that the record, a header or the file name states, as it stood there."""
    stated_in: DateFrom = "record"
    url: str = ""
    file_name: str = ""
    """Base name of the dump: a day in it is evidence for the year of another, never a date, for it may be that of the crawl."""
    byline: tuple[str, ...] = ()
    """Lines near the title that may hold the page's own time; a line of prose among them does no harm."""
    body: tuple[str, ...] = ()
    """The paragraphs, in order."""
    listed: tuple[str, ...] = ()
    """Times of the lists of latest or related headlines: a check, never a date. Not those of the hot list."""
    captured: str = ""
    """When the page was fetched."""


def date_article(clues: Clues) -> Dating | None:
    """The date of the article with where it was read, or None."""
    limit = last_day(clues.captured).isoformat()
    best: Dating | None = None
    for inferred, read in READINGS:
        if best and (best.precision == "minute" or (inferred and best.precision == "day")):
            break  # nothing that follows can tell more
        dating = read(clues)
        if dating is None or dating.value[:10] > limit[: len(dating.value[:10])]:
            continue
        if best is None or (dating.value != best.value and dating.value.startswith(best.value)):
            best = dating  # the first, or a later one that says the same more precisely
    return best


def _from_record(clues: Clues) -> Dating | None:
    return read_stated(clues.stated, clues.stated_in, clues.captured) if clues.stated else None


def _from_url(clues: Clues) -> Dating | None:
    return from_url(clues.url) if clues.url else None


def _from_byline(clues: Clues) -> Dating | None:
    return from_byline(clues.byline, clues.captured)


# The page's own time line -----------------------------------------------------------------------------------------------------------------

PUBLISHED = re.compile(
    r"(?:发布|發布|發佈|发表|發表|发稿|刊发|刊登|上传|上線|上线|发文)(?:时间|時間|日期|于|於|:|\s)|(?:^|[\s|])(?:时间|時間|日期)\s*:"
)
UPDATED = re.compile(r"(?:更新|修改|修訂|编辑)(?:时间|時間|日期|于|於|:|\s)|更新\s*$")
LABEL_SPAN = 12
"""Characters before a time in which its label stands."""
WIDEST = 300
"""Characters at the head of a line in which its time stands: some extractors put the whole article behind it."""
ALONE = 45
"""Characters that a line may hold beside its time; a line with more, or with a sentence in it, tells of something else."""


def from_byline(lines: tuple[str, ...], captured: str = "") -> Dating | None:
    """The time of publication among lines near the title; a time of the last update only where there is no other."""
    updated = None
    for line in (line[:WIDEST] for line in lines):
        for moment in (*full_dates(line), *(republic_dates(line) if PUBLISHED.search(plain(line)) else ())):
            before = plain(line)[max(0, moment.start - LABEL_SPAN) : moment.start]
            if UPDATED.search(before):
                updated = updated or as_dating(moment, "byline", moment.text)
            elif PUBLISHED.search(before) or _stands_alone(line, moment.start, moment.end):
                return as_dating(moment, "byline", moment.text)
    return updated or _relative_line(lines, captured)


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a line is about its time: short beside it, and no sentence goes on from it or leads to it."""
    text = plain(line)
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (
        len(before) + len(after) <= ALONE
        and not re.search(r"[,;。]|[在于至到从自]$", before)
        and not re.match(r"[,;。、)至到起前后的]|.*[。;]", after)
    )


def _relative_line(lines: tuple[str, ...], captured: str) -> Dating | None:
    if not captured:
        return None
    for line in (line[:WIDEST] for line in lines):
        text = plain(line)
        told = AGO.search(text) or DAY_WORD.search(text) or next(iter(month_days(text)), None)
        span = (told.start, told.end) if isinstance(told, Moment) else told.span() if told else None
        if span and _stands_alone(line, *span):
            return relative(line, captured, "byline")
    return None


# What the text says of now ------------------------------------------------------------------------------------------------------------------

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
            if TODAY.search(plain(paragraph[max(0, moment.start - LABEL_SPAN) : moment.start])):
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


def _coarse(newest: date, evidence: str) -> Dating | None:
    """The month of a day, or its year, as far as a week more would not leave it."""
    latest = newest + NEAR
    if (latest.year, latest.month) == (newest.year, newest.month):
        return Dating(f"{newest:%Y-%m}", "month", "body", evidence)
    return Dating(f"{newest:%Y}", "year", "body", evidence) if latest.year == newest.year else None


READINGS: tuple[tuple[bool, Callable[[Clues], Dating | None]], ...] = (
    (False, _from_record),
    (False, _from_url),
    (False, _from_byline),
    (True, from_dateline),
    (True, from_body),
    (True, from_events),
)
"""In the order of trust; True for those that infer a day from the text, which can be no finer than a day that is known."""


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
    for text in texts:
        for moment in moments(text):
            if when := moment.day_in(0):
                yield when
