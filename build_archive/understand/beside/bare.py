"""Lists of bare headlines: under a label, each with the extractor's dash; with the column in brackets before it; with a bar behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from build_archive.model import Headline
from build_archive.understand.beside.labels import is_label
from build_archive.understand.beside.listing import BARE, BULLET, MOST, SHORTEST_USUAL, Listing, is_blank, may_be_title
from build_archive.understand.beside.stamped import one_line

WITH_COLUMN = re.compile(r"【\s*(?P<column>[^【】]{1,8}?)\s*】\s*(?P<title>\S.{3,})")
FEWEST_BARRED = 3


def read_columned(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:  # noqa: ARG001 - a Reader
    """Bulleted lines such as `- 【 财经 】 title`, two or more."""
    listing = Listing("related", place, by_label=True)
    while place < len(lines):
        line = lines[place]
        bullet = BULLET.match(line)
        match = WITH_COLUMN.fullmatch(line.rstrip(), bullet.end()) if bullet else None
        if match is None or not may_be_title(match["title"]):
            break
        listing.add(place, line[: match.start("column")], "mark")
        listing.add(place, match["column"], "column")
        listing.add(place, line[match.end("column") : match.start("title")], "mark")
        title = listing.add_bare(place, line[match.start("title") :], "headline", "its column stands before it")
        listing.headlines.append(Headline(title, column=match["column"]))
        place = listing.after = place + 1
    return listing if len(listing.headlines) > 1 else None


def read_barred(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:  # noqa: ARG001 - a Reader
    """Lines that end in a bar, `title|`, three or more."""
    behind = place
    while behind < min(len(lines), place + MOST) and _is_barred(lines[behind]):
        behind += 1
        if behind == place + FEWEST_BARRED and all(
            len(line.strip(BARE)) < SHORTEST_USUAL for line in lines[place:behind]
        ):
            return None  # 首页| 新闻| 视频|: a menu
    listing = Listing("hot", behind)
    for index in range(place, behind):
        title = listing.add_bare(index, lines[index], "headline", "a bar stands behind it, as behind its neighbours")
        listing.headlines.append(Headline(title))
    return listing if len(listing.headlines) >= FEWEST_BARRED and not listing.is_menu() else None


def _is_barred(line: str) -> bool:
    words = line.strip(BARE)
    return line.rstrip().endswith("|") and "|" not in words and may_be_title(words)


def read_dashed(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:  # noqa: ARG001 - a Reader
    """Under a label: headlines with a dash before each, on their own line or on the line above; a lone headline between two labels too."""
    listing = Listing("hot", place, by_label=True)
    dashed = place > 0 and is_blank(lines[place - 1]) and bool(lines[place - 1].strip())
    while place < len(lines) and len(listing.headlines) < MOST:
        line = lines[place]
        if is_blank(line):
            listing.skip(place, line)
            dashed = bool(line.strip())
        elif (dashed or BULLET.match(line)) and (entry := one_line(lines, place)):
            entry.write(listing, lines)
            listing.after = place + 1
            dashed = False
        elif (dashed or BULLET.match(line)) and may_be_title(line.strip(BARE)) and not is_label(line.strip(BARE)):
            listing.headlines.append(
                Headline(listing.add_bare(place, line, "headline", "stands under the label of a list"))
            )
            listing.after = place + 1
            dashed = False
        else:
            break
        place += 1
    listing.pieces = {
        place: pieces
        for place, pieces in listing.pieces.items()
        if place <= listing.after and (place < listing.after or is_blank(lines[place]))
    }
    return None if listing.is_menu() else listing
