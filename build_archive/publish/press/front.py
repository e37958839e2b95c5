"""The front matter of the archive's pages, read as MkDocs reads it, but without YAML for what is plain, which is nearly all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from build_archive.publish.press.body import Foreign
from build_archive.render.plain import in_yaml, simple

ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML refuses, or takes for an end of line."""
ITEM = r'(?:"[^"\\]*"|[^\W_][\w/·、，。：；！？（）《》“”…—+.%-]*(?: [\w/·、，。：；！？（）《》“”…—+.%-]+)*)'
DUMP = re.compile(rf"\{{file: {ITEM}, bytes: \[\d+, \d+\], sha256: {ITEM}(?:, understood_as: {ITEM})?\}}")
KEY = re.compile(r"[a-z_]+")


def split(page: str) -> tuple[dict[str, Any], str]:
    """The entries of a page's front matter, and the Markdown below it; raises `Foreign` where MkDocs might see more in them."""
    if not page.startswith("---\n") or "\r" in page:
        raise Foreign
    front, closed, markdown = page[4:].partition("\n---\n")
    if not closed:
        raise Foreign
    lines = front.split("\n")
    if any(line[:1] in "- " for line in lines):  # empty, or a value goes on over several lines
        return _several(front), markdown.lstrip("\n")
    meta = dict(map(_entry, lines))
    if len(meta) < len(lines):  # two entries of one name
        raise Foreign
    return meta, markdown.lstrip("\n")


def _entry(line: str) -> tuple[str, Any]:
    """A line by itself. A record's place is no word of any template, so it is only made sure that YAML would read it."""
    name, _, value = line.partition(": ")
    if name == "dump" and DUMP.fullmatch(value) and value.isprintable():
        return name, {}
    return _named(line) if name in ("title", "id", "date", "date_evidence", "url") else _common(line)


def _named(line: str) -> tuple[str, Any]:
    name, _, value = line.partition(": ")
    if not KEY.fullmatch(name) or (not line.isprintable() and ODD.search(line)):
        raise Foreign
    read = simple(value)
    if read is None:
        return _one(in_yaml(line), name)
    return name, read


_common = lru_cache(maxsize=1 << 12)(_named)
"""Lines that many pages share are read once."""


def _one(meta: dict[str, Any], name: str) -> tuple[str, Any]:
    if list(meta) != [name]:
        raise Foreign
    return name, meta[name]


def _several(front: str) -> dict[str, Any]:
    """Front matter with a value over several lines."""
    meta = in_yaml(front)
    if not meta or not all(KEY.fullmatch(name) for name in meta) or ODD.search(front.replace("\n", "")):
        raise Foreign
    return meta
