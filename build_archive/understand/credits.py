"""Finds the lines that say when, by whom and under what other title: with a label, or by their place under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_archive.understand.cut import SHORT, Segment
from build_archive.understand.labels import label_kind, labelled_value
from build_archive.understand.verdict import Verdict, Verdicts

_DAY = r"(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{1,2}[-/月]\d{1,2}日?(?=\s*\d{1,2}:\d\d))"
_CLOCK = r"(?:\s*T?\d{1,2}:\d\d(?::\d\d)?)"
_WEEKDAY = r"(?:\s*(?:星期|周)[一二三四五六日天])?"
_TIME = re.compile(
    rf"[(\[]?(?:{_DAY}{_WEEKDAY}{_CLOCK}?|\d{{1,3}}(?:分钟|小时|天)前|(?:今天|昨天|前天)\s*\d{{1,2}}:\d\d)[)\]]?(?P<rest>.*)"
)
_NAME = re.compile(r"\s+(?P<name>[^\d\s:。,!?]{2,16})$")
CREDITS = frozenset({"time", "source", "author", "editor", "original title"})
"""Kinds that stand with a title."""


def is_time(words: str) -> bool:
    """Whether a line is a time and little else."""
    match = _TIME.match(words) if words[:1] in _FIRST else None
    return match is not None and (len(match["rest"]) <= 2 or _NAME.match(match["rest"]) is not None)


def name_behind_time(text: str) -> int:
    """Where, in a line that is a time, the name of a source begins behind it; 0 where none does."""
    match = _TIME.match(text)
    name = _NAME.match(match["rest"]) if match else None
    return match.start("rest") if match and name else 0


_FIRST = frozenset("0123456789([今昨前")
REPORTER = re.compile(
    r"^[(\[【]?(?:[一-鿿]{0,8}(?:社|报|网|新闻|频道|周刊|时报|财经|台|头条)[·/一-鿿]{0,8})?(?:首席|特约|见习|实习|本报|本网|本刊|驻[一-鿿]{2,6})?"
    r"(?:全媒体|融媒体|新媒体)?(?:记者|通讯员|特派员)[ :/]?\s*(?:[一-鿿·]{2,5}[ 、/,]*){1,6}(?:报道|发自[一-鿿]{2,8}|文/?图?|摄影报道|整理)?[)\]】]?$"
)
"""A line that names the reporters and says nothing else."""
HEADED = re.compile(
    r"^【(?:文|撰文|图文|作者)[/:].{2,30}】$|^(?:文|撰文|图文|文图|作者)[/丨|︱]\s*\S.{1,28}$|^出品[︱|丨:]|^来[源自][|丨︱]"
)
VALUE = 40
"""Characters up to which the line below a label without value is that value."""


def credit_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Labelled values, lone times and the reporters' own line."""
    waiting = ""
    for i, segment in enumerate(segments):
        words = segment.words
        if not words:
            continue
        if waiting and i not in known and len(words) <= VALUE and not label_kind(words):
            yield Verdict(i, waiting, "under its label")
            waiting = ""
            continue
        waiting = ""
        if i in known or len(words) > SHORT:
            continue
        if kind := label_kind(words):
            waiting = "" if labelled_value(words) else kind
            yield Verdict(i, kind, "behind its label")
        elif len(words) <= VALUE and (REPORTER.match(words) or HEADED.match(words)):
            yield Verdict(i, "author", "names the writers, no more")
