"""Finds the lists of headlines beside an article: a headline and its time, a comment count, a rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.verdict import Verdict, Verdicts

_HEAD = re.compile(
    r"^(?:相关(?:推荐|新闻|阅读|文章|报道|链接)|推荐(?:新闻|阅读)|热[门点](?:推荐|新闻|文章)|最新闻(?: Hot)?|延伸阅读|相關新聞|推薦|热点新闻|猜你喜欢|精彩推荐|为您推荐|更多新闻|态度原创|重点推荐|快讯)\s*(?:Hot)?:?\s*-?$"
)
_TIME_LINE = re.compile(r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?")


def lists(segments: Sequence[Segment], known: Verdicts) -> Iterable[Verdict]:
    """Heads of lists, items that the extractor marked and that end with a date, and time lines under headlines."""
    for i, segment in enumerate(segments):
        if i in known:
            continue
        if _HEAD.match(segment.words):
            yield Verdict(i, "list", "the words above a list")
        elif segment.listed and len(segment.words) <= 80 and not segment.words.endswith("。"):
            yield Verdict(i, "headline", "an item of a list")
