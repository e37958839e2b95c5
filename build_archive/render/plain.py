r"""A page's text without its Markdown: the inverse of `escape` for the program's pages, good enough for those that people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from build_archive.render.article import BESIDE

FRONT = re.compile(r"---\n(.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
SIMPLE = re.compile(r"(?P<key>[a-z_]+): (?P<value>[^\W\d_][^:#\"'\[\]{}&*!|>%@`,\\]*(?<! ))")
"""A line of front matter whose value every YAML reader takes for this very text."""
YAML_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
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
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
BLOCKS = re.compile(r"^(?:#{1,6} +|>[> ]* |[-*+] +|(?:```|~~~).*$)", re.MULTILINE)
HEADING = re.compile(r"\A\s*# +(.*?) *(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """What a page says, as text."""

    metadata: dict[str, Any]
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
    body = plain_text(text if "dump" in metadata else BLOCKS.sub("", text))
    return PlainPage(metadata, title, re.sub(r"\n{2,}", "\n", body).strip())


def plain_text(markdown: str) -> str:
    """Markdown without escapes, links' targets and tags; of what `escape` wrote, the very text that it was given."""
    if (
        "\\" not in markdown
        and "&" not in markdown
        and "[" not in markdown
        and "<" not in markdown
        and "{" not in markdown
    ):
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
    """Front matter as YAML says; the entries that need no YAML are read without it, which is 20 times as fast."""
    metadata: dict[str, Any] = {}
    rest = []
    for line in front.splitlines(keepends=True):
        simple = SIMPLE.fullmatch(line.rstrip("\n"))
        if simple and simple["value"].lower() not in YAML_WORDS:
            metadata[simple["key"]] = simple["value"]
        else:
            rest.append(line)
    if rest:
        try:
            loaded = yaml.load("".join(rest), Loader=loader())  # noqa: S506 - a safe loader
        except yaml.YAMLError:
            loaded = None
        metadata |= loaded if isinstance(loaded, dict) else {}
    return metadata


@cache
def loader() -> type:
    """YAML's safe loader, the one in C where PyYAML was built with it."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
