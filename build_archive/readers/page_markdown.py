"""Markdown that an extractor made of a web page: the lines that the page showed, and which of them are headings or links and nothing else.

html2text, markdownify, trafilatura and the like write pages so. Line numbers stay those of the dump.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from build_archive.model import Layout, Stated
from build_archive.patterns import regex
from build_archive.readers.front_matter import front_matter

_ADDRESS = r"\((?:[^()\\\n]|\\.|\n(?!\s*\n)|\((?:[^()\\\n]|\\.){0,500}\)){0,4000}\)"
_WORDS = r"(?:[^\[\]\\\n]|\\.|\n(?!\s*\n)|\[[^\[\]\n]{0,80}\]){0,600}"
IMAGE = regex(rf"!\[{_WORDS}\](?:{_ADDRESS}|\[\d{{1,4}}\])")
LINK = regex(rf"\[(?P<words>{_WORDS})\](?:{_ADDRESS}|\[\d{{1,4}}\])")
DEFINITION = regex(r"^ {0,3}\[\d{1,4}\]: *\S.*$", re.MULTILINE)
"""Where html2text puts the addresses of links that it numbers."""
DRESS = regex(
    r"^[ \t]*(?:[*+-][ \t]+)?#{1,6}[ \t]+[^。\n]{1,90}$|\]\((?:https?:|[/.#<?]|javascript:|mailto:)|\*\*[^\s*][^*\n]*\*\*|^ {0,3}\[\d{1,4}\]: *\S",
    re.MULTILINE,
)
TITLED = regex(
    r"\A\s*#{1,6}[ \t]+[^。\n]{1,90}\n|^[ \t]*(?:\*\*[^\s*][^*\n]*\*\*[ \t]*$|[-*+][ \t]+#{1,6}[ \t]+\S|!\[[^\]\n]{0,80}\]\(https?:)|^[^\n]{2,90}\n={3,}[ \t]*$",
    re.MULTILINE,
)
"""A heading at the head of a text or underlined, a line that is bold as a whole, a heading in an item of a list, a picture on a line of its own."""
LISTED = regex(r"^  \* \S|^# [^。\n]{6,90}$", re.MULTILINE)
"""An item of a list as html2text writes it, and a heading that is the page's title."""
HEADING = regex(r"(?P<mark>(?:[-*+][ \t]+)*)(?P<level>#{1,6})[ \t]+(?P<words>[^。]*?)[ \t]*#*$")
GLUED = regex(r"^([ \t]*[-*+][ \t]+)#{1,6}[ \t]+")
"""A heading in an item of a list, with a whole article glued behind it: trafilatura makes such lines."""
UNDERLINE = regex(r"[ \t]*(?:=+|-{2,})[ \t]*")
RULE = regex(r"[ \t]*(?:(?:[*_-][ \t]*){3,}|\|?[ \t:|-]*-[ \t:|-]*)")
"""A line across the page, or the one below the heads of a table."""
ROW = regex(r"[ \t]*\|(?P<cells>.*)\|[ \t]*")
EMPHASIS = (
    regex(r"\*\*(?=[^\s*])([^*\n]{1,2000}?)\*\*"),
    regex(r"(?<![*A-Za-z0-9])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*(?![*A-Za-z0-9])"),
    regex(r"(?<![_\w])_(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)_(?![_\w])"),
)
ICON = regex(r"(?<!\S)__+|\*\*\*\*")
"""What is left of an icon's element, which holds no words."""
ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
BLOCK = regex(r"[ \t]*(?:[-*+>#|]|\d{1,3}[.)])[ \t]*")
WIDTH = 78
"""Characters at which html2text and fold break a line, unless told otherwise."""
FEW_WHOLE = 2
"""Lines of a text broken at a width that are longer all the same: addresses, code."""
READER = regex(
    r"\ATitle: (?P<title>.*)\n\n?URL Source: (?P<url>\S+)\n(?:\n?(?:Published Time: (?P<time>.+)|[A-Z][\w ]{2,24}: .*)\n)*\n?Markdown Content:[ \t]*\n"
)
"""The head that reader services put before a page."""
GUESSES = frozenset(("fingerprint", "hostname", "sitename"))
"""Fields by which front matter of trafilatura is known: its dates are guesses from the whole page, three of 38 wrong."""


@dataclass(frozen=True, slots=True)
class Undressed:
    """A page's lines without the marks of Markdown."""

    text: str
    layout: Layout
    stated: Stated
    """What a head before the page says of it."""


