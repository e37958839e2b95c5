"""The page's own time, among the lines near its title: alone, labelled, glued to other words, or told from the moment of the crawl."""

from __future__ import annotations

import re

from build_archive.model import Dating
from build_archive.patterns import regex
from build_archive.understand.stamps import AGO, DAY_WORD, as_dating, relative
from build_archive.understand.times import (
    Moment,
    day_first_dates,
    full_dates,
    month_days,
    plain,
    republic_codes,
    republic_dates,
    short_year_dates,
)

PUBLISHED = regex(
    r"(?:发布|發布|發佈|发表|發表|发稿|刊发|刊登|登载|上传|上線|上线|公布|公开|录入|添加|创建|建立|出版|见报|播出|推送|信息|稿件|新闻|文章)(?:时间|時間|日期|于|於|:|\s)|(?:^|[\s|])(?:时间|時間|日期)\s*:|[Pp]osted\s*(?:@|on)"
)
OTHER_DAY = regex(r"[一-鿿](?:时间|時間|日期)\s*:\s*$")
"""活动时间, 成文日期, 截止日期: the day of something else."""
YEARLESS = regex(r"(?:发布|发表|见报)?(?:时间|日期)\s*:\s*(?P<month>\d{1,2})[-/月](?P<day>\d{1,2})日?")
UPDATED = regex(r"(?:更新|修改|修訂|编辑)(?:时间|時間|日期|于|於|:|\s)|更新\s*$")
CLOCK_FIRST = regex(r"(\d{1,2}:\d\d)(?=(?:19|20)\d\d[-/.]\d)")
"""A clock glued before its day."""
LABEL_SPAN = 12
"""Characters before a time in which its label stands."""
WIDEST = 300
"""Characters at the head of a line in which its time stands: some extractors put the whole article behind it."""
ALONE = 45
"""Characters that a line may hold beside its time; a line with more, or with a sentence in it, tells of something else."""


def from_byline(lines: tuple[str, ...], captured: str = "") -> Dating | None:
    """The time of publication among lines near the title, before a day that no label explains; a time of the last update only where there is no other."""
    day = updated = None
    for line in (CLOCK_FIRST.sub(r"\1 ", line[:WIDEST]) for line in lines):
        for moment in (
            *full_dates(line),
            *day_first_dates(line),
            *republic_codes(line),
            *((*republic_dates(line), *short_year_dates(line)) if PUBLISHED.search(plain(line)) else ()),
        ):
            before = plain(line)[max(0, moment.start - LABEL_SPAN) : moment.start]
            dating = as_dating(moment, "byline", moment.text)
            if UPDATED.search(before):
                updated = updated or dating
            elif PUBLISHED.search(before):
                return dating
            elif (
                not OTHER_DAY.search(before)
                and _stands_alone(line, moment.start, moment.end, moment.hour is not None)
                and not _in_brackets(line, moment)
            ):
                day = day or dating
                if moment.hour is not None:
                    return day
    return day or updated or _relative_line(lines, captured)


def without_visits(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without days that no label explains, where a label has another one without its year (`日期：11-11`): they are of the visit."""
    told = [found for line in lines if (found := YEARLESS.fullmatch(plain(line).strip()))]
    days = {(int(found["month"]), int(found["day"])) for found in told}
    return tuple(line for line in lines if not days or not _is_other_day(line, days))


def _is_other_day(line: str, days: set[tuple[int, int]]) -> bool:
    moment = next(full_dates(line), None)
    return (
        moment is not None
        and moment.hour is None
        and not PUBLISHED.search(plain(line))
        and (moment.month, moment.day) not in days
    )


def _in_brackets(line: str, moment: Moment) -> bool:
    """（2019年9月7日）under a title is the day of a speech or a decision, not that of the page."""
    return (
        moment.hour is None and plain(line[: moment.start]).endswith("(") and plain(line[moment.end :]).startswith(")")
    )


GOES_ON = regex(r"[,;。、)至到起前后的]|.*[。;]")
"""What follows the day of an event."""
NAMES = regex(r"$|[|·(\[【]|(?:来源|來源|作者|记者|記者|责|編|编辑|星期|周[一二三四五六日]|\s)")
"""What may follow the day of a page: nothing, a mark, a label, a gap."""
FEW_WORDS = 10
"""Characters behind a gap that may be the name of a paper; more are the title of something that happened that day."""


def _stands_alone(line: str, start: int, end: int, has_clock: bool = True) -> bool:
    """Whether a line is about its time: short beside it, and no sentence goes on from it or leads to it.

    Without a clock a day may as well be that of an event, so it must be apart from the words around it.
    """
    text = plain(line)
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if has_clock and before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    if (
        len(before) + len(after) > ALONE
        or re.search(r"[,;。]$|[在至到从自]$|(?<=\S)于$", before)
        or GOES_ON.match(after)
    ):
        return False
    if has_clock:
        return True
    apart = not before or not text[start - 1].isalnum()
    named = not after or ":" in after or len(after) <= FEW_WORDS
    return apart and named and bool(NAMES.match(text[end:]))


def _relative_line(lines: tuple[str, ...], captured: str) -> Dating | None:
    if not captured:
        return None
    for line in (line[:WIDEST] for line in lines):
        text = plain(line)
        told = AGO.search(text) or DAY_WORD.search(text) or next(iter(month_days(text)), None)
        span = (told.start, told.end) if isinstance(told, Moment) else told.span() if told else None
        if span and _stands_alone(line, *span):
            return relative(line, captured, "byline")
    return None
