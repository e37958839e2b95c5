"""Finds where the article's sentences are: the first stretch of prose that nothing cuts which only follows an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_archive.understand.beside.labels import is_label
from build_archive.understand.cut import Segment
from build_archive.understand.text import ending, ends_sentence, is_prose, is_sentence
from build_archive.understand.title import heading
from build_archive.understand.verdict import Verdicts

FEW = 60
"""Characters of prose below which a stretch is not yet an article: a barrier behind so few is part of the page's head."""
SHORT = 150
"""Characters up to which a stretch may still be a notice above the article."""
MUCH = 5
"""How many times longer the article is than such a notice."""
REACH = 3
"""Open segments after the last prose within which a short sentence still belongs to it."""
REACH_OF_CODE = 8
"""The same within which a line that shows code or addresses does: between it and the prose stand headings, and commands with their arguments."""
STRONG = frozenset({"editor", "tags", "comment"})
"""Kinds that end an article wherever they stand behind one."""
WEAK = frozenset({"list", "headline", "legal"})
"""Kinds that end an article where no paragraph follows soon."""
_BUTTON = re.compile("(?:评论|評論|留言|跟[贴帖]|跟貼)")
"""A word that stands below articles, and above them as a button or in a menu."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments from the first prose to the last, both included, and the characters of prose between."""

    first: int
    last: int
    size: int
    ended: bool
    """Whether what stands behind it ends an article for sure."""


def find_stretch(segments: Sequence[Segment], known: Verdicts) -> Stretch | None:
    """The first stretch that is long enough to be an article; else the longest there is; None where there is no prose.

    A short one gives way to a much longer one behind it, unless what stands between ends an article. Where nothing is prose, a sentence will do.
    What a page says above its heading, in menus that hold sentences or in notices, is no part of a longer article below it.
    """
    found = _from(0, segments, known)
    top = heading(segments, known)
    if found is None or top is None or found.first > top:
        return found
    below = _from(top + 1, segments, known)
    above = sum(len(s.words) for i, s in enumerate(segments[:top]) if i not in known and is_prose(s.words))
    return below if below and below.size >= max(FEW, above) else found


def _from(start: int, segments: Sequence[Segment], known: Verdicts) -> Stretch | None:
    for measure in (is_prose, is_sentence):
        best: Stretch | None = None
        for stretch in _stretches(start, segments, known, measure):
            if best is None or _gives_way(best, stretch) or (_is_teaser(segments, best) and stretch.size > best.size):
                best = stretch
            if best.ended and best.size >= FEW and not _is_teaser(segments, best):
                break
        if best is not None:
            return best
    return None


def _gives_way(first: Stretch, later: Stretch) -> bool:
    if first.size < FEW:
        return later.size > first.size
    return first.size < SHORT and later.size >= MUCH * first.size and not first.ended


def _is_teaser(segments: Sequence[Segment], stretch: Stretch) -> bool:
    """Whether a short stretch of one paragraph stands again further down: what a page says of itself to machines."""
    words = segments[stretch.first].words
    return (
        stretch.first == stretch.last
        and stretch.size < SHORT
        and any(segments[i].words == words for i in range(stretch.last + 1, len(segments)))
    )


def _stretches(
    start: int, segments: Sequence[Segment], known: Verdicts, measure: Callable[[str], bool]
) -> Iterator[Stretch]:
    first = last = -1
    size = since = 0
    for i, segment in enumerate(segments[start:], start):
        if i not in known:
            prose = measure(segment.words)
            since += 1
            if prose or (first >= 0 and since <= _reach(segments, i) and _closes(segment)):
                first, last, since = i if first < 0 else first, i, 0
                size += len(segment.words) if prose else 0
            continue
        since += known.kind(i) == "navigation"
        if size >= FEW and is_barrier(segments, known, i):
            yield Stretch(
                first,
                last,
                size,
                known.kind(i) in STRONG and not (size < SHORT and _BUTTON.fullmatch(segments[i].words)),
            )
            first = last = -1
            size = since = 0
    if first >= 0:
        yield Stretch(first, last, size, True)


def _reach(segments: Sequence[Segment], i: int) -> int:
    """Open segments within which a line may be of the article: a question or a cry, which a headline may be, only right below its prose or a comma."""
    if segments[i].shows:
        return REACH_OF_CODE
    may_be_headline = ending(segments[i].words) in ("?", "!") and ending(segments[i - 1].words) != ","
    return 1 if may_be_headline else REACH


def _closes(segment: Segment) -> bool:
    """Whether a short line may be an article's last: a sentence, or what shows code, and not the head of a list with its colon."""
    return (ends_sentence(segment.words) or segment.shows != "") and not is_label(segment.words)


def is_barrier(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether a segment ends an article: an editor's line, tags and comments do; a list or a legal line only where no paragraph follows soon."""
    kind = known.kind(i)
    if kind in STRONG:
        return True
    if kind not in WEAK:
        return False
    after = [k for k in range(i + 1, min(i + 12, len(segments))) if segments[k].words][:REACH]
    return not any(k not in known and is_prose(segments[k].words) for k in after)
