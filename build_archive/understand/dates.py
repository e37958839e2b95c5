"""When an article appeared: the page's own time where it survives, else the best evidence, else nothing.

The order is that of `model.DateFrom`: record, url, file-name, byline, dateline, body. Times of events, of comments and of hot lists never count:
an article without a date is better than one with a wrong date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from build_archive.model import DateFrom, Dating
from build_archive.understand.byline import dateline
from build_archive.understand.times import Moment, compact_dates, full_dates, month_days, plain, year_months

FIRST_YEAR = 1800
"""No dump of articles holds older ones; a year below it is a misreading."""
SLACK = timedelta(days=2)
"""How far a date may lie beyond the time of the crawl: clocks and time zones differ by so much."""
NEAR = timedelta(days=7)
"""How near to a known time of the page a day without a year must lie to take its year from it."""
BEIJING = timezone(timedelta(hours=8))
"""Epoch seconds carry no zone; they are read in the time of the Chinese-speaking mainland, Hong Kong and Taiwan."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything on a page that may tell its date; the caller says which lines are which."""

    stated: str = ""
    """The date that the record, a header or the file name states, as it stood there."""
    stated_in: DateFrom = "record"
    url: str = ""
    file_name: str = ""
    """Base name of the dump."""
    byline: tuple[str, ...] = ()
    """Lines near the title that hold the page's own time, source or author."""
    body: tuple[str, ...] = ()
    """The paragraphs, in order."""
    listed: tuple[str, ...] = ()
    """Times of the lists of latest or related headlines: a check, never a date. Not those of the hot list."""
    captured: str = ""
    """When the page was fetched."""


def date_article(clues: Clues) -> Dating | None:
    """The date of the article with where it was read, or None."""
    limit = _limit(clues.captured)
    found = [
        dating for dating in _candidates(clues) if dating.value[:10] <= limit.isoformat()[: len(dating.value[:10])]
    ]
    if not found:
        return None
    return _finest(found)


def _candidates(clues: Clues) -> Iterator[Dating]:
    """Datings in the order of trust."""
    readings = (
        read_stated(clues.stated, clues.stated_in, clues.captured),
        from_url(clues.url),
        from_file_name(clues.file_name),
        *(from_byline(line, clues.captured) for line in clues.byline),
        from_dateline(clues),
        from_body(clues),
    )
    yield from (dating for dating in readings if dating)


def _finest(found: list[Dating]) -> Dating:
    """The first, or a later one that says the same more precisely."""
    best = found[0]
    for dating in found[1:]:
        if dating.value != best.value and dating.value.startswith(best.value):
            best = dating
    return best


def read_stated(stated: str, found_in: DateFrom = "record", captured: str = "") -> Dating | None:
    """A date that a field states: any written form, ISO 8601, eight digits, epoch seconds or milliseconds."""
    text = plain(stated).strip()
    epoch = re.fullmatch(r"(\d{10})(?:\d{3})?(?:\.\d+)?", text)
    if epoch:
        when = datetime.fromtimestamp(int(epoch[1]), BEIJING)
        return _dating(when.date(), when.hour, when.minute, found_in, stated.strip())
    for moments in (full_dates, compact_dates, year_months):
        moment = next(iter(moments(text)), None)
        if moment:
            return _as_dating(moment, found_in, stated.strip())
    if re.fullmatch(r"(?:1[89]|20)\d\d年?", text):
        return Dating(text[:4], "year", found_in, stated.strip())
    return relative(stated, captured, found_in)


_MONTH, _DAY = r"(?P<month>1[0-2]|0[1-9])", r"(?P<day>3[01]|[12]\d|0[1-9])"
URL_DAY = re.compile(
    rf"[/_t-](?P<year>(?:19|20)\d\d)(?=\d{{4}}|[-/_])[-/_]?{_MONTH}(?:(?<=[-/_]\d\d)[-/_]|(?<=\d{{6}})|(?<=[-/_]\d\d)){_DAY}(?!\d)"
)
URL_SHORT_DAY = re.compile(r"/(?P<year>\d\d)/(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])/\d\d/")
URL_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[-/_]?(?P<month>1[0-2]|0[1-9])/")


def from_url(url: str) -> Dating | None:
    """The day, or the month, that an address names: `/2020/04-01/`, `/20200401/`, `/n1/2019/0615/`, `/15/0704/05/`."""
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0].split("#")[0]
    for pattern, century in ((URL_DAY, 0), (URL_SHORT_DAY, 2000)):
        for match in pattern.finditer(path):
            when = _day(century + int(match["year"]), int(match["month"]), int(match["day"]))
            if when:
                return _dating(when, None, None, "url", match[0].strip("/_t-"))
    month = URL_MONTH.search(path)
    if month:
        return Dating(f"{month['year']}-{month['month']}", "month", "url", month[0].strip("/"))
    return None


def from_file_name(name: str) -> Dating | None:
    """The day at the head of a file name. A day further on is as often that of the crawl, so it does not count."""
    text = plain(name)
    for moments in (full_dates, compact_dates):
        moment = next(iter(moments(text)), None)
        if moment and moment.start == 0:
            return _as_dating(moment, "file-name", moment.text)
    return None


def from_byline(line: str, captured: str = "") -> Dating | None:
    """The time in a line that stands with the title: with its year, or against the capture time."""
    for moments in (full_dates, year_months):
        moment = next(iter(moments(line)), None)
        if moment:
            return _as_dating(moment, "byline", moment.text)
    return relative(line, captured, "byline")


