"""The block of fields at the head of a Markdown file: YAML, TOML, a house format, or YAML as people really write it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from build_archive.patterns import regex

FENCED = regex(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
TOML = regex(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
UNOPENED = regex(
    r"\A((?:[ \t]*[A-Za-z][\w-]{1,20}[ \t]*:.*\n|[ \t]*-[ \t]+\S.*\n|[ \t]*\n){2,60}?)^---+[ \t]*$\n?", re.MULTILINE
)
"""Fields up to a line of dashes, the opening line forgotten."""
UNFENCED = regex(
    r"(?:title|标题)[ \t]*[:：].*\n(?:[\w\u4e00-\u9fff][\w -]{0,20}[ \t]*[:：].*\n)+(?=\s*\n)", re.IGNORECASE
)
"""Fields up to an empty line, the title first, without any fence (MultiMarkdown, Pelican)."""
JSON = regex(r'\s*(;;;\s*)?(?=\{?\s*")')
"""Fields as a JSON object, bare (Hugo) or its inside between fences (Hexo)."""
HOUSE = regex(r"\A(?:\[#\]:[ \t]*\w+[ \t]*:.*\n)+")
HOUSE_LINE = regex(r"\[#\]:[ \t]*(\w+)[ \t]*:[ \t]*(.*)")
"""The comments of Markdown as fields: `[#]: subject: (…)`."""
FIELD = regex(r"^[ \t]*([\w\u4e00-\u9fff][\w\u4e00-\u9fff -]{0,30}?)[ \t]*[:：][ \t]*(.*)$")
ITEM = regex(r"^[ \t]*-[ \t]+(.*)$")
LONGEST = 64 * 1024
"""A longer block is none: somebody's text begins with a rule."""
OBJECT_TAG = regex(r"!!?python/\S+|!<tag:yaml\.org,2002:python/[^>]+>")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, and where the text begins."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: int = 0
    """Characters before the text."""
    house: bool = False
    """Written as comments, where `subject` is the title of the work that was translated."""
    mended: bool = False
    """It was no YAML and was read line by line."""


def front_matter(text: str) -> FrontMatter:
    """The fields at the head of a Markdown text; none where it has no such block."""
    if found := HOUSE.match(text):
        pairs = (HOUSE_LINE.match(line) for line in found[0].splitlines())
        return FrontMatter({pair[1]: _bare(pair[2]) for pair in pairs if pair}, found.end(), house=True)
    if found := TOML.match(text):
        return FrontMatter(_toml(found[1]), found.end())
    for form in (FENCED, UNOPENED):
        found = form.match(text[: LONGEST + 1])
        if found and found.end() <= LONGEST:
            fields, mended = _yaml(found[1])
            if fields or not found[1].strip():
                return FrontMatter(fields, found.end(), mended=mended)
    if found := UNFENCED.match(text[:LONGEST]):
        return FrontMatter(_line_by_line(found[0]), found.end())
    return _json(text) or FrontMatter()


def objects_named(text: str) -> Iterator[tuple[int, str]]:
    """The lines (from 1) of a front matter that name a Python object, and the name: asked for, never made."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := OBJECT_TAG.search(line):
            yield number, found[0]


def _yaml(block: str) -> tuple[dict[str, Any], bool]:
    """The fields of a block, and whether it had to be read line by line."""
    block = block.expandtabs(2)
    for form in (block, _dedented(block)):
        try:
            loader = QUICK if is_tame(form) else _Strings
            value = yaml.load(form, Loader=loader)  # noqa: S506 - both make strings, lists and mappings only
        except (yaml.YAMLError, ValueError, RecursionError):
            continue
        if isinstance(value, dict) or value in (None, ""):
            return {str(name): inner for name, inner in (value or {}).items()}, False
    return _line_by_line(block), True


def _dedented(block: str) -> str:
    """The block without the two spaces that some editors put before every name."""
    return re.sub(r"^ {1,4}(?=[A-Za-z]\w*[ \t]*:)", "", block, flags=re.MULTILINE)


def _line_by_line(block: str) -> dict[str, Any]:
    """What can be read of a block that is no YAML: names and their values, lists of items."""
    fields: dict[str, Any] = {}
    name = ""
    for line in block.split("\n"):
        if (item := ITEM.match(line)) and name:
            had = fields.get(name)
            fields[name] = [*(had if isinstance(had, list) else [had] if had else []), _bare(item[1])]
        elif found := FIELD.match(line):
            name, fields[found[1]] = found[1], _bare(found[2])
    return fields


def _bare(value: str) -> str:
    """A value without the quotation marks or brackets around it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] + value[-1] in ('""', "''", "()") else value


def _json(text: str) -> FrontMatter | None:
    """The fields where a JSON object begins the text."""
    found = JSON.match(text)
    if not found:
        return None
    inside = text[found.end() : LONGEST]
    fenced = bool(found[1])
    end = inside.find(";;;") if fenced else 0
    try:
        if fenced:
            fields = json.loads(f"{{{inside[: max(end, 0)].strip().strip(',')}}}")
        else:
            fields, end = json.JSONDecoder(strict=False).raw_decode(inside)
    except (ValueError, RecursionError):
        return None
    return FrontMatter(fields, found.end() + end + 3 * fenced) if isinstance(fields, dict) and fields else None


def _toml(block: str) -> dict[str, Any]:
    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        pairs = (re.match(r"\s*([\w-]+)\s*=\s*(.*)", line) for line in block.split("\n"))
        return {pair[1]: _bare(pair[2]) for pair in pairs if pair}


WILD = regex(r"[&*!]|\?\s|(?:-\s+){8}|^\s{40}", re.MULTILINE)
BRACKET = regex(r"[\[\]{}]")
DEEPEST = 30
QUICK: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""A hundred times as fast, but it has no bound to how deep it goes into what is nested, and ends the whole program there."""


def is_tame(block: str) -> bool:
    """Whether a block has neither references nor tags, and no nesting that could exhaust the quick loader."""
    depth = 0
    for found in BRACKET.finditer(block):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            return False
    return WILD.search(block) is None


class _Strings(yaml.BaseLoader):
    """Every scalar as the string that stands there (a title may be a date), no object, no anchor that could multiply."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """One node; a reference to another is an error, so that nine lines cannot stand for a billion values."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a reference to an anchor")
        return super().compose_node(parent, index)
