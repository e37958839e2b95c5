r"""Text that can never be markup, and the few pieces of Markdown that the program writes itself.

Python-Markdown knows fewer backslash escapes than CommonMark (https://python-markdown.github.io/, `ESCAPED_CHARS`), so a character
that has none becomes a numeric entity. Escapes are as few as can be: `3.5`, `中美` and `10%` stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Controls: in no text on purpose, forbidden in HTML, and Python-Markdown keeps its own marks among them."""
BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
"""All that any tool takes for an end of line (`str.splitlines`), and the tab."""
SURROGATES = re.compile(r"[\ud800-\udfff]")

ALWAYS = re.compile(r"[\\`*_\[]|\{(?![-+~=>])")
AT_START = re.compile(
    r"""
      (?P<backslash> [\#>]                # heading, quotation
                   | [-+](?=[\s+-]|$)     # list, rule
                   | !(?=!!)              # admonition
      )
    | (?P<number> \d+)(?=[.)](?:\s|$))    # numbered list
    | (?P<entity> \?(?=\?\?)              # folded admonition
                | :(?=[\s:]|$)            # definition, directive
                | =(?==)                  # tab, underline of a heading
                | ~(?=~)                  # fence
                | /(?=//)                 # block
      )
    """,
    re.VERBOSE,
)
SPOKEN = re.compile(r":(?=(?!\d\d?:)[a-z0-9_+-]+:)|\{(?=[-+~=>])")
"""The first colon of `:smile:` (`12:25:30` is a time), and the brace of CriticMarkup, which heeds no backslash."""
PAIRED = (re.compile("~"), re.compile(r"\^"), re.compile(r"\$"), re.compile("=(?==)"), re.compile(r"\+(?=\+)"))
"""Marks that mean something only where the same one comes again in the paragraph."""
WEB = re.compile(r"(?:https?|mailto):[^\s]+", re.IGNORECASE)
"""Addresses that only lead somewhere; one relative to the place where a text once stood leads nowhere now."""
ADDRESS = "/:?#@!&*+,;=%-._~"
"""What stays as it is in an address; `(`, `[`, `` ` ``, `$` and backslashes mean something to Markdown."""
ODD = re.compile(r"[^\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e\u2010-\u201f…·A-Za-z0-9 ,.;()\"'!?%/-]")
"""A character that might need care; most paragraphs have none, and need a look at their start alone."""


def plain(text: str) -> str:
    """A text on one line, without control characters or lone surrogates."""
    return BREAKS.sub(" ", INVISIBLE.sub("", SURROGATES.sub("\ufffd", text))).strip()


def escape(text: str) -> str:
    """A text as one line of Markdown that says just this text: no character of it is markup, HTML or template."""
    if not ODD.search(text) and not AT_START.match(text.strip()):
        return text.strip()
    text = plain(text)
    return _escaped(text, [mark for mark in PAIRED if len(mark.findall(text)) > 1])


def beside(text: str) -> str:
    """The same for a text that stands on a line with others, which may have a mark that it could be paired with."""
    if not ODD.search(text) and not AT_START.match(text.strip()):
        return text.strip()
    return _escaped(plain(text), PAIRED)


def escape_part(text: str) -> str:
    """The same for a part of a line: white space at its ends stays, and marks are escaped that another part might pair."""
    core = plain(text)
    before, after = (
        (" " * bool(text[:1].isspace()), " " * bool(text[-1:].isspace())) if core else (" " * bool(text), "")
    )
    return before + re.sub(r"!$", r"\\!", _escaped(core, PAIRED)).replace("]", "&#93;") + after


def _escaped(text: str, marks: Sequence[re.Pattern[str]]) -> str:
    text = ALWAYS.sub(r"\\\g<0>", re.sub(r"&(?=[A-Za-z#])", "&amp;", text).replace("<", "&lt;"))
    for mark in (SPOKEN, *marks):  # in this order: SPOKEN looks at what follows
        text = mark.sub(_entity, text)
    return AT_START.sub(_harmless_start, text, count=1) if AT_START.match(text) else text


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def _harmless_start(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"] + "\\"
    return "\\" + match[0] if match["backslash"] else _entity(match)


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    r"""A text as the label of a link, or as a heading; `]` as an entity, for `\[…\]` would be a formula.

    A title is that of its own page and of a link on the pages before and after; names are those of many pages.
    """
    return beside(text).replace("]", "&#93;")


def heading(level: int, text: str) -> str:
    """A heading; a text that ends in `#` keeps it."""
    return close(f"{'#' * level} {label(text)}")


def close(line: str) -> str:
    """The line of a heading with the `#` at its end escaped, which would be taken for its closing mark."""
    return re.sub(r"((?:\\\\)*(?:\\#)?)(#*)$", lambda match: match[1] + r"\#" * len(match[2]), line)


def link(text: str, from_path: str, to_path: str) -> str:
    """A link between two pages (paths relative to `docs/archive/`), relative, so that it holds under any address.

    Paths are the program's own names: letters, digits, `-`, `_`, `/`, `.` and an anchor.
    """
    return f"[{label(text)}]({relative(from_path, to_path)})"


def web_link(text: str, address: str) -> str:
    """A link out of the site; an address that is not of the web, or that would run something, is text."""
    return f"[{label(text)}]({encoded(address)})" if WEB.fullmatch(address) else beside(text)


def encoded(address: str) -> str:
    """An address with what means something to Markdown written as per cent signs and digits."""
    return quote(address, safe=ADDRESS).replace("++", "%2B%2B").replace("&", "&amp;")


def relative(from_path: str, to_path: str) -> str:
    """The way from one page to another; both paths relative to the same folder, the second perhaps with an anchor."""
    here, there = from_path.split("/")[:-1], to_path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def bullets(items: Iterable[str]) -> str:
    """A list of pieces of Markdown, one line each."""
    return "\n".join(f"- {item}" for item in items)


def page_text(front: str, *blocks: str) -> str:
    """A whole page: its front matter, then blocks with an empty line between them; ends with one line end."""
    return "\n\n".join([front.rstrip("\n"), *(block for block in blocks if block)]) + "\n"


def linked(label_text: str, from_path: str, to_path: str) -> str:
    """A link whose label is Markdown already (see `label`): for the many links of an index, several times as fast as `link`."""
    return f"[{label_text}]({'../' * from_path.count('/')}{to_path})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: Sequence[str] = ()) -> str:
    """A table of pieces of Markdown, its columns centred unless `align` has a rule for each; the cells hold no line ends and no bars."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, align or [":-:"] * len(head), *rows))