def from_dateline(clues: Clues) -> Dating | None:
    """The day of an agency line (`…3月30日电`, `…1月27日消息`), its year from the line or from evidence."""
    for paragraph in clues.body[:3]:
        line = dateline(paragraph)
        if line and line.moment:
            moment = line.moment
            if moment.year:
                return _as_dating(moment, "dateline", moment.text)
            return _completed(moment, clues, "dateline")
    return None


TODAY = re.compile(r"(?:今天|今日|今晨|今晚|本日)\s*[(（]\s*$")


def from_body(clues: Clues) -> Dating | None:
    """A day in the first paragraphs that is told as now: 今天（9月7日）, with its year there or from evidence."""
    for paragraph in clues.body[:3]:
        for moment in (*full_dates(paragraph), *month_days(paragraph)):
            if TODAY.search(paragraph[: moment.start]):
                return _as_dating(moment, "body", moment.text) if moment.year else _completed(moment, clues, "body")
    return None


def _completed(moment: Moment, clues: Clues, found_in: DateFrom) -> Dating | None:
    """A day and month with the one year that the evidence agrees on, else None."""
    years = set(_evident_years(moment, clues))
    if len(years) != 1:
        return None
    when = moment.day_in(years.pop())
    if when is None:
        return None
    whole = _same_day(when, clues.body[:3])
    return whole or _dating(when, moment.hour, moment.minute, found_in, moment.text)


def _same_day(when: date, paragraphs: tuple[str, ...]) -> Dating | None:
    """The same day written out with its year: then those words are the evidence."""
    for paragraph in paragraphs:
        for moment in full_dates(paragraph):
            if moment.day_in(0) == when:
                return _dating(when, None, None, "body", moment.text)
    return None


def _evident_years(moment: Moment, clues: Clues) -> Iterator[int]:
    """Years in which this day lies near a time that the page gives: its address, its lists, full dates in its text."""
    for known in _known_days(clues):
        for year in (known.year - 1, known.year, known.year + 1):
            when = moment.day_in(year)
            if when and abs(when - known) <= NEAR:
                yield year


def _known_days(clues: Clues) -> Iterator[date]:
    for text in (*clues.listed, *clues.body):
        for moment in full_dates(text):
            when = moment.day_in(0)
            if when:
                yield when


AGO = re.compile(r"(?P<count>\d{1,3})\s*(?P<unit>秒|分钟|分鐘|小时|小時|天|日)(?:之)?前")
DAY_WORD = re.compile(
    r"(?P<word>刚刚|剛剛|今天|今日|昨天|昨日|前天)\s*(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d))?"
)
BACK = {"刚刚": 0, "剛剛": 0, "今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
UNITS = {"秒": "seconds", "分": "minutes", "小": "hours", "天": "days", "日": "days"}


def relative(text: str, captured: str, found_in: DateFrom) -> Dating | None:
    """A time told from the moment of the crawl (3小时前, 昨天 12:30, 10-08 12:00); None where that moment is unknown."""
    anchor = _when(captured)
    if anchor is None:
        return None
    line = plain(text)
    ago = AGO.search(line)
    if ago:
        when = anchor - timedelta(**{UNITS[ago["unit"][0]]: int(ago["count"])})
        exact = ago["unit"][0] in "秒分"
        return _dating(when.date(), when.hour if exact else None, when.minute if exact else None, found_in, ago[0])
    word = DAY_WORD.search(line)
    if word:
        day = anchor.date() - timedelta(days=BACK[word["word"]])
        clock = (int(word["hour"]), int(word["minute"])) if word["hour"] else (None, None)
        return _dating(day, *clock, found_in, word[0].strip())
    return _last_before(anchor.date(), line, found_in)


def _last_before(anchor: date, line: str, found_in: DateFrom) -> Dating | None:
    """`10-08 12:00` on a page: sites leave the year out while it is the present one, so the last such day before the crawl."""
    moment = next(iter(month_days(line)), None)
    if moment is None:
        return None
    days = [
        day for day in (moment.day_in(anchor.year), moment.day_in(anchor.year - 1)) if day and day <= anchor + SLACK
    ]
    return _dating(days[0], moment.hour, moment.minute, found_in, moment.text) if days else None


def _limit(captured: str) -> date:
    """The last day that an article of this page can bear."""
    when = _when(captured)
    return when.date() + SLACK if when else datetime.now(UTC).date() + timedelta(days=366)


def _when(captured: str) -> datetime | None:
    dating = read_stated(captured) if captured else None
    if dating is None or dating.precision not in ("minute", "day"):
        return None
    return datetime.fromisoformat(dating.value)


def _as_dating(moment: Moment, found_in: DateFrom, evidence: str) -> Dating | None:
    if moment.year is None or moment.year < FIRST_YEAR or moment.month is None:
        return None
    if moment.day is None:
        return Dating(f"{moment.year:04}-{moment.month:02}", "month", found_in, evidence)
    return _dating(date(moment.year, moment.month, moment.day), moment.hour, moment.minute, found_in, evidence)


def _dating(day: date, hour: int | None, minute: int | None, found_in: DateFrom, evidence: str) -> Dating:
    if hour is None or minute is None:
        return Dating(day.isoformat(), "day", found_in, evidence)
    return Dating(f"{day.isoformat()}T{hour:02}:{minute:02}", "minute", found_in, evidence)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
