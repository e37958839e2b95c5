"""What a piece of a dump can be: the written table of kinds, with what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of piece."""

    name: str
    meaning: str
    """In a few words, for the legend of `build-archive explain`."""
    style: str
    """How `explain` shows it on a terminal, in rich's words."""
    used: bool = True
    """Whether it becomes part of the article or its data; if not, it is left out and counted as noise."""


_TABLE = (
    Kind("title", "the article's title", "bold green"),
    Kind("series", "the name of a series before the title", "green"),
    Kind("body", "a paragraph of the article", "default"),
    Kind("code", "program code that the article shows", "cyan"),
    Kind("original title", "the title that the article had at its source", "green"),
    Kind("time", "when the page appeared", "magenta"),
    Kind("source", "who published it first", "magenta"),
    Kind("author", "who wrote it", "magenta"),
    Kind("editor", "who edited it", "magenta"),
    Kind("tags", "the page's tags", "cyan"),
    Kind("list", "the words above a list of headlines", "bold blue"),
    Kind("headline", "a headline of another article", "blue"),
    Kind("listed time", "when a listed article appeared", "blue"),
    Kind("column", "the column of a listed article", "blue"),
    Kind("comment count", "how many comments a listed article had", "blue"),
    Kind("rank", "a number in a list of headlines: its place, or how many read it", "dim", used=False),
    Kind("caption", "the words under a picture", "yellow", used=False),
    Kind("comment", "a reader's comment, or the form for one", "red", used=False),
    Kind("navigation", "crumbs, menus, share and print lines", "red", used=False),
    Kind("promotion", "what the site advertises", "red", used=False),
    Kind("legal", "copyright and disclaimers", "red", used=False),
    Kind("repeat", "text that the dump holds twice", "red", used=False),
    Kind("noise", "left over, part of nothing", "red", used=False),
    Kind("mark", "bullets, bars and brackets of the extractor", "dim", used=False),
    Kind("blank", "nothing but white space", "dim", used=False),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every kind by its name, in the order in which `explain` lists them."""