def is_dressed(text: str) -> bool:
    """Whether a text is Markdown: two signs of it, one beside html2text's lists, one that leaves no doubt, or a head that only extractors write."""
    if text.startswith("---\n") or TITLED.search(text) or READER.match(text):
        return True
    signs = len([*islice(DRESS.finditer(text), 2)])
    return signs == 2 or (signs == 1 and LISTED.search(text) is not None)


def undress(text: str) -> Undressed:
    """The lines that the page showed."""
    stated, title, begin = _head(text)
    body = text[begin:]
    for pattern in (DEFINITION, IMAGE):
        body = pattern.sub(lambda found: "\n" * found[0].count("\n"), body)
    body = LINK.sub(lambda found: found[0].replace("\n", " ") + "\n" * found[0].count("\n"), body)
    lines = [title, *[""] * (text.count("\n", 0, begin) - 1)] if begin else []
    headings = [1] if title else []
    links: list[int] = []
    for number, (line, look) in enumerate(_lines(_unwrapped(body.split("\n"))), len(lines) + 1):
        lines.append(line)
        if look:
            (headings if look == "heading" else links).append(number)
    return Undressed("\n".join(lines), Layout(tuple(headings), tuple(links)), stated)


def _head(text: str) -> tuple[Stated, str, int]:
    """What the head before a page states, its title, which may be the window's, and where the page begins."""
    if found := READER.match(text):
        return Stated(url=found["url"], date=(found["time"] or "").strip()), found["title"].strip(), found.end()
    if not text.startswith("---\n"):
        return Stated(), "", 0
    head = front_matter(text)
    said = {name: str(value).strip() for name, value in head.fields.items() if isinstance(value, str)}
    stated = Stated(url=said.get("url", ""), date=said.get("date", ""))
    stated = replace(stated, date_from="body") if GUESSES & said.keys() else stated
    return stated, " ".join(said.get("title", "").split()), head.body


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Paragraphs that were broken at a width, whole again on their first line; empty lines stand for the others.

    A line is broken where the next word would not have fitted, and only where paragraphs have empty lines between them
    and hardly any line runs on over a space that stands before the width.
    """
    whole = sum(" " in line[:WIDTH].strip() and len(line) > WIDTH and not BLOCK.match(line) for line in lines)
    spaced = 5 * sum(not line.strip() for line in lines) > len(lines) and whole <= FEW_WHOLE
    joined = lines[:1]
    for line in lines[1:]:
        if spaced and _is_broken(joined[-1], line):
            joined.append(line)
            continue
        yield from _one_line(joined)
        joined = [line]
    yield from _one_line(joined)


def _is_broken(line: str, following: str) -> bool:
    if not line.strip() or not following.strip() or line.endswith("  ") or BLOCK.match(following):
        return False
    return len(line) + len(following.split(" ", 1)[0]) >= WIDTH and not HEADING.match(line.strip())


def _one_line(lines: list[str]) -> Iterable[str]:
    return [" ".join(line.strip() if n else line.rstrip() for n, line in enumerate(lines)), *[""] * (len(lines) - 1)]


def _lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line's words, and whether they are a heading, a link or neither."""
    waiting: tuple[str, str] | None = None
    for line in lines:
        if waiting and waiting[0].strip() and len(waiting[0]) <= WIDTH and UNDERLINE.fullmatch(line):
            yield waiting[0], waiting[1] or "heading"
            waiting = "", ""
            continue
        if waiting:
            yield waiting
        waiting = _line(line)
    if waiting:
        yield waiting


def _line(line: str) -> tuple[str, str]:
    if RULE.fullmatch(line):
        return "", ""
    line = re.sub(r"^(?:[ \t]*>)+[ \t]?", "", line.rstrip())
    if row := ROW.fullmatch(line):
        line = " | ".join(cell.strip() for cell in row["cells"].split("|") if cell.strip())
    heading = HEADING.fullmatch(line.strip())
    if heading:
        line = heading["mark"] + heading["words"]
    line = GLUED.sub(r"\1", line)
    linked = sum(_letters(found["words"]) for found in LINK.finditer(line))
    words = _bare(LINK.sub(lambda found: found["words"], line))
    if linked and linked >= 0.9 * _letters(words) and not (heading and len(heading["level"]) == 1):
        return words, "link"
    return words, "heading" if heading else ""


def _bare(words: str) -> str:
    """Words without emphasis and backslashes."""
    words = ICON.sub("", words)
    for pattern in EMPHASIS:
        words = pattern.sub(r"\1", words)
    return ESCAPED.sub(r"\1", words)


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
