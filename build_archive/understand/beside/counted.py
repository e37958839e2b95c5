"""Recommendations with the number of their comments behind them, often glued to the next title: `评论 33涉及…`, `评论 174 赞 12`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from build_archive.model import Headline
from build_archive.understand.beside.labels import LABEL
from build_archive.understand.beside.listing import BARE, BULLET, Listing, is_blank, may_be_title
from build_archive.understand.beside.numbers import Split, split_counts

COUNT = re.compile(
    r"(?:评论|評論|跟贴|跟帖)\s*[:：(（]?\s*(?P<comments>\d{1,9})(?:\s*(?:赞|讚)\s*(?P<likes>\d{1,9}))?[)）]?(?!\s*[\d条條])"
)
FEWEST = 2
SHORTEST_TAIL = 6
"""Characters from which words behind the last count are a headline whose own count was cut off; fewer are a link such as 更多."""


def read(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:
    """The lines that are titles with counts, one after another."""
    listing = Listing("related", place)
    while place < len(lines) and not listing.next_label:
        if is_blank(lines[place]):
            listing.skip(place, lines[place])
        elif _read_line(listing, place, lines[place], known):
            listing.after = place + 1
        else:
            break
        place += 1
    listing.pieces = {place: pieces for place, pieces in listing.pieces.items() if place < listing.after}
    counts = sum(piece.kind == "comment count" for pieces in listing.pieces.values() for piece in pieces)
    return listing if counts >= FEWEST else None


def _read_line(listing: Listing, place: int, line: str, known: Collection[str]) -> bool:
    counts = list(COUNT.finditer(line))
    bullet = BULLET.match(line)
    start = bullet.end() if bullet else 0
    if not counts:
        return False
    titles = [
        line[a:b]
        for a, b in zip([start, *(c.end() for c in counts)], [*(c.start() for c in counts), len(line)], strict=True)
    ]
    if not all(may_be_title(title.strip(BARE)) for title in titles[:-1]):
        return False
    tail = titles[-1].strip(BARE)
    titles[-1] = titles[-1] if len(tail) >= SHORTEST_TAIL and may_be_title(tail) and not LABEL.fullmatch(tail) else ""
    listing.add(place, line[:start], "mark")
    _write(listing, place, line, counts, start, _splits(counts, titles[1:], known))
    return True


def _splits(counts: Sequence[re.Match[str]], following: Sequence[str], known: Collection[str]) -> list[Split]:
    glued = [
        "" if text[:1].isspace() or not count[0][-1].isdigit() else text
        for count, text in zip(counts, following, strict=True)
    ]
    return split_counts([count["likes"] or count["comments"] for count in counts], glued, known)


def _write(
    listing: Listing, place: int, line: str, counts: Sequence[re.Match[str]], start: int, splits: Sequence[Split]
) -> None:
    """The line's pieces and headlines, and what stands behind its last count."""
    for count, split in zip(counts, splits, strict=True):
        title = listing.add_bare(
            place, line[start : count.start()], "headline", "a number of comments stands behind it"
        )
        number = "likes" if count["likes"] else "comments"
        end = count.start(number) + split.own if count.end() == count.end(number) else count.end()
        listing.add(place, line[count.start() : end], "comment count")
        listing.add(place, line[end : end + split.rank], "rank")
        listing.headlines.append(Headline(title, comments=int(count["comments"]) if count["likes"] else split.count))
        start = end + split.rank
    tail = line[start:].strip(BARE)
    if LABEL.fullmatch(tail):
        listing.next_label = listing.add_bare(place, line[start:], "list")
    elif len(tail) >= SHORTEST_TAIL and may_be_title(tail):
        listing.headlines.append(
            Headline(listing.add_bare(place, line[start:], "headline", "stands behind the last count"))
        )
    else:
        listing.add_bare(place, line[start:], "noise", "stands behind the last count")
