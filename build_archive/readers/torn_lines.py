"""Sentences and times that an extractor tore at a link, a bold word or a box: `get_text` puts each part on a line of its own, and here they are whole again."""

from __future__ import annotations

import re

from build_archive.patterns import regex

GOES_ON = regex(r"[ \t\u3000]*(?![!?！？。…，]{2}|!\[)[，。、；？！）》”’」』】,;?!)]")
"""What begins with a mark that closes something is no line of its own."""
CLAUSE = regex(r"[，、；。,]")
OPENS = regex(r"(?<![。！？!?])[（《“「『【][ \t]*$")
"""A bracket that stays open; behind a full stop it opens an aside, which sites put links to other articles in."""
ASIDE = regex(r"[。！？!?][（(][ \t]*$")
BREAKS_OFF = regex(r"[，、,（《“「『【][ \t]*$")
ENDS = regex(r"[。！？!?….：:；;”」』】）)》][ \t]*$")
PAIRS = dict(zip("）》”’」』】)]", "（《“‘「『【([", strict=True))
SENTENCE = 20
"""Characters from which a line with a comma is the beginning of a sentence rather than a headline."""
PART = 30
"""Characters that a link or a bold word within a sentence has at most."""
LONGEST = 2_000
"""Characters of a line that is whole: thousands of commas on lines of their own are no sentence."""
LATIN = regex(r"[A-Za-z0-9]")
NUMBER = regex(r"\s*\d{1,2}\s*")
DAY_MARK = regex(r"\s*[年月日]")
DAY_NUMBER = regex(r"^\s*(?:(?:19|20)\d\d|\d{1,2})\s*$|\d[年月]\s*\d{1,2}\s*$")
DAY_SO_FAR = regex(r"\d[年月]\s*$")
"""Year, month and day of a day whose marks, 年 and 月, stand in boxes of their own: a number, a mark, and what is there of the day so far."""
LEADS_TO_DAY = regex(r"[一-鿿]{3}[于在至自从到][ \t]*$")
"""What a sentence says before a day."""
DAY = regex(
    r"^[ \t]*(?P<year>(?:19|20)\d\d)[ \t]*\n\s*(?P<month>\d{1,2})\s*[/-]\s*(?P<day>\d{1,2})[ \t]*(?:\n?\s*(?P<clock>\d{1,2}\s*:\s*\d\d)(?::\d\d)?[ \t]*)?$",
    re.MULTILINE,
)
"""Year, day and clock in boxes of their own."""


SHORT_DAY = regex(
    r"^[ \t]*(?P<year>\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)[ \t]*\n\s*(?P<clock>[0-2]\d:[0-5]\d)[ \t]*$",
    re.MULTILINE,
)
"""The same with two digits of the year, as the accounts of Baidu have it."""


def whole(text: str) -> str:
    """The text with all parts of a sentence on the line of the first; empty lines stand for the others, so that lines keep their numbers."""
    lines = with_days(text).split("\n")
    _join(lines)
    return "\n".join(lines)


def with_days(text: str) -> str:
    """The text with all parts of a day on the line of the first."""
    return SHORT_DAY.sub(_short_day, DAY.sub(_day, text))


def _day(found: re.Match[str]) -> str:
    clock = "".join((found["clock"] or "").split())
    return f"{found['year']}-{found['month']}-{found['day']} {clock}".rstrip() + "\n" * found[0].count("\n")


def _short_day(found: re.Match[str]) -> str:
    return f"20{found['year']}-{found['month']}-{found['day']} {found['clock']}" + "\n" * found[0].count("\n")


def _join(lines: list[str]) -> None:
    """Lines joined in place, where a mark shows that one sentence runs through both."""
    starts: list[int] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        above = lines[starts[-1]] if starts else ""
        if _counts_on(above, line):
            _append(lines, starts[-1], number)
            if len(starts) > 1 and LEADS_TO_DAY.search(lines[starts[-2]]):
                _append(lines, starts[-2], starts.pop())
            continue
        if 0 < len(above) < LONGEST and GOES_ON.match(line):
            while len(starts) > 1 and _is_part(lines[starts[-1]]) and _runs_through(*_three(lines, starts, line)):
                _append(lines, starts[-2], starts.pop())
        elif len(above) >= LONGEST or not _stays_open(above):
            starts.append(number)
            continue
        _append(lines, starts[-1], number)


def _counts_on(above: str, line: str) -> bool:
    """Whether a day goes on that was set in boxes, digits in one and 年 in the next."""
    if NUMBER.fullmatch(line):
        return DAY_SO_FAR.search(above) is not None
    return DAY_MARK.match(line) is not None and DAY_NUMBER.search(above) is not None


def _three(lines: list[str], starts: list[int], line: str) -> tuple[str, str, str]:
    return lines[starts[-2]], lines[starts[-1]], line.strip()


def _stays_open(line: str) -> bool:
    """Whether a line ends with a bracket or quote that opens; one that was typed in place of a closing one has its opening before it."""
    found = OPENS.search(line)
    if not found:
        return False
    closing = next(closing for closing, opening in PAIRS.items() if opening == found[0][0])
    return line.count(found[0][0]) == line.count(closing) + 1


def _is_part(line: str) -> bool:
    """Whether a line may be a link or a bold word within a sentence."""
    return len(line.strip()) <= PART and not CLAUSE.search(line) and not ENDS.search(line)


def _runs_through(before: str, part: str, after: str) -> bool:
    """Whether a sentence runs on to a part of it as well: one that breaks off, or has a comma and no end, or a bracket that is closed behind the part."""
    opening = PAIRS.get(after[0], "")
    if opening:
        return opening not in part and before.count(opening) > before.count(after[0]) and not ASIDE.search(before)
    return BREAKS_OFF.search(before) is not None or (
        len(before) >= SENTENCE and CLAUSE.search(before) is not None and not ENDS.search(before)
    )


def _append(lines: list[str], above: int, number: int) -> None:
    first, part = lines[above].rstrip(), lines[number].strip()
    lines[above] = first + (" " if LATIN.match(first[-1]) and LATIN.match(part) else "") + part
    lines[number] = ""
