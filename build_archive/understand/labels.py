"""The words that announce what follows them (来源, 责任编辑, 原标题, 标签 …), and where in a line they begin something new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from build_archive.patterns import regex
from build_archive.understand.level import level

ORIGINAL = r"(?:本文|文章)?原(?:文)?(?:标题|题)(?:为|為|是)?|来源标题"
TAGS = r"(?:文章|相关|本文)?(?:标签|关键词(?:阅读)?|关键字|[Tt][Aa][Gg][Ss]?|[Kk]ey ?words?)"
TIME = (
    r"(?:最后|最近|最新)?(?:更新|修改)(?:时间|日期|于)?|(?:发布|发表|发稿|刊发|上传|上线|创建|成文|编辑|稿件|出版|信息)(?:时间|日期|日|于)|"
    r"(?:时间|日期)|(?:发布|创建)(?=\s*:)|[Pp]osted(?: ?@| on)?|[Dd]ate|[Pp]ublish(?:ed)?(?: ?[Tt]ime)?"
)
SOURCE = r"(?:本文|文章|稿件|信息|新闻|内容|消息|转载(?:请?注明)?)?(?:来源)(?:于|自|网站|媒体)?|来源媒体|(?:当前)?报纸名称|稿源|转载自|(?:本文)?转自|摘自|来自(?=\s*[/:])|出处|供稿(?:单位|部门)?|来稿单位|版权(?:属于|归属)|发布(?:者|机构|单位|人)"
AUTHOR = r"(?:本文)?作\s?者|Author(?=,)|撰\s?文|撰稿(?:人)?|执笔|原创|通讯员|特约记者|本报记者|文字|文|口述|整理"
EDITOR = r"(?:本文|文章|文字|版面|网络|初审|复审|值班|实习|见习|本期|执行|新媒体|内容|当值|责任|轮值|栏目|微信|[一-鿿]{0,4}[全融]媒体|[一-鿿]{2,6}(?:新闻|[网报社刊])(?=编辑 ?\|))?(?:编辑|编\s辑)(?:人员|记者)?|责任编[辑校审]|责\s?编|编校|责校|作者及编辑"
COUNTS = r"(?:点击|浏览|阅读|访问|人气|评论|分享|转发|字体|字号|大小)(?:数|量|次数|到|至)?"
COLUMN = r"(?:所属)?(?:栏目|频道|版块|分类)"
ABOUT_THE_AUTHOR = r"作者(?:单位|简介|系|介绍)|责任校对"
HANDS = r"(?:责任|文字)?校\s?对|责任校对|审\s?核|审\s?稿|审\s?校|终\s?审|初\s?审|复\s?审|审签|签发|监\s?制|(?:栏目|频道)?主\s?编|总编辑|总策划|策\s?划|出\s?品|统\s?筹|制\s?作|设\s?计|美\s?编|排\s?版|翻译|编译|译者|视频|剪辑"

_SIGN = r"\s*(?:[:|丨︱｜︰]|>>|»|】(?=\s*\S))\s*"
_SLASH = r"\s*/\s*"
_ONE_WORD = r"\s+(?=[^\s\d:/。,!?|][^\s:/。,!?|]{1,15}\s*$)"
"""No sign, but one word and then the end: 来源 河湾日报."""

KINDS_BY_LABEL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, regex(rf"[(\[【<「《*\s-]*(?:{words})(?:{signs}|\s*$)"))
    for kind, words, signs in (
        ("original title", ORIGINAL, rf"{_SIGN}|\s*(?=[《“\"「])"),
        ("tags", TAGS, rf"{_SIGN}|\s+"),
        ("time", rf"{TIME}|(?:发布|发表|更新)(?=\s*/)|出版(?=\s*:)", rf"{_SIGN}|{_SLASH}|\s*(?=\d{{2,4}}[-/.年])"),
        ("source", SOURCE, rf"{_SIGN}|{_SLASH}|(?<=[于自])\s+(?=\S)|{_ONE_WORD}"),
        ("editor", EDITOR, rf"{_SIGN}|{_SLASH}|\s+(?=[一-鿿]{{2,4}}(?:\s|$|[)\]】]))"),
        ("author", AUTHOR, rf"{_SIGN}|{_SLASH}|(?<=Author), |(?<=作者){_ONE_WORD}"),
        ("navigation", rf"{COUNTS}|{COLUMN}", _SIGN),
        ("noise", ABOUT_THE_AUTHOR, _SIGN),
        ("editor", HANDS, rf"{_SIGN}|{_SLASH}(?=[一-鿿]{{2,4}}(?:\s|$|[)\]】]))"),
    )
)
"""What a labelled segment begins with, in half-width characters: kind and pattern, label and sign included."""

_OTHER_HANDS = re.compile(rf"[(\[【<「《*\s-]*(?!{EDITOR})(?:{HANDS})")

_ALL = rf"{ORIGINAL}|{TAGS}|{TIME}|{SOURCE}|{EDITOR}|(?:本文)?作者|撰文|执笔|{COUNTS}|{COLUMN}|{HANDS}"
_SIGN_ITSELF = regex(r"[:|丨︱︰]|>>|/(?=[一-鿿·]{2,4}(?:[\s)\]】]|$))")
_ENDING = regex(rf"(?:{_ALL})\s*$")
_TIME_ALONE = regex(TIME)
_MOMENT = regex(r"\s*[\d(今昨前]")
"""What follows the label of a time within a line: `2.4版更新：有了新的城市` has none."""
_REACH = 12
"""Characters before a sign in which its label stands."""
_SELF_STANDING = regex(rf"(?:{TIME}|{SOURCE}|(?:本文)?作者|责任|责编)")
"""Labels that may follow a Chinese word without a space: `新华社作者:`, but not `总编辑:`."""
_BARE_TIME = regex(r"(?:时间|日期|時間)\s*$")
"""Behind a Chinese word it is the time of something else: 营业时间."""
_OPENING = '([【<「、,“"《'
_OTHER_SOURCES = "图片考数据资料消息资金收入能量视频热力动经费光图总主原副"


def label_places(plain: str, start: int, stop: int) -> Iterator[int]:
    """Where, inside a line of levelled characters, another labelled value begins, with the white space before it."""
    for sign in _SIGN_ITSELF.finditer(plain, start, stop):
        label = _ENDING.search(plain, max(start, sign.start() - _REACH), sign.start())
        if label is None:
            continue
        if _TIME_ALONE.fullmatch(label[0].strip()) and not _MOMENT.match(plain, sign.end()):
            continue
        place = label.start()
        while place > start and plain[place - 1] == " ":
            place -= 1
        if place - 1 > start and plain[place - 1] == "【" and plain[place : sign.start()].strip() != "":
            yield place - 1
            continue
        if place <= start or plain[place - 1] in _OPENING:
            continue
        before = plain[label.start() - 1]
        if (
            before in _OTHER_SOURCES
            or (before > "㐀" and _BARE_TIME.match(label[0]))
            or (before > "㐀" and not _SELF_STANDING.match(plain, label.start()))
        ):
            continue
        yield place - 1 if plain[place - 1] == "-" else place


REMARK = regex(
    rf"\s*[(\[【<](?![^()\[\]【】]{{2,20}}摄[)\]】>])(?:{ORIGINAL}|{TAGS}|{SOURCE}|{EDITOR}|本文(?:来自|由|作者)|作者(?:单位|简介)?|(?:本报|本网)?记者|文|编辑)(?:{_SIGN}|{_SLASH}|为|[^()\[\]【】。]{{0,30}}(?=[)\]】>]))"
    r"[^()\[\]【】]{0,90}(?:\([^()]*\)[^()]{0,30})?[)\]】>](?=\s*\d{0,8}\s*$|\s*[(\[【])"
)
"""A remark in brackets behind the last sentence: (责任编辑:…), (原题为《…》), (本文来自…)."""


@lru_cache(maxsize=1024)
def label_kind(words: str) -> str:
    """The kind of the label that a segment's levelled words begin with, or nothing; several rules ask, and the pages of a site share many."""
    for kind, pattern in KINDS_BY_LABEL:
        if pattern.match(words):
            return kind
    return ""


def names_other_hands(words: str) -> bool:
    """Whether a line that stands with the editor's tells who read the proofs, cut the film or drew."""
    return _OTHER_HANDS.match(words) is not None


def labelled_value(text: str) -> str:
    """What stands behind the label, as it is written, without brackets around the whole; the text itself where no label stands."""
    plain = level(text)
    for _, pattern in KINDS_BY_LABEL:
        if match := pattern.match(plain):
            value = text[match.end() :].strip()
            closed = plain.lstrip(" -")[:1] in _BRACKETS and level(value[-1:]) in _BRACKETS.values()
            return (value[:-1] if closed else value).strip(_AROUND)
    return text.strip(_AROUND)


_BRACKETS = {"(": ")", "[": "]", "【": "】", "<": ">", "「": "」", "《": "》"}
_AROUND = " \u3000\t-|/"
