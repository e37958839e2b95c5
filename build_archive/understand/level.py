"""Levels how a text is written, for matching only: one width, one script, one kind of space, each character still at its place."""

from __future__ import annotations

from functools import cache

from build_archive.folding import simplified_table

_ODD_SPACES = (0x09, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0x2028, 0x3000, 0xFEFF)


@cache
def _table() -> dict[int, int]:
    half_width = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    spaces = dict.fromkeys(_ODD_SPACES, 0x20)
    return {code: ord(letter) for code, letter in simplified_table().items()} | half_width | spaces


def level(text: str) -> str:
    """The text with half-width ASCII, simplified characters and plain spaces; as long as before, so offsets stay true."""
    return text.translate(_table())
