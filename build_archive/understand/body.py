"""Gives each segment that no rule has taken its place: in the article, above it, or left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_archive.folding import is_han
from build_archive.understand.beside.labels import is_label
from build_archive.understand.credits import CREDITS
from build_archive.understand.cut import Segment
from build_archive.understand.header import header_lines
from build_archive.understand.islands import mainland
from build_archive.understand.labels import label_kind
from build_archive.understand.level import level
from build_archive.understand.names import are_persons
from build_archive.understand.rows import DAY, HEAD, is_fact, is_row
from build_archive.understand.sections import sections_above, sections_below
from build_archive.understand.stretch import STRONG, find_stretch
from build_archive.understand.text import ends_sentence, is_sentence, shared
from build_archive.understand.timed import is_byline
from build_archive.understand.unmarked import widened
from build_archive.understand.verdict import Verdict, Verdicts
from build_archive.understand.vocabulary import ABOUT, vocabulary

_REMARK = re.compile(r"\((?:作者|本文|编者|注)[^()]{4,60}\)")
"""What an article says of itself or its writer at its end, in brackets."""

_PAGES = re.compile(r"(?:[(\[【]?\d{1,5}(?:[)\]】]|\s|$)\s*)*(?:下一页.{0,8})?")
"""Below the last paragraph, the numbers of the article's pages, or that of its readers."""
NOTICE = 12
"""Lines in which it does."""
UNMARKED = 40
"""Characters from which two commas make a paragraph of a line without a full stop, where those above it have none either."""
FEWEST_HAN = 3
"""Han characters that a line at the end of a page's article has; `END` says only that it ends."""
HEAD_OF_VERSE, VERSE, MOSTLY = 4, 8, 0.8
"""Lines up to the paper's name below the title of verse, how many lines make verse at least, and their share of all below it."""
CLOSING = 5
"""Lines without a sentence that an article may end with before its editor's line."""


def article_lines(
    stated: str, shown: bool, whole: bool, segments: Sequence[Segment], known: Verdicts
) -> Iterator[Verdict]:
    """The title, the paragraphs, and all that is left over; `stated` is the title that the record itself gives, if any, perhaps as its page has `shown` it."""
    stretch = find_stretch(segments, known)
    if stretch is None:
        yield from _without_prose(stated, segments, known)
        return
    stretch = widened(segments, known, mainland(segments, known, stretch))
    stretch = replace(stretch, first=sections_above(segments, known, stretch.first))
    article = vocabulary(segments, stretch, known.__contains__)
    yield from header_lines(segments, known, stretch.first, article, stated, shown)
    last = sections_below(segments, known, stretch.first, _unmarked_below(segments, known, stretch.last, article))
    last = sign_off(segments, known, last)
    if whole:
        last = _last_shown(segments, known, last)
    last = next((i for i in range(last, stretch.first, -1) if not _PAGES.fullmatch(segments[i].words)), last)
    yield from (
        Verdict(i, "body", "among the article's sentences") for i in range(stretch.first, last + 1) if i not in known
    )
    yield from _below(segments, known, last)


