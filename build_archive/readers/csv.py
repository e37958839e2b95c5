"""Tables, a row a record: comma, tab, semicolon or bar between cells, with a line of names or without."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from statistics import mean

from build_archive.folding import is_han
from build_archive.model import RawRecord
from build_archive.readers.csv_split import LOOKED_AT, Lines, Row, delimiter_of, is_name, rows_of
from build_archive.readers.encoding import detect
from build_archive.readers.fields import role_of
from build_archive.readers.records import ADDRESS, record_of_fields
from build_archive.readers.source import RECORD_LIMIT, Broken, Slice, Source, Terms, Unread

SUFFIXES = (".csv", ".tsv", ".tab")
DATE = re.compile(r"(?:19|20)\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}")
MEDIUM = re.compile(".(?:[网網报報社台臺刊]|杂志|雜誌|在线|客户端)$")
LONGEST_NAME = 10
"""Characters of a cell that is said again in other rows: a medium, or the class that someone sorted the article into."""
FEWEST_ROWS = 3
"""Lines with as many tabs each, from which a file that is called text is a table."""
LONG_CELL = 100
"""Bytes that the longest cell of a row has on the average in such a table: one of articles, not of words."""


def fits(head: bytes) -> bool:
    """Whether a dump whose name says text, or nothing, is a table: names of a title and a text head it, or all lines have as many tabs around long cells."""
    *lines, last = map(bytes.strip, head.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    whole = list(filter(None, lines))  # the last one may be cut
    first = whole[0] if whole else last
    return b"\x00" not in first and (_is_header(first) or _are_rows(whole))


def _is_header(line: bytes) -> bool:
    if b"\t" not in line and b"," not in line:
        return False
    decoded = line[:400].decode(detect(line[:400]), "replace")
    return any(
        {"title", "text"} <= {(role_of(cell.strip(' "')) or ("",))[0] for cell in decoded.split(mark)} for mark in "\t,"
    )


def _are_rows(lines: list[bytes]) -> bool:
    tabs = {line.count(b"\t") for line in lines}
    if len(lines) < FEWEST_ROWS or len(tabs) > 1 or tabs == {0}:
        return False
    return mean(max(map(len, line.split(b"\t"))) for line in lines) >= LONG_CELL


def read(source: Source) -> Iterator[Unread | Broken]:
    """A record a row."""
    csv.field_size_limit(max(RECORD_LIMIT, source.limit))
    lines = Lines(source)
    rows = rows_of(lines, delimiter_of(lines))
    ahead = list(islice(rows, LOOKED_AT))
    whole = [row for row in ahead if isinstance(row, Row)]
    head = _head(whole, source)
    yield from map(_above, whole[: head or 0])
    names = whole[head].cells if head is not None else _guessed_names([row.cells for row in whole])
    above = whole[: head + 1] if head is not None else []
    for row in chain((row for row in ahead if row not in above), rows):
        yield row if isinstance(row, Broken) else _unread(row, names, source.terms)


def _head(rows: Sequence[Row], source: Source) -> int | None:
    """Which row holds the names of the columns: the first, or one below the caption of the table; None where there are none."""
    for place, row in enumerate(rows[:3]):
        if any(is_name(cell, source) for cell in row.cells):
            return place
        if sum(bool(cell.strip()) for cell in row.cells) > 1:
            return None
    return None


def _above(row: Row) -> Broken:
    return Broken(
        f"{row.piece.name}:{row.piece.line}",
        f"these words stand above the table and are no row of it ({' '.join(row.cells).strip()[:40]!r})",
        "Nothing is missing, if they are only its caption.",
        "above the table",
        is_record=False,
    )


def _guessed_names(rows: list[list[str]]) -> list[str]:
    """Names for the columns of a table without names, by what they hold; the others are numbered from 1."""
    if not rows or not rows[0]:  # a mark of byte order alone is a row of no cells
        return []
    columns = [[row[n] if n < len(row) else "" for row in rows] for n in range(len(rows[0]))]
    text = max(range(len(columns)), key=lambda n: mean(map(len, columns[n])))
    names: list[str] = []
    for n, column in enumerate(columns):
        name = "text" if n == text else _guessed_name(column)
        names.append(name if name and name not in names else str(n + 1))
    return names


def _guessed_name(column: list[str]) -> str:
    if all(map(ADDRESS.match, column)):
        return "url"
    if all(map(DATE.match, column)):
        return "date"
    if not all(any(map(is_han, cell)) for cell in column):
        return ""
    if len(set(column)) == len(column):
        return "title" if 6 <= mean(map(len, column)) <= 60 else ""
    if max(map(len, column)) > LONGEST_NAME:
        return ""
    return "source" if all(map(MEDIUM.search, column)) else "tags"


def _unread(row: Row, names: list[str], terms: Terms) -> Unread:
    return Unread(row.piece, records_of, (row.cells, names, terms, row.encoding))


def records_of(
    piece: Slice, cells: list[str], names: list[str], terms: Terms, encoding: str
) -> Iterator[RawRecord | Broken]:
    """The record of one row."""
    record = _record(cells or [""], names, piece, terms, encoding)
    yield record if isinstance(record, Broken) else replace(record, encoding=encoding)


def _record(cells: list[str], names: list[str], piece: Slice, terms: Terms, encoding: str) -> RawRecord | Broken:
    if not any(map(str.strip, cells[len(names) :])):  # empty ones behind the last column
        cells = cells[: len(names)]
    if len(cells) != len(names):
        return Broken(
            piece.origin,
            f"this row has {len(cells)} cells where the table has {len(names)} columns (it begins {cells[0][:30]!r}). It was left out",
            'Put cells that hold the delimiter between quotation marks ("…").',
            "broken row",
        )
    fields: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):  # of two columns of one name the first that holds something
        fields[name] = (fields.get(name, "").strip() and fields[name]) or cell
    return record_of_fields(fields, piece, terms, "csv", encoding)
