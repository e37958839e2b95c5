"""Makes the article of the pieces of its dump: nothing is in it that `explain` does not show."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from build_archive.errors import Drop
from build_archive.folding import fold_width
from build_archive.identity import article_id
from build_archive.model import CODE_INDENT, Article, Dating, Piece, RawRecord, TitleFrom
from build_archive.understand.clues import Clues
from build_archive.understand.dates import date_article
from build_archive.understand.hands import BYLINE, author_of, editor_of, source_of
from build_archive.understand.judge import Judgement
from build_archive.understand.labels import labelled_value
from build_archive.understand.language import language_of
from build_archive.understand.level import level
from build_archive.understand.made_title import first_sentence, words_of_markdown
from build_archive.understand.tags import may_be_several, split_tags
from build_archive.understand.text import pairs, shared
from build_archive.understand.title import PLAUSIBLE, title_in_crumb


def assemble(record: RawRecord, judgement: Judgement, site: str = "") -> Article:
    """The article that the pieces make; what the record states of itself goes before what its text says."""
    pieces = judgement.pieces
    markdown = record.shape == "markdown"
    body = (record.text.strip(),) if markdown and record.text.strip() else _body(pieces)
    if not body:
        raise Drop("no text", "no line of it reads like a paragraph" if record.text.strip() else "it is empty")
    stated = record.stated
    original = stated.original_title or _value("original title", pieces) or _with_series(pieces, stated.title)
    title, title_from = _title(record, pieces, body, original)
    tags = tuple(tag for tag in stated.tags or split_tags(_values("tags", pieces)) if tag != title)
    return Article(
        id=article_id(stated.url, title, body),
        title=title,
        body=body,
        origin=record.origin,
        understood_as=f"{record.reader}/{site}" if site else record.reader,
        title_from=title_from,
        shape="markdown" if markdown else "plain",
        date=_date(record, pieces, body),
        tags=tags,
        tags_glued=not stated.tags and may_be_several(tags),
        source=source_of(stated, pieces, body),
        author=author_of(stated, pieces, body),
        editor=editor_of(stated, pieces, body),
        original_title="" if original == title else original,
        url=stated.url,
        language=language_of("".join(body)[:SAMPLE]),
        repaired=record.repaired,
        sidebars=judgement.sidebars,
    )


SAMPLE = 400
"""Characters that tell the language of an article."""


def _text_of(kind: str, pieces: Iterable[Piece]) -> tuple[str, ...]:
    texts = (piece.text.strip() for piece in pieces if piece.kind == kind)
    return tuple(text for text in texts if text)


def _body(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The paragraphs, and the lines of code that stand together as one block."""
    body, code = list[str](), list[str]()
    for piece in (*pieces, END):
        if piece.kind in ("code", "blank"):
            code.append(piece.text if piece.kind == "code" else "")
            continue
        if block := textwrap.dedent("\n".join(code)).strip("\n"):
            body.append(textwrap.indent(block, CODE_INDENT))
        code.clear()
        if piece.kind == "body" and (text := piece.text.strip()):
            body.append(text)
    return tuple(body)


END = Piece(0, "", "", "")


def _title(record: RawRecord, pieces: Iterable[Piece], body: Sequence[str], original: str) -> tuple[str, TitleFrom]:
    if record.stated.title:
        return record.stated.title, record.stated.title_from
    if halves := _text_of("title", pieces):
        return ("" if level(halves[0]).endswith(",") else " ").join(halves), "page"
    crumbs = (title_in_crumb(piece.text) for piece in pieces if piece.why == "a crumb")
    for text in crumbs:
        if shared(level(text), pairs(level("".join(body)))) >= PLAUSIBLE:
            return text, "page"
    words = tuple(islice(words_of_markdown(body[0]), 1)) if record.shape == "markdown" else body
    return (original, "page") if original else (first_sentence(words or body), "body")


def _with_series(pieces: Iterable[Piece], stated: str) -> str:
    """The title with the name of its series before it, where it stood so, or in other words than the record states it."""
    parts = [piece.text for piece in pieces if piece.kind in ("series", "title")]
    line = "".join(parts).strip()
    return line if len(parts) == 2 or (stated and fold_width(line) != fold_width(stated)) else ""


def _values(kind: str, pieces: Iterable[Piece]) -> Iterator[str]:
    values = (labelled_value(piece.text) for piece in pieces if piece.kind == kind)
    return (value for value in values if value)


def _value(kind: str, pieces: Iterable[Piece]) -> str:
    return next(_values(kind, pieces), "").strip("《》")


def _byline(pieces: Iterable[Piece]) -> Iterator[str]:
    """The lines near the title, each value with the label that stands on the line above it."""
    label = ""
    for piece in pieces:
        if piece.kind in BYLINE:
            yield label + piece.text
            label = "" if labelled_value(piece.text) else piece.text


def _date(record: RawRecord, pieces: Sequence[Piece], body: tuple[str, ...]) -> Dating | None:
    stated = record.stated
    return date_article(
        Clues(
            stated=stated.date,
            stated_in=stated.date_from,
            url=stated.url,
            file_name=PurePosixPath(record.origin.file).name,
            byline=tuple(_byline(pieces)),
            body=body,
            listed=tuple(piece.text for piece in pieces if piece.kind == "listed time"),
            captured=stated.captured,
        )
    )
