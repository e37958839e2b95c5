"""Levels how a text is written, for matching only: one width, one script, one kind of space, each character still at its place."""

from __future__ import annotations

from functools import cache

from build_archive.folding import simplified_table

SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\ufeff"
"""Every character that only keeps others apart, those of no width too."""


@cache
def _table() -> dict[int, int]:
    half_width = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    spaces = dict.fromkeys(map(ord, SPACES.replace("\n", "")), 0x20)
    return {code: ord(letter) for code, letter in simplified_table().items()} | half_width | spaces


def level(text: str) -> str:
    """The text with half-width ASCII, simplified characters and plain spaces; as long as before, so offsets stay true."""
    return text.translate(_table())
