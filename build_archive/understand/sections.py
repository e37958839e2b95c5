"""Follows the numbers of an article's sections: where they go on, the article does, be its lines as short as they like."""

from __future__ import annotations

from collections.abc import Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.stretch import STRONG, WEAK
from build_archive.understand.verdict import Verdicts

LONGEST = 40
"""Characters of a section's heading."""
ABOVE = 2
"""Segments above the first sentence among which the first section's number stands."""
_HAN = "一二三四五六七八九十"
_NUMBERED = regex(rf"(?P<number>[{_HAN}]|\d{{1,2}})(?P<sign>[、.#)])(?!\d)")
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
