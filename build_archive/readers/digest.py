"""Several articles in one Markdown file: a day's issue of a broadcast or a newsletter, a heading and a text each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_archive.model import RawRecord, Stated
from build_archive.readers.file_names import stated_by_name, stated_by_words
from build_archive.readers.html_text import is_html, text_of_html
from build_archive.readers.markdown_text import HEADING
from build_archive.readers.mending import mend
from build_archive.readers.source import Slice
from build_archive.readers.values import plain

LINK_LINE = re.compile(
    r"^[ \t]*(?:[-*>][ \t]*)?(?:[^\[\]\n]{0,8}[:：][ \t]*)?\[([^\]\n]*)\]\((https?://[^)\s]+)\)[ \t]*$"
)
"""A line that is only a link, such as the one to the original."""
LINKED = re.compile(r"^\[(.*)\]\((https?://[^)\s]+)\)$")
RULE = re.compile(r"^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$")
DAY = re.compile(r"(?:19|20)\d\d[-./年]?(?:0?[1-9]|1[0-2])[-./月]?(?:3[01]|[12]\d|0?[1-9])日?")
LEAST = 3
"""Sections of two are chapters, not articles."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, to the next heading of its level or above."""

    level: int
    heading: str
    lines: tuple[str, ...]
    start: int
    """In characters from the beginning of the file."""
    end: int


def articles(text: str, name: str) -> list[Section]:
    """The sections of a day's issue; none where the file is one article.

    It is an issue where its name or its first heading holds a day and most sections of one level lead elsewhere,
    by a linked heading or a line that is only a link, or are the HTML of another page.
    """
    sections = list(split_sections(text))
    first = next((section.heading for section in sections if section.heading), "")
    if not DAY.search(name) and not DAY.search(first):
        return []
    linked = Counter(section.level for section in sections if _leads_elsewhere(section))
    if not linked:
        return []
    level = linked.most_common(1)[0][0]
    chosen = [section for section in sections if section.level == level]
    return chosen if len(chosen) >= LEAST and linked[level] * 2 > len(chosen) else []


def split_sections(text: str) -> Iterator[Section]:
    """Every heading outside fences with what lies directly below it."""
    lines: list[str] = []
    level, heading, start, at, fenced = 0, "", 0, 0, False
    for line in text.splitlines(keepends=True):
        found = None if fenced else HEADING.match(line.rstrip("\n"))
        fenced ^= line.startswith(("```", "~~~"))
        if found:
            yield Section(level, heading, tuple(lines), start, at)
            level, heading, lines, start = len(found[1]), (found[2] or "").strip(), [], at
        else:
            lines.append(line.rstrip("\n"))
        at += len(line)
    yield Section(level, heading, tuple(lines), start, at)


def _leads_elsewhere(section: Section) -> bool:
    prose = [line for line in section.lines if line.strip() and not LINK_LINE.match(line)]
    has_link = LINKED.match(section.heading) or any(map(LINK_LINE.match, section.lines))
    return bool(section.heading and prose and (has_link or all(map(is_html, prose[:3]))))


def record_of_section(section: Section, piece: Slice, source: str, day: Stated, encoding: str) -> RawRecord:
    """One article of an issue."""
    linked = LINKED.match(section.heading)
    lines = [line for line in section.lines if not RULE.match(line)]
    while lines and re.fullmatch(r"\s*(?:\(更新时间.*\))?", lines[-1]):
        lines.pop()
    address = linked[2] if linked else next((found[2] for line in lines if (found := LINK_LINE.match(line))), "")
    prose = "\n".join(line for line in lines if not LINK_LINE.match(line)).strip()
    markup = is_html(prose)
    text, repaired = mend(text_of_html(prose) if markup else plain(prose))
    title = linked[1] if linked else section.heading
    stated = replace(day, title=plain(title), url=address, source=source)
    return RawRecord(piece.origin, text, "plain" if markup else "markdown", stated, encoding, repaired, "markdown")


def issue(text: str, name: str) -> tuple[str, Stated]:
    """What all articles of an issue share: the name of what appears daily, and the day."""
    first = next((section.heading for section in split_sections(text) if section.level == 1), "")
    by_heading, by_name = stated_by_words(first), stated_by_name(name)
    day = DAY.search(name.rpartition("/")[2])
    date = by_heading.date or by_name.date or (day[0] if day else "")
    called = by_heading.title.strip("《》〈〉「」『』 #") if DAY.search(first) else ""
    return called, replace(by_heading, date=date, date_from="record" if by_heading.date else "file-name")
