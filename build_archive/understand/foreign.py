"""Finds what is about something else: rows of headlines and menu words among an article's lines, and a stray paragraph at its edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.stretch import Stretch
from build_archive.understand.text import ending, is_prose, pairs, shared
from build_archive.understand.verdict import Verdict, Verdicts

SAMPLE = 8_000
"""Characters of the article that other lines are compared with."""
ROW = 4
"""Lines from which a row of short ones may be a list or a menu."""
ABOUT = 0.2
"""Share of letter pairs that a row has in common with its article where it belongs to it; headlines about other things have less than half of that."""
STRAY = 0.05
"""The same for a paragraph at the edge. Of 652 labelled paragraphs two in a hundred have less, of what surrounds articles one half."""
MENU = 8
"""Mean length up to which a row is of menu words, not of headlines."""


def vocabulary(segments: Sequence[Segment], stretch: Stretch, taken: Callable[[int], bool]) -> set[str]:
    """The letter pairs of an article's prose; `taken` says which segments are something else."""
    prose: list[str] = []
    size = 0
    for i in range(stretch.first, stretch.last + 1):
        if not taken(i) and is_prose(segments[i].words):
            prose.append(segments[i].words)
            size += len(segments[i].words)
            if size > SAMPLE:
                break
    return pairs(" ".join(prose)[:SAMPLE])


def foreign_rows(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Iterator[Verdict]:
    """Rows of short lines, from the article's first sentence on, that share too little with it."""
    rows = list(_rows(segments, known, stretch.first))
    article = vocabulary(segments, stretch, known.__contains__) if rows else set()
    for row in rows:
        words = [segments[i].words for i in row]
        alike = sum(shared(w, article) for w in words) / len(row)
        if alike < (ABOUT / 4 if _set_in_lines(segments, known, stretch.first, row[0]) else ABOUT) and not _is_verse(
            words
        ):
            menu = sum(map(len, words)) / len(row) <= MENU
            for i in row:
                yield Verdict(
                    i,
                    "navigation" if menu else "headline",
                    "a row of menu words" if menu else "a row of other headlines",
                )


def _rows(segments: Sequence[Segment], known: Verdicts, first: int) -> Iterator[list[int]]:
    row: list[int] = []
    for i in range(first, len(segments) + 1):
        if i < len(segments) and not segments[i].words:
            continue
        if i < len(segments) and i not in known and not is_prose(segments[i].words):
            row.append(i)
            continue
        if len(row) >= ROW:
            yield row
        row = []


def _set_in_lines(segments: Sequence[Segment], known: Verdicts, first: int, before: int) -> bool:
    """Whether the article so far is set line by line, as posts for telephones are."""
    prose = [is_prose(segments[i].words) for i in range(first, before) if i not in known]
    return len(prose) >= 2 * ROW and sum(prose) <= len(prose) / 2


def _is_verse(words: Sequence[str]) -> bool:
    """Lines broken in mid-sentence or ended like sentences are verse, or an article set line by line."""
    broken = sum(ending(w) in "。,;、:" for w in words)
    return broken >= len(words) / 3


def stray(segments: Sequence[Segment], i: int, article: set[str]) -> bool:
    """Whether a paragraph at the edge of an article is about something else."""
    words = segments[i].words
    others = article - (pairs(words) - article)
    return len(words) >= 20 and len(others) >= 300 and shared(words, others) < STRAY
