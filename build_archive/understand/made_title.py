"""Makes a title where a dump has none: of the article's first sentence, or of the first words of its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.dateline import dateline
from build_archive.understand.text import SHORTEST_CUT


def first_sentence(paragraphs: Sequence[str]) -> str:
    """A title for an article that has none: what stands in the brackets that a flash of news begins with, or its first sentence, without the agency's line.

    A long sentence is cut behind a clause.
    """
    if paragraphs and (flash := _FLASH.match(paragraphs[0])):
        return flash["title"].strip()
    for paragraph in (*(text for text in paragraphs if len(text) >= SHORTEST_CUT), *paragraphs):
        opening = dateline(paragraph)
        text = paragraph[opening.end :] if opening and len(paragraph) > opening.end + CUT // 2 else paragraph
        if opening and (named := _NAMED.match(paragraph, opening.end)):
            return named["title"].strip()
        sentence = re.split(r"(?<=[。!?！？])", text.strip(_BETWEEN).lstrip(_ENDS), maxsplit=1)[0].rstrip("。")
        if sentence:
            return sentence if len(sentence) <= CUT else _shortened(sentence)
    return next(iter(paragraphs), "")[:CUT]


_FLASH = regex(r"\s*【(?P<title>[^【】]{8,60})】(?=\S{10})")
"""`【渡口换了新船】河湾讯 ……`, as agencies set what happened above a message of a few lines."""
_NAMED = regex(r"\s*题\s*[:：]\s*(?P<title>\S.{3,58})$")
"""Behind the agency's line the name of what follows: `新华社河湾3月18日电 题：渡口的新船`."""
_MARKS = regex(r"!\[[^\]\n]*\]\([^)\n]*\)|^\s*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+|[*`~]{1,3}|</?\w[^<>\n]*>")
_LINK = regex(r"(?<!!)\[([^\[\]\n]*)\]\([^)\n]*\)")


def words_of_markdown(text: str) -> Iterator[str]:
    """The lines of a Markdown text that say something, without the marks of headings, lists, links and pictures."""
    for line in text.split("\n"):
        words = _MARKS.sub("", _LINK.sub(r"\1", line)).strip()
        if any(map(str.isalnum, words)):
            yield words


CUT = 40
"""Characters of a title made from a sentence."""
_BETWEEN = " \u3000,，、:："
_ENDS = _BETWEEN + "。!?！？…"
"""What a torn text may begin with: the end of a sentence that is gone."""


def _shortened(sentence: str) -> str:
    clause = max(sentence.rfind(mark, CUT // 2, CUT) for mark in ",，;；")
    return sentence[: clause if clause > 0 else CUT - 1] + "…"
