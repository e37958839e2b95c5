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
from build_archive.readers.records import ADDRESS, record_of_fields
from build_archive.readers.source import RECORD_LIMIT, Broken, Slice, Source, Terms, Unread

SUFFIXES = (".csv", ".tsv", ".tab")
DATE = re.compile(r"(?:19|20)\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}")


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
