"""The words that say what follows them: 来源, 责任编辑, 原标题, 标签 and their kin, and the values behind them."""

from __future__ import annotations

import re

_WORDS: dict[str, str] = {
    "original title": r"(?:本文)?原(?:标题|題|题)为?|原标题",
    "source": r"(?:本文|文章|稿件|信息|新闻)?来源于?|(?:文章|稿件|新聞)?來源|稿源|转载自|转自",
    "author": r"(?:本报|本文)?作者|撰文|执笔|原创|文字",
    "editor": r"(?:本文|网络|值班|实习|本期|文章|文字)?(?:责任编辑|责任编校|责编|编辑|編輯|編集|责任编缉)|作者及编辑",
    "proof": r"(?:责任)?(?:校对|审核|监制|审校|签发|终审|初审|复审|主编|出品|统筹|制作|策划)",
    "tags": r"标签|標籤|关键词(?:阅读)?|关键字|關鍵字|關鍵詞|[Tt]ags?|文章标签|相关标签",
    "time": r"(?:最后|最近)?更新(?:时间|日期)?|(?:发布|发表|发稿|刊发|上传|發布|發表|更新)(?:时间|日期|時間|日期|于)?|时间|日期|發佈時間",
}
"""Kind of piece -> the words that announce it. "proof" are the others who had a hand in it, kept with the editors' lines."""

_ALL = "|".join(_WORDS.values())
_SIGN = r"\s*(?:[:|丨︱/]|>>|[:：])\s*"

LABEL_INSIDE = re.compile(
    rf"(?<=[^\s(\[【<《“\"、,])\s*(?<![图片数据资料消息资金收入电能视频])(?=(?:{_ALL})\s*(?:[:|丨︱]|>>))|(?<=\S)(?=- 原标题)|(?<=\d) (?=[一-鿿]{{2,8}}/)"
)
"""Where, inside a line, another labelled value begins."""

TRAILER = re.compile(
    rf"\s*[(\[【<](?:{_ALL}|本文来自|本文由|文/|图/)[^()\[\]【】]{{0,80}}(?:\([^()]*\)[^()]*)?[)\]】>](?=\s*$|\s*[(\[【])"
)
"""A remark in brackets behind the last sentence: (责任编辑:…), (原题为《…》)."""

_OPEN = r"^[-\s]*[(\[【<「]?\s*"
LABELLED: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"{_OPEN}(?:{words})(?:{_SIGN}|\s+(?=\S)|$|(?=[《“]))") for kind, words in _WORDS.items()
}
"""Kind -> what a segment of that kind begins with, label and sign included."""


def kind_of(words: str) -> str:
    """The kind of the label that a segment's words begin with, or nothing."""
    for kind, pattern in LABELLED.items():
        if pattern.match(words):
            return kind
    return ""


def value_of(kind: str, words: str) -> str:
    """What stands behind the label, without brackets around the whole."""
    value = LABELLED[kind].sub("", words, count=1).strip()
    if re.match(_OPEN + r"\S", words) and words.strip()[:1] in "([【<「" and value[-1:] in ")]】>」":
        value = value[:-1].strip()
    return value.strip(" -|")
