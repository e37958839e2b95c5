"""Finds the line that is the article's title, and makes one where the dump has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from build_archive.understand.body import is_prose
from build_archive.understand.cut import Segment
from build_archive.understand.verdict import Verdict, Verdicts

_NOT_A_TITLE = re.compile(r"[。,;:、]$")


def title_line(segments: Sequence[Segment], known: Verdicts) -> Iterable[Verdict]:
    """The first line that could head an article, if it stands before the first paragraph."""
    for i, segment in enumerate(segments):
        if i in known:
            continue
        if is_prose(segment) or segment.listed:
            return
        if 6 <= len(segment.words) <= 80 and not _NOT_A_TITLE.search(segment.words):
            yield Verdict(i, "title", "the first line, before the first paragraph")
            return


def first_sentence(paragraphs: Sequence[str]) -> str:
    """A title for an article that has none: its first sentence, cut at 40 characters."""
    for paragraph in paragraphs:
        sentence = re.split(r"(?<=[。!?！？])", paragraph.strip(), maxsplit=1)[0].rstrip("。")
        if sentence:
            return sentence if len(sentence) <= 40 else sentence[:39] + "…"
    return ""
