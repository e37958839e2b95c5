"""Every way in which a Chinese page writes a time, read into numbers; what it leaves open stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from build_archive.folding import any_of
from build_archive.patterns import regex

PLAIN = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    "\u3000": " ",
    "\xa0": " ",
    "\t": " ",
    "\u2f00": "一",
    "╱": "/",
}
"""Full-width to half-width, one character to one, so that places in the text stay what they are."""
NOT_PLAIN = any_of(PLAIN)
DIGITS = {
    **{han: digit for digit, han in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "０": 0,
    "两": 2,
    "兩": 2,
    "元": 1,
}
HAN_YEAR = r"[零〇○一二三四五六七八九]{4}"
HAN_NUMBER = r"[一二三四五六七八九十廿卅]{1,3}"
AFTERNOON = "下午|晚上|晚间|晚間|傍晚|夜间|夜間|午后|午後|晚"
ZONE = "CST|HKT|SGT|JST|GMT|UTC|BST|CET|E[SD]T|P[SD]T"
"""Behind a clock, and nobody's name."""
MORNING = "上午|早上|凌晨|清晨|早晨|早|中午"

CLOCK = rf"""
    (?:\s*(?:[T,，]|HKT)?\s*(?:[(\[]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)\]]?)?\s*
       (?P<half>{AFTERNOON}|{MORNING}|[AaPp]\.?[Mm]\.?)?\s*
       (?P<hour>[01]?\d|2[0-4])\s*(?::|时|時|点|點)\s*(?P<minute>[0-5]\d)(?!\d)(?:\s*分(?!钟|鐘))?
       (?:\s*[:：]?\s*(?P<second>[0-5]\d)(?:\.\d+)?秒?(?!\d))?
       \s*(?P<half_after>[AaPp]\.?[Mm]\b)?
       (?P<zone>\s*(?:Z\b|[+-]\d\d:?\d\d\b))?
    )?
"""
END = r"(?!\d)|(?=\d\d:\d\d)"
FULL_DATE = regex(
    rf"""(?:
      (?<!\d)(?P<year>(?:1[0-9]|20)\d\d)\s*(?P<mark>[-/.年_])\s*(?P<month>1[0-2]|0?[1-9])\s*(?:(?P=mark)|月)\s*
          (?P<day>3[01]|[12]\d|0?[1-9])(?:\s*[日号號]|{END})
      | (?P<han_year>{HAN_YEAR})\s*年\s*(?P<han_month>{HAN_NUMBER})\s*月\s*(?P<han_day>{HAN_NUMBER})\s*[日号號]
      | (?:中華|中华)?(?:民國|民国)\s*(?P<republic>\d{{1,3}}|元|{HAN_NUMBER})\s*[年./-]\s*(?P<republic_month>1[0-2]|0?[1-9]|{HAN_NUMBER})\s*[月./-]\s*
          (?P<republic_day>3[01]|[12]\d|0?[1-9]|{HAN_NUMBER})\s*(?:[日号號]|{END})
    ){CLOCK}""",
    re.VERBOSE,
)
MONTH_DAY = regex(
    rf"""(?:
      (?<![\d年.])(?P<month>1[0-2]|0?[1-9])\s*月\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号號]
      | (?<![一二三四五六七八九十年])(?P<han_month>{HAN_NUMBER})月(?P<han_day>{HAN_NUMBER})[日号號]
    ){CLOCK}""",
    re.VERBOSE,
)
SHORT_STAMP = regex(
    rf"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])[-/](?P<day>3[01]|[12]\d|0?[1-9])(?=\s+\d?\d:\d\d|\d\d:\d\d){CLOCK}",
    re.VERBOSE,
)
YEAR_MONTH = regex(
    r"(?<!\d)(?P<year>(?:1[0-9]|20)\d\d)\s*(?:年\s*(?P<month>1[0-2]|0?[1-9])\s*月(?!\s*\d?\d\s*[日号號])|[-/.](?P<month_too>1[0-2]|0[1-9])(?![\d./-]))"
)
REPUBLIC_STAMP = regex(
    rf"(?<!\d)(?P<republic>1[0-2]\d|[89]\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d){CLOCK}",
    re.VERBOSE,
)
REPUBLIC_CODE = regex(r"(?<=[)）])\s*(?P<republic>1[0-2]\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])\s*$")
DAY_FIRST = regex(
    rf"(?<![\d./-])(?P<day>3[01]|[12]\d|0?[1-9])(?P<mark>[./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d./-])(?:\s+[-–]\s+(?=\d?\d:))?{CLOCK}",
    re.VERBOSE,
)
YEAR_LAST = regex(
    rf"(?<!\d)(?:(?P<month>1[0-2]|0?[1-9])|(?<![一-鿿])(?P<han_month>{HAN_NUMBER}))月\s*(?P<day>3[01]|[12]\d|0?[1-9])(?:日|st|nd|rd|th),?\s*(?P<year>(?:19|20)\d\d)(?![\d年]){CLOCK}",
    re.VERBOSE,
)
YEAR_APART = regex(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s+(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?=\s+\d{{1,2}}:\d\d){CLOCK}",
    re.VERBOSE,
)
SHORT_YEAR = regex(
    rf"(?<![\d./-])(?P<short_year>[012]\d)(?P<mark>[-/.])(?P<month>1[0-2]|0[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0[1-9])(?![\d./-]){CLOCK}",
    re.VERBOSE,
)
COMPACT = regex(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?:[T_ -]?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[0-5]\d)?)?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a text writes it; None is what it leaves open."""

    year: int | None
    month: int | None
    day: int | None
    hour: int | None
    minute: int | None
    start: int
    end: int
    """Half-open range of characters in the text that was read."""
    text: str
    """The very words."""

    def is_possible(self) -> bool:
        """Whether the calendar has such a day (29 February where the year is open)."""
        try:
            date(self.year or 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def day_in(self, year: int) -> date | None:
        """The day, in this year where the text leaves the year open; None where there is no such day, or none is named."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def plain(text: str) -> str:
    """The text with full-width letters, digits, marks and spaces made half-width, character for character."""
    return NOT_PLAIN.sub(lambda found: PLAIN.get(found[0], found[0]), text)


