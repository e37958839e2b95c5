"""XML: one element that repeats is a record, whatever its name; a file of no such element is one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_archive.model import RawRecord
from build_archive.readers.encoding import decode
from build_archive.readers.records import record_of_fields
from build_archive.readers.source import Broken, Slice, Source, Terms, Unread, whole_characters
from build_archive.readers.xml_document import record_of_document
from build_archive.readers.xml_elements import ENTITY, fields_of, parse, record_name
from build_archive.readers.xml_split import split_elements

SUFFIXES = (".xml", ".rss", ".atom")
RECORDS = re.compile(
    rb"<(?!html|head|body|div|article|section|main|table|span|h\d|[pabiu]\b)([a-z]\w*)>\s*<(\w+)>[^<]*</\2>\s*<\w",
    re.IGNORECASE,
)
"""Elements of nobody's HTML, one in the other: records without a declaration and without a root, as SogouCS has them."""


def fits(head: bytes) -> bool:
    """Whether a dump of unknown name is XML."""
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return begin[:5].lower() == b"<?xml" or RECORDS.match(begin) is not None


def read(source: Source) -> Iterator[RawRecord | Unread | Broken]:
    """Every record of the dump; entities that it declares itself are never expanded."""
    if declared := ENTITY.search(source.head):
        yield _entities(source, declared.start())
    name = record_name(parse(decode(whole_characters(source.head)).text))
    if not name:
        piece = source.whole()
        yield piece if isinstance(piece, Broken) else record_of_document(piece)
        return
    for piece in split_elements(source, name.encode()):
        yield piece if isinstance(piece, Broken) else Unread(piece, records_of, (name, source.terms))


def records_of(piece: Slice, name: str, terms: Terms) -> Iterator[RawRecord | Broken]:
    """The record of one element."""
    yield _record(piece, name, terms)


def _record(piece: Slice, name: str, terms: Terms) -> RawRecord | Broken:
    decoded = terms.decode(piece)
    element = parse(decoded.text)
    if element is None or not len(element):
        return Broken(
            piece.origin, f"this <{name}> cannot be read as XML", "Look at the line, or leave it out.", "broken XML"
        )
    record = record_of_fields(fields_of(element[0]), piece, terms, "xml", decoded.encoding)
    if isinstance(record, RawRecord) and not piece.data.rstrip().endswith((b">", b">\x00")):
        return replace(record, repaired=(*record.repaired, "cut off"))
    return record


def _entities(source: Source, at: int) -> Broken:
    line = source.head.count(b"\n", 0, at) + 1
    return Broken(
        f"{source.name}:{line}",
        "this file declares entities of its own, which are not expanded: a few lines of them can unpack to gigabytes",
        "If its texts need them, expand them with a tool that you trust (xmllint --noent) first.",
        "XML entities",
        is_record=False,
    )
