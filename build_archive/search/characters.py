"""What a character is to the search: written without spaces, part of a word, a symbol, space, or nothing at all."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache

from build_archive.folding import HAN_RANGES, fold_character

SCRIPTS_WITHOUT_SPACES = (
    *HAN_RANGES,
    (0x3005, 0x3007),  # 々〆〇
    (0x3021, 0x3029),  # numerals of Suzhou
    (0x3031, 0x3035),
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x1100, 0x11FF),  # Hangul: particles cling to words, so it is cut like Han
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0x1B000, 0x1B16F),
)
"""Letters in these ranges are indexed as pairs only, never as whole words."""
EMOJI = (0x1F000, 0x1FAFF)
"""Symbols, whatever this Python's Unicode knows of them, but for the skin tones."""
SKIN_TONES = (0x1F3FB, 0x1F3FF)
VOICED = re.compile("[\u3046-\u30fe\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]")
"""A kana and the mark of its voice, apart."""
SPACES = "\t\n\x0b\x0c\r\x85"
"""Spaces of category Cc; all of category Z are too."""


class Kind(IntEnum):
    """What a folded character is to the search."""

    HIDDEN = 0
    """As if it were not there: marks, joiners, skin tones."""
    STOP = 1
    """Punctuation, controls, what is not assigned: parts words, not runs."""
    SPACE = 2
    """Parts words, and runs between two words."""
    SYMBOL = 3
    """An emoji or another picture: a term of its own."""
    HAN = 4
    """A letter of a script without spaces."""
    WORD = 5
    """Any other letter or digit."""


def kind_of(character: str) -> Kind:
    """The kind of one folded character. Decided by its category, where that has been the same in all versions of Unicode."""
    code = ord(character)
    if SKIN_TONES[0] <= code <= SKIN_TONES[1]:
        return Kind.HIDDEN
    category = unicodedata.category(character)
    if EMOJI[0] <= code <= EMOJI[1] or category == "So":
        return Kind.SYMBOL
    if category[0] == "M" or category == "Cf":
        return Kind.HIDDEN
    if category[0] == "Z" or character in SPACES:
        return Kind.SPACE
    if any(first <= code <= last for first, last in SCRIPTS_WITHOUT_SPACES):
        return Kind.HAN if category[0] in "LN" or category == "Cn" else Kind.STOP
    return Kind.WORD if category[0] in "LN" else Kind.STOP


def composed(text: str) -> str:
    """A text with kana and the marks of their voice as one character, where there is one: a mark alone would be hidden."""
    return VOICED.sub(lambda pair: unicodedata.normalize("NFKC", pair[0]), text)


@cache
def folded(character: str) -> tuple[tuple[str, Kind], ...]:
    """What one character of a text becomes, each part with its kind."""
    return tuple((part, kind_of(part)) for part in fold_character(character))
