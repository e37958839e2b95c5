"""The lists of headlines beside an article, as `sidebars.find` reads them, told to the other rules segment by segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.model import Piece
from build_archive.understand.cut import Segment
from build_archive.understand.sidebars import Lists, find
from build_archive.understand.verdict import Verdict, Verdicts


def find_lists(segments: Sequence[Segment], known: Verdicts) -> Lists:
    """The lists on the lines of which nothing is known yet."""
    return find(_lines(segments, known))


def list_lines(lists: Lists, segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Every segment on a line that belongs to one of these lists."""
    found = lists.pieces
    for i, segment in enumerate(segments):
        if segment.line in found and i not in known:
            parts = _parts(segments, i, found[segment.line])
            yield Verdict(i, parts[0][1], "in a list of headlines", parts if len(parts) > 1 else ())


def _lines(segments: Sequence[Segment], known: Verdicts) -> list[str]:
    """The lines of the dump; one with something that is already known, other than a mark, is nothing that a list could have."""
    lines: list[str] = []
    taken = {
        segment.line for i, segment in enumerate(segments) if i in known and known.kind(i) not in ("mark", "blank")
    }
    for segment in segments:
        while segment.line > len(lines):
            lines.append("")
        lines[-1] += segment.text
    return ["×" if number in taken else line for number, line in enumerate(lines, 1)]


def _parts(segments: Sequence[Segment], index: int, pieces: Sequence[Piece]) -> tuple[tuple[int, str], ...]:
    """The kinds within one segment, by offset, from those of its whole line."""
    start = sum(len(segment.text) for segment in _before_on_line(segments, index))
    end = start + len(segments[index].text)
    parts: list[tuple[int, str]] = []
    place = 0
    for piece in pieces:
        if place < end and place + len(piece.text) > start:
            parts.append((max(place - start, 0), piece.kind))
        place += len(piece.text)
    return tuple(parts)


def _before_on_line(segments: Sequence[Segment], index: int) -> Iterator[Segment]:
    for k in range(index - 1, -1, -1):
        if segments[k].line != segments[index].line:
            return
        yield segments[k]
