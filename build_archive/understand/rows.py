"""Finds rows of short lines that are about something else: lists of headlines and menus among an article's lines or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.sections import is_next_section
from build_archive.understand.stretch import Stretch, find_stretch
from build_archive.understand.text import ending, is_prose, shared
from build_archive.understand.timed import is_time
from build_archive.understand.verdict import Verdict, Verdicts
from build_archive.understand.vocabulary import ABOUT, vocabulary

ROW = 4
"""Lines from which a row of short ones may be a list or a menu."""
MENU = 8
"""Mean length up to which a row is of menu words, not of headlines."""
HEAD = re.compile(r"(?:相关|推荐|延伸|更多(?:相关)?)(?:文章|阅读|报道|内容|新闻)[: ]*")
REACH = 8
"""Segments behind such a head in which its headlines stand."""
DAY = re.compile(
    r"(?:(?:19|20)\d\d|[二〇○一九零]{4}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日"
)
"""A day and nothing else: that of signing."""
_TOLD = re.compile(r"附 ?[件表图] ?\d{0,2} ?[:.]|联 ?系 ?(?:人|电 ?话|方 ?式) ?:")
"""What an office tells below a notice: whom to ask, and what is attached."""
_FACT = re.compile(r"[^\s:。,]{1,8}:\s*(?!//)\S")
"""What a fact of a list begins with that its head announces: 地址:, 票价:."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|[./-]\d|[—–-])")


def other_rows(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Rows of headlines and menu words among the article's lines or below them."""
    stretch = find_stretch(segments, known)
    if stretch:
        yield from _headed_rows(segments, known, stretch)
        yield from _foreign_rows(segments, known, stretch)


def _headed_rows(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Iterator[Verdict]:
    """The few headlines below 相关文章, 延伸阅读 and the like in the middle of an article."""
    heads = [
        i
        for i in range(stretch.first, stretch.last)
        if known.kind(i) == "navigation" and HEAD.fullmatch(segments[i].words)
    ]
    article = vocabulary(segments, stretch, known.__contains__) if heads else set()
    for head in heads:
        for i in range(head + 1, min(head + REACH, stretch.last)):
            words = segments[i].words
            if i in known or ending(words) in "。,;:" or is_prose(words) or shared(words, article) >= ABOUT:
                break
            if words:
                yield Verdict(i, "headline", "below the head of a list")


def _foreign_rows(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Iterator[Verdict]:
    """Rows of short lines, from the article's first sentence on, that share too little with it."""
    rows = list(_rows(segments, known, stretch.first))
    article = vocabulary(segments, stretch, known.__contains__) if rows else set()
    for row in rows:
        if len(row) > 1 and DAY.fullmatch(segments[row[1]].words):
            row = row[2:]  # the office and the day that sign a notice
        if len(row) < ROW:
            continue
        words = [segments[i].words for i in row]
        if (
            is_next_section(segments, stretch.first, row[0])
            or _is_own(words)
            or _is_enclosed(segments, known, row[-1], article)
        ):
            continue
        least = ABOUT / 4 if _set_in_lines(segments, known, stretch.first, row[0]) else ABOUT
        if sum(shared(w, article) for w in words) / len(row) < least:
            menu = sum(map(len, words)) / len(row) <= MENU
            kind, why = ("navigation", "a row of menu words") if menu else ("headline", "a row of other headlines")
            yield from (Verdict(i, kind, why) for i in row)


def _is_own(words: Sequence[str]) -> bool:
    """Whether a row is of a shape that articles have: announced facts, the end of a notice, verse, a table, years and what happened in them."""
    announced = words[0].endswith(":") and sum(map(is_fact, words[1:])) >= len(words) / 2
    return (
        announced or _TOLD.match(words[0]) is not None or is_verse(words) or sum(map(is_row, words)) >= len(words) / 2
    )


def is_fact(words: str) -> bool:
    """Whether a line is a fact behind its name: 地址:渡口路1号."""
    return _FACT.match(words) is not None


def is_row(words: str) -> bool:
    """Whether a line is a row of a table, or of the years of a life."""
    return (words.count(" | ") >= 2 and _DIGIT.search(words) is not None) or (
        _YEAR.match(words) is not None and not is_time(words)
    )


def is_verse(words: Sequence[str]) -> bool:
    """Lines broken in mid-sentence or ended like sentences are verse, or an article set line by line."""
    broken = sum(ending(w) in "。,;、:" for w in words)
    return broken >= len(words) / 3


def _is_enclosed(segments: Sequence[Segment], known: Verdicts, last: int, article: set[str]) -> bool:
    """Whether what follows a row is the article again, be it with a line that shows code, or the line of its editor."""
    below = [i for i in range(last + 1, min(last + 8, len(segments))) if segments[i].words][:2]
    if any(segments[i].shows for i in below[:1]):
        return True
    if any(known.kind(i) in ("editor", "tags") for i in below):
        return True
    return any(
        i not in known and is_prose(segments[i].words) and shared(segments[i].words, article) >= ABOUT for i in below
    )


def _rows(segments: Sequence[Segment], known: Verdicts, first: int) -> Iterator[list[int]]:
    row: list[int] = []
    for i in range(first, len(segments) + 1):
        if i < len(segments) and not segments[i].words:
            continue
        if (
            i < len(segments)
            and i not in known
            and not segments[i].shows
            and not is_prose(segments[i].words)
            and ending(segments[i].words) != "。"
        ):
            row.append(i)
            continue
        if len(row) >= ROW:
            yield row
        row = []


def _set_in_lines(segments: Sequence[Segment], known: Verdicts, first: int, before: int) -> bool:
    """Whether the article so far is set line by line, as posts for telephones are."""
    prose = [is_prose(segments[i].words) for i in range(first, before) if i not in known]
    return len(prose) >= 2 * ROW and sum(prose) <= len(prose) / 2
