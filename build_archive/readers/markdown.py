"""Markdown: an article that a person wrote, with its fields at its head, or a day's issue of several articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from build_archive.model import RawRecord, Shape, Stated
from build_archive.readers.digest import Section, articles, issue, record_of_section
from build_archive.readers.encoding import Decoded, decode
from build_archive.readers.fields import sort_fields
from build_archive.readers.file_names import stated_by_name
from build_archive.readers.front_matter import FrontMatter, front_matter, objects_named
from build_archive.readers.html_text import is_html, text_of_html
from build_archive.readers.markdown_quote import quoted_fields
from build_archive.readers.markdown_text import clean, leading_heading
from build_archive.readers.records import stated
from build_archive.readers.source import Broken, Slice, Source, Terms, Unread, line_starts
from build_archive.readers.values import plain

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
PROGRAMS = frozenset(("markdown", "ckeditor", "code", "visual", "wysiwyg", "html"))
"""What Wiki.js writes under `editor`: a program, not a person."""
HOUSE_FIELDS = {"subject": "title", "author": "author", "url": "url"}
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
"""A name as Obsidian's clipper writes it: `[[陈小河]]`."""
ADDRESS_AFTER = re.compile(r"\s*[(<]?https?://\S+$")


def read(source: Source) -> Iterator[Unread | Broken]:
    """The one article of the file, or each of the issue's."""
    piece = source.whole()
    yield piece if isinstance(piece, Broken) else Unread(piece, records_of, (source.terms,))


def records_of(piece: Slice, terms: Terms) -> Iterator[RawRecord | Broken]:
    """The articles of a file's bytes."""
    decoded = decode(piece.data)
    head = front_matter(decoded.text)
    for line, name in objects_named(decoded.text[: head.body]):
        yield _object_named(f"{piece.name}:{line}", name)
    if not head.fields and (sections := articles(decoded.text, piece.name)):
        yield from _issue(sections, decoded, piece)
    else:
        yield _article(head, decoded, piece, terms)


def _article(head: FrontMatter, decoded: Decoded, piece: Slice, terms: Terms) -> RawRecord:
    text, address = _without_notice(clean(decoded.text[head.body :]))
    heading, body = leading_heading(text)
    below, rest = quoted_fields(text[body:])
    said = _stated(replace(head, fields={**below, **head.fields}), terms)
    text = text[:body] + rest
    if heading and (not said.title or said.title == heading or head.house):
        text = text[body:].strip("\n")
    title = heading if head.house and heading else said.title or heading
    original = said.title if head.house and said.title != title else said.original_title
    by_name, post = stated_by_name(piece.name), POST.search(piece.name)
    result = Stated(
        title=title or by_name.title,
        date=said.date or by_name.date or (post[1] if post else ""),
        url=said.url or address,
        source=said.source,
        author=WIKI_LINK.sub(r"\1", ADDRESS_AFTER.sub("", said.author)),
        editor="" if said.editor.lower() in PROGRAMS else said.editor,
        original_title=original,
        tags=said.tags,
        date_from="record" if said.date else "file-name" if post else by_name.date_from,
        title_from="record" if title else by_name.title_from,
    )
    repaired = (*decoded.repaired, "front matter") if head.mended else decoded.repaired
    shape: Shape = "markdown"
    if is_markup(text):
        text, shape = text_of_html(text), "plain" if result.title else "page"
    return RawRecord(piece.origin, text, shape, result, decoded.encoding, repaired, "markdown")


NOTICE = re.compile(
    r"\A\s*>?\s*本文由 \[简悦 SimpRead\]\([^)\s]*\) 转码[，,]?\s*原文地址 \[[^\]\n]*\]\((?P<url>[^)\s]*)\)[^\n]*\n"
)
"""What SimpRead writes above a page that it saved."""
POST = re.compile(r"(?:^|/)((?:19|20)\d\d-[01]\d-[0-3]\d)-[^/]+$")
"""The day that Jekyll demands in the name of a post: https://jekyllrb.com/docs/posts/."""


def _without_notice(text: str) -> tuple[str, str]:
    """The text of a saved page without its program's notice, and the address that this names."""
    notice = NOTICE.match(text)
    return (text[notice.end() :].lstrip("\n"), notice["url"]) if notice else (text, "")


def is_markup(text: str) -> bool:
    """Whether a text is HTML throughout and no Markdown: the export of a site."""
    lines = [line for line in text.split("\n", 20)[:20] if line.strip()]
    return bool(lines) and all(map(is_html, lines)) and lines[0].lstrip().startswith("<")


def _stated(head: FrontMatter, terms: Terms) -> Stated:
    """What the fields say; those that would be a record's text are only a summary here."""
    fields: dict[str, Any] = head.fields
    if head.house:  # its publisher is a member of the project, not a medium
        fields = {HOUSE_FIELDS[name]: value for name, value in fields.items() if name in HOUSE_FIELDS}
    if "published" in fields:  # whose clippers of web pages write their own day beside it
        fields = {name: value for name, value in fields.items() if name != "created"}
    roles = sort_fields(fields, terms.fields)
    return stated(roles, " ".join(plain(roles.get("title", [""])[0]).split()))


def _issue(sections: list[Section], decoded: Decoded, piece: Slice) -> Iterator[RawRecord]:
    called, day = issue(decoded.text, piece.name)
    spans = byte_spans(piece, decoded, sections)
    for section, (start, end) in zip(sections, spans, strict=True):
        line = 1 + decoded.text.count("\n", 0, section.start)
        part = Slice(piece.name, piece.data[start:end], start, line)
        yield record_of_section(section, part, called, day, decoded.encoding)


def byte_spans(piece: Slice, decoded: Decoded, sections: list[Section]) -> Iterator[tuple[int, int]]:
    """Where sections stand in the bytes: by their line numbers, since decoding may have changed what lines hold."""
    starts = line_starts(piece.data)
    for section in sections:
        first = decoded.text.count("\n", 0, section.start)
        last = decoded.text.count("\n", 0, section.end)
        yield starts[min(first, len(starts) - 1)], starts[min(last, len(starts) - 1)] if last > first else starts[-1]


def _object_named(where: str, name: str) -> Broken:
    return Broken(
        where,
        f"this front matter names an object of a program ({name}), which is never made; its value was read as text",
        "Write the value as plain YAML.",
        "object in front matter",
        is_record=False,
    )
