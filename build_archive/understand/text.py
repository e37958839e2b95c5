"""What can be told of a segment from its letters alone: whether it reads like prose, how it ends, what it shares with the article."""

from __future__ import annotations

import re
from itertools import pairwise

_GAP = re.compile("(?<=[一-鿿]) (?=[一-鿿])")
"""What stands between the headlines of a row more often than a comma stands in them."""
CLOSING = "”’」』\"')）】]》 "
_FINAL = frozenset("。!?…;:~.")


def ending(words: str) -> str:
    """The last character that is not a closing quote or bracket."""
    return words.rstrip(CLOSING)[-1:]


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence does."""
    return ending(words) in _FINAL


def is_prose(words: str) -> bool:
    """Whether a segment reads like a paragraph: sentences, not a headline or a row of words.

    A headline may hold a comma and end with an exclamation mark; it hardly holds a full stop or runs over 60 characters.
    """
    size = len(words)
    if size < 12:
        return False
    last = ending(words)
    if last == "。":
        return size >= 15
    if "。" in words:
        return size >= 25
    commas = words.count(",") + words.count("、") // 2
    long = size >= 40 and commas >= 1 if last in "!?…;:" else size >= 70 and commas >= 2
    return long and len(_GAP.findall(words)) <= commas + 1


def is_sentence(words: str) -> bool:
    """Whether a segment is at least a sentence, or a long line with a comma: what a flash of news may consist of."""
    return (len(words) >= 10 and ending(words) == "。") or (len(words) >= 25 and "," in words)


def pairs(words: str) -> set[str]:
    """The pairs of neighbouring letters and digits, without marks and spaces: what two texts about one thing share."""
    letters = _MARKS.sub("", words)
    return {a + b for a, b in pairwise(letters)}


_MARKS = re.compile(r"[\W_]+")


def shared(words: str, article: set[str]) -> float:
    """The share of a line's pairs that the article has too, 0 to 1."""
    mine = pairs(words)
    return len(mine & article) / len(mine) if mine else 0.0


SHORTEST_CUT = 6
"""Characters of a title that are left when the site's name is cut off."""
_BEHIND = re.compile(r"\s*[_|丨–—·/-]|\s*$|\s+\S{1,10}(?:$|\s*[_|丨–—-])")


def is_title_of(window: str, words: str) -> bool:
    """Whether a line is what the window's title begins with, before the site's name."""
    return window.startswith(words) and len(words) >= SHORTEST_CUT and _BEHIND.match(window, len(words)) is not None
