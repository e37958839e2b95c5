"""Tables in JSON whose cells are not in one object a row: written a column at a time, or with the names apart from the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from build_archive.readers.fields import role_of
from build_archive.readers.records import has_text

Cells = Mapping[str, Any]


def rows_of(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a table as pandas writes it; none where this is something else.

    By column, its default: `{"title": {"0": …, "1": …}, "text": {…}}` or `{"title": […], "text": […]}`;
    split: `{"columns": [names], "data": [[cells]]}`.
    """
    rows = _split(table) if "columns" in table else _by_column(table)
    return rows if any(map(has_text, rows)) else []


def _split(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    names, rows = table["columns"], table.get("data")
    if not isinstance(names, list) or not isinstance(rows, list):
        return []
    return [dict(zip(map(str, names), row, strict=False)) for row in rows if isinstance(row, list)]


def _by_column(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A record a place, where all columns have the same places and one of them is titles: a list of paragraphs under one title is no column."""
    columns: dict[str, Cells] = {}
    for name, value in table.items():
        if not isinstance(value, (list, dict)):
            return []
        columns[name] = value if isinstance(value, dict) else dict(zip(map(str, range(len(value))), value, strict=True))
    places = next(iter(columns.values()), {}).keys()
    if not _has_titles(columns) or any(column.keys() != places for column in columns.values()):
        return []
    return [{name: column[place] for name, column in columns.items()} for place in places]


def _has_titles(columns: Mapping[str, Cells]) -> bool:
    titles: Iterable[Cells] = (column for name, column in columns.items() if (role_of(name) or ("",))[0] == "title")
    return any(any(isinstance(cell, str) for cell in column.values()) for column in titles)
