"""Judges the segments of a dump, rule by rule: what each rule is sure of stands, the next ones see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from build_archive.model import Piece, RawRecord
from build_archive.understand.body import article_lines
from build_archive.understand.cut import Segment, cut
from build_archive.understand.labels import kind_of
from build_archive.understand.lists import lists
from build_archive.understand.noise import sign_of
from build_archive.understand.title import title_line
from build_archive.understand.verdict import Verdict, Verdicts

Rule = Callable[[Sequence[Segment], Verdicts], Iterable[Verdict]]


def judge(record: RawRecord) -> tuple[Piece, ...]:
    """Every piece of a record's text with its kind and why; in order, they are the text."""
    segments = tuple(cut(record.text))
    verdicts = Verdicts(len(segments))
    for rule in RULES if record.shape == "page" else PLAIN_RULES:
        verdicts.add(rule(segments, verdicts))
    return tuple(piece for i, segment in enumerate(segments) for piece in verdicts.pieces(i, segment))


def blanks(segments: Sequence[Segment], _: Verdicts) -> Iterable[Verdict]:
    """White space, and what the extractor marked lists and tables with."""
    for i, segment in enumerate(segments):
        if not segment.words:
            yield Verdict(
                i,
                "blank" if not segment.text.strip() else "mark",
                "only white space" if not segment.text.strip() else "a bullet or bar",
            )


def labelled(segments: Sequence[Segment], _: Verdicts) -> Iterable[Verdict]:
    """Values behind a label: 来源:新华社."""
    for i, segment in enumerate(segments):
        if len(segment.words) <= 160 and (kind := kind_of(segment.words)):
            yield Verdict(i, "editor" if kind == "proof" else kind, "stands behind its label")


def noise(segments: Sequence[Segment], known: Verdicts) -> Iterable[Verdict]:
    """Lines that say of themselves that they are not the article."""
    for i, segment in enumerate(segments):
        if i not in known and (sign := sign_of(segment.words)):
            yield Verdict(i, sign.kind, sign.why)


RULES: tuple[Rule, ...] = (blanks, labelled, noise, lists, title_line, article_lines)
PLAIN_RULES: tuple[Rule, ...] = (blanks, article_lines)
