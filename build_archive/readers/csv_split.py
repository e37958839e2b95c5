"""Finds the rows of a table: what stands between its cells, which lines a row takes, and where a quotation mark really closes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean

from build_archive.readers.fields import role_of
from build_archive.readers.source import Broken, Slice, Source

DELIMITERS = "\t,;|，"
LOOKED_AT = 20
"""Lines, and rows, that show what kind of table it is."""
ROW_LINES = 2000
"""Line ends inside one row; an article has some hundred, a quotation mark that nobody closed has them all."""
PATIENCE = 100
"""Rows without an end that are looked for so far in one dump: each may cost a look at all those lines."""
LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and where it stood."""

    cells: list[str]
    piece: Slice
    encoding: str = field(default="utf-8", kw_only=True)


class Lines:
    """The lines of a table, of which some may be put back."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.fresh = source.lines()
        self.back: list[Slice | Broken] = []
        self.patience = PATIENCE

    def next(self) -> Slice | Broken | None:
        """The next line; None at the end."""
        return self.back.pop() if self.back else next(self.fresh, None)

    def put_back(self, lines: Sequence[Slice | Broken]) -> None:
        """Give lines back, to be read again in their order."""
        self.back.extend(reversed(lines))

    def ahead(self) -> list[str]:
        """The first lines that are not blank, to be looked at."""
        taken: list[Slice | Broken] = []
        while len(taken) < LOOKED_AT and isinstance(line := self.next(), Slice):
            taken += [line] if not is_blank(line) or taken else []
        self.put_back(taken)
        return [self.source.decode(line).text for line in taken if isinstance(line, Slice)]


def is_blank(line: Slice) -> bool:
    """Whether a line holds nothing."""
    return not line.data.strip(b"\r\n\x00")


def is_name(cell: str, source: Source) -> bool:
    """Whether a cell may head a column."""
    return len(cell) < 40 and (role_of(cell) is not None or cell in source.fields.values())


def delimiter_of(lines: Lines) -> str:
    """What stands between cells: that by which a first line has most known names, else by which all lines have as many cells."""
    ahead = lines.ahead()
    if ahead and (said := re.fullmatch(r"sep=(.)", ahead[0].strip())):  # Excel's own word for it
        lines.next()
        return said[1]
    whole = [LINE_ENDS.sub(" ", line.rstrip("\r\n")) + "\n" for line in ahead]

    def evidence(delimiter: str) -> tuple[int, float, int]:
        rows = list(csv.reader(whole, delimiter=delimiter)) or [[]]
        names = max(sum(is_name(cell, lines.source) for cell in row) for row in rows[:3])
        width = len(rows[0])
        even = mean(len(row) == width > 1 for row in rows)
        return names, even if names or delimiter != "，" else 0, width  # in a text that is only its comma

    return max(DELIMITERS, key=evidence)


def rows_of(lines: Lines, delimiter: str) -> Iterator[Row | Broken]:
    """Row by row; one whose quotation mark is never closed costs its first line."""
    while (line := lines.next()) is not None:
        if isinstance(line, Broken):
            yield line
        elif not is_blank(line):
            yield _row(line, lines, delimiter)


class _Feed:
    """The texts of a row's lines, one after another, as far as they are asked for."""

    def __init__(self, first: Slice, lines: Lines) -> None:
        self.lines, self.taken = lines, [first]
        self.size, self.given = len(first.data), 0
        self.encoding = ""

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.given == len(self.taken) and not self._take():
            raise StopIteration
        decoded = self.lines.source.decode(self.taken[self.given])
        self.encoding = self.encoding or decoded.encoding
        self.given += 1
        return decoded.text

    def _take(self) -> bool:
        room = ROW_LINES if self.lines.patience else 1
        if len(self.taken) >= room or self.size >= self.lines.source.limit:
            return False
        line = self.lines.next()
        if not isinstance(line, Slice):
            self.lines.put_back([line] if line else [])
            return False
        self.taken.append(line)
        self.size += len(line.data)
        return True

    def keep(self, count: int) -> None:
        """Put back all but the first lines, and begin again."""
        self.lines.put_back(self.taken[count:])
        self.taken, self.given = self.taken[:count], 0


def _row(first: Slice, lines: Lines, delimiter: str) -> Row | Broken:
    feed = _Feed(first, lines)
    cells = _cells(feed, delimiter)
    if cells is None:
        feed.keep(1)
        lines.patience -= bool(lines.patience)
        return Broken(
            f"{first.name}:{first.line}",
            f"a quotation mark is opened in this row and never closed ({next(feed)[:40].strip()!r}). The row was left out",
            'Write quotation marks inside a cell twice ("").',
            "broken row",
        )
    data = b"".join(line.data for line in feed.taken)
    return Row(cells, Slice(first.name, data.rstrip(b"\r\n"), first.start, first.line), encoding=feed.encoding)


def _cells(feed: _Feed, delimiter: str) -> list[str] | None:
    """The cells of a row; None where a quotation mark is still open at its end."""
    try:
        return next(csv.reader(feed, delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        if "end of data" in str(error):
            return None
    feed.given = 0
    return _loose_cells(feed, delimiter)


def _loose_cells(feed: Iterator[str], delimiter: str) -> list[str] | None:
    """The cells of a row with quotation marks inside its cells that nobody wrote twice: a mark closes only before a delimiter or a line's end."""
    closing = re.compile(rf'"[ \t]*(?={re.escape(delimiter)}|[\r\n]*\Z)')
    text, at = next(feed), 0
    cells: list[str] = []
    while True:
        if text.startswith('"', at):
            seen = at + 1
            while not (closed := closing.search(text, seen)):
                seen = len(text)
                more = next(feed, None)
                if more is None:
                    return None
                text += more
            cells.append(re.sub(r'""|\\"', '"', text[at + 1 : closed.start()]))
            at = closed.end()
        else:
            end = text.find(delimiter, at)
            cells.append(LINE_ENDS.sub(" ", text[at : end if end >= 0 else len(text)].rstrip("\r\n")))
            at = end if end >= 0 else len(text)
        if not text.startswith(delimiter, at):
            return cells
        at += len(delimiter)
