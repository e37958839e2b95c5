"""A page of the archive taken apart: the words that a mould is filled with, and the shape that says which mould."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from build_archive.publish.press.body import Body, Foreign
from build_archive.render import BESIDE

PAGE = re.compile(r"archive/(?:[a-z0-9][a-z0-9_-]*/)*(?!index\.md)[a-z0-9][a-z0-9_-]*\.md")
"""Paths of the pages that are pressed; an `index.md` changes addresses, and there are only a few."""
LITERAL = frozenset({"title_from", "date_precision", "date_from", "language", "generated_by"})
"""Entries of few values, on which templates decide."""
DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?: [0-9]{2}:[0-9]{2}:[0-9]{2})?)?)?")
NINES = str.maketrans("0123456789", "9999999999")
ZEROS = (5, 8)
"""Where a date has a digit that templates leave out if it is 0: 2022-01-07 is 2022年1月7日."""

State = tuple[str, object]
"""What a template may decide on: that an entry is a text, which value it has, how a date is written; `ABSENT`."""
ABSENT: State = ("absent", None)
TEXT: State = ("text", None)


@dataclass(frozen=True, slots=True)
class Shape:
    """All that may make two pages of the archive differ in more than their words."""

    address: tuple[str | int, ...]
    """The folders and the name of the page: as they are, or how long where nothing on the page depends on more."""
    entries: frozenset[tuple[str, State]]
    has_foot: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, ready for its mould."""

    shape: Shape
    words: Mapping[str, str]
    """By name: entries of the front matter by theirs, parts of the content and of the address by those in `PARTS`."""


PARTS = ("#stem", "#anchor", "#above", "#heading", "#text", "#foot")
"""The path without `.md`, the anchor of the first heading, and the content: before `<h1`, to `</h1>`, to the foot, the foot."""


def sheet(path: str, meta: Mapping[str, Any], body: Body, named: frozenset[str]) -> Sheet:
    """The page at this path below `docs/`; `named` are the pages of the navigation, and all their folders, without `.md`."""
    stem = path.removesuffix(".md")
    words = {name: str(value) for name, value in meta.items() if not isinstance(value, (list, dict))}
    words |= {"#stem": stem, "#anchor": body.first_id, **parts(body.html)}
    entries = frozenset((name, state(name, value)) for name, value in meta.items())
    return Sheet(Shape(address(stem, named), entries, "#foot" in words), words)


def parts(html: str) -> dict[str, str]:
    """The content around what the templates look for in it; raises `Foreign` where that is not there just once."""
    above, _, rest = html.partition("<h1")
    heading, closed, text = rest.partition("</h1>")
    text, foot, below = text.partition(BESIDE)
    if not closed or "<h1" in heading + text + below or "</h1>" in text + below or BESIDE in above + heading + below:
        raise Foreign
    return {"#above": above, "#heading": heading, "#text": text} | ({"#foot": below} if foot else {})


def state(name: str, value: object) -> State:
    """What a template may decide on in an entry of the front matter."""
    if name == "date" and isinstance(value, (date, datetime, str)) and DAY.fullmatch(written := str(value)):
        shown = written.translate(NINES)
        for place in ZEROS:
            if written[place : place + 1] == "0":
                shown = f"{shown[:place]}0{shown[place + 1 :]}"
        return ("date", shown)
    if name in LITERAL and isinstance(value, str):
        return ("value", value)
    return TEXT if isinstance(value, str) and value else ("other", type(value).__name__)


def address(stem: str, named: frozenset[str]) -> tuple[str | int, ...]:
    """The folders and the name of a page as far as they matter, of the others the lengths.

    Templates tell by the first folder which index it is of; where the navigation has folders of it too, links to them are shorter.
    """
    folders = stem.split("/")
    known = 2
    while known < len(folders) and "/".join(folders[: known + 1]) in named:
        known += 1
    return (*folders[:known], *map(len, folders[known:]))
