"""What text browsers (Lynx, w3m, ELinks) write in place of what no terminal shows: pictures, frames, changes, the numbers and addresses of links."""

from __future__ import annotations

import re

from build_archive.patterns import regex

BRACKETS = regex(r"\[([^\[\]\s]+(?:\n +[^\[\]\s]+)*)\]")
"""What stands in brackets without a space in it; a browser breaks a long name at its width."""
FILE = regex(
    r"\.(?:jpe?g|png|gif|bmp|webp|svg|ico)(?:$|[?!&;,_/])|^(?:image/)?(?:jpe?g|png|gif|webp|svg\+xml);base64,",
    re.IGNORECASE,
)
ALONE = regex(
    r"^[ \t\u3000]*(?:\[(?=[^\]\n]*[\d_]|(?:png|gif|jpe?g|t?img|pic|image|logo)\])(?!\d{1,2}\])[\w.!-]{1,60}\][ \t\u3000]*)+$",
    re.ASCII | re.IGNORECASE | re.MULTILINE,
)
"""Names of pictures without their endings, alone on a line; a number of one or two digits is a note's."""
FRAME = regex(r"^ *I?FRAME(?:$|:[ \t]*[!-~]*(?:\n *[!-~]*[/?&=%][!-~]*$)*)", re.IGNORECASE | re.MULTILINE)
CHANGE = regex(r"\[(?:INS|DEL):|:(?:INS|DEL)\]")
ADDRESSES = regex(
    r"\n *References\n(?:\s*(?:Visible|Hidden) links:?\n)?\s*\d{1,4}\. (?:https?|file|ftp|javascript|mailto):",
    re.IGNORECASE,
)
"""Where the addresses of all links begin, below the page."""
HEAD = regex(
    r"^ *(?:Link: (?:\[\d{1,4}\])?[a-z-]+|Link: (?:\[\d{1,4}\])?[^\n]* \([a-z-]+\)|#\[\d{1,4}\][^\n]*)$", re.MULTILINE
)
"""The links in a page's head: to its feed, to its true address."""
BOX = regex(r"^( *)(?:\[[ X*]\]|\([ *]\)) ", re.MULTILINE)
"""What a reader may tick."""
NUMBER = regex(r"\[\d{1,4}\]")


def without_marks(text: str) -> str:
    """The text without these marks, in as many lines."""
    if "[" not in text and "frame" not in text.lower() and "Link: " not in text:
        return text
    text = BOX.sub(r"\1", HEAD.sub("", text))
    if addresses := ADDRESSES.search(text):
        page, below = text[: addresses.start()], text[addresses.start() :]
        text = NUMBER.sub("", page) + "\n" * below.count("\n")
    text = ALONE.sub("", BRACKETS.sub(_without_picture, text))
    return CHANGE.sub("", FRAME.sub(_line_ends, text))


def _without_picture(found: re.Match[str]) -> str:
    return _line_ends(found) if FILE.search("".join(found[1].split())) else found[0]


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
