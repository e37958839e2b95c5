"""Gives each segment that no rule has taken its place: in the article, above it, or left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.foreign import mainland, vocabulary
from build_archive.understand.header import header_lines
from build_archive.understand.stretch import find_stretch
from build_archive.understand.verdict import Verdict, Verdicts


def every_line(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """In a text that is only the article, every line is a paragraph."""
    yield from (
        Verdict(i, "body", "the record is only the article's text") for i in range(len(segments)) if i not in known
    )


def article_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """The title, the paragraphs, and all that is left over."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        yield from (
            Verdict(i, "noise", "no paragraph anywhere near it") for i in range(len(segments)) if i not in known
        )
        return
    stretch = mainland(segments, known, stretch)
    yield from header_lines(segments, known, stretch.first, vocabulary(segments, stretch, known.__contains__))
    for i in range(stretch.first, len(segments)):
        if i not in known:
            inside = i <= stretch.last
            yield Verdict(
                i, "body" if inside else "noise", "among the article's sentences" if inside else "after the article"
            )
