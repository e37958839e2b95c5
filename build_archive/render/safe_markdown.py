"""Markdown that a person wrote, made safe: no raw HTML, no template, no attributes, no address that runs a script."""

from __future__ import annotations

import re

from build_archive.render.markdown import INVISIBLE, SURROGATES

SCHEMES = re.compile(r"(?i)(?:https?|mailto):|[^:]*$|[^:]*[/?#]")
"""An address that only leads somewhere: of the web, of mail, or relative."""
LINK_TARGET = re.compile(r"(\]\(\s*<?|^\s{0,3}\[[^\]\n]+\]:\s*<?)([^\s)>]*)", re.MULTILINE)


def safe_markdown(text: str) -> str:
    """The Markdown of a person, with everything in it that could run or reach outside shown as text."""
    text = SURROGATES.sub("\ufffd", INVISIBLE.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\x85\u2028\u2029\x0b\x0c\x1c-\x1f]", " ", text)
    text = text.replace("<", "&lt;").replace("{", "&#123;")
    return LINK_TARGET.sub(_harmless_target, text).strip("\n")


def _harmless_target(match: re.Match[str]) -> str:
    return match[0] if SCHEMES.match(match[2]) else match[1] + "#"
