"""The Markdown that the archive itself writes as HTML, byte for byte as Python-Markdown with MkDocs's own rules makes it, and much faster.

What is written here is a small language: one-line paragraphs, headings, flat lists, tables, links, escapes and entities, the line
`<!-- beside -->`, and the folded section at the end. Anything else is `Foreign`, and Python-Markdown's to render.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique

from build_archive.render import BESIDE

Address = Callable[[str], str]
"""What a link of the page leads to on the site; `Foreign` where only MkDocs can tell."""

CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
"""Ends of lines to some, tabs, and Python-Markdown's own marks: the archive's own pages never hold them."""
START = re.compile(r"[>#\s]|[+-](?:\s|\Z)|--|~~~|[0-9]+\.\s")
"""The beginnings of lines that open a block of another kind."""
MARKS = "\\&[<>*_`"
"""Without any of these a text is its own HTML; looked for one by one, which takes a tenth of the time of a regular expression."""
INLINE = re.compile(
    r"""
      \\(?P<escaped>[\\`*_{}\[\]()>\#+.!|-])
    | (?P<entity>&(?:\#[0-9]+|[a-zA-Z0-9]+);)
    | (?P<ampersand>&(?![0-9A-Za-z\#\\]))
    | (?P<greater>>)
    | (?<!!)\[(?P<label>(?:[^\[\]\\`*_<]|\\.)+)\]\((?P<to>[^()<>\s\\'"\[\]`]+)\)
    | (?P<foreign>[\\&\[<*_`])
    """,
    re.VERBOSE,
)
CLOSING = re.compile(r"(?<!\\)(?:\\\\)*#\Z")
"""A last `#` that is no text, but closes the heading."""
FOLDED, FOLD_END = '<details markdown="1">\n', "</details>"
SUMMARY = re.compile(r"<summary>([^<>&\\*_`\[\]{}]+)</summary>")
HEADING = re.compile(r"(#{1,6}) (\S.*)")
ALIGN = re.compile(r"(:?)-+(:?)")
STYLES = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


class Foreign(Exception):
    """Something on a page is not of the language that this module knows; no error, for the page then takes another way."""


@dataclass(slots=True)
class _Page:
    """What has to be known of the page above a block."""

    address: Address
    ids: set[str] = field(default_factory=set)
    first_id: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A page's Markdown as HTML."""

    html: str
    first_id: str
    """The anchor of the first heading; empty where there is none."""


def body(markdown: str, address: Address) -> Body:
    """The HTML of a page's Markdown below its front matter; raises `Foreign`."""
    if markdown[:1] == "\n" or "\n\n\n" in markdown or "8<-" in markdown:
        raise Foreign
    text = markdown.removesuffix("\n")
    text, opening, fold = text.partition(FOLDED)
    page = _Page(address)
    parts = list(_blocks(text.removesuffix("\n\n") if opening else text, page))
    if opening:
        parts.append(_folded(fold, page))
    return Body("\n".join(parts).replace(BESIDE + "\n", BESIDE + "\n\n"), page.first_id)


def _blocks(text: str, page: _Page) -> Iterator[str]:
    before = ""
    for block in text.split("\n\n"):
        kind = block[:2]
        if kind == "- ":
            if before == "- ":  # two lists in a row are one, with paragraphs in its items
                raise Foreign
            yield _list(block, page)
        elif kind[:1] == "#":
            yield _heading(block, page)
        elif kind[:1] == "|":
            yield _table(block, page)
        elif block == BESIDE:
            yield BESIDE
        else:
            yield f"<p>{_line(block, page)}</p>"
        before = kind


def _line(text: str, page: _Page) -> str:
    """A text that is a block by itself."""
    if not text or START.match(text) or text[-1].isspace():
        raise Foreign
    return _inline(text, page)


def _inline(text: str, page: _Page) -> str:
    if not text.isprintable() and CONTROL.search(text):  # the first is quick, but takes wide spaces for unprintable too
        raise Foreign
    for mark in MARKS:
        if mark in text:
            return INLINE.sub(lambda match: _piece(match, page), text)
    return text


def _piece(match: re.Match[str], page: _Page) -> str:
    kind = match.lastgroup
    if kind == "to":
        return f'<a href="{page.address(match["to"])}">{_inline(match["label"], page)}</a>'
    if kind == "escaped":
        return "&gt;" if match["escaped"] == ">" else match["escaped"]
    if kind == "entity":
        return match[0]
    if kind == "foreign":
        raise Foreign
    return "&amp;" if kind == "ampersand" else "&gt;"


def _list(block: str, page: _Page) -> str:
    items = block[2:].split("\n- ")
    return "<ul>\n" + "\n".join([f"<li>{_line(item, page)}</li>" for item in items]) + "\n</ul>"


def _heading(block: str, page: _Page) -> str:
    match = HEADING.fullmatch(block)
    if not match or CLOSING.search(match[2]) or block[-1].isspace():
        raise Foreign
    text = _inline(match[2], page)
    if "<" in text:  # a link, whose anchor and entry in the table of contents are Python-Markdown's to make
        raise Foreign
    anchor = unique(_slug(text), page.ids)
    page.first_id = page.first_id or anchor
    level = len(match[1])
    return f'<h{level} id="{anchor}">{text}</h{level}>'


@lru_cache(maxsize=1 << 10)
def _slug(text: str) -> str:
    """The anchor of a heading, which many pages have alike, before it is made unique on its page."""
    return str(slugify(unescape(text), "-"))


def _table(block: str, page: _Page) -> str:
    rows = [_cells(row) for row in block.split("\n")]
    aligned = [ALIGN.fullmatch(rule) for rule in rows[1]] if len(rows) > 2 else []
    if len(aligned) != len(rows[0]):
        raise Foreign
    styles = [_style(match) for match in aligned]
    head, *others = (
        "\n".join(_row(row, tag, styles, page)) for row, tag in zip(rows[:1] + rows[2:], _tags(), strict=False)
    )
    return "\n".join(["<table>", "<thead>", head, "</thead>", "<tbody>", *others, "</tbody>", "</table>"])


def _tags() -> Iterator[str]:
    yield "th"
    while True:
        yield "td"


def _cells(row: str) -> list[str]:
    """The cells of a row; of a bar that is escaped, or a row without bars around it, Python-Markdown knows more."""
    if len(row) < 3 or row[0] != "|" or row[-1] != "|" or "\\|" in row:
        raise Foreign
    return [cell.strip(" ") for cell in row[1:-1].split("|")]


def _style(match: re.Match[str] | None) -> str:
    if not match:
        raise Foreign
    side = STYLES[match[1], match[2]]
    return f' style="text-align: {side};"' if side else ""


def _row(cells: list[str], tag: str, styles: list[str], page: _Page) -> Iterator[str]:
    """A row has as many cells as the first."""
    yield "<tr>"
    for cell, style in zip(cells + [""] * (len(styles) - len(cells)), styles, strict=False):
        yield f"<{tag}{style}>{_inline(cell, page)}</{tag}>"
    yield "</tr>"


def _folded(fold: str, page: _Page) -> str:
    """The folded section, which ends the page: its summary, then paragraphs and lists."""
    summary, _, inner = fold.partition("\n\n")
    if not SUMMARY.fullmatch(summary) or not inner.endswith("\n\n" + FOLD_END) or "\n#" in inner or inner[0] in "#|":
        raise Foreign
    blocks = _blocks(inner.removesuffix("\n\n" + FOLD_END), page)
    return "\n".join(["<details>", summary, *blocks, FOLD_END])
