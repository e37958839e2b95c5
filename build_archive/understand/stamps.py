"""One string that states a time (a record's field, an address, a file name, a relative form) as a `Dating`, or None."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from build_archive.model import DateFrom, Dating
from build_archive.understand.times import (
    Moment,
    compact_dates,
    day_first_dates,
    full_dates,
    month_days,
    plain,
    republic_dates,
    year_months,
)

FIRST_YEAR = 1800
"""No dump of articles holds older ones; a year below it is a misreading."""
SLACK = timedelta(days=2)
"""How far a date may lie beyond the time of the crawl: clocks and time zones differ by so much."""
BEIJING = timezone(timedelta(hours=8))
"""Epoch seconds carry no zone; they are read in the time that the mainland, Hong Kong and Taiwan share."""


def read_stated(stated: str, found_in: DateFrom = "record", captured: str = "") -> Dating | None:
    """A date that a field states, in any written form: ISO 8601, eight digits, epoch (milli)seconds, in English, or relative to the capture."""
    text = plain(stated).strip()
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        when = datetime.fromtimestamp(int(text[:10]), BEIJING)
        return dating_of(when.date(), when.hour, when.minute, found_in, stated.strip())
    for moments in (full_dates, day_first_dates, republic_dates, compact_dates, year_months):
        moment = next(iter(moments(text)), None)
        if moment:
            return as_dating(moment, found_in, stated.strip())
    if re.fullmatch(r"(?:1[89]|20)\d\d\s*年?", text):
        return Dating(text[:4], "year", found_in, stated.strip())
    return _in_english(text, found_in) or relative(stated, captured, found_in)


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
ENGLISH = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})[ -]{_NAME}[ -](?P<year>\d{{4}})\b", re.IGNORECASE
    ),  # HTTP, mail and feeds (RFC 2822)
    re.compile(rf"\b{_NAME} +(?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b", re.IGNORECASE),  # blogs, JavaScript
    re.compile(
        rf"\b{_NAME} +(?P<day>\d{{1,2}}) [\d:]+ (?:[+-]\d{{4}} |[A-Z]{{3,4}} )?(?P<year>\d{{4}})\b", re.IGNORECASE
    ),  # C's ctime
)
ENGLISH_CLOCK = re.compile(r"\b(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::\d\d)?(?P<half>\s*[ap]m)?", re.IGNORECASE)


def _in_english(text: str, found_in: DateFrom) -> Dating | None:
    """`Sat, 07 Sep 2019 08:05:32 GMT`, `Sep 7, 2019 8:05 PM`: as headers, feeds and front matter write it."""
    match = next((match for pattern in ENGLISH if (match := pattern.search(text))), None)
    day = day_or_none(int(match["year"]), MONTHS.index(match["name"].lower()) + 1, int(match["day"])) if match else None
    if day is None or day.year < FIRST_YEAR:
        return None
    return dating_of(day, *_english_clock(text), found_in, text)


def _english_clock(text: str) -> tuple[int | None, int | None]:
    clock = ENGLISH_CLOCK.search(text)
    if clock is None or int(clock["hour"]) > 23:
        return None, None
    half = (clock["half"] or "").strip().lower()
    hour = int(clock["hour"]) % 12 + 12 * (half == "pm") if half else int(clock["hour"])
    return hour, int(clock["minute"])


_MONTH, _DAY = r"(?P<month>1[0-2]|0[1-9])", r"(?P<day>3[01]|[12]\d|0[1-9])"
URL_DAYS = (
    re.compile(rf"(?<![\d])(?P<year>(?:19|20)\d\d){_MONTH}{_DAY}(?!\d)"),  # /20200401/, t20200401_12.htm
    re.compile(
        rf"(?<![\d])(?P<year>(?:19|20)\d\d)[-/_]{_MONTH}[-/_]?{_DAY}(?!\d)"
    ),  # /2020/04-01/, /2020/0401/, /2020_04_01_7
    re.compile(rf"/(?P<short>\d\d)/{_MONTH}{_DAY}/\d\d/"),  # /15/0704/05/, with the hour
)
URL_MONTH = re.compile(rf"/(?P<year>(?:19|20)\d\d)[-/_]?{_MONTH}/")


def from_url(url: str) -> Dating | None:
    """The day, or the month, that the path of an address names."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0].split("#")[0]
    for pattern in URL_DAYS:
        for match in pattern.finditer(path):
            part = match.groupdict()
            year = int(part.get("year") or 2000 + int(part["short"]))
            when = day_or_none(year, int(part["month"]), int(part["day"]))
            if when:
                return dating_of(when, None, None, "url", match[0].strip("/"))
    month = URL_MONTH.search(path)
    return Dating(f"{month['year']}-{month['month']}", "month", "url", month[0].strip("/")) if month else None


