"""Cuts a dump's text into segments: its lines, and where an extractor glued several things into one line, those things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_archive.model import Layout
from build_archive.patterns import regex
from build_archive.understand.code import NO_CODE, Code, find_code, find_fenced
from build_archive.understand.labels import REMARK, label_places
from build_archive.understand.level import level
from build_archive.understand.quoting import address_in


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line that is to be taken for one thing."""

    line: int
    """1-based."""
    text: str
    """As it stands in the dump; the segments of a line, joined, are the line."""
    words: str
    """The same for matching: levelled (see level.py), no white space around; empty for marks and blanks."""
    look: str = ""
    """How the line looked on its page, where a dump says so: a `heading`, or a `link` and nothing else; or `code`, which no reader saw, or that is `quoted`, perhaps below and above a `fence`."""
    shows: str = ""
    """The quoted code, or the addresses, right below the line."""


_TIME_AND_SOURCE = regex(
    r"(?<=[^\s\d(:]) +(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{1,2}:\d\d(?::\d\d)? *来源)"
)
"""A time behind a title, the source behind the time, and the article on the same line."""
LEADING = regex(r"\s*(?:(?:--?|[–—|•·▪■◆●*])(?:\s+|$))+|\s*\|+(?=[^|\s])")
"""Marks of a list before a line's words; for levelled text."""
_TRAILING = regex(r"(?:\s+(?:--?|\|))+\s*$|\|\s*$")
LONG = 250
"""Characters from which a line may hold several paragraphs; in a shorter one a space is only a space."""
SHORT = 160
"""Characters up to which a line may be a row of labelled values."""
EDGE = 60
"""Characters at the end of a line in which something may be glued to its last sentence."""