def _without_prose(stated: str, segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Nothing of a page is the article where it has no sentence; of one whose record gives the title, or that is verse, all is that no rule has taken."""
    verse = None if stated else _verse(segments, known)
    for i in range(len(segments)):
        if i in known:
            continue
        if i == verse or (stated and segments[i].words == level(stated).strip()):
            yield Verdict(i, "title", "the record names it" if stated else "above the paper's name and verse")
        elif verse is not None and i == verse + 1 and are_persons(segments[i].words):
            yield Verdict(i, "author", "a name below the title of verse")
        elif stated or (verse is not None and i > verse):
            yield Verdict(i, "body", "the record names it" if stated else "verse")
        else:
            yield Verdict(i, "noise", "no paragraph anywhere near it")


def _verse(segments: Sequence[Segment], known: Verdicts) -> int | None:
    """The title of a dump that is verse: the line at its head, the paper's name right below, and then hardly anything but short lines that no rule has taken."""
    shown = [i for i, segment in enumerate(segments) if segment.words]
    paper = next((place for place, i in enumerate(shown[: HEAD_OF_VERSE + 1]) if known.kind(i) == "source"), 0)
    lines = [i for i in shown[paper + 1 :] if i not in known]
    is_verse = paper and shown[0] not in known and len(lines) >= max(VERSE, MOSTLY * len(shown[paper + 1 :]))
    return shown[0] if is_verse else None


def _time_below(segments: Sequence[Segment], known: Verdicts, last: int) -> int | None:
    """The page's time, to the minute, on the line below the article or below its writers and editor, where none stands above it."""
    if any(known.kind(i) == "time" for i in range(last)):
        return None
    below = (i for i in range(last + 1, len(segments)) if known.kind(i) not in ("author", "editor", "source", "mark"))
    line = next(below, len(segments))
    words = segments[line].words if line < len(segments) and line not in known else ""
    return line if ":" in words and is_byline(words) else None


def _last_shown(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last line of the article's part of a page, where no list or name below its sentences ends it before."""
    for i in range(last + 1, len(segments)):
        words = segments[i].words
        if known.kind(i) in CREDITS or known.kind(i) in STRONG or is_label(words) or HEAD.fullmatch(words):
            return last
        if i not in known and sum(map(is_han, words)) >= FEWEST_HAN and not label_kind(words):
            last = i
    return last


def _below(segments: Sequence[Segment], known: Verdicts, last: int) -> Iterator[Verdict]:
    """What no rule has taken below the article: readers' comments under the form for them, else left over."""
    comments = False
    time = _time_below(segments, known, last)
    for i in range(last + 1, len(segments)):
        kind = known.kind(i)
        if kind and kind not in ("mark", "blank"):
            comments = kind == "comment" or (comments and kind in ("navigation", "promotion"))
        elif i == time:
            yield Verdict(i, "time", "a time right below the article")
        elif not kind:
            yield (
                Verdict(i, "comment", "below a comment form") if comments else Verdict(i, "noise", "after the article")
            )


def _unmarked_below(segments: Sequence[Segment], known: Verdicts, last: int, article: set[str]) -> int:
    """The last paragraph of an article that ends none of them with a full stop: shorter ones do not read like prose, but go on from those that do."""
    if ends_sentence(segments[last].words):
        return last + 1 if _is_torn_off(segments, known, last + 1) else last
    for i in range(last + 1, len(segments)):
        words = segments[i].words
        if i in known or segments[i].look:
            if known.kind(i) not in ("mark", "blank", "caption"):
                return last
        elif shared(words, article) < ABOUT and not _goes_on(words):
            return last
        elif is_sentence(words):
            last = i
    return last


def _is_torn_off(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether a line is the paragraph in which the dump breaks off: nothing stands below it, and it has no end."""
    rest = [k for k in range(i, len(segments)) if segments[k].words]
    return rest == [i] and i not in known and len(segments[i].words) >= UNMARKED and _goes_on(segments[i].words)


def _goes_on(words: str) -> bool:
    """Whether a line is a sentence of clauses, longer than a headline, or breaks off at a comma."""
    return is_sentence(words) and (words.endswith(",") or (len(words) >= UNMARKED and words.count(",") >= 2))


def sign_off(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last segment of an article with what may follow its last sentence: the office and the day under a notice, or what its editor's line closes."""
    last = _listed_below(segments, known, _rows_below(segments, known, last))
    last = _closed_below(segments, known, last)
    below = [i for i in range(last + 1, min(last + 3 * CLOSING, len(segments))) if segments[i].words][: CLOSING + 1]
    for place, i in enumerate(below):
        if known.kind(i) in STRONG and known.kind(i) != "comment":
            return i - 1
        if i in known or is_label(segments[i].words):
            return last
        if place == 0 and _REMARK.fullmatch(segments[i].words):
            return i
    return last


def _closed_below(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The day that closes an office's notice, below its name, whom to ask and what is attached; the last line of the article where none stands there."""
    below = [i for i in range(last + 1, min(last + 3 * NOTICE, len(segments))) if segments[i].words][:NOTICE]
    for i in below:
        if i in known and known.kind(i) != "mark":
            return last
        if DAY.fullmatch(segments[i].words):
            return i
    return last


def _listed_below(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last of the lines that the article's last line announces with a colon: each behind one and the same mark, or a fact behind its name."""
    if not segments[last].words.endswith(":"):
        return last
    mark = segments[last + 1].words[:1] if last + 1 < len(segments) else ""
    while last + 1 < len(segments) and last + 1 not in known and _is_listed(segments[last + 1].words, mark):
        last += 1
    return last


def _is_listed(words: str, mark: str) -> bool:
    is_marked = words[:1] == mark and not mark.isalnum() and words[1:2].isalnum()
    return is_marked or is_fact(words)


def _rows_below(segments: Sequence[Segment], known: Verdicts, last: int) -> int:
    """The last of the rows of a table or of a person's years that stand right below an article's last sentence."""
    for i in range(last + 1, len(segments)):
        words = segments[i].words
        if words and (i in known or not is_row(words)):
            return last
        last = i if words else last
    return last
