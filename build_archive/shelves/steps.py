"""The steps that lead to an entry: by its time (year, month, day, hour) and by its reading (letter, syllable, letter, …)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from build_archive.pinyin import Mark, letter_of, order_of
from build_archive.shelves.divide import Step

UNDATED = Step("undated", "日期不详", "日期不详", 1)
WEEKDAYS = "一二三四五六日"
HEADINGS = {"0-9": "数字 0-9", "Latin": "拉丁字母 Latin", "other": "其他 other"}
"""Headings that are no letters of pinyin; what is ASCII in them makes their anchors (`#0-9`, `#latin`, `#other`)."""
SLUGS = {"0-9": "digits", "Latin": "latin", "other": "other"}
LONGEST = 24
"""Numbers and words longer than this share a part with those that begin alike: a path has its limits."""


def by_time(when: str, rest: Iterable[Step] = ()) -> Iterator[Step]:
    """The steps of an entry of that time (ISO 8601, cut to what is known), newest first; `rest` goes on where the time ends."""
    if not when:
        yield UNDATED
        yield from below(UNDATED.slug, rest)
        return
    yield year_step(when[:4])
    yield from by_month(when, rest)


def by_month(when: str, rest: Iterable[Step] = ()) -> Iterator[Step]:
    """As `by_time`, from the month on."""
    for size, step in ((7, month_step), (10, day_step), (13, hour_step)):
        known = len(when) >= size
        last = step(when[:size]) if known else unknown_step(when[: size - 3])
        yield last
        if not known:
            break
    yield from below(last.slug, rest)


def below(slug: str, steps: Iterable[Step]) -> Iterator[Step]:
    """The same steps, their addresses below another."""
    for step in steps:
        yield placed(slug, step)


@cache
def placed(slug: str, step: Step) -> Step:
    """The same step with its address below another."""
    return Step(f"{slug}/{step.slug}", step.name, step.title, step.order)


@cache
def year_step(year: str) -> Step:
    """`2022`."""
    return Step(year, f"{year}年", f"{year}年", -int(year))


@cache
def month_step(month: str) -> Step:
    """`2022-01`."""
    number = int(month[5:7])
    return Step(month, f"{number}月", f"{int(month[:4])}年{number}月", -(int(month[:4]) * 12 + number))


@cache
def day_step(day: str) -> Step:
    """`2022-01-27`; the heading begins with the number, which is its anchor."""
    number = int(day[8:10])
    title = f"{int(day[:4])}年{int(day[5:7])}月{number}日"
    return Step(day, f"{number}日 {weekday(day)}".strip(), title, -number)


@cache
def hour_step(hour: str) -> Step:
    """`2022-01-27T12`, of address `2022-01-27-h12`."""
    number = int(hour[11:13])
    return Step(f"{hour[:10]}-h{number:02}", f"{number}时", f"{day_step(hour[:10]).title}{number}时", -number)


@cache
def unknown_step(known: str) -> Step:
    """The part of a year, month or day of whose entries no more is known."""
    unit = {4: "年份", 7: "年月", 10: "日期"}[len(known)]
    whole = {4: year_step, 7: month_step, 10: day_step}[len(known)](known).title
    return Step(f"{known}-undated", f"只知{unit}", f"{whole}（只知{unit}）", 1, inline=True)


def weekday(day: str) -> str:
    """星期四; empty for a day that no calendar has."""
    try:
        return "星期" + WEEKDAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return ""


def by_reading(marks: Iterable[Mark], rest: Iterable[Step] = ()) -> Iterator[Step]:
    """The steps of a text by its marks, letter and syllable in turn: `z`, `z/zhong`, `z/zhong/g`, `z/zhong/g/guo` and so on.

    A number or a word in Latin letters takes one step more: `latin`, `latin/i`, `latin/i/iphone`.
    """
    slug, words = "", ""
    for mark in marks:
        for step in steps_of(slug, words, mark):
            yield step
        slug, words = step.slug + "/", step.title + " "
    if not slug:
        yield letter_step("", "", "other")
        slug = "other/"
    end = Step(f"{slug}end", "到此为止", f"{words}（到此为止）", "")
    yield end
    yield from below(end.slug, rest)


@cache
def steps_of(slug: str, words: str, mark: Mark) -> tuple[Step, ...]:
    """The steps that one mark makes, after those that made `slug` and mean `words`."""
    letter = letter_step(slug, words, letter_of(mark))
    text = mark.text[:LONGEST]
    if mark.kind in ("digits", "latin"):
        first = text[0].upper()
        beginning = Step(f"{letter.slug}/{text[0]}", f"{first}…", f"{words}{first}…", text[0])
        return letter, beginning, Step(f"{beginning.slug}/{text}", text, words + text, order_of(Mark(mark.kind, text)))
    part = f"u{ord(text):04x}" if mark.kind == "other" else text.replace("ü", "v")
    return letter, Step(f"{letter.slug}/{part}", text, words + text, order_of(mark))


def letter_step(slug: str, words: str, letter: str) -> Step:
    """What goes on with this letter, or with a number, Latin letters, another script."""
    name = HEADINGS.get(letter, letter)
    order = {"0-9": "1", "Latin": "2", "other": "4"}.get(letter, "3" + letter)
    return Step(slug + SLUGS.get(letter, letter.lower()), name, f"{words}{name}…" if words else name, order)
