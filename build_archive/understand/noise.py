"""Leaves out the lines that say of themselves that they are the page's and not the article's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import Segment
from build_archive.understand.rows import MENU
from build_archive.understand.signs import REGISTERED, Sign, sign_of
from build_archive.understand.stretch import find_stretch
from build_archive.understand.text import ends_sentence, is_prose, shared
from build_archive.understand.timed import is_byline
from build_archive.understand.verdict import Verdict, Verdicts
from build_archive.understand.vocabulary import vocabulary

_PICTURES = regex(r"(?:图像|图片|影片)(?:加注文字|来源)[,:]")
"""What announces a caption, or who took the picture, on the next line."""
CAPTION = 60
"""Characters up to which a line below the label of a picture's words is taken for them, so that no paragraph is."""
_SECTION = regex(r"[一二三四五六七八九十]{1,2}、")
ALIKE = 0.3
"""Share of letter pairs from which a longer line with the words of a sign is the article's."""
RICH = 400
"""Letter pairs of an article from which that share holds; a short article has less to share."""


def noise_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Short lines that say of themselves that they are not the article, and what one that only announces a picture's words has below it."""
    announced = False
    for i, segment in enumerate(segments):
        words = segment.words
        if i not in known and announced and len(words) <= CAPTION and "。" not in words:
            yield Verdict(i, "caption", "under its label")
        elif i not in known and (sign := _sign(words)) and sign.decides(words):
            yield Verdict(i, sign.kind, sign.why)
        announced = _PICTURES.fullmatch(words) is not None


def _sign(words: str) -> Sign | None:
    """The sign that a line shows, but for one with buttons that is the page's time first of all: 2018-04-10 10:47 [打印] [大 中 小]."""
    sign = sign_of(words)
    is_time = sign and sign.kind == "navigation" and ":" in words and is_byline(words)
    return None if is_time else sign


def link_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Lines that were links and nothing else: menus and other headlines, where they are no paragraph."""
    for i, segment in enumerate(segments):
        if i not in known and segment.look == "link" and not is_prose(segment.words):
            kind = "headline" if len(segment.words) > MENU else "navigation"
            yield Verdict(i, kind, "a link and nothing else")


def longer_noise(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Longer lines with the words of a sign, where they have little in common with the article."""
    stretch = find_stretch(segments, known)
    suspects = {i: sign for i, s in enumerate(segments) if i not in known and (sign := _sign(s.words))}
    if stretch is None or not suspects:
        return
    article = vocabulary(segments, stretch, lambda i: i in known or i in suspects)
    least = ALIKE if len(article) >= RICH else ALIKE / 2
    for i, sign in suspects.items():
        if not _is_enclosed(segments, known, i, sign) and shared(segments[i].words, article) < least:
            yield Verdict(i, sign.kind, f"{sign.why}, and little else")


def _is_enclosed(segments: Sequence[Segment], known: Verdicts, i: int, sign: Sign) -> bool:
    """Whether a sentence that names a hotline or a licence, or a numbered section, stands between two paragraphs."""
    words = segments[i].words
    if not is_prose(words) or (sign.why != REGISTERED and not _SECTION.match(words)):
        return False
    if not 0 < i < len(segments) - 1:
        return False
    return all(
        k not in known and (is_prose(segments[k].words) or ends_sentence(segments[k].words)) for k in (i - 1, i + 1)
    )
