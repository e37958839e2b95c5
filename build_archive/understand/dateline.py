"""The head of an agency report, which tells where, when and by whom: `新华社北京2月29日电`, `新京报讯（记者 …）`, `外交部网站1月27日消息`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from build_archive.patterns import regex
from build_archive.understand.names import MEDIUM_WORD, SEPARATOR, TASK, are_persons, is_person
from build_archive.understand.times import Moment, full_dates, month_days, plain

MEDIUM = (
    r"(?:新华社|新華社|中新社|中新网|中央社|路透社|美联社|法新社|[一-鿿A-Za-z·]{1,12}?"
    r"(?:新闻网|新聞網|报网|報網|新闻客户端|广播电视台|广播电台|网站|网|網|社|报|報|新闻|新聞|客户端|之家|在线|科技|财经|体育|娱乐|周刊|电视台|广播|e公司))"
)
DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
HALF_DAY = r"(?:凌晨|早间|上午|中午|下午|晚间|晚|電|早)?"
HEAD = 200
"""Characters in which a dateline ends."""
FLASH = regex(r"【[^【】]{8,60}】")
"""What may stand before it: the title of a flash of news."""
QUOTED = r"(?:据|據|来自|引述|援引)"
WITH_DAY = regex(
    rf"[【\[〔]?(?P<quoted>{QUOTED})?(?P<source>{MEDIUM})(?P<place>[一-鿿·]{{0,8}}?)(?:\([^()]{{0,24}}\))?\s*(?:北京时间)?{DAY}{HALF_DAY}\s*(?:(?:新媒体)?专?(?:电|電)|消息|讯|訊|(?<=日)报道(?=[ (]))[】\]〕]?"
)
WITHOUT_DAY = regex(rf"(?P<source>{MEDIUM})(?:快|专)?(?:讯|訊|消息)(?=[\s(,:]|记者|記者|[一-鿿]{{0,6}}\s*北京时间)")
IN_BRACKETS = regex(
    r"[【\[〔(](?P<source>[一-鿿]{2,10}?(?:网|网|报|報|社|时报|日报|新闻|通讯社))(?:(?P<who>(?:驻[一-鿿]{2,8}?)?(?:特约|特派)?(?:记者|記者)[^】\]〕)]{2,20})|(?:综合)?(?:报道|報導|讯|專訊|訊)(?P<more>[^】\]〕)]{0,20}))[】\]〕)]"
)
SIGNED = regex(
    rf"[【\[〔(](?P<source>{MEDIUM_WORD})\s*/\s*(?P<who>[一-鿿]{{2,4}})(?:(?:综合|綜合)?(?:报道|報導)|特稿)?[】\]〕)]"
)
"""`【河湾快报／王小明】`."""
BRACKETED = regex(
    r"[【\[〔(](?P<source>[一-鿿]{2,10})[】\]〕)](?=\s*\((?:[一-鿿]{0,6}(?:记者|記者|特派员|特派員)))"
    r"|[(【\[〔](?P<medium>(?!互联网|本)[一-鿿]{2,12}(?:中文网|日报|日報|时报|時報|之声|之聲|电台|電台|通讯社|通訊社|新闻网|新聞網))[】\]〕)](?=\S)"
)
"""`【河湾周刊】（记者 王小明）`, `（河湾之声中文网）`: who publishes, in brackets of its own."""
ANY_WITH_DAY = regex(rf"(?P<quoted>[一-鿿A-Za-z·]{{0,8}}){DAY}{HALF_DAY}\s*(?:电|電|讯|訊|(?<=日)消息)")
"""A day with 电 or 讯 behind it tells when, whoever sent it."""
PLACES = "台北|臺北|新北|桃園|台中|臺中|台南|臺南|高雄|基隆|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|台東|臺東|澎湖|金門|香港|澳門|北京|上海|廣州|深圳|東京|華盛頓|綜合|综合"
REPORTER_FIRST = regex(
    rf"[(〔【\[]?(?P<source>{MEDIUM})?(?:本报|本网|本報|特约|首席|见习|实习)*(?P<who>(?:记者|記者)\s*[:：]?[一-鿿·、 ]{{2,16}}?(?:(?:通讯员|通訊員|实习生)[一-鿿·、 ]{{2,12}}?)?)"
    rf"(?:\s*/\s*(?:{PLACES}|[一-鿿]{{2,6}})|{PLACES})?(?:\d{{1,2}}日)?\s*(?:(?:综合|綜合|摄影)?(?:报道|報導)|電|电)?(?:[)〕】\]]|(?<=[道導])[:：\s])"
)
"""`（记者 王小明）`, `〔記者張小三／台北報導〕`, `（中央社記者張小三台北1日電）`, `本报记者 王小明 报道：`."""
LATER_DAY = regex(rf"\s*(?:[(（][^()（）]{{0,20}}[)）]\s*)?(?:北京时间)?{DAY}{HALF_DAY}(?:消息|讯|电)")
REPORTERS = regex(r"\s*\((?P<who>[^()]{2,40})\)")
SENT = regex(r"[一-鿿]\d{1,2}日(?:[電电])")
OFFICE = regex(r"(?:记者|記者|通讯员|通訊員|特派员|实习生)[:：]?")
_OWN = frozenset(("", "本报", "本報", "本网", "本網", "本台", "本刊", "本社"))
PAPER = regex(rf"^{MEDIUM_WORD}(?=[一-鿿]{{2,4}}$)")
"""The paper before the name of its reporter, where no word for the office stands between: 山城网王小明."""


EDITED = regex(r"\s*[(（](?:编辑|編輯)\s*[:：]?\s*(?P<who>[一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4})*)[)）]")
"""`（编辑 王小明）` behind the agency's line."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the head of an agency report says."""

    source: str
    """The agency or paper; empty for a quoted one (据…消息) and for 本报."""
    author: str
    """The reporters that it names, as written; empty where it names none."""
    moment: Moment | None
    """The day, mostly without a year."""
    start: int
    end: int
    """Half-open range of characters of the paragraph."""