def full_dates(text: str) -> Iterator[Moment]:
    """Every day written with its year, with the clock where one follows: `2020-4-1 15:06:00`, `2015年01月30日`, 二〇二〇年四月一日, 民國109年4月1日."""
    return _found(FULL_DATE, text)


def month_days(text: str) -> Iterator[Moment]:
    """Every day written without a year: `9月3日`, and `10-08 12:00` (only with its clock, else it may be a score)."""
    inside = [(moment.start, moment.end) for moment in full_dates(text)]
    both = sorted([*_found(MONTH_DAY, text), *_found(SHORT_STAMP, text)], key=lambda moment: moment.start)
    return (moment for moment in both if not any(start <= moment.start < end for start, end in inside))


def year_months(text: str) -> Iterator[Moment]:
    """Every month written with its year and without a day: `2020年4月`."""
    return _found(YEAR_MONTH, text)


def compact_dates(text: str) -> Iterator[Moment]:
    """Eight digits that are a day: `20190906`, also with a clock glued (`20190906T1205`)."""
    return _found(COMPACT, text)


def republic_dates(text: str) -> Iterator[Moment]:
    """`109-04-01` and `109/4/1`: a year of the Republic without its name; for strings that are known to be dates, and lines labelled as such."""
    return _found(REPUBLIC_STAMP, text)


def republic_codes(text: str) -> Iterator[Moment]:
    """The day behind the editor's name with which the agency of the Republic signs off: `（編輯：林一葉）1100731`."""
    return _found(REPUBLIC_CODE, text)


def short_year_dates(text: str) -> Iterator[Moment]:
    """`18-03-08 23:16` as a day of 2018; only behind a label of publication, and only with a clock: without one it may be any three numbers."""
    return (moment for moment in _found(SHORT_YEAR, text) if moment.hour is not None)


def day_first_dates(text: str) -> Iterator[Moment]:
    """`13.07.2021` and `26/05/2020 - 20:21`, as pages from Europe write them; not `05/06/2020`, which may be a day of May or of June; `3月10日, 2015` and `十一月 6th, 2009`, as themes of blogs do, and `2018 10/22 08:50`, from boxes of their own."""
    yield from _found(YEAR_LAST, text)
    yield from _found(YEAR_APART, text)
    for moment in _found(DAY_FIRST, text):
        if "." in moment.text[:3] or (moment.day or 0) > 12 or moment.day == moment.month:
            yield moment


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Moment]:
    for match in pattern.finditer(plain(text)):
        moment = _moment(match, text)
        if moment.is_possible():
            yield moment


def _moment(match: re.Match[str], text: str) -> Moment:
    part = match.groupdict()
    year = _number(part.get("year") or part.get("han_year"))
    if part.get("republic"):
        year = 1911 + (_number(part["republic"]) or 0)
    if part.get("short_year"):
        year = 2000 + (_number(part["short_year"]) or 0)
    month = _number(part.get("month") or part.get("month_too") or part.get("han_month") or part.get("republic_month"))
    day = _number(part.get("day") or part.get("han_day") or part.get("republic_day"))
    hour, minute = _clock(part)
    end = match.end() - len(match[0]) + len(match[0].rstrip())
    return Moment(year, month, day, hour, minute, match.start(), end, text[match.start() : end])


def _clock(part: dict[str, str | None]) -> tuple[int | None, int | None]:
    """Hours of the day and minutes; 下午3:20 is 15:20, 24:00 is no clock of that day."""
    hour, minute = _number(part.get("hour")), _number(part.get("minute"))
    if hour is None or minute is None or hour == 24:
        return None, None
    half = (part.get("half") or part.get("half_after") or "").lower().replace(".", "")
    if hour < 12 and (half == "pm" or half in AFTERNOON.split("|")):
        hour += 12
    return (0 if half == "am" and hour == 12 else hour), minute


def _number(written: str | None) -> int | None:
    """A number in digits, in Han digits one by one (二〇二〇) or in Han tens (二十三)."""
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    if not re.search("[十廿卅]", written):
        return int("".join(str(DIGITS[han]) for han in written))
    tens, _, ones = written.replace("廿", "二十").replace("卅", "三十").partition("十")
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)
