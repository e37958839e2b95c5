"""Ranked lists: `- 01 title 63,748`, and rank and count glued in front, `- 611437title`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from build_archive.model import Headline
from build_archive.understand.beside.listing import BARE, BULLET, MOST, Listing, is_blank, may_be_title
from build_archive.understand.beside.numbers import split_ranking

GLUED = re.compile(r"(?P<digits>\d{1,10})(?P<title>\D.*)")
SPACED = re.compile(r"(?P<rank>\d{1,2})[.、\s]\s*(?P<title>\S.*?)\s+(?P<count>\d{1,3}(?:,\d{3})+|\d{1,9})\s*")
FEWEST = 3


def read(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:
    """The bulleted lines with ranks 1, 2, 3, … that begin here."""
    return _spaced(lines, place) or _glued(lines, place, known)


def _spaced(lines: Sequence[str], place: int) -> Listing | None:
    listing = Listing("hot", place)
    for place, start, line in _bulleted(lines, place):  # noqa: B020 - the walk goes on from where the list begins
        match = SPACED.fullmatch(line, start)
        if match is None or int(match["rank"]) != len(listing.headlines) + 1 or not may_be_title(match["title"]):
            break
        listing.add(place, line[:start], "mark")
        listing.add(place, line[start : match.start("title")], "rank")
        listing.add(place, match["title"], "headline", "its rank stands before it")
        listing.add(place, line[match.end("title") :], "rank")
        listing.headlines.append(Headline(match["title"]))
        listing.after = place + 1
    return listing if len(listing.headlines) >= FEWEST else None


def _glued(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:
    items: list[tuple[int, int, re.Match[str]]] = []
    for index, start, line in _bulleted(lines, place):
        match = GLUED.fullmatch(line, start)
        if (
            len(items) == MOST
            or match is None
            or not match["digits"].startswith(str(len(items) + 1))
            or not may_be_title(match["title"].strip(BARE))
        ):
            break
        items.append((index, start, match))
    splits = (
        split_ranking(
            [match["digits"] for _, _, match in items], [match["title"].strip() for _, _, match in items], known
        )
        if len(items) >= FEWEST
        else None
    )
    if splits is None:
        return None
    listing = Listing("hot", items[-1][0] + 1)
    for (index, start, match), (rank, count) in zip(items, splits, strict=True):
        line, border = lines[index], match.start() + rank + count
        listing.add(index, line[:start], "mark")
        listing.add(index, line[start:border], "rank")
        listing.headlines.append(
            Headline(listing.add_bare(index, line[border:], "headline", "its rank is glued before it"))
        )
    return listing


def _bulleted(lines: Sequence[str], place: int) -> Iterator[tuple[int, int, str]]:
    """Index, start of the words, and text of the bulleted lines that follow one another."""
    while place < len(lines) and (bullet := BULLET.match(lines[place])) and not is_blank(lines[place]):
        yield place, bullet.end(), lines[place]
        place += 1
