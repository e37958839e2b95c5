"""Gives each segment its place: title, paragraph, head of the page, or left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.understand.credits import TIME_LINE
from build_archive.understand.cut import Segment
from build_archive.understand.foreign import foreign_rows, vocabulary
from build_archive.understand.noise import sign_of
from build_archive.understand.stretch import Stretch, find_stretch
from build_archive.understand.text import ends_sentence, pairs, shared
from build_archive.understand.title import best_title, title_verdict
from build_archive.understand.verdict import Verdict, Verdicts

ALIKE = 0.5
"""Share of letter pairs from which a short line above the first sentence belongs to the article."""
ALIKE_SUSPECT = 0.3
"""The same for a line with the words of a sign of noise."""
RICH = 400
"""Letter pairs of an article from which the shares above hold; a short one has less to share."""
NEAR_TIME = 3
"""Segments above the page's time within which a short line below the title names the source."""


def every_line(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """In a text that is only the article, every line is a paragraph."""
    yield from (
        Verdict(i, "body", "the record is only the article's text") for i in range(len(segments)) if i not in known
    )


def other_rows(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Rows of headlines and menu words among the article's lines or below them."""
    stretch = find_stretch(segments, known)
    if stretch:
        yield from foreign_rows(segments, known, stretch)


def article_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """The title, the paragraphs, and all that is left over."""
    open_ = [i for i in range(len(segments)) if i not in known]
    stretch = find_stretch(segments, known)
    if stretch is None:
        yield from (Verdict(i, "noise", "no paragraph anywhere near it") for i in open_)
        return
    header = [i for i in open_ if i < stretch.first]
    article = vocabulary(segments, stretch, known.__contains__) if header else set()
    title = best_title(segments, known, header, article)
    if title is not None:
        yield title_verdict(title, segments[title], "above the article, in its words")
    yield from _head(segments, [i for i in header if i != title], title, article)
    yield from _tail([i for i in open_ if i >= stretch.first], stretch)


def _head(
    segments: Sequence[Segment], header: Sequence[int], title: int | None, article: set[str]
) -> Iterator[Verdict]:
    """Times, sources without a label, and the first short lines of the article."""
    times = [i for i in header if TIME_LINE.match(segments[i].words)]
    for i in header:
        words = segments[i].words
        if i in times:
            yield Verdict(i, "time", "a time above the article")
        elif title is not None and i < title:
            yield Verdict(i, "noise", "before the title")
        elif (
            title is not None
            and len(words) <= 20
            and any(0 < t - i <= NEAR_TIME for t in times)
            and not ends_sentence(words)
        ):
            yield _byline(i, segments[i])
        elif ends_sentence(words) or words.endswith(",") or shared(words, article) >= ALIKE:
            yield Verdict(i, "body", "above the first paragraph, like it")
        else:
            yield Verdict(i, "noise", "above the article, unlike it")


def _byline(i: int, segment: Segment) -> Verdict:
    """A name between title and time: the source, or author and source with a stroke between."""
    why = "a name between title and time"
    stroke = segment.text.find("/")
    return Verdict(i, "source", why, ((0, "author"), (stroke, "source"))) if stroke > 0 else Verdict(i, "source", why)


def _tail(indices: Sequence[int], stretch: Stretch) -> Iterator[Verdict]:
    for i in indices:
        if i <= stretch.last:
            yield Verdict(i, "body", "among the article's sentences")
        else:
            yield Verdict(i, "noise", "after the article")


def longer_noise(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Longer lines with the words of a sign, where they have little in common with the article."""
    stretch = find_stretch(segments, known)
    suspects = {i: sign for i, s in enumerate(segments) if i not in known and (sign := sign_of(s.words))}
    if stretch is None or not suspects:
        return
    article = vocabulary(segments, stretch, lambda i: i in known or i in suspects)
    for i, sign in suspects.items():
        if shared(segments[i].words, article) < (ALIKE_SUSPECT if len(article) >= RICH else ALIKE_SUSPECT / 2):
            yield Verdict(i, sign.kind, f"{sign.why}, and little else")


def summary_first(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """A first paragraph that only repeats a sentence from further down: the teaser that sites set above an article."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        return
    words = segments[stretch.first].words
    later = [segments[i].words for i in range(stretch.first + 1, stretch.last + 1) if i not in known]
    if len(words) <= 300 and any(len(text) >= len(words) and _within(words, text) for text in later):
        yield Verdict(stretch.first, "repeat", "a teaser: the article says it again")


def _within(teaser: str, paragraph: str) -> bool:
    if teaser == paragraph:
        return False
    return teaser.rstrip("。") in paragraph or shared(teaser, pairs(paragraph)) >= 0.9
