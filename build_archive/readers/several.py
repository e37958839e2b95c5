"""Several articles one below another in a text file: each a title, the line of its day, and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_archive.patterns import regex

LONGEST = 60
"""Characters of a title."""
PROSE, MOST = 60, 0.7
"""Characters of sentences that an article has at least, and their share of its text: below an article of a page stand teasers, and much else."""
_DAY = regex(
    r"[ \t\u3000(（\[【]*(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:[ \t\u3000]*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?[^\n。]{0,24}$"
)
_TITLE = regex(r"[^\s=#*_~-].{2,}[^\s。，；：,;:]\s*$")
_RULE = regex(r"\s*(?:[-=*_~#—－＝]\s*){3,}$")
_SENTENCE = regex(r"[。！？…]")


def parts(text: str) -> list[tuple[int, int]]:
    """The lines of each article, from the first to behind the last, counted from 0; none where the text is one article or a page.

    Nothing but articles is in such a text: it begins with a title, and each is mostly sentences.
    """
    lines = text.split("\n")
    starts = list(_starts(lines))
    head = next((n for n, line in enumerate(lines) if line.strip() and not _RULE.match(line)), 0)
    if len(starts) < 2 or starts[0] != head or len({lines[n].strip() for n in starts}) < len(starts):
        return []
    found = list(pairwise([*starts, len(lines)]))
    return found if all(_is_article(lines[first:end]) for first, end in found) else []


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """The lines that may be titles: below an empty line or a rule, with a day alone on the next line with words."""
    above = ""
    for n, line in enumerate(lines):
        if (not above.strip() or _RULE.match(above)) and len(line) <= LONGEST and _TITLE.match(line.strip()):
            below = next((words for words in lines[n + 1 : n + 3] if words.strip()), "")
            if _DAY.match(below) and not _DAY.match(line):
                yield n
        above = line


def _is_article(lines: Sequence[str]) -> bool:
    words = [line.strip() for line in lines[2:] if line.strip() and not _RULE.match(line)]
    prose = sum(len(line) for line in words if _SENTENCE.search(line))
    return prose >= max(PROSE, MOST * sum(map(len, words)))
