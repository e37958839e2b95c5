"""Which script a text is written in, by the characters that only one of the two scripts has."""

from __future__ import annotations

import re
from functools import cache

from build_archive.folding import any_of, simplified_table
from build_archive.model import Language

ENOUGH = 0.7
"""Share that one script must reach among the telling characters; a text below it on both sides is mixed and gets no script."""
KANA_SHARE = 0.1
"""Above this share of kana among kana and Han characters a text is Japanese, whose kanji would pass for traditional characters."""
KANA, HAN = re.compile("[\u3041-\u30fa]"), re.compile("[\u4e00-\u9fff]")


def language_of(text: str) -> Language:
    """`zh-Hans` or `zh-Hant` by content; empty where nothing tells (no Han, characters of both scripts only, half and half, Japanese)."""
    hans, hant = (len(telling.findall(text)) for telling in telling_characters())
    if hans + hant == 0 or _is_japanese(text):
        return ""
    if hans >= ENOUGH * (hans + hant):
        return "zh-Hans"
    return "zh-Hant" if hant >= ENOUGH * (hans + hant) else ""


@cache
def telling_characters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A character of simplified text only, and one of traditional text only.

    OpenCC's pairs say which belong together, and the two national standards which of them the other script uses as well: 后, 里, 台 and 云 are in
    Big5, 乾, 著 and 於 in GB 2312, so none of them tells. Those beyond the first plane are too rare to tell.
    """
    pairs = simplified_table()
    hans = {simple for simple in pairs.values() if simple <= "\uffff" and not _encodable(simple, "big5")}
    hant = {chr(code) for code in pairs if code <= 0xFFFF and not _encodable(chr(code), "gb2312")}
    return any_of(hans - hant), any_of(hant - hans)


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_japanese(text: str) -> bool:
    kana = len(KANA.findall(text))
    return kana > 0 and kana >= KANA_SHARE * (kana + len(HAN.findall(text)))
