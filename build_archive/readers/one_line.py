"""A whole page on one line or few, as `get_text("|")` and `get_text(" ")` make it: the lines that the page showed, where bars or spaces tell them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

LONG = 250
"""Characters of a line that may be a page."""
FEWEST = 20
"""Bars or spaces from which a line is a page's: an article that someone put on one line has as many paragraphs at most."""
ITEM = 14
"""Characters up to which words between two spaces may be those of a menu; at least half of a page's are."""
PARAGRAPH = 40
"""Characters from which words that end without a sentence's mark are a paragraph in which a space is only a space."""
BRACES = 3
"""From so many on a line is program code."""
LOOSE = 4
"""Spaces behind the last comma of a paragraph from which it has ended without a mark, and a menu follows."""
HALF = 5
"""Characters that each half of a title has at least."""
CLAUSE = re.compile("[，,。]")
ENDED = re.compile(r"[。!?…;！？；][”’」』\"')）】]*$")
BAR = re.compile(r"\s*[|｜]\s*")
_LATIN = re.compile(r"[A-Za-z]")
_BONDS = tuple(
    (re.compile(f"(?:{before})$"), re.compile(behind))
    for before, behind in (
        # a label
        ("[:：]", ""),
        # a bracket or quote that nothing has closed yet: （记者 王小明）
        ("[（(《“「『【][^）)》”」』】]*", ""),
        # the head of a report, before its first sentence
        ("日(?:电|讯|消息|電|訊)|[网社报網報端]讯|(?:消息|快|综合)讯", ""),
        ("日", r"\d{1,2}:\d\d"),
        # an office, and who holds it
        (r"(?:^|\s)[一-鿿]{0,8}(?:记者|記者|編輯|编辑|责编|通讯员|通訊員|校对|审核|摄影|撰文)", "[一-鿿·]{2,4}$"),
        # where a paper is published: 来源: 河湾日报 (河湾)
        (r"[来來]源\s*[:：]\s*\S+", "[(（][一-鿿]{2,6}[)）]$"),
    )
)
"""What ends with the one and begins with the other belongs together, though a space stands between."""
_APART = re.compile(r"\d:\d\d \d|\d (?:19|20)\d\d[-/.年]")
"""A number behind the clock, and a day behind a number."""


def lines_of(text: str) -> str:
    """The text with a line end where something else begins; as it is where neither its first line nor the half of it is a page."""
    lines = text.split("\n")
    pages = [line for line in lines if _is_page(line)]
    head = next(filter(None, lines), "")
    if not pages or (2 * sum(map(len, pages)) < len(text) and head != pages[0]):
        return text
    return "\n".join(part for line in lines for part in _parts(line))


def _is_page(line: str) -> bool:
    if len(line) < LONG or line.count("{") >= BRACES:
        return False
    words = line.split()
    short = sum(len(word) <= ITEM for word in words)
    return _is_barred(line) or (len(words) >= FEWEST and 2 * short >= len(words))


def _is_barred(line: str) -> bool:
    """Whether bars part the line: not those that a menu has, between spaces."""
    bars = len(BAR.findall(line))
    return bars >= FEWEST and 2 * bars >= len(BAR.sub("|", line).split())


def _parts(line: str) -> Iterator[str]:
    if not _is_page(line):
        yield line
    elif _is_barred(line):
        yield from filter(None, BAR.split(line))
    else:
        yield from _apart(line.split())


def _apart(words: list[str]) -> Iterator[str]:
    """Words between spaces, those that belong together in one: around Latin words, behind labels, within a time, within a paragraph, and in a title said twice."""
    twice = {pair for pair, count in Counter(map(_pair, pairwise(words))).items() if count > 1 and len(pair[1]) == HALF}
    part = words[0]
    for before, word in pairwise(words):
        if _goes_on(part, word) or (len(before) >= HALF and _pair((before, word)) in twice):
            part += f" {word}"
        else:
            yield part
            part = word
    yield part


def _pair(words: tuple[str, str]) -> tuple[str, str]:
    """Two neighbours as a title has them, though the site's name may stand behind the second."""
    return words[0], words[1][:HALF]


def _goes_on(part: str, word: str) -> bool:
    if len(part) >= PARAGRAPH and len(CLAUSE.findall(part)) >= 2:
        clause = max(part.rfind(mark) for mark in "，,。")
        return ENDED.search(part) is None and part.count(" ", clause) < LOOSE
    near = max(0, len(part) - PARAGRAPH)
    if any(before.search(part, near) and behind.match(word) for before, behind in _BONDS):
        return True
    if part[-1].isdigit() and word[0].isdigit():
        return not _APART.search(f"{part[-5:]} {word}")
    return bool(_LATIN.match(part[-1]) or _LATIN.match(word[0])) and ENDED.search(part) is None
