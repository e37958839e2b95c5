"""Who published, wrote and edited an article: read from labelled lines, glued strings and agency lines, with the span that each result took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from build_archive.understand.times import Moment, full_dates, month_days, plain

Role = Literal["source", "author", "editor", "other"]

LABELS: dict[Role, str] = {
    "source": "文章来源|文章來源|信息来源|新闻来源|新聞來源|稿件来源|内容来源|本文来源|消息来源|来源于|来源|來源|稿源|转载自|轉載自|转自|摘自|出处|出處",
    "editor": "责任编辑|責任編輯|责任编校|值班编辑|网络编辑|本文编辑|本期编辑|执行编辑|新媒体编辑|实习编辑|编辑|編輯|责编|責編|编辑部|編 輯|编 辑",
    "author": "本文作者|本报记者|特约记者|记者|記者|作者|作 者|撰文|撰稿|执笔|執筆|原创|通讯员|文字",
    "other": "校对|校對|审核|審核|审校|终审|初审|监制|監製|主编|主編|总编辑|策划|摄影|攝影|制图|设计|美编|排版|出品|统筹|图片|图|视频|翻译|编译|译者",
}
"""Words that announce a name, the longest first; "other" ends the value before it and is kept nowhere."""
NOT_BEFORE = re.compile(
    r"(?:图片|圖片|数据|數據|资料|資料|图|圖|视频|影片|收入|资金|素材|图表|照片|图文|总|主|原|副|前)\Z"
)
"""What makes 来源, 编辑 and 记者 words of something else: 图片来源, 数据来源, 总编辑."""
ENDS = "时间|日期|发布时间|发布日期|发表时间|更新时间|最后更新|发布于|發布時間|阅读|浏览|点击|评论|跟贴|字号|字体|分享|打印|收藏|标签|关键词|原标题|原文链接|举报|版权|人气|热度|我要|扫描"
_ALL = "|".join(sorted("|".join(LABELS.values()).split("|"), key=len, reverse=True))
SIGN = r"\s*(?:[:|丨︱]|[/／](?=[一-鿿]))\s*"
LABEL = re.compile(rf"(?P<label>{_ALL})(?:{SIGN}|(?P<gap>[ ]+)(?=[一-鿿A-Za-z_]))")
STOP = re.compile(rf"(?:{_ALL})(?:{SIGN})|(?:{ENDS})|[。!?;,\[\]【】{{}}<>《》]|\s{{2,}}|(?:19|20)\d\d[-/.年]|$")
NAME = re.compile(r"[\w·•.＆&、/,_ -]{1,40}\Z")


@dataclass(frozen=True, slots=True)
class Credit:
    """One name with its role, and where in the line it stood."""

    role: Role
    value: str
    start: int
    """Of the label."""
    end: int
    """Half-open; behind the value, and behind the bracket that closes around both."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of an agency report: `新华社北京2月29日电`, `新京报讯（记者 …）`, `外交部网站1月27日消息`."""

    source: str
    author: str
    moment: Moment | None
    start: int
    end: int


def credits_of(line: str) -> tuple[Credit, ...]:
    """Every labelled name of a line, in order; roles that no field keeps (校对, 摄影) included as "other", so that their words are accounted for."""
    return tuple(_credits(line, plain(line)))


def _credits(line: str, text: str) -> Iterator[Credit]:
    place = 0
    while label := LABEL.search(text, place):
        place = label.end()
        if NOT_BEFORE.search(text[: label.start()]) or (label["gap"] and not _stands_alone(text, label)):
            continue
        start, end = label.end(), _end_of_value(text, label)
        value = line[start:end].strip(" \u3000\t-|、,:：")
        if not value or not _fits(label["label"], value):
            continue
        opened = _bracket(text, label.start())
        end = start + len(line[start:end].rstrip())
        if opened and text[end : end + 1] in ")]】>":
            end += 1
        yield Credit(_role(label["label"]), value, label.start() - opened, end)
        place = end


