"""The steps that lead to an entry: by its time (year, month, day, hour) and by its reading (letter, syllable, letter, …).

Between the units that people name first stand coarser ones (five years, a quarter, ten days, syllables that begin alike): a part of
a full page is then rarely nearly empty. Among 100,000 articles that makes a third of the pages that there were without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from build_archive.pinyin import Mark, letter_of, order_of
from build_archive.shelves.divide import Step

UNKNOWN = 1
"""The place of what is not known, after all numbers of years, months and days, which count backwards."""
UNDATED = Step("undated", "日期不详", "日期不详", UNKNOWN)
WEEKDAYS = "一二三四五六日"
HEADINGS = {"0-9": "数字 0-9", "Latin": "拉丁字母 Latin", "other": "其他 other"}
"""Headings that are no letters of pinyin; what is ASCII in them makes their anchors (`#0-9`, `#latin`, `#other`)."""
SLUGS = {"0-9": "digits", "Latin": "latin", "other": "other"}
BEGINNING = re.compile("[^aeiouü]*[aeiouü]?")
"""A syllable as far as its first vowel: `zho` of zhong and zhou."""
LONGEST = 24
"""Numbers and words longer than this share a part with those that begin alike: a path has its limits."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One unit of time by which shelves are divided."""

    known: int
    """How many characters of a time must be known for it, of `2022-01-27T12:25`."""
    step: Callable[[str], Step]


def by_time(when: str, rest: Iterable[Step], ladder: Iterable[Rung]) -> Iterator[Step]:
    """The steps of an entry of that time (ISO 8601, cut to what is known), newest first; `rest` goes on where the time ends."""
    last = UNDATED
    for rung in ladder if when else ():
        if len(when) < rung.known:
            last = unknown_step(when)
            break
        last = rung.step(when[: rung.known])
        yield last
    if not when or last.order == UNKNOWN:
        yield last
    yield from below(last.slug, rest)


def below(slug: str, steps: Iterable[Step]) -> Iterator[Step]:
    """The same steps, their addresses below another."""
    for step in steps:
        yield placed(slug, step)


@cache
def placed(slug: str, step: Step) -> Step:
    """The same step with its address below another."""
    return replace(step, slug=f"{slug}/{step.slug}")


@cache
def lustrum_step(year: str) -> Step:
    """`2020-2024`: five years, where single ones would make many short pages."""
    first = int(year) // 5 * 5
    name = f"{first}—{first + 4}年"
    return Step(f"{first:04}-{first + 4:04}", name, name, -first, heading=False)


@cache
def year_step(year: str) -> Step:
    """`2022`."""
    return Step(year, f"{year}年", f"{year}年", -int(year))


@cache
def quarter_step(month: str) -> Step:
    """`2022-q1`."""
    number = (int(month[5:7]) + 2) // 3
    name = f"第{'一二三四'[number - 1]}季度"
    return Step(f"{month[:4]}-q{number}", name, f"{month[:4]}年{name}", -number, heading=False)


@cache
def month_step(month: str) -> Step:
    """`2022-01`."""
    number = int(month[5:7])
    return Step(month, f"{number}月", f"{month[:4]}年{number}月", -(int(month[:4]) * 12 + number))


@cache
def third_step(day: str) -> Step:
    """`2022-01-late`: ten days of a month (旬)."""
    number = min(2, (int(day[8:10]) - 1) // 10)
    name = "上中下"[number] + "旬"
    slug = ("early", "middle", "late")[number]
    return Step(f"{day[:7]}-{slug}", name, month_step(day[:7]).title + name, -number, heading=False)


@cache
def day_step(day: str) -> Step:
    """`2022-01-27`; the heading begins with the number, which is its anchor."""
    number = int(day[8:10])
    title = f"{month_step(day[:7]).title}{number}日"
    return Step(day, f"{number}日 {weekday(day)}".strip(), title, -number)


@cache
def hour_step(hour: str) -> Step:
    """`2022-01-27T12`, of address `2022-01-27-h12`."""
    number = int(hour[11:13])
    return Step(f"{hour[:10]}-h{number:02}", f"{number}时", f"{day_step(hour[:10]).title}{number}时", -number)


LUSTRUM, YEAR, QUARTER = Rung(4, lustrum_step), Rung(4, year_step), Rung(7, quarter_step)
MONTH, THIRD, DAY, HOUR = Rung(7, month_step), Rung(10, third_step), Rung(10, day_step), Rung(13, hour_step)


@cache
def unknown_step(known: str) -> Step:
    """The part of a year, month or day of whose entries no more is known."""
    unit = {4: "年份", 7: "年月", 10: "日期"}[len(known)]
    whole = {4: year_step, 7: month_step, 10: day_step}[len(known)](known).title
    return Step(f"{known}-undated", f"只知{unit}", f"{whole}（只知{unit}）", UNKNOWN, inline=True)


def weekday(day: str) -> str:
    """星期四; empty for a day that no calendar has."""
    try:
        return "星期" + WEEKDAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return ""


def by_reading(marks: Iterable[Mark], rest: Iterable[Step] = ()) -> Iterator[Step]:
    """The steps of a text by its marks: letter, beginning, syllable (`z`, `z/zho-`, `z/zhong`), and so on below `z/zhong/`.

    Numbers and words in Latin letters likewise: `latin`, `latin/i`, `latin/i/iphone`.
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
        beginning = Step(f"{letter.slug}/{text[0]}", f"{first}…", f"{words}{first}…", text[0], heading=False)
        return letter, beginning, Step(f"{beginning.slug}/{text}", text, words + text, order_of(Mark(mark.kind, text)))
    if mark.kind == "other":
        return letter, Step(f"{letter.slug}/u{ord(text):04x}", text, words + text, order_of(mark))
    start = BEGINNING.match(text)[0]  # type: ignore[index]  # matches every text
    name = f"{start}…"
    beginning = Step(
        f"{letter.slug}/{ascii_of(start)}-", name, words + name, order_of(Mark("han", start)), heading=False
    )
    return letter, beginning, Step(f"{letter.slug}/{ascii_of(text)}", text, words + text, order_of(mark))


def ascii_of(syllable: str) -> str:
    """A syllable in an address: ü is v, as it is typed."""
    return syllable.replace("ü", "v")


def letter_step(slug: str, words: str, letter: str) -> Step:
    """What goes on with this letter, or with a number, Latin letters, another script."""
    name = HEADINGS.get(letter, letter)
    order = {"0-9": "1", "Latin": "2", "other": "4"}.get(letter, "3" + letter)
    return Step(slug + SLUGS.get(letter, letter.lower()), name, f"{words}{name}…" if words else name, order)
