"""Judges the segments of a dump, rule by rule, in a written order: what one rule is sure of stands, and the next ones see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from build_archive.model import Piece, RawRecord
from build_archive.understand.body import article_lines
from build_archive.understand.credits import credit_lines
from build_archive.understand.cut import Segment, cut
from build_archive.understand.lists import list_lines
from build_archive.understand.noise import longer_noise, noise_lines
from build_archive.understand.profiles import Profile
from build_archive.understand.repeats import second_copies, summary_first
from build_archive.understand.rows import other_rows
from build_archive.understand.teasers import teasers
from build_archive.understand.verdict import Verdict, Verdicts

_LETTER = re.compile(r"[^\W_]")

Rule = Callable[[Sequence[Segment], Verdicts], Iterable[Verdict]]


def blanks(segments: Sequence[Segment], _: Verdicts) -> Iterator[Verdict]:
    """White space, and what the extractor marked lists and tables with."""
    for i, segment in enumerate(segments):
        if not segment.text.strip():
            yield Verdict(i, "blank", "only white space")
        elif not _LETTER.search(segment.words):
            yield Verdict(i, "mark", "no letter in it")


RULES: tuple[Rule, ...] = (
    blanks,
    second_copies,
    credit_lines,
    list_lines,
    noise_lines,
    teasers,
    other_rows,
    longer_noise,
    summary_first,
)
"""For the extraction of a whole page; last comes `article_lines`, which places what these leave open."""


def judge(record: RawRecord, profile: Profile | None = None) -> tuple[Piece, ...]:
    """Every piece of a record's text with its kind and why; in order, line by line, they are the text."""
    if record.shape != "page":
        return tuple(_whole_lines(record.text))
    segments = tuple(cut(record.text))
    verdicts = Verdicts()
    for rule in rules_for(record, profile):
        verdicts.add(list(rule(segments, verdicts)))
    return tuple(piece for i, segment in enumerate(segments) for piece in verdicts.pieces(i, segment))


def _whole_lines(text: str) -> Iterator[Piece]:
    """The lines of a text that is already only the article."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Piece(number, line, "body", "the record is only the article's text")
        else:
            yield Piece(number, line, "blank", "only white space")


def rules_for(record: RawRecord, profile: Profile | None) -> tuple[Rule, ...]:
    """The table for a page; what is known of its site comes before what is said of any."""
    place = RULES.index(noise_lines)
    site = (partial(site_lines, profile),) if profile else ()
    return (*RULES[:place], *site, *RULES[place:], partial(article_lines, record.stated.title))


def site_lines(profile: Profile, segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Lines that the site's profile knows."""
    patterns = [(kind, re.compile(pattern)) for kind, pattern in profile.lines]
    for i, segment in enumerate(segments):
        if i not in known:
            for kind, pattern in patterns:
                if pattern.fullmatch(segment.words):
                    yield Verdict(i, kind, f"a line that pages of {profile.name} have")
                    break
