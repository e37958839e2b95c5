r"""A page's text without its Markdown: the inverse of `escape` for the program's pages, good enough for those that people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from html import unescape as unescape_html
from typing import Any

import yaml

from build_archive.render.article import BESIDE

FRONT = re.compile(r"---\n(.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
_WORD = r"""[^\W\d_][^:#"'\[\]{}&*!|>%@`,\\\n]*(?<!\ )"""
VALUE = re.compile(
    rf"""
      (?P<plain>{_WORD} | [0-9]+[a-df-np-wyz][0-9a-z]*)
    | "(?P<quoted>[^"\\]*)"
    | \[(?P<items>{_WORD}(?:,\ {_WORD})*)\]
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:\ [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})?)
    """,
    re.VERBOSE,
)
"""What follows a name in front matter, where every YAML reader takes it for this very text, list or date."""
YAML_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
WANTED = {"title", "id", "date", "tags", "source", "author", "editor", "search", "generated_by"}
MARKS = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | &\#(?P<number>[0-9]{1,7}); | &(?P<name>lt|gt|amp|quot);
    | !?\[(?P<label>[^\[\]\\]*)\]\((?:[^()\\]|\([^()]*\))*\)  # a link or an image is its label
    | (?P<tag></?[a-zA-Z!][^<>]*>)
    | (?P<attributes>\{:?\ [^{}\n]*\})
    """,
    re.VERBOSE,
)
MARKED = re.compile(r"[\\&\[<{]")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
BLOCKS = re.compile(r"^(?:#{1,6} +|>[> ]* |[-*+] +|(?:```|~~~|--8<--).*$)", re.MULTILINE)
CODE = re.compile(
    r"^(?:(?P<fence>`{3,})[^`\n]*\n(?P<fenced>.*?)^(?P=fence)$|<pre><code>(?P<spelled>.*?)</code></pre>)",
    re.MULTILINE | re.DOTALL,
)
"""A block as `render.code` writes it."""
EMPTY_LINES = re.compile("\n\n+")
HEADING = re.compile(r"\A\s*# +(.*?) *(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """What a page says, as text."""

    metadata: dict[str, Any]
    """Of its front matter at least what is `WANTED`."""
    title: str
    body: str
    """Paragraphs, one line end between them; what stands beside the article is left out."""


def plain_page(page: str) -> PlainPage:
    """The text of a Markdown page with front matter or without."""
    front = FRONT.match(page)
    metadata = read_metadata(front[1]) if front else {}
    text = page[front.end() :] if front else page
    text = text.split(f"\n{BESIDE}\n", 1)[0]
    heading = HEADING.match(text)
    if heading:
        text = text[heading.end() :]
    title = metadata.get("title")
    title = str(title) if title is not None else plain_text(heading[1]) if heading else ""
    body = _own_text(text) if metadata.get("generated_by") else plain_text(BLOCKS.sub("", text))
    return PlainPage(metadata, title, EMPTY_LINES.sub("\n", body).strip())


def _own_text(text: str) -> str:
    """The text of one of the program's pages: its blocks of code stand as they are."""
    parts, end = list[str](), 0
    for code in CODE.finditer(text) if "\n```" in text or "\n<pre>" in text else ():
        parts += plain_text(text[end : code.start()]), code["fenced"] or unescape_html(code["spelled"] or "")
        end = code.end()
    return "".join([*parts, plain_text(text[end:])])


def plain_text(markdown: str) -> str:
    """Markdown without escapes, links' targets and tags; of what `escape` wrote, the very text that it was given."""
    if not MARKED.search(markdown):
        return markdown
    return MARKS.sub(_unmarked, markdown)


def _unmarked(match: re.Match[str]) -> str:
    if match["escaped"]:
        return match["escaped"]
    if match["number"]:
        return chr(min(int(match["number"]), 0x10FFFF))
    if match["name"]:
        return NAMED[match["name"]]
    return plain_text(match["label"]) if match["label"] else " "


def read_metadata(front: str) -> dict[str, Any]:
    """Of front matter what is wanted here, as YAML has it; values that need no YAML are read without it, which is much faster."""
    metadata: dict[str, Any] = {}
    for line in front.split("\n"):
        name, _, value = line.partition(":")
        if line[:1] in (" ", "-", "\t"):  # a value goes on over several lines
            return in_yaml(front)
        if name in WANTED:
            read = simple(value.strip())
            if read is None:
                metadata |= in_yaml(line)
            else:
                metadata[name] = read
    return metadata


def simple(value: str) -> Any:
    """A value that needs no YAML; None for any other."""
    match = VALUE.fullmatch(value)
    match match.lastgroup if match else None:
        case "plain":
            return None if value.lower() in YAML_WORDS else value
        case "quoted":
            return value[1:-1]
        case "items":
            items = value[1:-1]
            return items.split(", ") if YAML_WORDS.isdisjoint(items.lower().split(", ")) else None
        case "date":
            try:
                return (datetime if " " in value else date).fromisoformat(value)
            except ValueError:
                return None
    return None


def in_yaml(text: str) -> dict[str, Any]:
    """What YAML makes of a text, if it is a mapping."""
    try:
        loaded = yaml.load(text, Loader=loader())  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(name): value for name, value in loaded.items()} if isinstance(loaded, dict) else {}


@cache
def loader() -> type:
    """YAML's safe loader, the one in C where PyYAML was built with it."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
