"""Makes the article of the pieces of its dump: nothing is in it that `explain` does not show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_archive.errors import Drop
from build_archive.identity import article_id
from build_archive.model import Article, Piece, RawRecord, TitleFrom
from build_archive.understand.cut import half_width
from build_archive.understand.labels import value_of
from build_archive.understand.title import first_sentence


def assemble(record: RawRecord, pieces: Sequence[Piece]) -> Article:
    """The article that the pieces make; what the record states of itself goes before what its text says."""
    body = tuple(piece.text.strip() for piece in pieces if piece.kind == "body")
    if not body:
        raise Drop("no text", "no line of it reads like a paragraph")
    stated = record.stated
    title, title_from = _title(record, pieces, body)
    original = stated.original_title or _value("original title", pieces)
    return Article(
        id=article_id(stated.url, title, body),
        title=title,
        body=body,
        origin=record.origin,
        understood_as="text",
        title_from=title_from,
        tags=stated.tags or tuple(_value("tags", pieces).split()),
        source=stated.source or _value("source", pieces),
        author=stated.author or _value("author", pieces),
        editor=stated.editor or _value("editor", pieces),
        original_title="" if original == title else original,
        url=stated.url,
        repaired=record.repaired,
    )


def _title(record: RawRecord, pieces: Iterable[Piece], body: Sequence[str]) -> tuple[str, TitleFrom]:
    if record.stated.title:
        return record.stated.title, record.stated.title_from
    for piece in pieces:
        if piece.kind == "title":
            return piece.text.strip(), "page"
    return first_sentence(body), "body"


def _value(kind: str, pieces: Iterable[Piece]) -> str:
    values = (value_of(kind, half_width(piece.text).strip()) for piece in pieces if piece.kind == kind)
    return next((value for value in values if value), "")