_PARAGRAPH = regex(r"(?<=[。!?…”」;]) +(?=\S)| {2,}(?=\S)")
_GLUED = regex(
    r"(?<=[。!?…])(?=[▲△▼]|资料图片?$)|(?<=关注我们) +(?=\S)|(?<=的浏览器。)(?=\S)|(?<=[。!?])(?=>{2,} *\S)"
    r"|(?<=\S)(?=返回[一-鿿]{2,4},查看更多)|(?<=\S)\s+(?=有\d+人参与)"
    r"|(?:作者|记者)\s*:\s*[一-鿿·]{2,4}\s*(?=[(]来源\s*:[^()]{2,20}[)])"
    r"|^首页 ?[>»] ?[^\s>»]{2,8}(?: ?[>»] ?[^\s>»]{2,8})* +(?=[^\s>»]{8})"
    r"|[▲△▼][^▲△▼()]{4,80}[(][图摄](?:/|:|片)[^()]{1,40}[)] +(?=\S)"
    r"|(?:^|(?<=\s))[(]?(?:本文)?原(?:标题|题为?)\s*:?\s*《[^》]{4,80}》[)]?(?=[^\s)])"
    r"|(?:^|(?<=\s))【(?:文|撰文|图文|作者)/[^】]{2,30}】(?=\s*\S)"
)
"""A caption behind a sentence, a first sentence behind a labelled title or the writer's name: no space shows that something new begins."""
_GLUED_CREDIT = regex(
    r"(?<=[。!?…])(?=(?:资料图片?|图源.{1,15}|[^。!?,]{2,14}供图|[^。!?,]{2,20}摄|[(](?:图|摄影)?[/:].{1,24}[)]|[(][^()]{2,20}(?:摄|供图)[)])$)"
)
"""The picture's credit at the end of a paragraph; in a line of one sentence it is the caption's own."""
_GLUED_TIME = regex(
    r"(?<=[^\s\d(:于至到从])(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{1,2}:\d\d(?::\d\d)?(?: *[^\d。,]{0,24})?$)"
)
"""A time behind a title or a headline, with nothing but a name behind it."""
_SPACED_TIME = regex(
    r"(?<=\S) +(?=\[(?:转[贴载]|原创) +(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d(?::\d\d)?\]$)|(?<=[^\s\d(:于至到从])(?<![时日]间)(?<![更最]新)(?<!日期)(?<!发[布表]) +(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{1,2}:\d\d(?::\d\d)?\s*$)"
)
"""The same behind a space, where the words before it are too many for a name."""
_PAPER_DAY = regex(r"^\d? ?上一[篇版期] +下一[篇版期] ?\d? +(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?= +\S)")
"""The day of an electronic paper among its buttons: 3上一篇 下一篇4 2013年5月7日 放大 缩小 默认."""
_COUNTED_TIME = regex(
    r"(?::\s*\d{1,7}|\d{1,7} ?[条人次]?(?:评论|阅读|浏览|参与|跟[贴帖])|(?:点击|阅读|浏览|访问|人气|评论)(?:数|量|次数)?\s*:)(?P<gap> +)(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d\d)"
)
"""A time behind how many have read the page."""
_READ_TIME = regex(
    r"(?<=\S) +(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d\d(?::\d\d)? +\d+ ?[人次]?(?:阅读|浏览))"
)
"""A time before how many have read the page, behind the columns by which it is filed: 分类: 渡口 茶馆 2014-11-13 15:19 462人阅读."""
NAME = 12
"""Characters that a name before a time has at most."""
_PAPER = regex(r"《[^《》]{2,16}》\s*(?=\(\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[^()]{0,16}\)\s*$)")
"""The paper's name before the day and the page, behind the reporters: 本报记者 王小明《河湾日报》(2020年05月06日 第 03 版)."""
_STAMP = regex(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d\d(?::\d\d)? +(?=\S)")
"""The page's time at the head of a line that holds a whole article."""
_DATED = regex(
    r"(?<=\S) +(?P<time>(?:(?:最后)?更新|发[布表])(?:时间|日期)?\s*:\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d\d(?::\d\d)?) +(?=\S)"
)
"""The same with its label, between a title and the first sentence."""
_LATIN = regex(r"[A-Za-z]")
_SENTENCE_END = regex(r"[。!?…]")
_BARRED = regex(
    r"(?:^|(?<=\|))\s*(?P<field>(?:来源|作者|编辑|责任编辑|记者)\s+[^\s|:]{2,16}(?:\s+通讯员\s+[^\s|:]{2,16})?)\s*(?=\||$)"
)
"""A name with its label between the bars of a line of counts: `1164次阅读 | 来源 河湾网 | 0 条评论 | 作者 王小明`."""


UNKNOWN = Layout()


def cut(text: str, layout: Layout = UNKNOWN) -> Iterator[Segment]:
    """The segments of a text, in order; the segments of a line are the line."""
    plain = level(text).split("\n")
    looks = dict.fromkeys(layout.headings, "heading") | dict.fromkeys(layout.links, "link")
    lines = text.split("\n")
    code = find_fenced(lines) or NO_CODE if layout.is_whole else find_code(lines)
    showing = _shown_below(lines, code)
    for number, line in enumerate(lines, 1):
        if look := code.look(number):
            yield Segment(number, line, "", look)
            continue
        segments = _cut_line(number, line, plain[number - 1])
        look, shows = looks.get(number, ""), showing.get(number, "")
        yield from (replace(segment, look=look, shows=shows) for segment in segments) if look or shows else segments


def _shown_below(lines: Sequence[str], code: Code) -> dict[int, str]:
    """The quoted code, or the addresses, by the number of the line below which, empty ones aside, or on which they stand."""
    showing: dict[int, list[str]] = {}
    above = 0
    for number, line in enumerate(lines, 1):
        if number in code.quoted:
            showing.setdefault(above, []).append(line)
        elif line.strip():
            above = number
            if address := address_in(line):
                showing[number] = [address]
    return {number: " ".join(shown) for number, shown in showing.items()}


def _cut_line(number: int, line: str, plain: str) -> Iterator[Segment]:
    if not plain.strip():
        yield Segment(number, line, "")
        return
    leading = LEADING.match(plain)
    start = leading.end() if leading else 0
    if start:
        yield Segment(number, line[:start], "")
    trailing = _TRAILING.search(plain, max(start, len(plain) - 40))
    stop = trailing.start() if trailing else len(plain)
    for a, b in pairwise(sorted({start, *_places(plain, start, stop), stop})):
        yield Segment(number, line[a:b], plain[a:b].strip())
    if trailing:
        yield Segment(number, line[stop:], "")


def _places(plain: str, start: int, stop: int) -> Iterator[int]:
    """Where, between two offsets, a line falls apart."""
    size = stop - start
    if size <= 8:
        return
    yield from label_places(plain, start if size <= SHORT else stop - EDGE, stop)
    if size <= SHORT:
        yield from (place for match in _PAPER.finditer(plain, start, stop) for place in match.span() if start < place)
        yield from (
            place
            for match in _BARRED.finditer(plain, start, stop)
            for place in match.span("field")
            if start < place < stop
        )
        yield from (place for match in _PAPER_DAY.finditer(plain, start, stop) for place in match.span("day"))
        yield from (match.start("gap") for match in _COUNTED_TIME.finditer(plain, start, stop))
        yield from _matches(_GLUED_TIME, plain, start, stop)
        yield from _matches(_READ_TIME, plain, start, stop)
        yield from (place for place in _matches(_SPACED_TIME, plain, start, stop) if place - start > NAME)
    if size > LONG:
        yield from _paragraphs(plain, start, stop)
    elif size > SHORT:
        yield from (place for match in _DATED.finditer(plain, start, start + SHORT) for place in match.span("time"))
    yield from (match.end() for match in _GLUED.finditer(plain, start, stop) if start < match.end() < stop)
    if size > SHORT or plain.count("。", start, stop) > 1:
        yield from _matches(_GLUED_CREDIT, plain, max(start, stop - EDGE), stop)
    if plain[start:stop].rstrip(" 0123456789")[-1:] in ")]】>":
        window = max(start, stop - LONG)
        yield from (window + match.start() for match in REMARK.finditer(plain[window:stop]))


def _matches(pattern: re.Pattern[str], plain: str, start: int, stop: int) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(plain, start, stop) if match.start() > start)


