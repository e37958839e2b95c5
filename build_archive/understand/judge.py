"""Judges the segments of a dump, rule by rule, in a written order: what one rule is sure of stands, and the next ones see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from build_archive.folding import fold
from build_archive.model import Piece, RawRecord, Sidebar
from build_archive.understand.beside.listing import LETTER
from build_archive.understand.body import article_lines
from build_archive.understand.code import NO_CODE, find_fenced
from build_archive.understand.credits import credit_lines
from build_archive.understand.cut import Segment, cut
from build_archive.understand.lists import find_lists, list_lines
from build_archive.understand.noise import link_lines, longer_noise, noise_lines
from build_archive.understand.profiles import Profile
from build_archive.understand.quoting import is_address
from build_archive.understand.repeats import glued_copies, second_copies, summary_first
from build_archive.understand.rows import other_rows
from build_archive.understand.teasers import other_article, teasers, told_teasers
from build_archive.understand.verdict import Verdict, Verdicts

Rule = Callable[[Sequence[Segment], Verdicts], Iterable[Verdict]]


def marks(segments: Sequence[Segment], _: Verdicts) -> Iterator[Verdict]:
    """What the extractor marked lists and tables with."""
    for i, segment in enumerate(segments):
        if not LETTER.search(segment.words):
            yield Verdict(i, "mark", "no letter in it")


FIRST: tuple[Rule, ...] = (marks, glued_copies, second_copies, credit_lines)
"""What is sure before the lists of headlines are looked for."""
THEN: tuple[Rule, ...] = (
    noise_lines,
    link_lines,
    other_article,
    told_teasers,
    teasers,
    other_rows,
    longer_noise,
    summary_first,
)
"""What the lists leave open; last comes `article_lines`, which places all that is left."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a record's text was taken for."""

    pieces: tuple[Piece, ...]
    """Every piece with its kind and why; in order, line by line, they are the text."""
    sidebars: tuple[Sidebar, ...] = ()
    """What the pieces of the lists say, list by list."""


def judge(record: RawRecord, profile: Profile | None = None) -> Judgement:
    """Take a record's text apart; what is known of its site comes before what is said of any."""
    if record.shape != "page":
        return Judgement(tuple(_whole_lines(record.text, record.stated.title)))
    every = tuple(cut(record.text, record.layout))
    segments = tuple(filter(_is_shown, every))  # extractors differ most in empty lines
    verdicts = Verdicts()
    for rule in FIRST:
        verdicts.add(list(rule(segments, verdicts)))
    lists = find_lists(segments, verdicts)
    place_rest = partial(article_lines, record.stated.title, record.stated.title_from == "page", record.layout.is_whole)
    site = (partial(site_lines, profile),) if profile else ()
    then = (rule for rule in THEN if rule is not other_rows or not record.layout.is_whole)
    for rule in (partial(list_lines, lists), *site, *then, place_rest):
        verdicts.add(list(rule(segments, verdicts)))
    return Judgement(tuple(_pieces(every, verdicts)), lists.sidebars)


CODE = ("code", "quoted", "fence")
"""Looks of lines that no rule sees."""


def _is_shown(segment: Segment) -> bool:
    """Whether the rules see a segment: not blanks and code, which has its place between what they see."""
    return segment.look not in CODE and bool(segment.text.strip())


def _pieces(every: Iterable[Segment], verdicts: Verdicts) -> Iterator[Piece]:
    """The pieces of all segments; the verdicts count those that the rules saw. Quoted code is of the article below a line of it."""
    places = count()
    above = ""
    for segment in every:
        if _is_shown(segment):
            place = next(places)
            above = above if verdicts.kind(place) == "mark" else verdicts.kind(place)
            yield from verdicts.pieces(place, segment)
        elif not segment.text.strip():
            yield Piece(segment.line, segment.text, "blank", "only white space")
        elif segment.look == "fence":
            yield Piece(segment.line, segment.text, "mark", "parts code from text")
        elif segment.look == "quoted" and above == "body":
            kind = "body" if is_address(segment.text) else "code"
            yield Piece(segment.line, segment.text, kind, "program code or an address that the article shows")
        else:
            yield Piece(segment.line, segment.text, "noise", "program code or a style sheet")


def _whole_lines(text: str, title: str) -> Iterator[Piece]:
    """The lines of a text that is already only the article, perhaps below its title."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines, 1) if line.strip()), 0)
    is_titled = title != "" and fold(lines[first - 1]) == fold(title) and any(map(str.strip, lines[first:]))
    code = find_fenced(lines) or NO_CODE
    for number, line in enumerate(lines, 1):
        if number == first and is_titled:
            yield Piece(number, line, "title", "the title that the record states")
        elif line.strip():
            kind = {"quoted": "code", "fence": "mark"}.get(code.look(number), "body")
            yield Piece(number, line, kind, "the record is only the article's text")
        else:
            yield Piece(number, line, "blank", "only white space")


def site_lines(profile: Profile, segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Lines that the site's profile knows."""
    patterns = [(kind, re.compile(pattern)) for kind, pattern in profile.lines]
    for i, segment in enumerate(segments):
        if i not in known:
            for kind, pattern in patterns:
                if pattern.fullmatch(segment.words):
                    yield Verdict(i, kind, f"a line that pages of {profile.name} have")
                    break
