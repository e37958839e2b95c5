"""Cuts off the islands of an article: prose far from the rest of it, about something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.rows import is_verse
from build_archive.understand.stretch import FEW, Stretch
from build_archive.understand.text import is_prose, shared
from build_archive.understand.timed import is_byline
from build_archive.understand.verdict import Verdicts
from build_archive.understand.vocabulary import ABOUT, SAMPLE, vocabulary

GAP = 5
"""Lines that are no prose, between two paragraphs, from which the one may be an island."""
STRAY = 0.1
"""Share below which an island is about something else. Of 652 labelled paragraphs one in twenty has less, of what surrounds articles two thirds."""
LONGEST_LABEL = 8
"""Characters up to which a line with a colon may head a list of other articles; a longer one announces what is the article's."""
NEAR = 6
"""Segments above an island among which a byline stands."""
FEWEST_LABELS = 2
"""Labels (时间, 地点, 主讲人) that two items of one list have in common."""
_LABEL = regex(r"[一-鿿]{2,5}(?=:)")
_INSIDE = frozenset({"caption", "repeat", "mark"})
"""What may stand between two paragraphs without parting them."""


def mainland(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Stretch:
    """The stretch without the islands at its ends: prose far from the rest, about something else."""
    islands = list(_islands(segments, known, stretch))
    if len(islands) < 2:
        return stretch
    main = max(islands, key=lambda island: island.size)
    article = vocabulary(segments, main, known.__contains__)
    kept = [
        island
        for island in islands
        if island is main
        or (not _is_deck(segments, known, island, main) and _belongs(segments, known, island, main, article))
    ]
    return Stretch(kept[0].first, kept[-1].last, sum(island.size for island in kept), stretch.ended)


def _is_deck(segments: Sequence[Segment], known: Verdicts, island: Stretch, main: Stretch) -> bool:
    """Whether an island says, above the page's time and buttons, what the article below is about."""
    between = range(island.last + 1, main.first)
    timed = any(known.kind(i) == "time" or is_byline(segments[i].words) for i in between)
    return timed and island.size < main.size / 2 and any(known.kind(i) == "navigation" for i in between)


def _belongs(segments: Sequence[Segment], known: Verdicts, island: Stretch, main: Stretch, article: set[str]) -> bool:
    """Whether an island is about what the article is about, or is joined to it by short lines that are."""
    if shared(_prose(segments, known, island), article) >= STRAY or _is_below_byline(segments, known, island, main):
        return True
    between = range(island.last + 1, main.first) if island.first < main.first else range(main.last + 1, island.first)
    lines = [segments[i].words for i in between if i not in known]
    if not lines or len(lines) < len([i for i in between if segments[i].words]) / 2:
        return False
    if island.first > main.first and any(len(line) > LONGEST_LABEL and line.endswith(":") for line in lines):
        return True
    main_lines = (segments[i].words for i in range(max(0, main.first - GAP), main.last + 1))
    if len(_labels(lines) & _labels(main_lines)) >= FEWEST_LABELS:
        return True
    return is_verse(lines) or sum(shared(words, article) for words in lines) / len(lines) >= ABOUT


def _is_below_byline(segments: Sequence[Segment], known: Verdicts, island: Stretch, main: Stretch) -> bool:
    """Whether an island above the rest stands right below the page's byline: the article begins there, whatever it begins with."""
    if island.first >= main.first or island.size < FEW / 2:
        return False
    above = range(max(0, island.first - NEAR), island.first)
    return any(known.kind(i) in ("time", "source") or is_byline(segments[i].words) for i in above)


def _labels(lines: Iterable[str]) -> set[str]:
    return {label[0] for line in lines if (label := _LABEL.match(line))}


def _islands(segments: Sequence[Segment], known: Verdicts, stretch: Stretch) -> Iterator[Stretch]:
    first, last, size, gap = stretch.first, stretch.first, 0, 0
    for i in range(stretch.first, stretch.last + 1):
        words = segments[i].words
        if not words or known.kind(i) in _INSIDE:
            continue
        if segments[i].shows:
            gap = 0
        elif i in known or not is_prose(words):
            gap += 1
            continue
        if gap >= GAP:
            yield Stretch(first, last, size, False)
            first, size = i, 0
        last, gap = i, 0
        size += len(words)
    yield Stretch(first, stretch.last, size, False)


def _prose(segments: Sequence[Segment], known: Verdicts, island: Stretch) -> str:
    inside = (segments[i].words for i in range(island.first, island.last + 1) if i not in known)
    return " ".join(words for words in inside if is_prose(words))[:SAMPLE]
