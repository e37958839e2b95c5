"""Widens an article most of whose sentences have no full stop: it begins right below its byline, and goes on to the last line of clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build_archive.understand.cut import Segment
from build_archive.understand.stretch import Stretch
from build_archive.understand.text import ends_sentence
from build_archive.understand.timed import is_byline
from build_archive.understand.verdict import Verdicts

CLAUSES = 15
"""Characters from which a line with a comma may be a sentence that lacks its full stop."""
SENTENCE = 10
"""Characters of a sentence that has one."""
FEWEST = 2
"""Such lines between a byline and the first paragraph from which the article may begin there."""
DENSE = 3
"""How many lines there may be to one of them."""
_OTHER = frozenset({"list", "headline", "comment", "legal"})
"""What stands beside an article, and may hold clauses itself."""


def widened(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Stretch:
    """The stretch with the lines of clauses below the page's time, where they say at least half as much as it does."""
    time = next((i for i in range(stretch.first - 1, -1, -1) if _is_time(segments, known, i)), None)
    if time is None or any(known.kind(i) in _OTHER for i in range(time, stretch.first)):
        return stretch
    clauses = [i for i in range(time + 1, stretch.first) if i not in known and _has_clauses(segments[i].words)]
    size = sum(len(segments[i].words) for i in clauses)
    if len(clauses) < FEWEST or size < stretch.size / 2:
        return stretch
    shown = [i for i in range(clauses[0], stretch.first) if i not in known and segments[i].words]
    if len(shown) > DENSE * len(clauses):
        return stretch
    return replace(stretch, first=clauses[0], last=_last_below(segments, known, stretch.last), size=stretch.size + size)


def _is_time(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    return known.kind(i) == "time" or is_byline(segments[i].words)


def _last_below(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last line of clauses before anything that is known to be none of the article."""
    for i in range(last + 1, len(segments)):
        if i in known and known.kind(i) not in ("mark", "blank", "caption"):
            break
        last = i if _has_clauses(segments[i].words) else last
    return last


def _has_clauses(words: str) -> bool:
    return ("," in words and len(words) >= CLAUSES) or (ends_sentence(words) and len(words) >= SENTENCE)
