"""The lists of headlines that stood beside an article: found by their shape, taken apart to the character, and nothing invented."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_archive.folding import fold
from build_archive.model import Piece, Sidebar
from build_archive.understand.beside import bare, counted, ranked, stamped
from build_archive.understand.beside.labels import is_label, kind_of
from build_archive.understand.beside.listing import BARE, LONGEST_TITLE, Listing, Reader

SHAPES: tuple[Reader, ...] = (counted.read, stamped.read, ranked.read, bare.read_columned, bare.read_barred)
"""Tried at every line, the most telling shape first."""
UNDER_LABEL: tuple[Reader, ...] = (bare.read_dashed,)
"""Tried only under the words that head a list."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a page, and every character of the lines that they stand on."""

    sidebars: tuple[Sidebar, ...] = ()
    pieces: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)
    """Line number (1-based) -> the line's pieces, which joined are the line; a line that is not here belongs to no list."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """The words above a list; `place` is their line, or None where they stand at the end of the list before."""

    words: str
    place: int | None


def find(lines: Sequence[str]) -> Lists:
    """The lists among these lines of a dump, in order."""
    known = _titles_on_lines(lines)
    sidebars: list[Sidebar] = []
    pieces: dict[int, tuple[Piece, ...]] = {}
    heading: _Heading | None = None
    place = 0
    while place < len(lines):
        words = lines[place].strip(BARE)
        listing = None if not words or is_label(words) else _read(lines, place, known, heading)
        if listing is None:
            heading = _Heading(words, place) if is_label(words) else heading if not words else None
            place += 1
            continue
        heading, waiting = _claimed(heading, listing)
        sidebars.extend(_sidebars(listing, heading))
        pieces.update(_pieces(lines, listing, heading))
        place = listing.after
        heading = _Heading(listing.next_label, None) if listing.next_label else waiting
    return Lists(tuple(sidebars), pieces)


def _read(lines: Sequence[str], place: int, known: Collection[str], heading: _Heading | None) -> Listing | None:
    readers = SHAPES + UNDER_LABEL if heading else SHAPES
    found = (reader(lines, place, known) for reader in readers)
    return next((listing for listing in found if listing), None)


def _claimed(heading: _Heading | None, listing: Listing) -> tuple[_Heading | None, _Heading | None]:
    """The heading that is this list's, and the one that waits for the next: 相关推荐 above a list that is plainly the latest headlines slipped there."""
    if heading and not listing.by_label and kind_of(heading.words) not in (None, listing.kind):
        return None, heading
    return heading, None


def _sidebars(listing: Listing, heading: _Heading | None) -> Iterator[Sidebar]:
    label = listing.label or (heading.words.rstrip(" :：") if heading else "")
    begin = 0
    for end, following in (*listing.sections, (len(listing.headlines), "")):
        kind = (kind_of(label) if listing.by_label else None) or listing.kind
        yield Sidebar(kind, label, tuple(listing.headlines[begin:end]))
        begin, label = end, following


def _pieces(lines: Sequence[str], listing: Listing, heading: _Heading | None) -> dict[int, tuple[Piece, ...]]:
    if heading and heading.place is not None:
        listing.pieces.pop(heading.place, None)
        listing.add_bare(heading.place, lines[heading.place], "list", "heads a list")
    return {place + 1: tuple(pieces) for place, pieces in listing.pieces.items()}


def _titles_on_lines(lines: Sequence[str]) -> frozenset[str]:
    """Every line that may be a headline by itself, folded: what settles where a glued number ends and a title begins."""
    return frozenset(fold(line) for line in lines if 4 < len(line) <= LONGEST_TITLE)
