"""Step `punctuation`: an extractor made full-width punctuation half-width; between and beside Han characters it is restored."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from build_archive.folding import is_han
from build_archive.model import CODE_INDENT, Article
from build_archive.steps.texts import as_it_is, with_texts

FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
MARK = re.compile(r"[,:;?!]")
BRACKETS = re.compile(r"\(([^()]*)\)")
HALF = re.compile(r"[,:;?!().]")
"""What may have been narrowed; most headlines hold none of it."""
STOP = re.compile(r"\.(?<![.\d]\.)(?=[”’」』\"）)]*(?:\s*$|\s*[^\x00-\x7f]))")
"""A single dot at the end of a sentence, as 。 was narrowed by some extractors."""
KEPT = re.compile(
    r"""(?:https?|ftp)://(?:[\w./%&=+#~@-]|[?:,;!()](?=[\w/%&=+#~@-]))+   # an address, without the mark behind it
      | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+                                        # an e-mail address
      | `[^`]+`                                                             # code
      | (?<!\S)[:;]-?[)DP](?!\S)                                            # a smiley
    """,
    re.VERBOSE | re.ASCII,
)
"""Spans whose punctuation is their own."""
KEPT_SIGN = re.compile(r"[@`:;](?:(?<=[@`])|//|-?[)DP])")
"""What each such span holds; it begins with one of a set, which `re` finds ten times faster."""
CODE = re.compile(
    r"[{}]\s*$|[\w\"']\)?;\s*$|[=!]=|=>|->|\w\(\)|^\s*(?:import|from|def|class|return|#include|//|\$) ?\b", re.ASCII
)
"""A line of a program, in which Chinese stands only in strings and comments."""
CODE_SIGN = re.compile(r"[a-z{};=>(#/$]")
"""What each such line holds."""
TRANSPARENT = " \u3000\"'“”‘’《》〈〉「」『』【】〔〕()（）…?!？！%％℃+"
"""What stands between a mark and the character that says to which script the mark belongs."""
FARTHEST = 16
"""Characters to each side within which the character that decides must stand."""
STRAY = 0.02
"""Share of full-width marks that a narrowed text may still hold: an emoticon, a quoted name."""


def restore_punctuation(article: Article) -> Article:
    """The article as its page had it, where its body shows that an extractor narrowed the punctuation; else untouched.

    Titles and headlines went through the same extractor; names are left as they are, for `镇报(南区)` is how the site writes it.
    Markdown written by a person is left alone: nothing extracted it, and `[a](b)` would break.
    """
    if article.shape == "markdown" or not is_narrowed(article.body):
        return article
    stops = stops_are_narrowed(article.body)

    def title(text: str) -> str:
        return restore(text, stops) if is_narrowed([text]) else text

    return with_texts(
        article,
        title,
        as_it_is,
        lambda body: tuple(
            paragraph if paragraph.startswith(CODE_INDENT) else restore(paragraph, stops) for paragraph in body
        ),
    )


def is_narrowed(texts: Iterable[str]) -> bool:
    """Whether these texts hold half-width marks beside Han characters and (almost) no full-width ones: no person writes so for long."""
    texts = tuple(texts)
    together = "".join(texts)
    wide = sum(map(together.count, FULL.values()))
    if wide > STRAY * sum(map(together.count, FULL)):
        return False  # most pages: seen without looking at a single neighbour
    restored = sum(map("".join(map(restore, texts)).count, FULL.values())) - wide
    return restored > 0 and wide <= STRAY * restored


def stops_are_narrowed(body: tuple[str, ...]) -> bool:
    """Whether even 。 was made a dot: no 。 anywhere, and most paragraphs that end in a mark end in a dot behind a Han character."""
    ends = [paragraph.rstrip('”’」』"）) ')[-2:] for paragraph in body]
    dotted = sum(len(end) == 2 and end[1] == "." and is_han(end[0]) for end in ends)
    return (
        dotted > 0
        and not any("。" in paragraph for paragraph in body)
        and 2 * dotted > sum(end[-1:] in tuple(".?!") for end in ends)
    )


@lru_cache(maxsize=1024)
def restore(text: str, stops: bool = False) -> str:
    """One line with the marks that stand beside Han characters made full-width, the full stops too where `stops` says so; as long as before.

    A line is asked for twice, by `is_narrowed` first, and pages of one day list the same headlines.
    """
    if not HALF.search(text) or (CODE_SIGN.search(text) and CODE.search(text)):
        return text
    kept = bytearray(len(text))
    for span in KEPT.finditer(text) if KEPT_SIGN.search(text) else ():
        kept[span.start() : span.end()] = b"\1" * len(span[0])
    characters = list(text)
    for place, mark in _restored(text, stops):
        if not kept[place]:
            characters[place] = mark
    return "".join(characters)


def _restored(text: str, stops: bool) -> Iterable[tuple[int, str]]:
    """Places of marks to restore, with what they become."""
    closed = set()
    for match in BRACKETS.finditer(text):
        if _is_chinese_bracket(text, match):
            closed.add(match.end())
            yield from ((match.start(), "（"), (match.end() - 1, "）"))
    for match in MARK.finditer(text):
        if match.start() in closed or _stands_in_chinese(text, match.start()):
            yield match.start(), FULL[match[0]]
    for match in STOP.finditer(text) if stops else ():
        if is_han(_neighbour(text, match.start(), -1)):
            yield match.start(), "。"


def _stands_in_chinese(text: str, place: int) -> bool:
    """A Han character to either side decides; 12:25, 77:73 and 3,000 have none."""
    return is_han(_neighbour(text, place, -1)) or is_han(_neighbour(text, place, 1))


def _is_chinese_bracket(text: str, match: re.Match[str]) -> bool:
    """Behind a Han character, or around one; f(x) and print("…") are neither."""
    if is_han(_neighbour(text, match.start(), -1)):
        return True
    called = text[match.start() - 1 : match.start()].isascii() and match[1][:1] in ("'", '"')
    return any(map(is_han, match[1])) and not called


def _neighbour(text: str, place: int, step: int) -> str:
    """The nearest character to one side that belongs to a script; a space where the text ends."""
    for distance in range(1, FARTHEST):
        there = place + step * distance
        if not 0 <= there < len(text):
            return " "
        if text[there] not in TRANSPARENT:
            return text[there]
    return " "
