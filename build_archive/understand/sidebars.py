"""The lists of headlines that stood beside an article: found by their shape, taken apart to the character, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from build_archive.model import Headline, Piece, Sidebar, SidebarKind
from build_archive.understand.times import plain

LIST_LABEL = re.compile(
    r"(?:最新闻\s*Hot|快讯|(?:相关|相關|推荐|推薦|热门|熱門|热点|最新|更多|延伸|今日|精彩)(?:推荐|推薦|阅读|閱讀|新闻|新聞|文章|资讯|報導|报道|热点)"
    r"|(?:新闻|点击|阅读|热点|评论|跟贴)?排行榜?|小编最近文章|作者最近文章|猜你喜欢|大家都在看|观察员|热文榜?|热榜|\d{2}小时热文)\s*[:：]?\s*"
)
STAMP = re.compile(
    r"(?P<stamp>(?:19|20)\d\d(?P<mark>[-/.])(?:0?[1-9]|1[0-2])(?P=mark)(?:3[01]|[12]\d|0?[1-9])(?:\s+[0-2]?\d:[0-5]\d(?::[0-5]\d)?)?)(?!\d)"
)
BULLET = re.compile(r"\s*(?:[-•·▪■◆●*]\s+|[-•·▪■◆●*]\s*$)")
COUNT = re.compile(r"\s*评论\s*(?P<comments>\d[\d,]*)(?:\s*赞\s*(?P<likes>\d+))?")
LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a page, and every character of the lines that they stand on."""

    sidebars: tuple[Sidebar, ...] = ()
    pieces: Mapping[int, tuple[Piece, ...]] = field(default_factory=dict)
    """Line number (1-based) -> the line's pieces, which joined are the line; a line that is not here belongs to no list."""


def find(lines: Sequence[str]) -> Lists:
    """The lists among these lines of a dump."""
    found = _Finder(lines)
    return found.lists()


class _Finder:
    """One walk over the lines, from label to list to list."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.sidebars: list[Sidebar] = []
        self.pieces: dict[int, tuple[Piece, ...]] = {}

    def lists(self) -> Lists:
        place, label, label_line = 0, "", -1
        while place < len(self.lines):
            words = self.lines[place].strip().strip("-").strip()
            if not words:
                place += 1
                continue
            if LIST_LABEL.fullmatch(words):
                label, label_line = words, place
                place += 1
                continue
            reading = self._stamped(place) or self._counted(place) or (self._hot(place) if label_line >= 0 else None)
            if reading is None:
                label, label_line = "", -1
                place += 1
                continue
            place = self._take(reading, label, label_line)
            label, label_line = reading.next_label, (place - 1 if reading.next_label else -1)
        return Lists(tuple(self.sidebars), self.pieces)

    def _take(self, reading: _Read, label: str, label_line: int) -> int:
        self.sidebars.append(Sidebar(reading.kind or kind_of(label), label.rstrip(":：- "), tuple(reading.headlines)))
        if label_line >= 0 and label_line + 1 not in self.pieces:
            self.pieces[label_line + 1] = _marked(label_line, self.lines[label_line], "list")
        self.pieces.update(reading.pieces)
        return reading.after

    def _stamped(self, place: int) -> _Read | None:
        """Headlines with a time behind them, on their line or on the next."""
        read = _Read(place)
        while place < len(self.lines):
            line = self.lines[place]
            if not line.strip(" -\u3000\t"):
                read.skip(place, line)
                place += 1
                continue
            taken = _on_one_line(place, line, read) or (
                place + 1 < len(self.lines) and _on_two_lines(place, line, self.lines[place + 1], read)
            )
            if not taken:
                break
            place += taken
            read.after = place
        read.kind = "latest" if any(":" in headline.time for headline in read.headlines) else "related"
        return read if len(read.headlines) >= 2 else None

    def _counted(self, place: int) -> _Read | None:
        line = self.lines[place]
        if len(COUNT.findall(line)) < 2:
            return None
        read = _Read(place)
        read.kind = "related"
        bullet = BULLET.match(line)
        start = bullet.end() if bullet else 0
        pieces = [Piece(place + 1, line[:start], "mark")] if start else []
        for count in COUNT.finditer(line, start):
            read.headlines.append(
                Headline(line[start : count.start()].strip(), comments=int(count["comments"].replace(",", "")))
            )
            pieces += [
                Piece(place + 1, line[start : count.start()], "headline", "before a comment count"),
                Piece(place + 1, count[0], "comment count"),
            ]
            start = count.end()
        if rest := line[start:]:
            is_label = LIST_LABEL.fullmatch(rest.strip())
            read.next_label = rest.strip() if is_label else ""
            pieces.append(Piece(place + 1, rest, "list" if is_label else "noise"))
        read.pieces[place + 1] = tuple(pieces)
        read.after = place + 1
        return read

    def _hot(self, place: int) -> _Read | None:
        """Plain headlines under a label, each with the extractor's dash."""
        read = _Read(place)
        dashed = place > 0 and not self.lines[place - 1].strip(" -")
        while place < len(self.lines):
            line = self.lines[place]
            words = line.strip(" -\u3000\t")
            if not words:
                read.skip(place, line)
                dashed = True
            elif (
                (dashed or BULLET.match(line))
                and len(words) <= LONGEST_TITLE
                and not words.endswith("。")
                and not LIST_LABEL.fullmatch(words)
            ):
                read.headlines.append(Headline(words))
                read.pieces[place + 1] = _marked(place, line, "headline")
                read.after = place + 1
                dashed = False
            else:
                break
            place += 1
        return read if read.headlines else None