AGO = re.compile(r"(?P<count>\d{1,3})\s*(?P<unit>秒钟?|分钟|分鐘|小时|小時|天|日)(?:之|以)?前")
DAY_WORD = re.compile(
    r"(?P<word>刚刚|剛剛|今天|今日|昨天|昨日|前天)\s*(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d))?"
)
BACK = {"刚刚": 0, "剛剛": 0, "今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
UNITS = {"秒": "seconds", "分": "minutes", "小": "hours", "天": "days", "日": "days"}


def relative(text: str, captured: str, found_in: DateFrom) -> Dating | None:
    """A time told from the moment of the crawl (3小时前, 昨天 12:30, 10-08 12:00); None where that moment is unknown."""
    anchor = captured_at(captured)
    if anchor is None:
        return None
    line = plain(text)
    if ago := AGO.search(line):
        when = anchor - timedelta(**{UNITS[ago["unit"][0]]: int(ago["count"])})
        hour, minute = (when.hour, when.minute) if ago["unit"][0] in "秒分" else (None, None)
        return dating_of(when.date(), hour, minute, found_in, ago[0])
    if word := DAY_WORD.search(line):
        day = anchor.date() - timedelta(days=BACK[word["word"]])
        hour, minute = (int(word["hour"]), int(word["minute"])) if word["hour"] else (None, None)
        return dating_of(day, hour, minute, found_in, word[0].strip())
    return _last_before(anchor.date(), line, found_in)


def _last_before(anchor: date, line: str, found_in: DateFrom) -> Dating | None:
    """`10-08 12:00` on a page: sites leave the year out while it is the present one, so the last such day before the crawl."""
    moment = next(iter(month_days(line)), None)
    days = [moment.day_in(year) for year in (anchor.year, anchor.year - 1)] if moment else []
    day = next((day for day in days if day and day <= anchor + SLACK), None)
    return dating_of(day, moment.hour, moment.minute, found_in, moment.text) if moment and day else None


def captured_at(captured: str) -> datetime | None:
    """The moment of the crawl in Beijing time (WARC writes UTC), at noon where only its day is known."""
    dating = read_stated(captured) if captured else None
    if dating is None or dating.precision not in ("minute", "day"):
        return None
    when = datetime.fromisoformat(dating.value)
    if dating.precision == "day":
        return when.replace(hour=12)
    return (
        when.replace(tzinfo=UTC).astimezone(BEIJING).replace(tzinfo=None)
        if captured.strip().endswith(("Z", "GMT"))
        else when
    )


def last_day(captured: str) -> date:
    """The last day that an article of a page can bear: that of its capture, else in a year from now; with some slack."""
    when = captured_at(captured)
    return when.date() + SLACK if when else datetime.now(UTC).date() + timedelta(days=366)


def as_dating(moment: Moment, found_in: DateFrom, evidence: str) -> Dating | None:
    """A moment with its year as a `Dating`; None where it lacks year or month, or the year is a misreading."""
    if moment.year is None or moment.year < FIRST_YEAR or moment.month is None:
        return None
    if moment.day is None:
        return Dating(f"{moment.year:04}-{moment.month:02}", "month", found_in, evidence)
    return dating_of(date(moment.year, moment.month, moment.day), moment.hour, moment.minute, found_in, evidence)


def dating_of(day: date, hour: int | None, minute: int | None, found_in: DateFrom, evidence: str) -> Dating:
    """A day, or with both hour and minute a minute, as a `Dating`."""
    if hour is None or minute is None:
        return Dating(day.isoformat(), "day", found_in, evidence)
    return Dating(f"{day.isoformat()}T{hour:02}:{minute:02}", "minute", found_in, evidence)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