def _paragraphs(plain: str, start: int, stop: int) -> Iterator[int]:
    """The breaks of a line that may hold a whole article: behind sentences, behind its title and its headings."""
    breaks = [match.end() for match in _PARAGRAPH.finditer(plain, start, stop)]
    yield from breaks
    head = min(stop, start + SHORT)
    yield from label_places(plain, start, head)
    yield from (match.end() for match in _STAMP.finditer(plain, start, head))
    yield from _matches(_TIME_AND_SOURCE, plain, start, head)
    if len(breaks) >= 3:
        for a, b in pairwise([start, *breaks, stop]):
            yield from _heading(plain, a, b)


def _heading(plain: str, start: int, stop: int) -> Iterator[int]:
    """The end of the words that stand before a paragraph's first sentence, set off by a space: its title or heading."""
    place = start
    while (space := plain.find(" ", place + 1, min(stop, start + 100))) > 0:
        following = plain.find(" ", space + 1, stop)
        after = plain[space + 1 : following if following > 0 else stop]
        if (
            _SENTENCE_END.search(plain, start, space) and plain[start:space].rstrip()[-1:] not in "!?…"
        ) or _DATELINE.search(plain, start, space):
            return
        within_latin = _LATIN.match(plain[space - 1]) and _LATIN.match(after)
        if not within_latin and ("。" in after or (len(after) >= 20 and after[-1] in ",、")):
            yield space + 1
            return
        place = space


_DATELINE = regex(r"(?:电|讯|消息|报道|日|记者\S*|[)】])$|\d+月\d+日")
"""What ends a dateline, which belongs to the paragraph that it opens."""
