"""What an article is about, as far as letters tell: the letter pairs of its prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.stretch import Stretch
from build_archive.understand.text import is_prose, pairs

SAMPLE = 6_000
"""Characters of the article that other lines are compared with."""
LEAST = 0.5
"""Share of its lines' characters from which prose alone tells what an article is about; tutorials end many of their lines without a full stop."""
ABOUT = 0.2
"""Share of letter pairs that lines have in common with the article to which they belong; headlines about other things have less than half of that."""

_DIGITS = regex(r"\d+")
"""In code, a page's time has as many as any."""


def vocabulary(segments: Sequence[Segment], stretch: Stretch, taken: Callable[[int], bool]) -> set[str]:
    """The letter pairs of an article's prose, or of all its lines where none is prose; `taken` says which segments are something else.

    Where the prose is no large sample, the code that it shows is one, too.
    """
    lines = [segments[i].words for i in range(stretch.first, stretch.last + 1) if not taken(i)]
    prose = [words for words in lines if is_prose(words)]
    if sum(map(len, prose)) < LEAST * sum(map(len, lines)):
        prose = lines
    sample: list[str] = []
    size = 0
    for words in prose:
        sample.append(words)
        size += len(words)
        if size > SAMPLE:
            break
    sample += (_DIGITS.sub(" ", segments[i].shows) for i in range(stretch.first, stretch.last + 1) if not taken(i))
    return pairs(" ".join(sample)[:SAMPLE])
