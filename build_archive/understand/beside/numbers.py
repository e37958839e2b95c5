"""Numbers that an extractor glued to headlines: which digits are a rank, which a count, and which begin the title."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from build_archive.folding import fold

MEASURED = re.compile(
    r"小时|小時|[年月日号時时点點分秒万亿萬億千百十个個名位岁歲人次款部种種条條只家天米元%％℃°.:：/-]"
)
"""What follows a number that is a word of the title: 48%, 3万, 5个."""
OUTLIER = 5
"""How many times the largest other count of its list a count must be for a rank to be suspected in it."""
BORROWED = 0.3
"""What it costs a reading, in squared decades, that a title begins with a digit: most do not."""
AROUND = 4
"""Neighbours to each side that are weighed with a number."""
CERTAIN = 0.5
"""By how much the best reading of a ranking must be smoother than the next best, in squared decades."""


@dataclass(frozen=True, slots=True)
class Split:
    """How many digits of a glued number are the count, and how many the rank of the next headline; the rest begins that headline."""

    own: int
    rank: int
    count: int | None
    """None where it cannot be told which digits are the count."""


def split_counts(digits: Sequence[str], titles: Sequence[str], known: Collection[str]) -> list[Split]:
    """Counts glued to the following title; `digits[i]` stands before `titles[i]`, and an empty title means that nothing is glued.

    A title that stands elsewhere in the dump (folded, in `known`) settles it, and so does a row of ranks (…1, …2, …3). Without either, a number that
    may be a word of the title (48%) stays with it, and one far larger than the others of its list is not claimed as a count.
    """
    ranks = _rank_lengths(digits, titles)
    largest, second = sorted((0, 0, *map(int, digits)), reverse=True)[:2]
    return [
        _split(number, title, known, ranks.get(i, 0), second if int(number) == largest else largest)
        for i, (number, title) in enumerate(zip(digits, titles, strict=True))
    ]


def _split(number: str, title: str, known: Collection[str], rank: int, usual: int) -> Split:
    """One number; `usual` is the largest of the others."""
    whole = len(number)
    if not title:
        return Split(whole, 0, int(number))
    for own in range(1, whole):
        if fold(number[own:] + title) in known:
            return Split(own, 0, int(number[:own]))
    is_outlier = whole > 1 and usual > 0 and int(number) > OUTLIER * usual
    if not rank and is_outlier and number[-1] == "1" and fold(title) in known:
        rank = 1  # the title is known to begin behind the digits, and a list of its own begins with it
    if rank:
        return Split(whole - rank, rank, int(number[: whole - rank]))
    if MEASURED.match(title) and fold(title) not in known:
        return Split(0, 0, None)
    return Split(whole, 0, None if is_outlier else int(number))


def _rank_lengths(digits: Sequence[str], titles: Sequence[str]) -> dict[int, int]:
    """Index -> digits of the rank at the end of its number, where three or more numbers in a row end in 1, 2, 3, …."""
    found: dict[int, int] = {}
    for first in range(len(digits)):
        row: list[tuple[int, int]] = []
        while first + len(row) < len(digits):
            i, rank = first + len(row), str(len(row) + 1)
            if not titles[i] or not digits[i].endswith(rank) or len(digits[i]) == len(rank):
                break
            row.append((i, len(rank)))
        if len(row) >= 3 and len(row) > len(found):
            found = dict(row)
    return found


def split_ranking(digits: Sequence[str], titles: Sequence[str], known: Collection[str]) -> list[tuple[int, int]] | None:
    """Ranks and counts glued in front of titles: for each, the digits of its rank and those of its count; the rest begins the title.

    None where the numbers do not begin with 1, 2, 3, … Counts of a ranking fall slowly, so of all readings that fall the smoothest is taken; where
    another is nearly as smooth, no count is told and all digits behind the rank stay with the title.
    """
    ranks = [str(i + 1) for i in range(len(digits))]
    if not all(number.startswith(rank) for number, rank in zip(digits, ranks, strict=True)):
        return None
    rests = [number[len(rank) :] for number, rank in zip(digits, ranks, strict=True)]
    choices = [_settled(rest, title, known) or _possible(rest) for rest, title in zip(rests, titles, strict=True)]
    cost, path = _smoothest(rests, choices) if all(rests) else (math.inf, [])
    if math.isinf(cost):
        return [(len(rank), 0) for rank in ranks]
    return [
        (len(rank), own if _is_certain(i, rests, choices, own) else 0)
        for i, (rank, own) in enumerate(zip(ranks, path, strict=True))
    ]


def _possible(rest: str) -> tuple[int, ...]:
    """Lengths that a count may have: all of the digits, or all but the last three at most."""
    return tuple(range(max(1, len(rest) - 3), len(rest) + 1))


def _settled(rest: str, title: str, known: Collection[str]) -> tuple[int, ...]:
    return tuple(own for own in range(1, len(rest)) if fold(rest[own:] + title) in known)[:1]


def _smoothest(rests: Sequence[str], choices: Sequence[tuple[int, ...]]) -> tuple[float, list[int]]:
    """Of the readings whose counts fall, the one with the smallest sum of squared steps in decades, with that sum; infinite where none falls."""
    paths = [(_borrowed(rests[0], own), [own]) for own in choices[0]]
    for i in range(1, len(rests)):
        paths = [
            min(
                (cost + _step(rests[i - 1][: path[-1]], rests[i][:own]) + _borrowed(rests[i], own), [*path, own])
                for cost, path in paths
            )
            for own in choices[i]
        ]
    return min(paths)


def _borrowed(rest: str, own: int) -> float:
    return BORROWED if own < len(rest) else 0.0


def _is_certain(i: int, rests: Sequence[str], choices: Sequence[tuple[int, ...]], own: int) -> bool:
    """Whether every other length at this place makes the reading around it much rougher."""
    first, behind = max(0, i - AROUND), i + AROUND + 1

    def cost(length: int) -> float:
        return _smoothest(rests[first:behind], [*choices[first:i], (length,), *choices[i + 1 : behind]])[0]

    return all(cost(other) > cost(own) + CERTAIN for other in choices[i] if other != own)


def _step(before: str, after: str) -> float:
    if int(after) > int(before):
        return math.inf
    return math.log10(int(before) / max(1, int(after))) ** 2
