"""Markdown that a person wrote, without what only its own site could show: players, comments, template commands, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

FENCE = re.compile(r"^(?:[ \t]{0,3}|[ \t]*(?:[-*+]|\d+\.)[ \t]+)(`{3,}|~{3,})", re.MULTILINE)
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
GONE = "\x00"
"""Where something embedded stood: a heading with nothing else below it goes too. No text has this character."""
DROPPED = re.compile(
    r"<!--|<(script|style|iframe|video|audio|object|embed|svg|canvas|noscript)\b[^<>]*>", re.IGNORECASE
)
SHORTCODE = re.compile(r"\{%.{0,500}?%\}|\{\{[<%].{0,500}?[>%]\}\}", re.DOTALL)
"""Commands of Hexo, Jekyll and Hugo; what stands between two of them stays."""
ATTRIBUTES = re.compile(
    r"(?<![ \t])[ \t]*\{:?[ \t]*(?:[.#][\w-]+[ \t]*)+\}[ \t]*$|^[ \t]*\{:[^}\n]*\}[ \t]*$", re.MULTILINE
)
"""Classes and names of kramdown and Wiki.js: `{.is-warning}`."""
HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$")
SETEXT = re.compile(r"\A\s*([^\s#>\-*+`|\[][^\n]{0,300})\n(=+|-{3,})[ \t]*(?:\n|\Z)")


def clean(text: str) -> str:
    """The Markdown as it would be without its site; code stays as it is."""
    text = "".join(part if code else _prose(part) for part, code in split_code(text))
    return re.sub(r"\n{3,}", "\n\n", _without_empty_sections(text)).strip("\n")


def split_code(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is code: between fences, or between backticks on one line."""
    prose: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        found = FENCE.match(line)
        if found and not fence:
            yield from _split_inline("".join(prose))
            prose, fence = [], found[1]
            yield line, True
        elif fence:
            yield line, True
            fence = "" if found and found[1].startswith(fence) and not line[found.end() :].strip() else fence
        else:
            prose.append(line)
    yield from _split_inline("".join(prose))


def _split_inline(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in INLINE_CODE.finditer(text):
        yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    yield text[at:], False


def _prose(text: str) -> str:
    return SHORTCODE.sub("", ATTRIBUTES.sub("", _without_embedded(text)))


def _without_embedded(text: str) -> str:
    """The text with a mark where comments, players and scripts stood; one that is not closed loses its tag alone, a comment all that follows."""
    unclosed: set[str] = set()
    parts: list[str] = []
    at = 0
    while found := DROPPED.search(text, at):
        parts += [text[at : found.start()], GONE]
        ending = f"</{found[1].lower()}" if found[1] else "-->"
        closed = None if ending in unclosed else re.compile(re.escape(ending), re.IGNORECASE).search(text, found.end())
        if closed:
            at = text.find(">", closed.start()) + 1 or len(text)
        else:
            unclosed.add(ending)
            at = found.end() if found[1] else len(text)
    return "".join([*parts, text[at:]])


def _without_empty_sections(text: str) -> str:
    """Headings below which stood only what was dropped go with it, and headings of no words."""
    lines = text.split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        heading = HEADING.match(line)
        if heading and (not (heading[2] or "").strip() or _only_dropped(lines, number, len(heading[1]))):
            continue
        kept.append(line.replace(GONE, ""))
    return "\n".join(kept)


def _only_dropped(lines: list[str], number: int, level: int) -> bool:
    """Whether a section holds something dropped and, besides headings below its own and bare tags, nothing else."""
    dropped = False
    for following in range(number + 1, len(lines)):
        line = lines[following]
        heading = HEADING.match(line)
        if heading and (len(heading[1]) <= level or not (heading[2] or "").strip()):
            break
        dropped = dropped or GONE in line
        if not heading and re.sub(r"<[^<>]*>", "", line.replace(GONE, "")).strip():
            return False
    return dropped


def leading_heading(text: str) -> tuple[str, int]:
    """The words of the heading of the first level that a text begins with, and where the text goes on; ("", 0) where none does."""
    start = len(text) - len(text.lstrip("\n"))
    line = text[start:].partition("\n")[0]
    if (found := HEADING.match(line)) and len(found[1]) == 1:
        return (found[2] or "").strip(), start + len(line) + 1
    if setext := SETEXT.match(text):
        return setext[1].strip(), setext.end()
    return "", 0
