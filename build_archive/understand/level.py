"""Levels how a text is written, for matching only: one width, one script, one kind of space and of stroke, each character still at its place."""

from __future__ import annotations

import re
from functools import cache

from build_archive.folding import any_of, simplified_table

SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\ufeff"
"""Every character that only keeps others apart, those of no width too."""


@cache
def _table() -> dict[str, str]:
    half_width = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    spaces = dict.fromkeys(SPACES.replace("\n", "").replace(" ", ""), " ")
    return {chr(code): letter for code, letter in simplified_table().items()} | half_width | spaces | {"╱": "/"}


@cache
def _unlevelled() -> re.Pattern[str]:
    return any_of(_table())


def level(text: str) -> str:
    """The text with half-width ASCII, simplified characters and plain spaces; as long as before, so offsets stay true."""
    table = _table()
    return _unlevelled().sub(lambda found: table.get(found[0], found[0]), text)
