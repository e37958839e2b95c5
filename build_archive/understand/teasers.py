"""Finds the teasers of other articles below one: a headline, a sentence and a lone time, again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_archive.patterns import regex
from build_archive.understand.beside.labels import is_label
from build_archive.understand.cut import Segment
from build_archive.understand.stretch import Stretch, find_stretch
from build_archive.understand.text import ends_sentence, is_prose, shared
from build_archive.understand.timed import is_time
from build_archive.understand.verdict import Verdict, Verdicts
from build_archive.understand.vocabulary import ABOUT, vocabulary

_OPENS = regex(r"本[报网台]讯|(?:[一-鿿]{2,10}讯|[^。]{2,16}\d日(?:电|讯))\s*\(")
"""What a report begins with."""
_LONG_AGO = regex(r"\S ?[・·•|] ?\d{1,2} ?(?:分钟|小时|天|周|个月)前$")
"""`河湾网 ・ 1 天前`."""
ENDING = frozenset({"editor", "navigation", "comment", "legal"})
"""Kinds of lines above which no teaser begins."""
NEAR = 6
"""Segments from one lone time to the next within which they head teasers."""


def other_article(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """A whole other article below the head of a list, with its headline and the head of a report."""
    prose = False
    for i, segment in enumerate(segments[:-2]):
        prose = prose or is_prose(segment.words)
        title, report = segments[i + 1], segments[i + 2]
        if prose and is_label(segment.words) and not ends_sentence(title.words) and _OPENS.match(report.words):
            for k in range(i, len(segments)):
                if k not in known:
                    yield Verdict(k, "headline", "another article below the head of a list")
            return


def told_teasers(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Teasers that end with who published them how long ago, and the headline above each."""
    for i, segment in enumerate(segments):
        if i not in known and _LONG_AGO.search(segment.words):
            yield Verdict(i, "headline", "ends with how long ago it appeared: another article")
            if i and i - 1 not in known and not ends_sentence(segments[i - 1].words):
                yield Verdict(i - 1, "headline", "above the teaser of another article")


def teasers(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Other articles below this one, each with a headline, a sentence and a time of its own: known by the lone times."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        return
    times = [i for i in range(stretch.first, len(segments)) if i not in known and is_time(segments[i].words)]
    near = [(a, b) for a, b in pairwise(times) if b - a <= NEAR]
    if not near:
        return
    first = _teaser_begins(segments, known, stretch, *near[0])
    for i in range(first, near[-1][1] + 1):
        if i not in known:
            yield Verdict(i, "headline", "among lone times: other articles")


def _teaser_begins(segments: Sequence[Segment], known: Verdicts, stretch: Stretch, time: int, next_time: int) -> int:
    """The first line of the teaser that a time ends; teasers have the same number of lines, little of the article's words, and no place above its editor or a button."""
    size = sum(1 for i in range(time, next_time) if segments[i].words) - 1
    ended = max((i for i in range(stretch.first, time) if known.kind(i) in ENDING), default=stretch.first - 1)
    before = [i for i in range(ended + 1, time) if i not in known][-size:] if size else []
    article = vocabulary(segments, Stretch(stretch.first, (before or [time])[0] - 1, 0, True), known.__contains__)
    for i in before:
        if shared(segments[i].words, article) < ABOUT:
            return i
    return time
