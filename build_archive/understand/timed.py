"""Tells the lines near a title that are a time, and the names that stand beside it."""

from __future__ import annotations

from build_archive.patterns import regex
from build_archive.understand.names import MEDIUM_WORD, TASK, are_persons

DAY = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月\s*\d{1,2}(?:日|st|nd|rd|th),?\s*(?:19|20)\d\d(?!\d|年)|(?:19|20)\d\d\s+\d{1,2}/\d{1,2}(?=\s+\d{1,2}:\d\d)|(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*[日号])?|\d{1,2}[-/月]\d{1,2}日?(?=\s*\d{1,2}:\d\d)|\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/)(?:19|20)\d\d(?:\s+-(?=\s+\d))?)"
_CLOCK_FIRST = r"(?:\d{1,2}:\d\d\s*(?=(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}))?"
"""As a paper in Taiwan has it, glued: 20:132021/05/03."""
_CLOCK = r"(?:\s*(?:T|HKT)?\s*\d{1,2}(?::\d\d(?::\d\d)?|时\d{1,2}分))"
PAGE = r"第?\s*[A-Z]?\d{1,3}\s*版"
"""The page of a paper."""
_WEEKDAY = r"(?:\s*(?:星期|周)[一二三四五六日天])?"
_TIME = regex(
    rf"(?:\(\d{{1,8}}\)\s*)?(?:\[(?:转[贴载]|原创)\s+)?(?:(?:发[表布]于?|于|收集|整理|上传|录入|添加)\s*)?[(\[]?\s*{_CLOCK_FIRST}(?:{DAY}{_WEEKDAY}(?:{_CLOCK}{_WEEKDAY})?(?:\s*(?:更新|发布))?|\d{{1,3}}(?:分钟|小时|天)前|(?:今天|昨天|前天)\s*\d{{1,2}}:\d\d)(?:\s*{PAGE})?\s*[)\]]?(?:\s*\([^()]{{4,24}}(?:更新|修改)\))?(?P<rest>.*)"
)
_NAMED_TIME = regex(
    rf"(?P<name>[^\d\s:/。,!?()\[\]][^\s:/。,!?()\[\]]{{1,15}})(?:\s+(?P<column>[一-鿿]{{2,4}})|\s*\(\d{{1,8}}\))?\s*(?:(?<=\s)(?:[·|]\s*)?|(?=发[表布]于))(?P<posted>发[表布]于\s*)?(?P<address>(?:https?://|www\.)\S{{4,40}}\s+)?(?={DAY}{_CLOCK})|{MEDIUM_WORD}\s+(?={DAY}{_WEEKDAY}\s*$|[(]\s*{DAY}\s*{PAGE}\s*[)])|(?P<filed>[^\d\s:/。,!?()]{{2,8}})\s+(?=[一二三四五六七八九十]{{1,2}}月\s*\d{{1,2}}(?:st|nd|rd|th))"
)
_SITE = regex(rf"\s*(?:https?://|www\.)[\w./-]{{4,40}}\s+(?={DAY}{_CLOCK})")
"""The site's address before the page's time."""
_NAME = regex(
    rf"\s*(?!星期$|星期\s)(?!次?(?:阅读|浏览|点击|评论)|(?:{TASK})\s*$)(?P<name>[^\d\s:/。,!?()]{{2,16}})(?P<author>\s*/.{{2,24}})?$"
)


_WORDS = regex(r"\|?(?:[^\s。,!?;:|]{1,14}(?::[^\s。,!?;:|]{1,12})?(?:\s+|\||$)){1,8}$")


def is_time(words: str) -> bool:
    """Whether a line is a time and little else."""
    rest = _behind_time(words)
    return rest is not None and _is_little(rest)


def is_byline(words: str) -> bool:
    """Whether a line near a title begins with a time, and goes on with nothing but single words: names, a column, buttons, counts."""
    rest = _behind_time(words)
    return rest is not None and (_is_little(rest) or _WORDS.match(rest) is not None)


def _behind_time(words: str) -> str | None:
    """What follows the time with which a line begins, or that stands behind a name or an address; None where there is no such time."""
    named = _NAMED_TIME.match(words) or _SITE.match(words)
    match = _TIME.match(words, named.end() if named else 0)
    return match and match["rest"]


def _is_little(rest: str) -> bool:
    return len(rest) <= 2 or _NAME.match(rest) is not None


def time_and_names(text: str) -> tuple[tuple[int, str], ...]:
    """From which offset a line that is a time is the time, the source and the author; only the time where nothing follows."""
    named = _NAMED_TIME.match(text.lstrip())
    if named:
        by = "author" if named["posted"] or named["column"] or are_persons(named["name"] or "") else "source"
        before = "navigation" if named["address"] or named["filed"] else by
        end = named.end("name") if named["posted"] or named["column"] else named.end()
        return ((0, before), (len(text) - len(text.lstrip()) + end, "time"))
    site = _SITE.match(text)
    place = site.end() if site else 0
    address = ((0, "navigation"),) if site else ()
    match = _TIME.match(text, place)
    name = _NAME.match(match["rest"]) if match else None
    if match is None or name is None:
        return (*address, (place, "time"))
    start = match.start("rest")
    author = ((start + name.start("author"), "author"),) if name["author"] else ()
    return (*address, (place, "time"), (start, "source"), *author)
