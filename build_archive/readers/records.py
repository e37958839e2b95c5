"""From the named fields of a record (JSON, CSV, XML) to a RawRecord: which field is what, and whether its text is a page's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_archive.model import RawRecord, Shape, Stated
from build_archive.readers.fields import PREFIXES, ROLES, Role, fold_name, role_of, sort_fields, without_prefix
from build_archive.readers.html import WHOLE, page_of
from build_archive.readers.html_text import ESCAPED, is_html, text_of_html, unescape
from build_archive.readers.mending import mend
from build_archive.readers.source import Broken, Slice, Terms
from build_archive.readers.text import is_page
from build_archive.readers.torn_lines import whole
from build_archive.readers.values import dated, labels, longest_text, paragraphs, plain
from build_archive.readers.wrapped import unwrapped

INDENTED = re.compile(r"(?<=[。！？…”」])\u3000\u3000+(?=\S)")
"""The indent of a paragraph whose line end some program took."""
ADDRESS = re.compile(r"(?:https?:)?//\S+$")
LABEL = re.compile(
    r"(?:(?:稿件|文章|信息|新闻)?(?:来源|來源|出处)|(?:本文)?作者|责任编辑|責任編輯|责编|編輯|编辑|记者|撰文)\s*[:：]\s*|文[/／|]\s*|By\s+",
    re.IGNORECASE,
)
"""What a crawler left before a name: `来源：河口晚报`, `文/陈小河`."""
ANSWERS = frozenset(("", "true", "false", "yes", "no"))
"""What a field such as `published` may hold instead of a date."""
WRITTEN_OUT = re.compile(r"(?:\\r)?\\n|\\r(?![a-z])")
"""Line ends as programs write them in source code."""
WRAPPERS = frozenset(
    (
        "meta",
        "metadata",
        "info",
        "detail",
        "attributes",
        "properties",
        "extra",
        "header",
        "frontmatter",
        "元数据",
        "信息",
        *PREFIXES,
    )
)
"""Fields that hold some of the record's own fields."""
WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:html|!doctype html)\b", re.IGNORECASE)


def record_of_fields(
    fields: Mapping[str, Any], piece: Slice, terms: Terms, reader: str, encoding: str = "utf-8"
) -> RawRecord | Broken:
    """The record that some named values make; broken where none of them can be an article's text."""
    fields = flattened(fields)
    roles = sort_fields(fields, terms.fields)
    if not roles.keys() & {"text", "html"}:
        roles = sort_fields(without_prefix(fields), terms.fields)
    text = _plain_line_ends(_text(roles))
    if ESCAPED.search(text) and not is_html(text):
        text = unescape(text)
    if WHOLE_PAGE.match(text) and (page := page_of(text)):
        return _record_of_page(page, stated(roles, _title(roles)), piece, reader, encoding)
    text = (text_of_html(text) if is_html(text) else whole(unwrapped(text))) or longest_text(fields)
    text = INDENTED.sub("\n", text)
    if not text and "title" not in roles:
        return _nameless(fields, piece)
    text, repaired = mend(text)
    title = _title(roles)
    shape: Shape = "page" if is_page(text) or not title else "plain"
    return RawRecord(piece.origin, text, shape, stated(roles, title), encoding, repaired, reader)


def flattened(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record with what lies in its wrappers (`{"article": {…}, "meta": {…}}`) beside its own fields, which come first."""
    wrapped = [value for name, value in fields.items() if isinstance(value, dict) and fold_name(str(name)) in WRAPPERS]
    return {name: value for part in reversed([fields, *wrapped]) for name, value in part.items()} if wrapped else fields


def _plain_line_ends(text: str) -> str:
    """The text, with line ends that stand in it as a backslash and a letter made real, where it has no real ones."""
    return text if "\n" in text or "\\" not in text else WRITTEN_OUT.sub("\n", text)


def _record_of_page(page: tuple[str, Stated], said: Stated, piece: Slice, reader: str, encoding: str) -> RawRecord:
    """The record of a whole page in a field: what other fields say goes before what the page says."""
    text, shown = page
    text, repaired = mend(text)
    own: dict[str, Any] = {
        field.name: value for field in dataclasses.fields(Stated) if (value := getattr(said, field.name))
    }
    own["title_from"] = said.title_from if said.title else shown.title_from
    own["date_from"] = said.date_from if said.date else shown.date_from
    return RawRecord(piece.origin, text, "page", replace(shown, **own), encoding, repaired, reader, WHOLE)


def _title(roles: Mapping[Role, list[Any]]) -> str:
    return " ".join(mend(unescape(_first(roles, "title")))[0].split())


def stated(roles: Mapping[Role, list[Any]], title: str) -> Stated:
    """What the fields say of the article besides its text."""
    origin, url = _first(roles, "source"), _first(roles, "url")
    if ADDRESS.match(origin):
        origin, url = "", url or origin
    return Stated(
        title=title,
        date=next((day for value in roles.get("date", []) if (day := dated(value)).lower() not in ANSWERS), ""),
        url=url if ADDRESS.match(url) else "",
        source=_name(origin),
        author=_name(_first(roles, "author")),
        editor=_name(_first(roles, "editor")),
        original_title=mend(_first(roles, "original_title"))[0],
        tags=labels(mend(value)[0] if isinstance(value := roles["tags"][0], str) else value) if "tags" in roles else (),
        captured=dated(roles["captured"][0]) if "captured" in roles else "",
    )


def has_text(fields: Mapping[str, Any]) -> bool:
    """Whether some field is an article's text by its name."""
    texts = (
        value
        for name, value in fields.items()
        if value and (role := role_of(str(name))) and role[0] in ("text", "html")
    )
    return any(map(paragraphs, texts))


def _text(roles: Mapping[Role, list[Any]]) -> str:
    """The text as it stands, perhaps HTML."""
    for value in roles.get("text", []) + roles.get("html", []):
        if text := paragraphs(value):
            return text
    return ""


def _first(roles: Mapping[Role, list[Any]], role: Role) -> str:
    return next(filter(None, map(plain, roles.get(role, []))), "")


def _name(text: str) -> str:
    """A name without the word that says whose it is."""
    return LABEL.sub("", mend(text)[0], count=1) if LABEL.match(text) else mend(text)[0]


def _nameless(fields: Mapping[str, Any], piece: Slice) -> Broken:
    names = ", ".join(str(name)[:40] for name in list(fields)[:12]) or "none"
    return Broken(
        piece.origin,
        f"no field of this record is known to hold an article's text (its fields: {names})",
        f"Name it in mkdocs.yml, e.g. fields: {{text: NAME}}; what can be named is {', '.join(ROLES)}.",
        "unknown fields",
    )
