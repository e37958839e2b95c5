"""Finds what a dump holds twice: some extractors give a whole article two times, the second time more completely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.islands import mainland
from build_archive.understand.stretch import find_stretch
from build_archive.understand.text import is_prose, pairs, shared
from build_archive.understand.verdict import Verdict, Verdicts

LONG = 60
"""Characters from which one line alone, said twice, is a repetition; shorter ones must repeat in a row."""
ROW = 2
TEASER = 300
"""Characters up to which a first paragraph may be a teaser."""
SAME = 0.9
"""Share of its letter pairs that one later paragraph has, where it says the same."""

_TITLE = regex(r"^【[^【】]{4,60}】")
"""Before a teaser: the title, as wires set it."""


def second_copies(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """The lines of the poorer of two copies; a question asked again and again in an interview is none."""
    open_ = [i for i in range(len(segments)) if i not in known]
    earlier = _earlier(segments, open_)
    again = _in_rows(segments, open_, earlier)
    if not again:
        return
    if len(again) == 1 and _leads(segments, open_, again[0]) and not _leads(segments, open_, earlier[again[0]]):
        yield Verdict(earlier[again[0]], "repeat", "a teaser: the article begins with it")
        return
    low, middle, high = min(earlier[i] for i in again), min(again), max(again)
    first = [i for i in open_ if low <= i < middle]
    second = [i for i in open_ if middle <= i <= high]
    if _size(segments, again) < _size(segments, first) / 2:
        return
    only_in_first = set(first) - {earlier[i] for i in again}
    poorer = again if _size(segments, only_in_first) > _size(segments, set(second) - set(again)) else first
    yield from (Verdict(i, "repeat", "the dump holds it twice") for i in poorer)


def _leads(segments: Sequence[Segment], open_: Sequence[int], index: int) -> bool:
    """Whether a paragraph follows."""
    place = open_.index(index) + 1
    return place < len(open_) and is_prose(segments[open_[place]].words)


def _size(segments: Sequence[Segment], indices: Iterable[int]) -> int:
    return sum(len(segments[i].words) for i in indices)


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
        if len(row) >= ROW and sum(len(segments[k].words) for k in row) >= LONG + 20:
            again += row
        else:
            again += [k for k in row if len(segments[k].words) >= LONG]
        row = []
    return again


def glued_copies(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """A line that holds the next two: the head of a report and its first paragraph, which some pages give as a summary, too."""
    for i in range(len(segments) - 2):
        words, first, second = (segments[k].words for k in (i, i + 1, i + 2))
        if i not in known and len(second) >= LONG and words.replace(" ", "") == (first + second).replace(" ", ""):
            yield Verdict(i, "repeat", "the next two lines in one")


def summary_first(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """A first paragraph that only repeats a sentence from further down: the teaser that sites set above an article."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        return
    stretch = mainland(segments, known, stretch)
    words = segments[stretch.first].words
    later = (segments[i].words for i in range(stretch.first + 1, stretch.last + 1) if i not in known)
    if len(words) <= TEASER and any(len(text) > len(words) and _within(words, text) for text in later):
        yield Verdict(stretch.first, "repeat", "a teaser: the article says it again")


def _within(teaser: str, paragraph: str) -> bool:
    teaser = _TITLE.sub("", teaser)
    return teaser.rstrip("。") in paragraph or shared(teaser, pairs(paragraph)) >= SAME
