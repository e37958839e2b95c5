"""Follows the numbers of an article's sections: where they go on, the article does, be its lines as short as they like."""

from __future__ import annotations

from collections.abc import Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.stretch import STRONG, WEAK
from build_archive.understand.timed import is_byline
from build_archive.understand.verdict import Verdicts

LONGEST = 40
"""Characters of a section's heading."""
ABOVE = 2
"""Segments above the first sentence among which the first section's number stands."""
_HAN = "一二三四五六七八九十"
_NUMBERED = regex(rf"(?P<number>[{_HAN}]|\d{{1,2}})(?P<sign>[、.#)])(?!\d)")
_AMONG = frozenset({"mark", "blank", "caption", "promotion"})
"""What may stand among the short lines of sections."""
Number = tuple[str, int]
"""The sign behind a number, and its value."""


def sections_below(segments: Sequence[Segment], known: Verdicts, first: int, last: int) -> int:
    """The last line of the sections whose numbers go on below the article's last sentence, up to what is known to be none of it."""
    end, is_section, asked = last, False, False
    numbers: dict[str, int] = {}
    for i in range(last + 1, len(segments)):
        if known.kind(i) in STRONG | WEAK:
            break
        if i in known:
            is_section = is_section and known.kind(i) in ("mark", "blank", "caption")
        elif following := _number(segments[i].words):
            if not asked:
                numbers, asked = _last_numbers(segments, first, last + 1), True
            sign, value = following
            if numbers.get(sign, 0) + 1 == value > 1:
                numbers[sign], is_section = value, True
        end = i if is_section else end
    return end


def sections_above(segments: Sequence[Segment], known: Verdicts, first: int) -> int:
    """Where the article's first section begins, if its first sentence stands further down, in a section whose number goes on from those above: else at that sentence."""
    next_numbers: dict[str, int] = {}
    for i in range(first, len(segments)):
        if known.kind(i) in STRONG | WEAK:
            break
        if number := _number(segments[i].words):
            next_numbers.setdefault(*number)
    begin = first
    for i in range(first - 1, -1, -1):
        words = segments[i].words
        if (i in known and known.kind(i) not in _AMONG) or is_byline(words):
            break
        if number := _number(words):
            sign, value = number
            next_numbers[sign] = value if next_numbers.get(sign) == value + 1 else 0
            begin = i if next_numbers[sign] == 1 else begin
    return begin


def is_next_section(segments: Sequence[Segment], first: int, i: int) -> bool:
    """Whether a line is the heading whose number follows that of the section before, in an article that begins at `first`."""
    following = _number(segments[i].words)
    return following is not None and _last_numbers(segments, first, i).get(following[0], 0) + 1 == following[1] > 1


def _last_numbers(segments: Sequence[Segment], first: int, end: int) -> dict[str, int]:
    """By the sign behind it the last number of an article's headings: a list of its own signs may stand in each section."""
    numbers = (_number(segments[i].words) for i in range(max(0, first - ABOVE), end))
    return dict(filter(None, numbers))


def _number(words: str) -> Number | None:
    """Of the number that a heading begins with: `2# 票价`, `三、联系方式`."""
    found = _NUMBERED.match(words)
    if found is None or len(words) > LONGEST:
        return None
    value = found["number"]
    return found["sign"], int(value) if value.isdigit() else 1 + _HAN.index(value)
