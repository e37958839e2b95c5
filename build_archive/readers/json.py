"""JSON: one record a line, an array of records, one record a file, a table, or an answer with records somewhere inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from build_archive.model import RawRecord
from build_archive.readers.fields import fold_name, without_prefix
from build_archive.readers.json_split import split_values
from build_archive.readers.json_table import rows_of
from build_archive.readers.records import ADDRESS, has_text, record_of_fields
from build_archive.readers.source import Broken, Slice, Source, Terms, Unread
from build_archive.readers.stretches import lines_of, stretches

SUFFIXES = (".json", ".jsonl", ".ndjson", ".jsonlines", ".jl")
AROUND = b" \t\r\n,\xef\xbb\xbf\x1e"
"""What may stand around a line's object: commas of an array, a byte order mark, RFC 7464's record separator."""
SHARED = frozenset(("date", "日期", "pubdate", "publishdate", "source", "来源", "來源"))
DEPTH = 4
"""How deep records may lie in an answer: {"data": {"list": [{…}]}} is three."""


def fits(head: bytes) -> bool:
    """Whether a dump of unknown name is JSON: its first line is a whole object, or an object or array with a quoted name begins it."""
    return re.match(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"', head) is not None


def read(source: Source) -> Iterator[Unread | Broken]:
    """Every record of the dump, a line or an object at a time."""
    if not _is_lines(source):
        for piece in split_values(source):
            yield piece if isinstance(piece, Broken) else Unread(piece, records_of, (source.terms,))
        return
    for stretch in stretches(source):
        if isinstance(stretch, Broken):
            yield stretch
        else:
            yield Unread(stretch[0], records_of_lines, (source.terms, source.is_old_mac), count=stretch[1])


def records_of_lines(stretch: Slice, terms: Terms, is_old_mac: bool) -> Iterator[RawRecord | Broken]:
    """The records of some lines."""
    for line in lines_of(stretch, is_old_mac):
        if value := _trim(line):
            yield from records_of(value, terms)


def _is_lines(source: Source) -> bool:
    """Whether each line is an object: the first is one, or it begins like one and so does the second."""
    if source.encoding.startswith("utf-16"):
        return False
    lines = [line.strip() for line in source.head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 40) if line.strip()]
    if not lines or lines[0][:1] != b"{":
        return False
    if len(lines) == 1 or (lines[0] != b"{" and lines[1][:1] == b"{"):
        return True
    try:
        return bool(_parsed(Slice("", lines[0]), source.terms))
    except ValueError:
        return False


def _trim(piece: Slice) -> Slice | None:
    """A line's value without what stands around it; nothing where there is no more."""
    data = piece.data.strip(AROUND)
    return Slice(piece.name, data, piece.start + piece.data.find(data), piece.line) if data else None


def records_of(piece: Slice, terms: Terms) -> Iterator[RawRecord | Broken]:
    """The records of one line or object; several where it wraps them."""
    try:
        value = _parsed(piece, terms)
    except ValueError:
        yield _not_json(piece, terms)
    else:
        for fields in records_in(value) or [value if isinstance(value, dict) else {"": value}]:
            yield record_of_fields(fields, piece, terms, "json")


def _parsed(piece: Slice, terms: Terms) -> Any:
    """The value that these bytes are; ValueError where they are none."""
    try:
        return orjson.loads(piece.data)
    except ValueError:
        text = terms.decode(piece).text
    try:
        return json.loads(text, strict=False)  # NaN, control characters, half surrogates, other encodings
    except RecursionError:
        raise ValueError("nested too deep") from None


def records_in(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    """The records of a value: itself, or those inside it where it is a wrapper around records.

    What a wrapper says of the date and source of all its records holds for each that does not say it itself; so does an address under
    which a record lies.
    """
    if isinstance(value, list):
        return [record for inner in value for record in records_in(inner, depth)]
    if not isinstance(value, dict) or depth > DEPTH:
        return []
    if rows := rows_of(value):
        return rows
    if has_text(value) or has_text(without_prefix(value)):
        return [value]
    shared = {name: inner for name, inner in value.items() if fold_name(str(name)) in SHARED and isinstance(inner, str)}
    return [
        ({"url": name} if ADDRESS.match(name) else {}) | shared | record
        for name, part in value.items()
        for record in records_in(part, depth + 1)
    ]


def _not_json(piece: Slice, terms: Terms) -> Broken:
    text = terms.decode(piece).text
    return Broken(
        piece.origin,
        f"this is not JSON (it ends after {len(piece.data):,} bytes: …{text[-20:]}). The record was left out",
        "Cut-off downloads end like this. To stop at the first such record, build with --strict.",
        "not JSON",
    )
