"""Tables, a row a record: comma, tab, semicolon or bar between cells, with a line of names or without."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from statistics import mean

from build_archive.folding import is_han
from build_archive.model import RawRecord
from build_archive.readers.fields import role_of
from build_archive.readers.records import ADDRESS, record_of_fields
from build_archive.readers.source import RECORD_LIMIT, Broken, Slice, Source

SUFFIXES = (".csv", ".tsv", ".tab")
DELIMITERS = "\t,;|，"
ROW_LINES = 2000
"""Line ends inside one row; an article has some hundred, a quotation mark that nobody closed has them all."""
LOOKED_AT = 20
"""Rows that show what the columns of a table without names hold."""
_LINE_ENDS = re.compile(r"[\r\n]+")
"""Inside what is taken for one line, where the csv module bears none."""
DATE = re.compile(r"(?:19|20)\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and where it stood."""

    cells: list[str]
    piece: Slice
    encoding: str = field(default="utf-8", kw_only=True)


def read(source: Source) -> Iterator[RawRecord | Broken]:
    """A record a row."""
    csv.field_size_limit(max(RECORD_LIMIT, source.limit))
    lines = _Lines(source)
    delimiter = _delimiter(lines, source)
    rows = _rows(lines, delimiter, source)
    ahead = list(islice(rows, LOOKED_AT))
    first = next((row for row in ahead if isinstance(row, Row)), None)
    if first is None:
        yield from (row for row in ahead if isinstance(row, Broken))
        return
    names = _names(first.cells, source) or _guessed_names([row.cells for row in ahead if isinstance(row, Row)])
    if names == first.cells:
        ahead.remove(first)
    for row in chain(ahead, rows):
        yield row if isinstance(row, Broken) else _record(row, names, source)


class _Lines:
    """The lines of a table, of which some may be put back."""

    def __init__(self, source: Source) -> None:
        self.fresh = source.lines()
        self.back: list[Slice | Broken] = []

    def next(self) -> Slice | Broken | None:
        return self.back.pop() if self.back else next(self.fresh, None)

    def put_back(self, lines: Sequence[Slice | Broken]) -> None:
        self.back.extend(reversed(lines))


def _delimiter(lines: _Lines, source: Source) -> str:
    """What stands between cells: that by which the first line has most known names, else most cells."""
    first = lines.next()
    while isinstance(first, Slice) and not first.data.strip():
        first = lines.next()
    if first is None or isinstance(first, Broken):
        lines.put_back([first] if first else [])
        return ","
    text = _LINE_ENDS.sub(" ", source.decode(first).text.strip("\r\n"))
    if said := re.fullmatch(r"sep=(.)", text):  # Excel's own word for it
        return said[1]
    lines.put_back([first])

    def known(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([text], delimiter=delimiter), [])
        return sum(role_of(cell) is not None or cell in source.fields.values() for cell in cells), len(cells)

    return max(DELIMITERS, key=known)


def _rows(lines: _Lines, delimiter: str, source: Source) -> Iterator[Row | Broken]:
    """Row by row; a row whose quotation mark is never closed costs its first line."""
    while (line := lines.next()) is not None:
        if isinstance(line, Broken):
            yield line
        elif line.data.strip(b"\r\n\x00"):
            yield _row(line, lines, delimiter, source)


def _row(first: Slice, lines: _Lines, delimiter: str, source: Source) -> Row | Broken:
    taken: list[Slice] = [first]
    texts = [source.decode(first)]
    size = len(first.data)
    while (cells := _cells([text.text for text in texts], delimiter)) is None:
        line = _closing(lines, taken, size, source)
        if line is None:
            return Broken(
                f"{first.name}:{first.line}",
                f"a quotation mark is opened in this row and never closed ({texts[0].text[:40].strip()!r}). The row was left out",
                'Write quotation marks inside a cell twice ("").',
                "broken row",
            )
        size += len(line.data)
        texts.append(source.decode(line))
    data = b"".join(line.data for line in taken)
    return Row(cells, Slice(first.name, data.rstrip(b"\r\n"), first.start, first.line), encoding=texts[0].encoding)


def _closing(lines: _Lines, taken: list[Slice], size: int, source: Source) -> Slice | None:
    """The next line of the row, taken; None, and all but the first put back, where the row has gone on for too long."""
    line = lines.next()
    if isinstance(line, Slice) and len(taken) < ROW_LINES and size < source.limit:
        taken.append(line)
        return line
    lines.put_back([*taken[1:], *([line] if line else [])])
    return None


def _cells(texts: list[str], delimiter: str) -> list[str] | None:
    """The cells of a row; None where a quotation mark is still open at its end."""
    if len(texts) > 1 and '"' not in texts[-1]:
        return None
    try:
        return next(csv.reader(texts, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            return None
    return next(csv.reader([_LINE_ENDS.sub(" ", "".join(texts))], delimiter=delimiter), [])


def _names(cells: list[str], source: Source) -> list[str]:
    """The first row, where it is a line of names; else nothing."""
    return cells if any(role_of(cell) or cell in source.fields.values() for cell in cells if len(cell) < 40) else []


def _guessed_names(rows: list[list[str]]) -> list[str]:
    """Names for the columns of a table without names, by what they hold; the others are numbered from 1."""
    columns = [[row[n] if n < len(row) else "" for row in rows] for n in range(len(rows[0]))]
    names = [str(n + 1) for n in range(len(columns))]
    lengths = [mean(map(len, column)) for column in columns]
    text = max(range(len(columns)), key=lambda n: lengths[n])
    names[text] = "text"
    for n, column in enumerate(columns):
        if n == text:
            continue
        if all(map(ADDRESS.match, column)):
            names[n] = "url"
        elif all(map(DATE.match, column)):
            names[n] = "date"
        elif (
            "title" not in names
            and 6 <= lengths[n] <= 60
            and all(any(map(is_han, cell)) for cell in column)
            and len(set(column)) == len(column)
        ):
            names[n] = "title"
    return names


def _record(row: Row, names: list[str], source: Source) -> RawRecord | Broken:
    cells = row.cells or [""]
    if not any(map(str.strip, cells[len(names) :])):  # empty ones behind the last column
        cells = cells[: len(names)]
    if len(cells) != len(names):
        return Broken(
            row.piece.origin,
            f"this row has {len(cells)} cells where the table has {len(names)} columns (it begins {cells[0][:30]!r}). It was left out",
            'Put cells that hold the delimiter between quotation marks ("…").',
            "broken row",
        )
    record = record_of_fields(dict(zip(names, cells, strict=True)), row.piece, source, "csv", row.encoding)
    return record if isinstance(record, Broken) else replace(record, encoding=row.encoding)