class _Read:
    """One list as far as it has been read."""

    def __init__(self, place: int) -> None:
        self.after = place
        self.kind: SidebarKind | None = None
        self.headlines: list[Headline] = []
        self.pieces: dict[int, tuple[Piece, ...]] = {}
        self.next_label = ""

    def skip(self, place: int, line: str) -> None:
        self.pieces[place + 1] = (Piece(place + 1, line, "mark" if line.strip() else "blank"),)


def kind_of(label: str) -> SidebarKind:
    """What a list's label says that it is."""
    if re.search("相关|相關|推荐|推薦|延伸|猜你", label):
        return "related"
    return "latest" if "最近" in label or (label.startswith("最新") and "Hot" not in label) else "hot"


def _on_one_line(place: int, line: str, read: _Read) -> int:
    """`title2019-09-07 15:05 column`, once or several times on the line."""
    stamps = list(STAMP.finditer(plain(line)))
    bullet = BULLET.match(line)
    start = bullet.end() if bullet else 0
    if not stamps or not line[start : stamps[0].start()].strip() or stamps[0].start() - start > LONGEST_TITLE:
        return 0
    if "来源" in line or (not bullet and len(line) > LONGEST_TITLE and len(stamps) < 2):
        return 0
    pieces = [Piece(place + 1, line[:start], "mark")] if start else []
    for index, stamp in enumerate(stamps):
        title = line[start : stamp.start()]
        start = stamp.end()
        column = ""
        if index + 1 == len(stamps):
            column = line[start:].strip(" -\u3000\t")
            if len(column) > 12:
                return 0
        read.headlines.append(Headline(title.strip(), stamp["stamp"], column))
        pieces += [
            Piece(place + 1, title, "headline"),
            Piece(place + 1, line[stamp.start() : stamp.end()], "listed time"),
        ]
    pieces += _tail(place, line, start)
    read.pieces[place + 1] = tuple(pieces)
    return 1


def _on_two_lines(place: int, line: str, below: str, read: _Read) -> int:
    """A title, and a line below it with time and column."""
    stamp = re.compile(r"\s*" + STAMP.pattern).match(plain(below))
    column = plain(below)[stamp.end() :].strip(" -") if stamp else ""
    if not stamp or len(line.strip()) > LONGEST_TITLE or "来源" in column or len(column) > 12:
        return 0
    read.headlines.append(Headline(line.strip(" -\u3000\t"), stamp["stamp"], column))
    read.pieces[place + 1] = _marked(place, line, "headline")
    read.pieces[place + 2] = (
        Piece(place + 2, below[: stamp.end()], "listed time"),
        *_tail(place + 1, below, stamp.end()),
    )
    return 2


def _tail(place: int, line: str, start: int) -> list[Piece]:
    """What follows a time: the column, and the extractor's dash."""
    rest = line[start:]
    column = re.match(r"\s*(?:[^\s-]|(?<=\S)[\s-]+(?=[^\s-]))*", rest)
    cut = column.end() if column and column[0].strip() else 0
    return [Piece(place + 1, text, kind) for text, kind in ((rest[:cut], "column"), (rest[cut:], "mark")) if text]


def _marked(place: int, line: str, kind: str) -> tuple[Piece, ...]:
    """A line that is one thing, with dashes and white space around it."""
    match = re.fullmatch(r"([-\s]*)(.*?)([-\s]*)", line, re.DOTALL)
    parts = zip(match.groups(), ("mark", kind, "mark"), strict=True) if match else ()
    return tuple(Piece(place + 1, text, named) for text, named in parts if text)