def _role(label: str) -> Role:
    return next(role for role, words in LABELS.items() if label in words.split("|"))


def _stands_alone(text: str, label: re.Match[str]) -> bool:
    """A label without a colon (`编辑 刘晓阳 校对 李铭`) counts only at the head of a short line or behind a name, never inside a sentence."""
    before = text[: label.start()].strip(" ([【|-")
    return (
        len(text) <= 40 and not re.search("[,。;]", text) and (not before or bool(LABEL.match(text.lstrip(" ([【|-"))))
    )


def _end_of_value(text: str, label: re.Match[str]) -> int:
    opened = bool(_bracket(text, label.start()))
    depth, start = 0, label.end()
    for place in range(start, len(text)):
        character = text[place]
        if character == "(":
            depth += 1
        elif character == ")":
            if depth == 0 and opened:
                return place
            depth -= 1
        elif depth <= 0 and place > start and _stops(text, place, label):
            return place
    return len(text)


def _stops(text: str, place: int, label: re.Match[str]) -> bool:
    return bool(STOP.match(text, place)) or bool(label["gap"] and text[place] == " " and LABEL.match(text, place + 1))


def _bracket(text: str, start: int) -> int:
    """How many characters before a label belong to a bracket that opens there."""
    opening = re.search(r"[(\[【<]\s*\Z", text[:start])
    return len(opening[0]) if opening else 0


def _fits(label: str, value: str) -> bool:
    """Whether a value may be what its label says: a name of some words, not a sentence."""
    if _role(label) == "source":
        return len(value) <= 40
    return bool(NAME.match(plain(value))) and len(value) <= 40


AGENCY = r"[一-鿿A-Za-z·]{2,14}?"
PLACE = r"[一-鿿]{0,8}?"
REPORTERS = r"\s*[(（【\[](?P<who>[^()（）【】\[\]]{2,40})[)）】\]]"
DATELINES = (
    re.compile(
        rf"(?P<source>新华社|中新社|中新网|中央社|人民网|央视网|环球网|光明网|中国网|中国侨网|国际在线|{AGENCY}(?:网站|网|社|报|新闻|客户端|之家|在线|科技|财经|体育|娱乐|日报|周刊))"
        rf"(?P<place>{PLACE})\s*(?:北京时间)?(?P<when>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)(?:凌晨|早间|晚间|上午|下午)?\s*(?P<verb>电|消息|讯|報導|报道)"
    ),
    re.compile(rf"(?P<source>{AGENCY}(?:网|社|报|新闻|科技|财经|在线|天气网|客户端))(?:快)?讯(?=[\s(（,，]|记者)"),
    re.compile(r"[【\[](?P<source>[一-鿿]{2,10}?(?:网|报|社|时报|日报|新闻))(?:驻[一-鿿]{2,6})?(?:报道|讯|综合报道)"),
)


def dateline(paragraph: str) -> Dateline | None:
    """The agency line that a paragraph opens with, if it does; a quoted agency (据…报道) is no source of this page."""
    text = plain(paragraph)
    lead = len(text) - len(text.lstrip())
    for pattern in DATELINES:
        match = pattern.match(text, lead)
        if match:
            return _dateline(paragraph, text, match)
    return None


def _dateline(paragraph: str, text: str, match: re.Match[str]) -> Dateline:
    moment = next(iter((*full_dates(paragraph[: match.end()]), *month_days(paragraph[: match.end()]))), None)
    reporters = re.compile(REPORTERS).match(text, match.end())
    end = reporters.end() if reporters else match.end()
    return Dateline(match["source"], _reporters(reporters["who"]) if reporters else "", moment, match.start(), end)


def _reporters(who: str) -> str:
    named = re.sub(r"^\s*(?:本报|特约)?(?:记者|記者|通讯员|实习生)\s*", "", who).strip()
    return named if len(named) <= 20 else ""
