"""Which script a text is written in, by the characters that only one of the two scripts has."""

from __future__ import annotations

from collections import Counter
from functools import cache

from build_archive.folding import simplified_table
from build_archive.model import Language

ENOUGH = 0.7
"""Share that one script must reach among the telling characters; a text below it on both sides is mixed and gets no script."""
KANA_SHARE = 0.1
"""Above this share of kana among kana and Han characters a text is Japanese, whose kanji would pass for traditional characters."""


def language_of(text: str) -> Language:
    """`zh-Hans` or `zh-Hant` by content; empty where nothing tells (no Han, characters of both scripts only, half and half, Japanese)."""
    hans_only, hant_only = telling_characters()
    counts = Counter(text)
    hans = sum(count for character, count in counts.items() if character in hans_only)
    hant = sum(count for character, count in counts.items() if character in hant_only)
    if hans + hant == 0 or _is_japanese(counts):
        return ""
    if hans >= ENOUGH * (hans + hant):
        return "zh-Hans"
    return "zh-Hant" if hant >= ENOUGH * (hans + hant) else ""


@cache
def telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of simplified text only and of traditional text only.

    OpenCC's pairs say which belong together, and the two national standards which of them the other script uses as well: 后, 里, 台 and 云 are in
    Big5, 乾, 著 and 於 in GB 2312, so none of them tells.
    """
    pairs = simplified_table()
    hans = frozenset(simple for simple in pairs.values() if not _encodable(simple, "big5"))
    hant = frozenset(chr(code) for code in pairs if not _encodable(chr(code), "gb2312"))
    return hans - hant, hant - hans


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_japanese(counts: Counter[str]) -> bool:
    kana = sum(count for character, count in counts.items() if "\u3041" <= character <= "\u30fa")
    han = sum(count for character, count in counts.items() if "\u4e00" <= character <= "\u9fff") if kana else 0
    return kana > 0 and kana >= KANA_SHARE * (kana + han)
