"""A whole page on one line or few, as `get_text("|")` and `get_text(" ")` make it: the lines that the page showed, where bars or spaces tell them apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from build_archive.folding import is_han

LONG = 250
"""Characters of a line that may be a page."""
FEWEST = 20
"""Bars or spaces from which a line is a page's: an article that someone put on one line has as many paragraphs at most."""
ITEM = 14
"""Characters up to which words between two spaces may be those of a menu; at least half of a page's are."""
PARAGRAPH = 40
"""Characters from which words that end without a sentence's mark are a paragraph in which a space is only a space."""
BRACES, CHARACTERS = 3, 200
"""From so many on a line is program code, where there is one among so many characters, or less than half of them are Han."""
LOOSE = 4
"""Spaces behind the last comma of a paragraph from which it has ended without a mark, and a menu follows."""
WIDE = re.compile(r"\s*\u3000\s*\u3000\s*|\s{3,}")
"""The indent of a paragraph, or what a page's empty lines left."""
FEWEST_GAPS = 3
"""Wide spaces from which a line is several."""
TITLE_WORDS = 12
"""Words, set apart by spaces, that a title has at most."""
SITE = re.compile(r"[_|｜-]")
"""What stands between a title and the site's name in the title of a window."""
GLUE = "\u2060"
"""Stands for a space that parts nothing (the word joiner)."""
LINK = 12
"""Characters of the words of a link at most, in a sentence that was torn there."""
REACH = 3
"""Words among which the next mark of a torn sentence stands."""
OPENING = 6
"""Characters before the first link of a sentence that hardly are a heading."""
MARK = re.compile("[，,。、；！？]")
_VALUE = re.compile(r"[:：]|(?:19|20)\d\d[-/.年]\d|\d:\d\d")
"""A label or a time."""
HALF = 5
"""Characters that each half of a title has at least."""
CLAUSE = re.compile("[，,。]")
ENDED = re.compile(r"[。!?…;！？；][”’」』\"')）】]*$")
_CLOSED = re.compile(rf"{ENDED.pattern}|[:：]$|\d:\d\d$")
BAR = re.compile(r"\s*[|｜]\s*")
CREDIT = re.compile(
    r"\s*((?<![^\s】])(?:责任编辑|責任編輯|责编|責編)\s*[:：]\s*[一-鿿·]{2,4}(?=\s+\S)|[（(【\[]\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[:：][^（()）【】\[\]]{1,20}(?:[(（][^()（）]{1,10}[)）][^（()）【】\[\]]{0,20})?[）)】\]])\s*"
)
"""The editor, or the editor in brackets, behind the last sentence and before the buttons; an assistant has brackets within them."""
_LATIN = re.compile(r"\d*[A-Za-z]")
UNIT = "[年月日时点万亿千百个人家次岁倍元美分秒米吨辆届%％]"
"""What a number is of, in a text that sets numbers apart: 6 月 30 日."""
_BONDS = tuple(
    (re.compile(f"(?:{before})$"), re.compile(behind))
    for before, behind in (
        # a label; one of counts has no other value than a number
        ("(?<!分享)(?<!分享到)(?<!评论)(?<!評論)[:：]", ""),
        ("(?:评论|評論|分享|分享到)[:：]", r"\d"),
        # a list torn at its links: 中石油 、 中海油
        ("", "[，、。；:：！？”’）」』】]"),
        (r"、|\s[，；]", ""),
        # a bracket or quote that nothing has closed yet: （记者 王小明）
        ("[（(《“「『【][^）)》”」』】]*", ""),
        # the head of a report, before its first sentence
        ("日(?:电|讯|消息|電|訊)|[网社报網報端]讯|(?:消息|快|综合)讯", ""),
        ("日", r"\d{1,2}:\d\d"),
        (r"\s\d{1,4}", UNIT),
        # an office, and who holds it
        (r"(?:^|\s)[一-鿿]{0,8}(?:记者|記者|編輯|编辑|责编|通讯员|通訊員|校对|审核|摄影|撰文)", "[一-鿿·]{2,4}$"),
        # two writers
        (
            r"(?:作者|记者|記者)\s*[:：]\s*[一-鿿·]{2,4}",
            "(?!打印|分享|评论|收藏|来源|來源|字号|关闭|时间|日期|发布|浏览|点击|编辑|责编)[一-鿿·]{2,3}$",
        ),
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
    pages = [line for line in lines if _is_page(line) or _is_gapped(line)]
    head = next(filter(None, lines), "")
    if not pages or (2 * sum(map(len, pages)) < len(text) and head != pages[0]):
        return text
    return "\n".join(words for line in lines for part in _parts(line) for words in _around_credits(part))


def _is_page(line: str) -> bool:
    if len(line) < LONG or _is_code(line):
        return False
    words = line.split()
    short = sum(len(word) <= ITEM for word in words)
    return _is_barred(line) or (len(words) >= FEWEST and 2 * short >= len(words))


def _is_code(line: str) -> bool:
    """Whether a line is program code: not a page with a style sheet at its end."""
    braces = line.count("{")
    return braces >= BRACES and (braces * CHARACTERS > len(line) or 2 * sum(map(is_han, line)) < len(line))


def _is_gapped(line: str) -> bool:
    """Whether wide spaces part the line, with paragraphs between them."""
    return len(line) >= LONG and len(WIDE.findall(line.strip())) >= FEWEST_GAPS


def _is_barred(line: str) -> bool:
    """Whether bars part the line: not those that a menu has, between spaces."""
    bars = len(BAR.findall(line))
    return bars >= FEWEST and 2 * bars >= len(BAR.sub("|", line).split())


def _around_credits(part: str) -> Iterable[str]:
    return filter(None, CREDIT.split(part)) if part else [part]


def _parts(line: str) -> Iterator[str]:
    title = _title(line) if _is_page(line) else ""
    glued = title.replace(" ", GLUE)
    for part in filter(None, _fields(line)):
        words = (part.replace(title, glued) if title else part).split()
        if _is_page(part) or (title and words and (words[0].startswith(glued) or glued in words)):
            yield from (words.replace(GLUE, " ") for words in _apart(words, glued))
        else:
            yield part


def _fields(line: str) -> Iterator[str]:
    """What bars and wide spaces part."""
    for field in BAR.split(line) if _is_page(line) and _is_barred(line) else [line]:
        yield from WIDE.split(field) if _is_gapped(field) else [field]


def _title(line: str) -> str:
    """The words at the head of a page that stand again further down, as they stand there; nothing where it is one word without a site's name, or none."""
    words = line.split(maxsplit=TITLE_WORDS)[:TITLE_WORDS]
    first, *site = SITE.split(words[0], maxsplit=1)
    if (site or SITE.match("".join(words[1:2]))) and len(first) >= HALF and line.count(first) > 1:
        return first
    for count in range(len(words), 1, -1):
        last = SITE.split(words[count - 1])[0]
        title = " ".join([*words[: count - 1], last])
        if last and len(words[0]) >= HALF and line.count(title) > 1:
            return title
    return ""


def _apart(words: list[str], title: str = "") -> Iterator[str]:
    """Words between spaces, those that belong together in one: around Latin words, behind labels, within a time, within a paragraph, and in a title said twice.

    Nothing but the site's name goes on where the `title` of the page ends, and it goes on nothing.
    """
    twice = {pair for pair, count in Counter(map(_pair, pairwise(words))).items() if count > 1 and len(pair[1]) == HALF}
    parts = words[:1]
    for place, (before, word) in enumerate(pairwise(words), 1):
        if GLUE in before or (title and title in (before, word)):
            if SITE.match(word):
                parts[-1] += f" {word}"
            else:
                parts.append(word)
        elif (
            _goes_on(parts[-1], word)
            or _is_torn(parts, before, words[place : place + REACH])
            or (len(before) >= HALF and _pair((before, word)) in twice)
        ):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return iter(parts)


def _is_torn(parts: list[str], before: str, ahead: list[str]) -> bool:
    """Whether a sentence that a link tore goes on: one of the words at the tear is short, as links are, and a mark of a sentence follows soon."""
    part, word = parts[-1], ahead[0]
    if ENDED.search(part) or min(len(before), len(word)) > LINK or _VALUE.search(part[:LINK]) or _VALUE.search(word):
        return False
    if word.isdigit() and len(ahead) > 1 and re.match(UNIT, ahead[1]):
        return True
    begun = MARK.search(part) or _is_opening(parts, word)
    return bool(begun) and any(map(MARK.search, ahead))


def _is_opening(parts: list[str], word: str) -> bool:
    """Whether words behind a sentence that has ended begin the next one: few, before a link, or before what stands behind one."""
    return (
        len(parts) > 1
        and len(parts[-1]) <= OPENING
        and bool(ENDED.search(parts[-2]))
        and (len(word) <= LINK or " " in parts[-1])
    )


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
    beside = _LATIN.match(part[-1]) or (_LATIN.match(word) and len(part) >= HALF)
    return bool(beside) and _CLOSED.search(part) is None
