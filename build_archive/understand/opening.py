"""Reads the article's own short lines between its byline and its first paragraph, and what stands among them: a table of contents, tags, buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.credits import CREDITS
from build_archive.understand.cut import Segment
from build_archive.understand.dateline import dateline
from build_archive.understand.text import ends_sentence, is_sentence, shared
from build_archive.understand.timed import is_byline
from build_archive.understand.verdict import Verdict, Verdicts

ALIKE = 0.5
"""Share of letter pairs from which a short line above the first paragraph belongs to the article."""
NEAR_TIME = 3
"""Segments above the page's time within which a short line below the title names the source."""
STRANGE = 3
"""Lines in a row, unlike the article, above which nothing belongs to it any more."""
NOTHING: set[str] = set()
"""The words of the article with which nothing above the byline has anything in common: it is no paragraph, however it reads."""
TAG, FEWEST_TAGS = 8, 3
"""Characters of a tag, and how many make a list of them."""
FEWEST_HEADINGS = 2
"""Headings of the article, each longer than a tag, that make a table of contents above it."""
PARTS = 3
"""Lines that the beginning of a torn sentence and its links take above the first paragraph."""
BUTTON = 4
"""Characters of a button; so few share a letter pair with any article by chance."""
_BUTTONS = frozenset({"navigation", "promotion", "comment"})
_OUTSIDE = frozenset({"navigation", "promotion", "legal", "comment", "list", "headline"})
LABEL = regex(r"[^\s,。]{1,6}:")
"""What announces a value that stands elsewhere: 发文字号：."""
_NUMBER = regex(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]?")
_BEGINNING = regex(r"(?:[一1][、.] ?)?(?:前言|引言|序言|写在前面)")
"""The heading of a first section, of which no other line has a word."""
_PLACE = regex(r"[一-鿿·/ ]{2,12}\s*[—–]{1,2}")
"""Where a report was written, on a line of its own: 河湾 —"""
COUNTS = regex(r"[\d\W]*")
"""How many read or shared an article, between its title and its time."""


def opening_lines(
    segments: Sequence[Segment], known: Verdicts, top: int, first: int, article: set[str]
) -> Iterator[Verdict]:
    """The short lines right above the first paragraph that are like it, upwards until too many are not."""
    strange, parted, unlike = 0, 0, list[int]()
    lead = _torn_lead(segments, known, top, first)
    signed = max((i for i in range(top + 1, first) if known.kind(i) in ("source", "author")), default=top)
    credited = (i for i in range(top + 1, first) if known.kind(i) in CREDITS or is_byline(segments[i].words))
    near = NEAR_TIME + max(credited, default=top)
    yield from (Verdict(i, "body", "a sentence that runs on below") for i in range(lead, first) if i not in known)
    listed = dict(_listed_above(segments, known, top, lead))
    for i in range(lead - 1, top, -1):
        words = segments[i].words
        if i in known:
            if known.kind(i) in _OUTSIDE:
                strange += 1
                parted = len(unlike)
        elif i in listed:
            yield Verdict(i, listed[i], "in a list above the article, of words that it has")
        elif (
            strange < STRANGE
            and _opens(words, NOTHING if i < signed else article, top >= 0)
            and not _is_button(segments, known, i, first)
        ):
            strange = 0
            yield Verdict(i, "body", "above the first paragraph, like it")
            enclosed = [k for k in unlike[parted:] if k > near and not COUNTS.fullmatch(segments[k].words)]
            yield from (Verdict(k, "body", "between lines of the article") for k in enclosed)
            unlike = [k for k in unlike if k not in enclosed]
            parted = len(unlike)
        else:
            strange += 1
            unlike.append(i)
    yield from (Verdict(i, "noise", "above the article, unlike it") for i in unlike)


def _listed_above(segments: Sequence[Segment], known: Verdicts, top: int, first: int) -> Iterator[tuple[int, str]]:
    """The lines between title and text that are the article's headings, listed beforehand, and, behind the marks of a list, its tags."""
    lines = [i for i in range(top + 1, first) if i not in known]
    tags = [i for i in lines if known.kind(i - 1) == "mark" and _is_tag(segments[i].words)]
    long = [i for i in lines if len(segments[i].words) > TAG]
    if len(tags) < FEWEST_TAGS and len(long) < FEWEST_HEADINGS:
        return
    below = {segment.words for segment in segments[first:]}
    headings = [i for i in long if segments[i].words in below]
    if len(headings) >= FEWEST_HEADINGS:
        yield from ((i, "repeat") for i in headings)
    article = " ".join(below)
    tags = [i for i in tags if segments[i].words in article]
    if len(tags) >= FEWEST_TAGS:
        yield from ((i, "tags") for i in tags)


def _is_tag(words: str) -> bool:
    """Whether a line, behind the mark of a list, may be a tag."""
    return 1 < len(words) <= TAG and not ends_sentence(words) and not words.isdigit()


def _torn_lead(segments: Sequence[Segment], known: Verdicts, top: int, first: int) -> int:
    """Where the first sentence begins that an extractor tore at a link: a long one without an end, and few words before the first paragraph."""
    for i in range(first - 1, max(top, first - 1 - PARTS), -1):
        words = segments[i].words
        if i in known or top < 0 or ends_sentence(words):
            return first
        if is_sentence(words) or ("," in words and i < first - 1):
            return i if i < first - 1 else first
    return first


def _is_button(segments: Sequence[Segment], known: Verdicts, i: int, first: int) -> bool:
    """Whether a line is a count, or a word between two buttons: not the first section's number, which the second's follows further down."""
    words = segments[i].words
    if words.isdigit():
        return words != "1" or not any(segments[k].words == "2" for k in range(first, len(segments)))
    beside = (known.kind(i - 1), known.kind(i + 1))
    return bool(COUNTS.fullmatch(words)) or (len(words) <= BUTTON and all(kind in _BUTTONS for kind in beside))


def _opens(words: str, article: set[str], titled: bool) -> bool:
    """Whether a short line may be an article's first: a sentence, the head of a report, a subtitle behind strokes, or a heading in its words."""
    if (
        (ends_sentence(words) and not LABEL.fullmatch(words))
        or words.endswith(",")
        or _NUMBER.fullmatch(words)
        or _PLACE.fullmatch(words)
        or words.startswith("编者按")
        or dateline(words)
        or _BEGINNING.fullmatch(words)
    ):
        return True
    if titled and words[0] in "—–":
        return True
    return shared(words, article) >= (ALIKE / 2 if titled and len(words) > BUTTON else ALIKE)
