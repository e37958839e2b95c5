"""Who published, wrote and edited an article: read from labelled and glued lines, with the span of the line that each result took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from build_archive.patterns import regex
from build_archive.understand.names import MEDIUM_WORD, NOBODY, TASK, are_names, are_persons
from build_archive.understand.times import plain

Role = Literal["source", "author", "editor", "other"]

LABELS: dict[Role, str] = {
    "source": "(?:文章|信息|新闻|稿件|内容|本文|消息|新聞|文章)?(?:来源|來源)于?|(?:当前)?报纸名称|稿源|供稿单位|供稿部门|来稿单位|转载自|轉載自|转自|摘自|来自(?=\\s*:)|出处|出處|出品",
    "editor": "(?:责任|責任|值班|网络|本文|本期|执行|新媒体|实习|图文|文字|初审|复审)?(?:编辑|編輯)|责任编校|责编|責編|编 辑|編 輯",
    "author": "(?:本文)?(?:作者|作 者)|撰文|撰稿|执笔|執筆|原创|采写|文字|文/[图圖摄攝]|[图圖]/?文|文|(?:本报|本网|特约|特派|见习|实习)?(?:记者|記者)|(?:本报|本网|本報|本網|特约)?(?:通讯员|通訊員)",
    "other": "校对|校對|审核|審核|审校|复审|终审|初审|签发|监制|監製|主编|主編|总编辑|策划|摄影|攝影|制图|设计|美编|排版|统筹|图片|视频|翻译|译者|编译|图",
}
"""Words that announce a name; "other" ends the value before it and is kept in no field."""
NOT_BEFORE = regex(
    r"(?:图片|圖片|数据|數據|资料|資料|图|圖|视频|影片|收入|资金|素材|图表|照片|能量|总|主|原|副|前|本|论|散|中|全|英|一|作|语|正|公|条|征|投)\Z"
)
"""What makes 来源, 编辑 or 文 part of another word: 图片来源, 数据来源, 总编辑, 论文, 作文."""
SIGN = r"\s*(?:[:|丨︱]|/(?=\s*[一-鿿A-Z]))\s*|(?<=源于)\s+(?=\S)"
LABEL = regex("|".join(f"(?P<{role}>{words})" for role, words in LABELS.items()))
BRACKETED = "|".join(rf"】(?<=【[一-鿿]{{{size}}}】)\s*" for size in range(1, 5))
"""`【作者】王小明`."""
SIGNED = regex(rf"(?:{LABEL.pattern})(?:{SIGN}|{BRACKETED})")
SPACED = regex(rf"[一-鿿A-Za-z]{{0,6}}?(?:{LABEL.pattern})[ ]+")
"""The label may have a paper's short name before it: `每日记者 王小明  每日编辑 刘晓阳`."""
PAPERS_REPORTER = regex(rf"\s*(?P<paper>{MEDIUM_WORD})")
PAPER = regex(rf"(?P<paper>{MEDIUM_WORD})\s+(?=(?:{LABEL.pattern})[ ]+)")
OTHER_LABEL = regex(
    r"(?:(?:发布|发表|更新|刊发|发稿|信息|發布|發佈)?(?:时间|日期|時間)|最后更新|发布于|(?:阅读|浏览|点击|评论)(?:次数|量|数)?|跟贴|参与|标签|关键词|原标题|原文|字体|人气)"
    r"\s*[:(\d]|字号|听(?:报道|新闻|全文)|手机看|\d[\d,]*\s*(?:条|次|人|个)?(?:评论|阅读|浏览|参与)|(?<=\s)[条次](?:评论|阅读)|(?<=\s)(?:关注|微信(?=\s|$)|微博(?=\s|$))|分享|打印|收藏|举报|参与互动|我要|参与互动|扫描|责声明|版权|【|】|\[|\]|(?:19|20)\d\d[-/.年]"
)
"""What follows a name on a glued line and is no part of it."""
FRINGE = " \u3000\t-|、,，:：;；"
COLUMNIST = regex(
    r"[一-鿿A-Za-z]{0,12}(?:专栏作者|专栏作家|评论员|特约记者|记者|記者|研究员)[ :：/]*(?P<who>[一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4})*)"
)
"""The office before a name: `山城网专栏作者 王小文`."""
REPORTER_OF = regex(
    r"(?:《(?=[^《》]+》))?(?P<paper>(?!本[报网]|特约|首席|见习|实习|全媒)[一-鿿]{2,12}?)》?\s*(?:记者|記者)\s*(?P<who>[一-鿿·]{2,4}(?:[ 、][一-鿿·]{2,4})*)"
)
"""作者：《河湾周刊》记者 王小明."""
OFFICE = regex(
    r"(?:^|(?<=[ 、,]))(?:本[报網网台刊]|特约|特派|见习|实习)?(?:全媒体)?(?:记者|記者|通讯员|通訊員|实习生)[ :：]*"
)
"""Before names, also again between them: 通讯员 王小明 记者 李大文."""
TASK_BEHIND = regex(rf"[ /]+(?:{TASK})$")
"""`王小明 文/图`."""
RANK = regex(r"\s*[(（](?:实习|见习|實習)(?:生|记者|编辑|記者)?[)）]$")
"""`王小明（实习）`."""
DATED_PAPER = regex(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日《(?P<paper>[^《》]{2,16})》$")
"""`来源：9月30日《河湾日报》`."""
ADDRESS = regex(r"\s*[(（](?:https?:|www\.)")
ADDRESS_IN = regex(r"https?:|^www\.")
"""What stands behind 来源 and names nobody: where the page was taken from."""
POSTED_IN = regex(
    r"(?<=\S)\s+(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)$"
)
"""Where an account posts from, as platforms show it behind its name: `来源: 河湾广播 北京`."""
COMMENTED = regex(r"((?!据|據|有|不|这|自)[^,]{2,30}),")
"""A source with a remark behind it: `来源：河湾网，文中观点不代表本站`."""
LONGEST_SOURCE = 40


@dataclass(frozen=True, slots=True)
class Credit:
    """One name with its role, and where in the line it stood."""

    role: Role
    value: str
    start: int
    """Of the label, or of the bracket that opens before it."""
    end: int
    """Half-open; behind the value, and behind the bracket that closes around both."""


@lru_cache(maxsize=1024)
def credits_of(line: str) -> tuple[Credit, ...]:
    """Every labelled name of a line, in order; roles that no field keeps (校对, 摄影) as "other", so that their words are accounted for."""
    text = plain(line)
    return tuple(_spaced(line, text)) or tuple(_signed(line, text))


def _spaced(line: str, text: str) -> Iterator[Credit]:
    """Labels without a sign (`编辑 刘晓阳 校对 李铭`): only where the whole line is such pairs, for in a sentence they are words."""
    if re.search("[:,;。!?]", text) or len(text) > 60:
        return
    place = len(text) - len(text.lstrip(" -(【["))
    found: list[Credit] = []
    paper = PAPER.match(text, place)
    named = paper is not None
    if paper:
        place = paper.end()
        found.append(Credit("source", line[paper.start() : paper.end("paper")], paper.start(), paper.end("paper")))
    while label := SPACED.match(text, place):
        named |= not LABEL.match(text, place)
        following = re.search(rf"\s+(?={SPACED.pattern.replace('?P<', '?P<_')})|\s*[)\]】]?\s*$", text[label.end() :])
        end = label.end() + (following.start() if following else 0)
        if not are_names(text[label.end() : end]) or OTHER_LABEL.search(text, label.end(), end):
            return
        value = TASK_BEHIND.sub("", line[label.end() : end])
        found += _split(Credit(_role(label), value, label.start(), end), label)
        place = label.end() + following.end() if following else end
    if place >= len(text.rstrip()) and (not named or any(credit.role == "editor" for credit in found)):
        yield from found


def _signed(line: str, text: str) -> Iterator[Credit]:
    place = 0
    while label := SIGNED.search(text, place):
        place = label.end()
        if NOT_BEFORE.search(text[max(0, label.start() - 4) : label.start()]) or SIGNED.match(text, place):
            continue
        end = _end_of_value(text, label)
        value = line[place:end].strip(FRINGE)
        if _role(label) == "source" and (head := COMMENTED.match(plain(value))):
            value, end = value[: head.end(1)], place + line[place:end].index(value) + head.end(1)
        value = TASK_BEHIND.sub("", value) if _role(label) == "author" else value
        if not value or not _fits(_role(label), value, text[end:]):
            continue
        opened = _opened(text, label.start())
        stop = place + len(line[place:end].rstrip(FRINGE))
        if (paper := _paper_before(line, text, label)) is not None:
            yield paper
        stop += opened > 0 and text[stop : stop + 1] in tuple(")]】>")
        yield from _split(Credit(_role(label), value, label.start() - opened, stop), label)
        place = stop
        tail = text[stop:].strip(FRINGE)
        if _role(label) == "source" and are_persons(tail):
            yield Credit("author", tail, stop + text[stop:].index(tail), len(text.rstrip()))


def _paper_before(line: str, text: str, label: re.Match[str]) -> Credit | None:
    """The paper whose reporter a line names, where it begins with that: `河湾新闻记者 | 王小明`."""
    paper = PAPERS_REPORTER.match(text) if label[0].startswith("记者") else None
    if paper is None or paper.end() != label.start():
        return None
    return Credit("source", line[paper.start("paper") : paper.end()], paper.start("paper"), paper.end())


def _split(credit: Credit, label: re.Match[str]) -> Iterator[Credit]:
    """One value that names two things: 文/镇报 王小明 the paper and its author, 原创：author and account, a source and its address."""
    if credit.role in ("source", "author") and OFFICE.search(plain(credit.value)):
        names = " ".join(OFFICE.sub(" ", credit.value).split())
        if are_persons(names):
            yield replace(credit, role="author", value=names)
            return
    first, _, rest = credit.value.partition(" ")
    border = label.end() + len(first)
    if label[0].startswith("出品"):
        yield replace(credit, value=first, end=border)
    elif credit.role == "source" and (dated := DATED_PAPER.match(plain(credit.value))):
        yield replace(credit, value=credit.value[dated.start("paper") : dated.end("paper")])
    elif credit.role == "source" and are_persons(rest) and not are_persons(first):
        yield replace(credit, value=first, end=border)
        yield Credit("author", rest.strip(), border, credit.end)
    elif credit.role == "source":
        value = POSTED_IN.sub("", ADDRESS.split(credit.value)[0].rstrip())
        yield replace(credit, value=value or credit.value)
    elif credit.role in ("author", "editor") and RANK.search(plain(credit.value)):
        yield replace(credit, value=RANK.sub("", credit.value))
    elif credit.role == "author" and (reporter := REPORTER_OF.fullmatch(credit.value)):
        yield Credit("source", reporter["paper"], credit.start, border)
        yield replace(credit, value=reporter["who"], start=border)
    elif credit.role == "author" and (column := COLUMNIST.fullmatch(credit.value)):
        yield replace(credit, value=column["who"])
    elif credit.role == "author" and rest and re.fullmatch(MEDIUM_WORD, first) and are_persons(rest):
        yield Credit("source", first, credit.start, border)
        yield Credit("author", rest.strip(), border, credit.end)
    elif label[0].startswith(("原创", "原創")) and len(named := tuple(dict.fromkeys(credit.value.split()))) == 2:
        yield Credit("author", first, credit.start, border)
        yield Credit("source", named[1], border, credit.end)
    else:
        yield credit


def _role(label: re.Match[str]) -> Role:
    return next(role for role in LABELS if label[role])


def _end_of_value(text: str, label: re.Match[str]) -> int:
    """Where the value behind a label ends: at the next label, a closing bracket of an outer pair, a wide gap, or the end."""
    depth = 0
    for place in range(label.end(), len(text)):
        character = text[place]
        if character == "(":
            depth += 1
        elif character == ")" and depth == 0:
            return place
        elif character == ")":
            depth -= 1
        elif depth == 0 and (place > label.end() or character == "【") and _breaks(text, place):
            return place
    return len(text)


def _breaks(text: str, place: int) -> bool:
    if text[place] in "《》" and (text[place] == "》" or text[place - 1] in "-—:日"):
        return False
    if text[place] in "。!?;<>《》|" or text.startswith("  ", place) or OTHER_LABEL.match(text, place):
        return True
    following = SIGNED.match(text, place)
    return bool(following) and not NOT_BEFORE.search(text[max(0, place - 4) : place])


def _opened(text: str, start: int) -> int:
    opening = re.search(r"[(\[【<]\s*\Z", text[max(0, start - 4) : start])
    return len(opening[0]) if opening else 0


def _fits(role: Role, value: str, rest: str) -> bool:
    """Whether a value may be what its label says: a name that ends like one, not the head of a sentence."""
    if rest[:1] in tuple("。!?;") or value in NOBODY:
        return False
    if role == "source" and re.search("[!?]", plain(value)):
        return False
    if role == "source":
        return len(value) <= LONGEST_SOURCE and "," not in plain(value) and not ADDRESS_IN.search(value)
    return are_names(plain(value)) or REPORTER_OF.fullmatch(value) is not None
