"""Finds what a dump holds twice: some extractors give a whole article two times, the second time more completely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.verdict import Verdict, Verdicts

LONG = 60
"""Characters from which one line alone, said twice, is a repetition; shorter ones must repeat in a row."""
ROW = 3


def second_copies(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """The lines of the poorer of two copies; a question asked again and again in an interview is none."""
    open_ = [i for i in range(len(segments)) if i not in known]
    earlier = _earlier(segments, open_)
    again = _in_rows(segments, open_, earlier)
    if not again:
        return
    first_copy = {earlier[i] for i in again}
    low, middle = min(first_copy), min(again)
    poorer: Iterable[int] = again
    if _richer_second(segments, open_, low, middle, max(again)):
        poorer = [i for i in open_ if low <= i < middle]
    yield from (Verdict(i, "repeat", "the dump holds it twice") for i in poorer)


def _earlier(segments: Sequence[Segment], open_: Sequence[int]) -> dict[int, int]:
    """Index of a segment -> index of the first that says the same."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for i in open_:
        words = segments[i].words
        if words in first:
            found[i] = first[words]
        else:
            first[words] = i
    return found


def _in_rows(segments: Sequence[Segment], open_: Sequence[int], earlier: dict[int, int]) -> list[int]:
    """The repeated segments that are long, or that stand in a row of repeated ones."""
    again: list[int] = []
    row: list[int] = []
    for i in [*open_, -1]:
        if i in earlier:
            row.append(i)
            continue
        if len(row) >= ROW and sum(len(segments[k].words) for k in row) >= LONG:
            again += row
        else:
            again += [k for k in row if len(segments[k].words) >= LONG]
        row = []
    return again


def _richer_second(segments: Sequence[Segment], open_: Sequence[int], low: int, middle: int, high: int) -> bool:
    """Whether the second copy, from `middle` to `high`, holds more text than the first, which lies before it."""
    first = sum(len(segments[i].words) for i in open_ if low <= i < middle)
    second = sum(len(segments[i].words) for i in open_ if middle <= i <= high)
    return second > first
