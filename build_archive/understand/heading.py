"""Names that stand without a label: near the title, beside the page's own time, or in brackets at the end of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_archive.patterns import regex
from build_archive.understand.byline import Credit, credits_of
from build_archive.understand.dateline import reporters_in
from build_archive.understand.names import MEDIUM_WORD, TASK, are_persons
from build_archive.understand.times import ZONE, full_dates, plain

AROUND = " -|·,"
"""What stands between a time and the names beside it."""
_PERSONS = r"[一-鿿·]{2,5}(?:[ 、/,]+[一-鿿·]{2,5}){0,5}?"
_OFFICE = r"(?:首席|特约|特派|见习|实习|本报|本网|全媒体|驻[一-鿿]{2,6}?)*(?:记者|記者)"
_HELPERS = r"(?:\s*(?:通讯员|通訊員|实习生)\s*[一-鿿·]{2,5}(?:[ 、,]+[一-鿿·]{2,5}){0,3})?"
_REPORT = r"\s*(?:(?:综合)?(?:报道|報導)|发自[一-鿿]{2,8}|文|/\s*[一-鿿]{2,6}(?:报道|報導))?[)\]】]?"
UNLABELLED = (
    regex(rf"(?P<author>{_PERSONS})\s*/\s*(?P<source>{MEDIUM_WORD})"),
    regex(rf"(?P<source>{MEDIUM_WORD}|[一-鿿]{{2,6}}快[讯訊])\s*/\s*(?P<author>{_PERSONS})"),
    regex(rf"[(\[【]?(?P<source>{MEDIUM_WORD})?\s*/?\s*{_OFFICE}\s*[:/|]?\s*(?P<author>{_PERSONS}{_HELPERS}){_REPORT}"),
    regex(rf"(?P<source>[一-鿿\d]{{2,10}}报道)\s+(?P<author>{_PERSONS})\s+[一-鿿]{{2,4}}报道"),
    regex(rf"(?P<source>{MEDIUM_WORD})\s+(?P<author>(?!\S*(?:新闻|财经)){_PERSONS})"),
    regex(rf"(?P<source>{MEDIUM_WORD})"),
)
"""`石佳/河湾日报`, `河湾快讯／石佳`, `河湾日报记者 石佳 通讯员 王小明`, `河湾日报 石佳`, `河湾日报`."""
_MENU = rf"(?:{ZONE})\b|字号|字體|字体|分享|阅读|評論|评论|浏览|星期|周[一二三四五六日]|编辑|作者|打印|收藏|查看|点击|更新|发布|人气|举报|收听|下载|原创|来自|只看|倒序|楼主|[大中小]{2}|参与|互动"
BESIDE_TIME = regex(
    rf"(?!.*(?:{_MENU}))(?!(?:{TASK})(?:\s|$))(?P<source>[一-鿿A-Za-z][^\s:,。!?()【】]{{1,19}}?)(?:[\[(【](?:{TASK})[\])】])?"
)
"""One word beside the page's own time is who published it; a word of the menu is not."""


def heading_credits(line: str) -> tuple[Credit, ...]:
    """The names of a line that stands near the title, where a label may be missing; what `credits_of` reads goes first."""
    found = credits_of(line)
    if found:
        return found
    text = plain(line)
    moment = next(full_dates(line), None)
    if moment is None:
        return _in_span(line, text, 0, len(text), UNLABELLED)
    behind = _in_span(line, text, moment.end, _end_of_names(text), (*UNLABELLED, BESIDE_TIME))
    marked = text[: moment.start].rstrip().endswith(("·", "|"))
    return behind or _in_span(line, text, 0, moment.start, (*UNLABELLED, BESIDE_TIME) if marked else UNLABELLED)


_MENU_BEHIND = regex(rf"(?:\s+(?:\d+|\S*(?:我有话说|{_MENU})\S*))*\s*$")


def _end_of_names(text: str) -> int:
    """Where the counts and the words of a menu begin that stand behind the names of a byline."""
    found = _MENU_BEHIND.search(text)
    return found.start() if found else len(text)


def _in_span(line: str, text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]) -> tuple[Credit, ...]:
    """The names that a stretch of the line is made of, marks around it aside."""
    start += len(text[start:end]) - len(text[start:end].lstrip(AROUND))
    end = start + len(text[start:end].rstrip(AROUND))
    for pattern in patterns:
        match = pattern.fullmatch(text, start, end)
        if match:
            return tuple(_from_groups(line, match))
    return ()


def _from_groups(line: str, match: re.Match[str]) -> Iterator[Credit]:
    source, author = match.groupdict().get("source"), match.groupdict().get("author")
    people = reporters_in(f"记者{author}") if author else ""
    if people and are_persons(people):
        named = match["author"] if are_persons(match["author"]) else people
        yield Credit("author", named, match.start("author"), match.end("author"))
    if source and are_persons(source) and match.re.pattern == BESIDE_TIME.pattern:
        yield Credit("author", source, match.start("source"), match.end("source"))
    elif source:
        yield Credit(
            "source", line[match.start("source") : match.end("source")], match.start("source"), match.end("source")
        )


def signature(paragraph: str) -> Credit | None:
    """The reporter's name in brackets at the very end of an article: `……开门。（张小峰）`, `(本报记者 王小明)`."""
    text = plain(paragraph).rstrip()
    match = re.search(r"[。!?”…;]\s*(\((?P<who>[^()]{2,24})\))$", text)
    who = reporters_in(match["who"]) if match else ""
    if match is None or not who or re.search("[摄攝绘图]$", match["who"]):
        return None
    return Credit("author", who, match.start(1), match.end())
