"""When two texts count as the same: width, case, white space, invisible characters and script folded away; only importer of OpenCC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from build_archive.kept import derived

# The blocks in which Unicode keeps Han characters (Unicode 17.0, chapter 18): URO, extensions A to J, compatibility.
HAN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3347F))

_NOT_ALNUM = re.compile(r"[\W_]")
_COMMONEST = "，。、"
"""Taken out first: many texts have no other marks, and are not looked through character by character."""
_MARKS = re.compile(r"[\s!-/:-@\[-`{-~，。、；：？！“”‘’（）《》【】…—·]")
"""Common marks that NFKC makes marks of: without them most texts are in normal form, which is seen a hundred times faster than made.

One by one: `re` looks for the next character of a set many times faster than for the next run of such characters.
"""


@lru_cache(maxsize=1 << 15)
def is_han(character: str) -> bool:
    """Whether one character is a Han character (々 and 〇, which stand in words like one, included)."""
    code = ord(character)
    return character in "々〇" or any(first <= code <= last for first, last in HAN_RANGES)


@cache
def simplified_table() -> dict[int, str]:
    """Traditional to simplified, one character to one character, as `str.translate` wants it: some 4,000 pairs."""
    return derived("simplified", asked_of_opencc)


def asked_of_opencc() -> dict[int, str]:
    """What `t2s` makes of each character alone, so that no phrase rule plays in."""
    import opencc  # only where the table is not kept

    han = [chr(code) for first, last in HAN_RANGES for code in range(first, last + 1)]
    converted = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {ord(a): b for a, b in zip(han, converted, strict=True) if a != b and len(b) == 1}


def fold_width(text: str) -> str:
    """The letters and digits of a text (Han ones included), NFKC and lower case; punctuation, marks and white space dropped.

    Depends on Unicode alone, so identities made from it outlive dictionaries.
    """
    for mark in _COMMONEST:
        text = text.replace(mark, "")
    bare = text if text.isalnum() else _MARKS.sub("", text)
    folded = unicodedata.normalize("NFKC", bare).lower()
    return folded if folded.isalnum() else _NOT_ALNUM.sub("", folded)


def fold(text: str) -> str:
    """`fold_width`, and traditional characters as simplified ones: equal for texts that a reader would call the same."""
    folded = fold_width(text)
    return folded.translate(simplified_table()) if _traditional().search(folded) else folded


@lru_cache(maxsize=1 << 14)
def fold_label(text: str) -> str:
    """`fold` of a name, with the signs that make another name of it (C, C++ and C# are three); a name of marks alone as it is."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign in "+#")
    return fold(text) + signs or text


@cache
def _traditional() -> re.Pattern[str]:
    return any_of(map(chr, simplified_table()))


def any_of(characters: Iterable[str]) -> re.Pattern[str]:
    """Finds each of these characters; if one is beyond the first plane, then any there, for `re` would look for each by itself.

    Looking at a hundred characters takes a microsecond, where `str.translate` takes thirty.
    """
    ordered = sorted(characters)
    first = [re.escape(character) for character in ordered if character <= "\uffff"]
    return re.compile("[" + "".join(first) + ("\U00010000-\U0010ffff" if len(first) < len(ordered) else "") + "]")


@cache
def fold_character(character: str) -> str:
    """One character folded by itself, so that each folded character knows where it stood: any number of characters, most often one.

    NFKC, lower case, no accents on Latin letters, simplified; what NFKC makes of spacing accents (a space) is dropped.
    """
    folded = unicodedata.normalize("NFKC", character).lower()
    parts = unicodedata.normalize("NFKD", folded)
    if parts[:1].isascii() and parts[:1].isalpha():
        folded = "".join(part for part in parts if not unicodedata.combining(part))
    if len(folded) > 1:
        folded = folded.replace(" ", "")
    return folded.translate(simplified_table())
