"""From the named fields of a record (JSON, CSV, XML) to a RawRecord: which field is what, and whether its text is a page's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_archive.model import RawRecord, Shape, Stated
from build_archive.readers.fields import ROLES, Role, dated, labels, longest_text, paragraphs, plain, sort_fields
from build_archive.readers.html import page_of
from build_archive.readers.html_text import is_html, text_of_html, unescape
from build_archive.readers.mending import mend
from build_archive.readers.source import Broken, Slice, Source
from build_archive.readers.text import is_page

ADDRESS = re.compile(r"(?:https?:)?//\S+$")
WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:html|!doctype html)\b", re.IGNORECASE)


def record_of_fields(
    fields: Mapping[str, Any], piece: Slice, source: Source, reader: str, encoding: str = "utf-8"
) -> RawRecord | Broken:
    """The record that some named values make; broken where none of them can be an article's text."""
    roles = sort_fields(fields, source.fields)
    text = _text(roles)
    if WHOLE_PAGE.match(text) and (page := page_of(text)):
        return _record_of_page(page, stated(roles, _title(roles)), piece, reader, encoding)
    text = (text_of_html(text) if is_html(text) else text) or longest_text(fields)
    if not text and "title" not in roles:
        return _nameless(fields, piece)
    text, repaired = mend(text)
    title = _title(roles)
    shape: Shape = "page" if is_page(text) or not title else "plain"
    return RawRecord(piece.origin, text, shape, stated(roles, title), encoding, repaired, reader)


def _record_of_page(page: tuple[str, Stated], said: Stated, piece: Slice, reader: str, encoding: str) -> RawRecord:
    """The record of a whole page in a field: what other fields say goes before what the page says."""
    text, shown = page
    text, repaired = mend(text)
    own: dict[str, Any] = {
        field.name: value for field in dataclasses.fields(Stated) if (value := getattr(said, field.name))
    }
    own["title_from"] = said.title_from if said.title else shown.title_from
    own["date_from"] = said.date_from if said.date else shown.date_from
    return RawRecord(piece.origin, text, "page", replace(shown, **own), encoding, repaired, reader)


def _title(roles: Mapping[Role, list[Any]]) -> str:
    return " ".join(mend(unescape(_first(roles, "title")))[0].split())


def stated(roles: Mapping[Role, list[Any]], title: str) -> Stated:
    """What the fields say of the article besides its text."""
    origin, url = _first(roles, "source"), _first(roles, "url")
    if ADDRESS.match(origin):
        origin, url = "", url or origin
    return Stated(
        title=title,
        date=dated(roles["date"][0]) if "date" in roles else "",
        url=url if ADDRESS.match(url) else "",
        source=mend(origin)[0],
        author=mend(_first(roles, "author"))[0],
        editor=mend(_first(roles, "editor"))[0],
        original_title=mend(_first(roles, "original_title"))[0],
        tags=labels(mend(value)[0] if isinstance(value := roles["tags"][0], str) else value) if "tags" in roles else (),
        captured=dated(roles["captured"][0]) if "captured" in roles else "",
    )


def has_text(fields: Mapping[str, Any]) -> bool:
    """Whether some field is an article's text by its name."""
    return bool(_text(sort_fields(fields, {})))


def _text(roles: Mapping[Role, list[Any]]) -> str:
    """The text as it stands, perhaps HTML."""
    for value in roles.get("text", []) + roles.get("html", []):
        if text := paragraphs(value):
            return text
    return ""


def _first(roles: Mapping[Role, list[Any]], role: Role) -> str:
    return next(filter(None, map(plain, roles.get(role, []))), "")


def _nameless(fields: Mapping[str, Any], piece: Slice) -> Broken:
    names = ", ".join(str(name)[:40] for name in list(fields)[:12]) or "none"
    return Broken(
        piece.origin,
        f"no field of this record is known to hold an article's text (its fields: {names})",
        f"Name it in mkdocs.yml, e.g. fields: {{text: NAME}}; what can be named is {', '.join(ROLES)}.",
        "unknown fields",
    )