@lru_cache(maxsize=16)
def dateline(paragraph: str) -> Dateline | None:
    """The agency line that a paragraph opens with, if it does; source, author and date of an article ask for the same paragraphs."""
    text = plain(paragraph[:HEAD])
    lead = len(text) - len(text.lstrip())
    flash = FLASH.match(text, lead)
    for start in (lead, flash.end()) if flash else (lead,):
        for pattern in (WITH_DAY, WITHOUT_DAY, REPORTER_FIRST, IN_BRACKETS, SIGNED, BRACKETED, ANY_WITH_DAY):
            if match := pattern.match(text, start):
                return _read(paragraph, text, match)
    return None


def _read(paragraph: str, text: str, match: re.Match[str]) -> Dateline:
    part = match.groupdict()
    end = match.end()
    reporters = REPORTERS.match(text, end)
    author = reporters_in(reporters["who"]) if reporters else ""
    if reporters and author:
        end = reporters.end()
    if later := LATER_DAY.match(text, end):
        end = later.end()
    head = paragraph[:end]
    moment = next(iter((*full_dates(head), *month_days(head))), None)
    author = author or reporters_in(part.get("who") or "") or reporters_in(part.get("more") or "")
    author = _without_place(author) if SENT.search(head) else author
    source = part.get("source") or part.get("medium") or ""
    if part.get("quoted") is not None or source.startswith(("本报", "本網", "本网", "本社", "本報", "本刊")):
        source = ""
    return Dateline(source, author, moment, match.start(), end)


def _without_place(name: str) -> str:
    """`林小河港边`: the agency writes name and place in one; names have three characters, before a place of one two."""
    if not re.fullmatch("[一-鿿]{4,7}", name) or is_person(name):
        return name
    person = name[: 3 if len(name) > 4 else 2]
    return person if is_person(person) else name


def reporters_in(words: str) -> str:
    """The names behind 记者 or 通讯员, or bare names of people, with 、 between them; their office and paper left out."""
    segments = OFFICE.split(plain(words))
    told = len(segments) > 1
    named = "、".join(
        part
        for segment in segments[told:]
        for part in SEPARATOR.split(segment)
        if part not in _OWN and not re.fullmatch(TASK, part)
    )
    if not told:
        named = PAPER.sub("", named)
    if not re.fullmatch(r"[一-鿿·、]{2,24}", named):
        return ""
    return named if told or are_persons(named) or (len(named) > 4 and are_persons(named[:3])) else ""
