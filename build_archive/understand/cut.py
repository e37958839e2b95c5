"""Cuts a dump's text into segments: its lines, and where an extractor glued several things into one line, those things."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_archive.understand.labels import LABEL_INSIDE, TRAILER

_TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    (0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF, 0x09, 0x0D), " "
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line that is to be taken for one thing."""

    line: int
    """1-based."""
    text: str
    """As it stands in the dump; the segments of a line, joined, are the line."""
    words: str
    """The same for matching: half-width punctuation, plain spaces, no white space around; empty for marks and blanks."""
    listed: bool = False
    """Whether the extractor marked it as an item of a list."""
    first: bool = True
    """Whether it opens its line."""


def half_width(text: str) -> str:
    """The text with full-width ASCII as ASCII and every odd space as a plain one; as long as before, so offsets stay true."""
    return text.translate(_TO_HALF_WIDTH)


_LEADING = re.compile(r"\s*(?:(?:--?|[–—|•·▪■◆●*])(?:\s+|$))+")
_TRAILING = re.compile(r"(?:\s+(?:--?|\|))+\s*$|\|\s*$")
_BREAK = re.compile(r"(?<=[。!?…”」;]) +(?=\S)| {2,}(?=\S)")
_LONG = 250
"""Characters from which a line may hold several paragraphs; in shorter ones a space is only a space."""
_SHORT = 160
"""Characters up to which a line may be a row of labelled values."""


def cut(text: str) -> Iterator[Segment]:
    """The segments of a text, in order; the segments of a line are the line."""
    for number, line in enumerate(text.split("\n"), 1):
        yield from _cut_line(number, line)


def _cut_line(number: int, line: str) -> Iterator[Segment]:
    plain = half_width(line)
    if not plain.strip():
        yield Segment(number, line, "")
        return
    leading = _LEADING.match(plain)
    start = leading.end() if leading else 0
    if leading:
        yield Segment(number, line[:start], "")
    trailing = _TRAILING.search(plain, max(start, len(plain) - 40))
    stop = trailing.start() if trailing else len(plain)
    listed = leading is not None and "|" not in leading.group()
    places = sorted({start, *_places(plain, start, stop), stop})
    for index, (a, b) in enumerate(itertools.pairwise(places)):
        yield Segment(number, line[a:b], plain[a:b].strip(), listed, index == 0)
    if trailing and stop >= start:
        yield Segment(number, line[stop:], "")


def _places(plain: str, start: int, stop: int) -> Iterator[int]:
    """Where, between two offsets, a line falls apart."""
    if stop - start <= _SHORT:
        yield from (m.start() for m in LABEL_INSIDE.finditer(plain, start, stop))
    if stop - start > _LONG:
        yield from (m.end() for m in _BREAK.finditer(plain, start, stop))
        yield from (m.start() for m in LABEL_INSIDE.finditer(plain, start, min(stop, start + _SHORT)))
    window = plain[max(start, stop - _LONG) : stop]
    yield from (stop - len(window) + m.start() for m in TRAILER.finditer(window))
