"""What every text goes through, whatever its dump: one kind of line end, NFC, no control characters, mojibake undone where certain."""

from __future__ import annotations

import re
import unicodedata

from build_archive.readers.han import likeness

LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text means: most cannot stand in YAML or HTML at all. U+0085 is a line end."""
UNUSUAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What may be either; most texts are seen to have none in one look."""
_LATIN = r"[\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
LATIN_RUN = re.compile(f"{_LATIN}{_LATIN}{{3}}")
GBK_RUN = re.compile(r"(?:锛|銆|鐨|涓|鏄|鍦|浠|鍥|鍙|鎴|鏈|绋)")
"""What the commonest UTF-8 characters (，。的中是在) look like to someone who takes them for GBK."""


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as all later rooms expect it, and the names of what was repaired (white space and composition are not)."""
    text = text.removeprefix("\ufeff")
    repaired: list[str] = []
    if LATIN_RUN.search(text) or GBK_RUN.search(text):
        undone = "\n".join(map(_undo, text.split("\n")))
        if undone != text:
            text = undone
            repaired.append("mojibake")
    if UNUSUAL.search(text):
        text = LINE_END.sub("\n", text)
        if CONTROL.search(text):
            text = CONTROL.sub("", text)
            repaired.append("control characters")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, tuple(repaired)


def _undo(line: str) -> str:
    """A line whose bytes were once read in the wrong encoding, as it was; any other line unchanged.

    Certain means: the way back loses nothing, and what comes out is good Chinese where what went in was not.
    """
    if LATIN_RUN.search(line):
        import ftfy  # a tenth of a second, for few dumps

        for mended in (ftfy.fix_encoding(line), _reread(line, "cp1252", "gb18030")):
            if mended != line and "\ufffd" not in mended and likeness(mended) > 0.5 > likeness(line):
                return mended
    if len(GBK_RUN.findall(line)) >= 2:
        mended = _reread(line, "gb18030", "utf-8")
        if len(mended) >= 6 and likeness(mended) > likeness(line) + 0.3:
            return mended
    return line


def _reread(line: str, written: str, meant: str) -> str:
    """The line's bytes in one encoding read in another, or the line itself where that is not possible."""
    try:
        return line.encode(written).decode(meant)
    except UnicodeError:
        return line
