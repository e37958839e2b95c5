"""Lists whose headlines have a time behind them, on their own line or on the next: the latest of a site, related ones, an author's recent ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from build_archive.model import Headline
from build_archive.understand.beside.labels import GLUED
from build_archive.understand.beside.listing import BULLET, LETTER, LONGEST_TITLE, Listing, is_blank, may_be_title
from build_archive.understand.times import plain

STAMP = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.年])(?P<month>1[0-2]|0?[1-9])(?:(?P=mark)|月)(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:\s+(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?)?(?!\d)"
)
COLUMN = re.compile(r"\s*[^\s,，。！？!?:：]{1,20}(?:\s[^\s,，。！？!?:：-]{1,8})?\s*$")
"""A column or topic behind the time: a word or two."""
OWN_LINE = re.compile(r"来源|來源|作者|编辑|字号|发布|更新|阅读\s*\d")
"""What tells the article's own time line from a list."""
FEWEST = 2


def read(lines: Sequence[str], place: int, known: Collection[str]) -> Listing | None:  # noqa: ARG001 - a Reader
    """The run of entries of one make that begins at this line."""
    listing = Listing("latest", place)
    make: tuple[bool, bool, bool] | None = None
    while place < len(lines):
        if is_blank(lines[place]):
            listing.skip(place, lines[place])
            place += 1
            continue
        entry = _several(lines, place) or one_line(lines, place) or _two_lines(lines, place)
        if entry is None or (make is not None and entry.make != make) or (make and (entry.label or entry.make[1])):
            break
        make = entry.make
        entry.write(listing, lines)
        place = listing.after = place + entry.height
    if len(listing.headlines) < FEWEST:
        return None
    listing.pieces = {place: pieces for place, pieces in listing.pieces.items() if place < listing.after}
    if not _is_newest_first([headline.time for headline in listing.headlines]):
        listing.kind, listing.by_label = "related", True
    return listing


def _is_newest_first(times: list[str]) -> bool:
    """A site's latest headlines have clocks and stand in their order; related ones stand as they please."""
    return all(":" in time for time in times) and times == sorted(times, reverse=True)


class _Entry:
    """One or more headlines with their times on one line, or one on two."""

    def __init__(
        self, height: int, titles: list[str], stamps: Sequence[re.Match[str]], tail: str, label: str, bullet: str
    ) -> None:
        self.height, self.titles, self.stamps, self.tail, self.label, self.bullet = (
            height,
            titles,
            stamps,
            tail,
            label,
            bullet,
        )
        self.make = (height == 2, len(stamps) > 1, bool(stamps[0]["clock"]))

    def write(self, listing: Listing, lines: Sequence[str]) -> None:
        place, line = listing.after, lines[listing.after]
        while is_blank(line):
            place, line = place + 1, lines[place + 1]
        listing.add(place, self.bullet, "mark")
        listing.add(place, self.label, "list")
        listing.label = listing.label or self.label.strip(" :：")
        for index, (title, stamp) in enumerate(zip(self.titles, self.stamps, strict=True)):
            words = self._section(listing, place, title) if index else title
            bare = listing.add_bare(place, words, "headline", "a time stands behind it")
            if self.height == 2:
                place, line = place + 1, lines[place + 1]
                listing.add(place, line[: stamp.start()], "blank")
            listing.add(place, line[stamp.start() : stamp.end()], "listed time")
            column = listing.add_bare(place, self.tail, "column") if index + 1 == len(self.stamps) else ""
            listing.headlines.append(Headline(bare, time_of(stamp), plain(column) if column.isascii() else column))

    @staticmethod
    def _section(listing: Listing, place: int, title: str) -> str:
        """The title without the words that head a further list, where an extractor put such words before it."""
        label = re.match(rf"\s+({GLUED.pattern})(?<=\s)", title)
        if label is None:
            return title
        listing.sections.append((len(listing.headlines), label[1].strip(" :：")))
        listing.add_bare(place, label[0], "list")
        return title[label.end() :]


def time_of(stamp: re.Match[str]) -> str:
    """`2022-01-27 12:25` or `2022-01-27`, whatever marks the list writes."""
    day = f"{stamp['year']}-{int(stamp['month']):02}-{int(stamp['day']):02}"
    return f"{day} {stamp['clock'].rjust(5, '0')}" if stamp["clock"] else day


@lru_cache(maxsize=64)
def stamps_of(line: str) -> tuple[re.Match[str], ...]:
    """The times on a line; the readers of several shapes ask for those of the same lines, one after another."""
    return tuple(STAMP.finditer(plain(line)))


def one_line(lines: Sequence[str], place: int) -> _Entry | None:
    """`title2019-09-07 15:05 column`."""
    line = lines[place]
    stamps = stamps_of(line)
    if len(stamps) != 1:
        return None
    bullet = BULLET.match(line)
    start = bullet.end() if bullet else 0
    title, tail = line[start : stamps[0].start()], line[stamps[0].end() :]
    if (
        not may_be_title(title.strip())
        or not _is_tail(tail)
        or OWN_LINE.search(line[stamps[0].start() :])
        or re.search(r"(?:时间|日期|更新)\s*[:：]?\s*$", title)
    ):
        return None
    return _Entry(1, [title], stamps, tail, "", line[:start])


def _two_lines(lines: Sequence[str], place: int) -> _Entry | None:
    """A title, and a line below it with time and column; without a clock only where bullets show that it is a list."""
    if place + 1 >= len(lines):
        return None
    line, below = lines[place], lines[place + 1]
    stamp = next((stamp for stamp in stamps_of(below) if not below[: stamp.start()].strip()), None)
    bullet = BULLET.match(line)
    start = bullet.end() if bullet else 0
    if (
        stamp is None
        or not may_be_title(line[start:].strip(" -"))
        or not _is_tail(below[stamp.end() :])
        or OWN_LINE.search(below)
    ):
        return None
    if not stamp["clock"] and not bullet:
        return None
    return _Entry(2, [line[start:]], [stamp], below[stamp.end() :], "", line[:start])


def _several(lines: Sequence[str], place: int) -> _Entry | None:
    """Titles and days glued on one line, `小编最近文章…2015-09-22…2015-08-11`: no column can be told from the next title."""
    line = lines[place]
    stamps = stamps_of(line)
    if len(stamps) < FEWEST:
        return None
    bullet = BULLET.match(line)
    start = bullet.end() if bullet else 0
    label = GLUED.match(line, start)
    borders = [label.end() if label else start, *(stamp.end() for stamp in stamps)]
    titles = [line[a : stamp.start()] for a, stamp in zip(borders, stamps, strict=False)]
    if not all(len(title) <= LONGEST_TITLE and LETTER.search(title) for title in titles) or not _is_tail(
        line[borders[-1] :]
    ):
        return None
    return _Entry(1, titles, stamps, line[borders[-1] :], label[0] if label else "", line[:start])


def _is_tail(tail: str) -> bool:
    """Whether what stands behind a time is a column, marks or nothing."""
    return (len(tail) <= LONGEST_TITLE and is_blank(tail)) or bool(
        COLUMN.match(tail.strip(" -") and re.sub(r"[\s-]+$", "", tail))
    )
