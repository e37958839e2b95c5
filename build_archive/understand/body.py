"""Gives each segment that no rule has taken its place: in the article, above it, or left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.foreign import mainland, vocabulary
from build_archive.understand.header import header_lines
from build_archive.understand.stretch import find_stretch
from build_archive.understand.verdict import Verdict, Verdicts

_DAY = re.compile(
    r"(?:(?:19|20)\d\d|[二〇○一九零]{4}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日"
)


def every_line(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """In a text that is only the article, every line is a paragraph."""
    yield from (
        Verdict(i, "body", "the record is only the article's text") for i in range(len(segments)) if i not in known
    )


def article_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """The title, the paragraphs, and all that is left over."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        yield from (
            Verdict(i, "noise", "no paragraph anywhere near it") for i in range(len(segments)) if i not in known
        )
        return
    stretch = mainland(segments, known, stretch)
    yield from header_lines(segments, known, stretch.first, vocabulary(segments, stretch, known.__contains__))
    last = sign_off(segments, known, stretch.last)
    for i in range(stretch.first, len(segments)):
        if i not in known:
            inside = i <= last
            yield Verdict(
                i, "body" if inside else "noise", "among the article's sentences" if inside else "after the article"
            )


def sign_off(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last segment of an article with the office and the day under a notice, if it ends so; else its last sentence."""
    below = [i for i in range(last + 1, min(last + 8, len(segments))) if segments[i].words][:3]
    for place, i in enumerate(below):
        if i in known or len(segments[i].words) > 40:
            return last
        if place and _DAY.fullmatch(segments[i].words):
            return i
    return last
