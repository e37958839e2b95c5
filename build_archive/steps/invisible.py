"""Step `invisible`: characters that nobody sees and doubled spaces go, the rest becomes NFC."""

from __future__ import annotations

import re
import unicodedata

from build_archive.model import CODE_INDENT, Article
from build_archive.steps.texts import with_texts

UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
"""Controls, soft hyphen, zero-width space, byte order mark, word joiner and what turns the direction of writing (Unicode 15.1, chapter 23)."""
JOINERS = re.compile("[\u200c\u200d][\u200c\u200d]*")
"""Zero-width (non-)joiner: part of the spelling between emoji and in Arabic and Indic scripts, rubbish elsewhere."""
JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u2190-\u2bff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
_BREAK, _SPACE = r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]", r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
BREAKS, SPACES = re.compile(f"{_BREAK}{_BREAK}*"), re.compile(f"{_SPACE}{_SPACE}+")
"""Runs, their first character by itself: `re` looks for one of a set several times faster than for a run."""


def clean_invisible(article: Article) -> Article:
    """Every text cleaned; paragraphs of which nothing is left go. The lay-out of Markdown written by a person stays."""
    if article.shape == "markdown":
        return with_texts(article, clean_line, clean_line, lambda body: tuple(clean_characters(text) for text in body))
    return with_texts(article, clean_line, clean_line, lambda body: tuple(filter(None, map(clean_paragraph, body))))


def clean_paragraph(text: str) -> str:
    """One line, or a block of code with its lay-out."""
    return clean_characters(text) if text.startswith(CODE_INDENT) else clean_line(text)


def clean_line(text: str) -> str:
    """One line: unseen characters out, white space of any kind single and none at the ends."""
    if text.isprintable() and "  " not in text:  # most lines: nothing unseen, and no white space but single spaces
        return unicodedata.normalize("NFC", text).strip()
    return SPACES.sub(" ", BREAKS.sub(" ", clean_characters(text))).strip()


def clean_characters(text: str) -> str:
    """Unseen characters out and NFC, white space untouched."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", JOINERS.sub(_joiner, UNSEEN.sub("", text)))


def _joiner(match: re.Match[str]) -> str:
    """One joiner where the character before it is of a script that spells with them, else nothing."""
    before = match.string[match.start() - 1 : match.start()]
    return match[0][0] if JOINING.match(before) else ""
