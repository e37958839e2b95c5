"""The words that head a list of headlines, and what they say of its kind."""

from __future__ import annotations

import re

from build_archive.model import SidebarKind

_WHICH = "相关|相關|推荐|推薦|热门|熱門|热点|熱點|最新|更多|延伸|今日|精彩|猜你喜欢的?|同类|本类|图文|滚动|头条|焦点|编辑|本周|24小时|周边|往期|此前|近期|上一篇|为您|為您"
_WHAT = "推荐|推薦|阅读|閱讀|点阅|點閱|新闻|新聞|文章|资讯|資訊|报道|報導|热点|内容|专题|视频|话题|回顾|热文|排行"
LABEL = re.compile(
    rf"(?:最新闻\s*Hot|快讯|(?:{_WHICH})(?:{_WHAT})|(?:新闻|点击|阅读|热点|评论|跟贴|热门|文章|人气|本周|今日|一周|24小时)?(?:排行榜?|热榜|热文榜?)"
    r"|(?:小编|作者|TA的?|他的|她的)(?:的)?(?:最近|最新|其他|更多)?(?:文章|作品)|猜你喜欢|[^\s。,!?]{0,4}(?:大家|用户|网友|读者)(?:们)?(?:都在|正在|还)看(?:的|过)?|看过本文的人还看了|观察员|热点|热文|相关|推荐"
    r"|延伸閱讀|相關連結|相关链接|新闻推荐|热新闻|要闻|关注|下一篇|上一篇)\s*(?:TOP\s?\d+|Hot)?\s*[:：]?"
)
GLUED = re.compile(
    r"(?:小编最近文章|作者最近文章|作者最新文章|最新闻\s*Hot|快讯|观察员|相关推荐|推荐阅读|相关阅读|相关新闻|热门推荐|延伸阅读|猜你喜欢|最新文章|点击排行|热门文章)\s*[:：]?\s*"
)
"""Labels so plain that they are labels even where an extractor glued the first headline to them."""


def is_label(words: str) -> bool:
    """Whether a line is nothing but the head of a list, perhaps in brackets."""
    return len(words) <= 16 and bool(LABEL.fullmatch(words.strip("【】[] ")))


def kind_of(label: str) -> SidebarKind | None:
    """What a label says that its list is; None where it says nothing."""
    if re.search("Hot|热|熱|排行|快讯|要闻|头条|今日|关注|焦点", label):
        return "hot"
    if re.search("相关|相關|推荐|推薦|延伸|猜你|大家|看过|往期|小编|作者|观察员|TA|他的|她的|更多|链接|連結", label):
        return "related"
    return "latest" if re.search("最新|最近|近期|滚动", label) else None
