"""Finds the line that is the article's title, tells what else stands on it, and makes a title where the dump has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_archive.understand.cut import Segment
from build_archive.understand.labels import labelled_value
from build_archive.understand.text import pairs, shared
from build_archive.understand.verdict import Verdict, Verdicts

LONGEST = 90
_ENDS_WRONG = re.compile(r"[。,;:、]$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[.、)]|[(]?\d{1,2}[)]|第[一二三四五六七八九十\d]+[章节部]|【.{1,8}】$|\W*$)"
)
SITE_SUFFIX = re.compile(
    r"\s*[_|丨-]\s*[^_|丨\s-]{0,14}(?:网|新闻|频道|日报|时报|晚报|早报|在线|财经|资讯|中心|\.com(?:\.cn)?|\.cn|门户|头条|博客|号)(?:[_|-][^_|\s-]{1,12})*\s*$"
)
"""A site's name behind a title: `_网易财经`, ` - 中国新闻网`."""
SERIES_PREFIX = re.compile(r"^\s*[((【\[][^))】\]]{2,12}[))】\]]\s*(?=\S{6})")
"""The name of a series before a title: `(抗击新冠肺炎)`."""


def best_title(segments: Sequence[Segment], known: Verdicts, header: Sequence[int], article: set[str]) -> int | None:
    """Which of the header's open segments is the title, if any: short, ended like a title, about what the article is about."""
    original = next(
        (labelled_value(segments[i].words) for i in range(len(segments)) if known.kind(i) == "original title"), ""
    )
    about = article | pairs(original)
    scored = [(score, i) for i in header if (score := _score(segments[i], about, pairs(original))) > 0]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    return next(i for score, i in scored if score >= best - 0.25)


def _score(segment: Segment, about: set[str], original: set[str]) -> float:
    words = segment.words
    if not 4 <= len(words) <= LONGEST or _ENDS_WRONG.search(words) or _NUMBERED.match(words):
        return 0
    topic = shared(words, about)
    if topic < 0.2:
        return 0
    return topic + (0.5 if original and shared(words, original) > 0.5 else 0) - (0.3 if len(words) < 8 else 0)


def title_verdict(index: int, segment: Segment, why: str) -> Verdict:
    """The title, cut from the site's name behind it."""
    suffix = SITE_SUFFIX.search(segment.text)
    if suffix and suffix.start() >= 6:
        return Verdict(index, "title", why, ((0, "title"), (suffix.start(), "navigation")))
    return Verdict(index, "title", why)


def first_sentence(paragraphs: Sequence[str]) -> str:
    """A title for an article that has none: its first sentence, cut at 40 characters."""
    for paragraph in paragraphs:
        sentence = re.split(r"(?<=[。!?！？])", paragraph.strip(), maxsplit=1)[0].rstrip("。")
        if sentence:
            return sentence if len(sentence) <= 40 else sentence[:39] + "…"
    return ""
