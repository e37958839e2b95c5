"""Finds what is about something else: rows of headlines and menu words among an article's lines, and a stray paragraph at its edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from build_archive.understand.credits import is_time
from build_archive.understand.cut import Segment
from build_archive.understand.noise import sign_of
from build_archive.understand.stretch import Stretch, find_stretch
from build_archive.understand.text import ending, is_prose, pairs, shared
from build_archive.understand.verdict import Verdict, Verdicts

SAMPLE = 6_000
"""Characters of the article that other lines are compared with."""
ROW = 4
"""Lines from which a row of short ones may be a list or a menu."""
ABOUT = 0.2
"""Share of letter pairs that a row has in common with its article where it belongs to it; headlines about other things have less than half of that."""
ALIKE = 0.3
"""The same from which a longer line with the words of a sign of noise is the article's."""
RICH = 400
"""Letter pairs of an article from which that share holds; a short article has less to share."""
GAP = 5
"""Lines that are no prose, between two paragraphs, from which the one may be an island off the article."""
STRAY = 0.1
"""Share below which an island is about something else. Of 652 labelled paragraphs one in twenty has less, of what surrounds articles two thirds."""
TEASER = 6
"""Segments from one lone time to the next within which they head the teasers of other articles."""
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
        if _is_own(words) or _is_enclosed(segments, known, row[-1], article):
            continue
        least = ABOUT / 4 if _set_in_lines(segments, known, stretch.first, row[0]) else ABOUT
        if sum(shared(w, article) for w in words) / len(row) < least:
            menu = sum(map(len, words)) / len(row) <= MENU
            kind, why = ("navigation", "a row of menu words") if menu else ("headline", "a row of other headlines")
            yield from (Verdict(i, kind, why) for i in row)


def _is_own(words: Sequence[str]) -> bool:
    """Whether a row is of a shape that articles have: verse, a table, years and what happened in them."""
    return _is_verse(words) or sum(map(is_row, words)) >= len(words) / 2


def is_row(words: str) -> bool:
    """Whether a line is a row of a table, or of the years of a life."""
    return (words.count(" | ") >= 2 and _DIGIT.search(words) is not None) or (
        _YEAR.match(words) is not None and not is_time(words)
    )


def _is_enclosed(segments: Sequence[Segment], known: Verdicts, last: int, article: set[str]) -> bool:
    """Whether what follows a row is the article again, or the line of its editor."""
    below = [i for i in range(last + 1, min(last + 8, len(segments))) if segments[i].words][:2]
    if any(known.kind(i) in ("editor", "tags") for i in below):
        return True
    return any(
        i not in known and is_prose(segments[i].words) and shared(segments[i].words, article) >= ABOUT for i in below
    )


_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|[./-]\d|[—–-])")


def _rows(segments: Sequence[Segment], known: Verdicts, first: int) -> Iterator[list[int]]:
    row: list[int] = []
    for i in range(first, len(segments) + 1):
        if i < len(segments) and not segments[i].words:
            continue
        if (
            i < len(segments)
            and i not in known
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


def _is_verse(words: Sequence[str]) -> bool:
    """Lines broken in mid-sentence or ended like sentences are verse, or an article set line by line."""
    broken = sum(ending(w) in "。,;、:" for w in words)
    return broken >= len(words) / 3


def teasers(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Other articles below this one, each with a headline, a sentence and a time of its own: known by the lone times."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        return
    times = [i for i in range(stretch.first, len(segments)) if i not in known and is_time(segments[i].words)]
    near = [(a, b) for a, b in pairwise(times) if b - a <= TEASER]
    if not near:
        return
    first = _teaser_begins(segments, known, stretch, *near[0])
    for i in range(first, near[-1][1] + 1):
        if i not in known:
            yield Verdict(i, "headline", "among lone times: other articles")


def _teaser_begins(segments: Sequence[Segment], known: Verdicts, stretch: Stretch, time: int, next_time: int) -> int:
    """The first line of the teaser that a time ends; teasers have the same number of lines, and little of the article's words."""
    size = sum(1 for i in range(time, next_time) if segments[i].words) - 1
    before = [i for i in range(stretch.first, time) if i not in known][-size:] if size else []
    article = vocabulary(segments, Stretch(stretch.first, (before or [time])[0] - 1, 0, True), known.__contains__)
    for i in before:
        if shared(segments[i].words, article) < ABOUT:
            return i
    return time


def other_rows(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Rows of headlines and menu words among the article's lines or below them."""
    stretch = find_stretch(segments, known)
    if stretch:
        yield from foreign_rows(segments, known, stretch)


def longer_noise(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Longer lines with the words of a sign, where they have little in common with the article."""
    stretch = find_stretch(segments, known)
    suspects = {i: sign for i, s in enumerate(segments) if i not in known and (sign := sign_of(s.words))}
    if stretch is None or not suspects:
        return
    article = vocabulary(segments, stretch, lambda i: i in known or i in suspects)
    least = ALIKE if len(article) >= RICH else ALIKE / 2
    for i, sign in suspects.items():
        if shared(segments[i].words, article) < least:
            yield Verdict(i, sign.kind, f"{sign.why}, and little else")


def mainland(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Stretch:
    """The stretch without the islands at its ends: prose far from the rest, about something else."""
    islands = list(_islands(segments, known, stretch))
    if len(islands) < 2:
        return stretch
    main = max(islands, key=lambda island: island.size)
    article = vocabulary(segments, main, known.__contains__)
    kept = [island for island in islands if island is main or _belongs(segments, known, island, main, article)]
    return Stretch(kept[0].first, kept[-1].last, sum(island.size for island in kept), stretch.ended)


def _belongs(segments: Sequence[Segment], known: Verdicts, island: Stretch, main: Stretch, article: set[str]) -> bool:
    """Whether an island is about what the article is about, or is joined to it by short lines that are."""
    if shared(_prose(segments, known, island), article) >= STRAY:
        return True
    between = range(island.last + 1, main.first) if island.first < main.first else range(main.last + 1, island.first)
    lines = [segments[i].words for i in between if i not in known]
    if not lines or len(lines) < len([i for i in between if segments[i].words]) / 2:
        return False
    return _is_verse(lines) or sum(shared(words, article) for words in lines) / len(lines) >= ABOUT


def _islands(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Iterator[Stretch]:
    first, last, size, gap = stretch.first, stretch.first, 0, 0
    for i in range(stretch.first, stretch.last + 1):
        words = segments[i].words
        if not words or known.kind(i) in _INSIDE:
            continue
        if i in known or not is_prose(words):
            gap += 1
            continue
        if gap >= GAP:
            yield Stretch(first, last, size, False)
            first, size = i, 0
        last, gap = i, 0
        size += len(words)
    yield Stretch(first, stretch.last, size, False)


_INSIDE = frozenset({"caption", "repeat", "mark"})
"""What may stand between two paragraphs without parting them."""


def _prose(segments: Sequence[Segment], known: Verdicts, island: Stretch) -> str:
    inside = (segments[i].words for i in range(island.first, island.last + 1) if i not in known)
    return " ".join(words for words in inside if is_prose(words))[:SAMPLE]
