"""Step `punctuation`: an extractor made full-width punctuation half-width; between and beside Han characters it is restored."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_archive.folding import is_han
from build_archive.model import Article
from build_archive.steps.texts import with_texts

FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
HALF = str.maketrans({full: half for half, full in FULL.items()})
MARK = re.compile(r"[,:;?!]")
BRACKETS = re.compile(r"\(([^()]*)\)")
KEPT = re.compile(
    r"""(?:https?|ftp)://[\w./?%&=+#~:;,@!()-]+      # an address
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                   # an e-mail address
      | `[^`]+`                                        # code
      | [:;]-?[()DPp](?![\w(])                         # a smiley
    """,
    re.VERBOSE | re.ASCII,
)
"""Spans whose punctuation is their own."""
SKIPPED = " \u3000\"'“”‘’《》〈〉「」『』【】〔〕()（）…"
"""What stands between a mark and the character that says which script the mark belongs to."""


def restore_punctuation(article: Article) -> Article:
    """The article as its page had it, where its body shows that an extractor narrowed the punctuation; else untouched.

    Markdown written by a person is left alone: nothing extracted it, and `[a](b)` would break.
    """
    if article.shape == "markdown" or not is_narrowed(article.body):
        return article
    return with_texts(article, _label, lambda body: tuple(restore(paragraph) for paragraph in body))


def is_narrowed(texts: Iterable[str]) -> bool:
    """Whether these texts hold half-width marks beside Han characters and not one full-width mark: no person writes so for long."""
    texts = tuple(texts)
    return not any(mark in text for text in texts for mark in FULL.values()) and any(
        restore(text) != text for text in texts
    )


def _label(text: str) -> str:
    return restore(text) if is_narrowed([text]) else text


def restore(text: str) -> str:
    """One line with the marks that stand beside Han characters made full-width."""
    if not any(mark in text for mark in FULL):
        return text
    characters = list(text)
    kept = {place for span in KEPT.finditer(text) for place in range(*span.span())}
    for match in MARK.finditer(text):
        if match.start() not in kept and _belongs_to_han(text, match.start()):
            characters[match.start()] = FULL[match[0]]
    for match in BRACKETS.finditer(text):
        if match.start() not in kept and _is_han_bracket(text, match):
            characters[match.start()], characters[match.end() - 1] = "（", "）"
    return "".join(characters)


def _belongs_to_han(text: str, place: int) -> bool:
    left, right = _neighbour(text, place, -1), _neighbour(text, place, 1)
    return is_han(left) if left else is_han(right) if right else False


def _is_han_bracket(text: str, match: re.Match[str]) -> bool:
    return any(map(is_han, match[1])) or is_han(text[match.start() - 1 : match.start()] or " ")


def _neighbour(text: str, place: int, step: int) -> str:
    """The nearest character to one side that is a letter, a digit or a Han character; empty at the end of the text."""
    place += step
    while 0 <= place < len(text) and text[place] in SKIPPED:
        place += step
    return text[place] if 0 <= place < len(text) else ""
