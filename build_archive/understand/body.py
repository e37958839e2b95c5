"""Decides which lines are the article: from its first prose to the last before what only follows an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.verdict import Verdict, Verdicts

_PROSE = re.compile(r"[。!?…；;][”」』\"')）】]*$|,.*[,。]")
_ENDS = {"editor", "tags", "list", "comment", "legal"}
_LEAST = 12
"""Characters below which a dump without prose has no article."""


def is_prose(segment: Segment) -> bool:
    """Whether a segment reads like a paragraph: sentences, not a row of words."""
    words = segment.words
    return len(words) >= 20 and not segment.listed and _PROSE.search(words) is not None


def article_lines(segments: Sequence[Segment], known: Verdicts) -> Iterable[Verdict]:
    """Every open segment between the article's first line and its last is a paragraph, the others are left over."""
    open_ = [i for i in range(len(segments)) if i not in known]
    prose = [i for i in open_ if is_prose(segments[i])]
    if not prose and max((len(segments[i].words) for i in open_), default=0) < _LEAST:
        return
    first = _first(segments, known, prose)
    last = _last(segments, known, first)
    for i in open_:
        if first <= i <= last:
            yield Verdict(i, "body", "between the article's first line and its last")
        else:
            yield Verdict(i, "noise", "before the article" if i < first else "after the article")


def _first(segments: Sequence[Segment], known: Verdicts, prose: list[int]) -> int:
    for i in range(len(segments)):
        if known.kind(i) == "title":
            return i + 1
    return prose[0] if prose else 0


def _last(segments: Sequence[Segment], known: Verdicts, first: int) -> int:
    seen = 0
    for i in range(first, len(segments)):
        if i not in known:
            seen += len(segments[i].words)
        if known.kind(i) in _ENDS and seen > 60:
            return i
    return len(segments)
