r"""The order of titles and names: digits, Latin letters, then Chinese by reading, tone and character; and under which letter each stands.

Punctuation, quotation marks, emoji and white space do not count (“气疯了” stands under Q). The order of syllables is that of
现代汉语词典: lu, lü, luan, lüe, lun, luo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from build_archive.folding import HAN_RANGES, fold, is_han
from build_archive.pinyin.readings import Kind, syllables

Class = Literal["digits", "latin", "han", "other"]
RANK = {"digits": "1", "latin": "2", "han": "3", "other": "4"}
"""The order of the classes; within one title likewise (第2 before 第二)."""
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES) + "々〇"
KINDS: dict[str, Class] = {"1": "digits", "2": "latin", "3": "han", "4": "other"}
RUNS = re.compile(rf"(?P<han>[{HAN}]+)|(?P<digits>\d+)|(?P<word>(?:(?![{HAN}\d])[^\W_])+)")
END = "\x01"
"""Ends each syllable in a key: below every letter, so that `lu` goes before `luan`."""
UMLAUT = "\x02"
"""Stands in a key behind a syllable with ü, so that `lü` goes after `lu` and before `luan`."""
LETTERS = tuple("ABCDEFGHJKLMNOPQRSTWXYZ")
"""The letters that syllables begin with: none begins with I, U or V."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in the order: a syllable, a number, a word in Latin letters, or a character of another script."""

    kind: Class
    text: str
    """Syllable without tone (`lü`), digits, or lower-case letters."""
    tone: str = ""


def marks(text: str, kind: Kind = "text") -> Iterator[Mark]:
    """What counts of a text for its place in the order, from left to right."""
    plain = unicodedata.normalize("NFKC", text)
    for run in RUNS.finditer(plain):
        if run["han"]:
            before, after = plain[run.start() - 1 : run.start()], plain[run.end() : run.end() + 1]
            yield from map(han_mark, syllables(run["han"], kind, before, after))
        elif run["digits"]:
            yield Mark("digits", "".join(str(unicodedata.decimal(digit)) for digit in run["digits"]))
        else:
            yield from word_marks(run["word"])


@cache
def han_mark(syllable: str) -> Mark:
    """A syllable with its tone; a character that no dictionary reads stands with other scripts."""
    if is_han(syllable[0]):
        return Mark("other", syllable)
    return Mark("han", syllable[:-1].replace("ê", "e"), syllable[-1])


def word_marks(word: str) -> Iterator[Mark]:
    """A word in Latin letters as one mark (é as e), letters of other scripts one by one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    for part in re.findall(r"[a-z]+|[^a-z]", bare):
        yield Mark("latin" if part.isascii() and part.isalpha() else "other", part)


Key = tuple[str, str, str, str]
"""Reading, tones, folded characters, the text itself; compared by code point."""


@dataclass(frozen=True, slots=True)
class Collated:
    """A text with its place in the order."""

    text: str
    code: str
    """Its marks, each as the rank of its kind, its text and its tone (`3zhong1 3guo2 15`)."""

    @property
    def marks(self) -> Iterator[Mark]:
        """What counts of the text for its place, from left to right."""
        rest = self.code
        while rest:
            piece, _, rest = rest.partition(" ")
            yield mark_of(piece)

    @property
    def reading(self) -> tuple[str, str]:
        """The first two parts of the key."""
        places = [place_of(piece) for piece in self.code.split(" ")] if self.code else ()
        return "".join([place[0] for place in places]), "".join([place[1] for place in places])

    @property
    def key(self) -> Key:
        """What texts are put in order by; the same everywhere, and no two texts have the same."""
        return *self.reading, fold(self.text), self.text


def collate(text: str) -> Collated:
    """A text with its marks, read once for its place and its heading, and for the next run, see `Readings`."""
    return Collated(text, READINGS.code(text))


def sort_key(text: str, kind: Kind = "text") -> Key:
    """The key by which texts are put in order."""
    return Collated(text, code_of(text, kind)).key


def code_of(text: str, kind: Kind = "text") -> str:
    """The marks of a text in one line."""
    return " ".join(RANK[mark.kind] + mark.text + mark.tone for mark in marks(text, kind))


@cache
def mark_of(piece: str) -> Mark:
    """One mark of a code."""
    kind = KINDS[piece[0]]
    return Mark(kind, piece[1:-1], piece[-1]) if kind == "han" else Mark(kind, piece[1:])


@cache
def place_of(piece: str) -> tuple[str, str]:
    """The place of one mark of a code among others, and its tone."""
    mark = mark_of(piece)
    return order_of(mark), mark.tone


class Readings:
    """What texts read, in this run and in the last: an archive lists all its titles at each run, and each takes 50 µs to read."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def code(self, text: str) -> str:
        """The code of a text."""
        known = self._now.get(text)
        if known is None:
            known = self._last.get(text)
            known = self._now[text] = code_of(text) if known is None else known
        return known

    def recall(self, codes: dict[str, str]) -> None:
        """These are the codes of the last run; a new one begins."""
        self._last, self._now = codes, {}

    def asked(self) -> dict[str, str]:
        """The codes of all texts that were asked for in this run."""
        return self._now


READINGS = Readings()
"""Those of this process."""


@cache
def order_of(mark: Mark) -> str:
    """The place of one mark among others, compared by code point."""
    if mark.kind == "han":
        mended = mark.text.replace("ü", "u")
        return RANK["han"] + mended + (UMLAUT if mended != mark.text else "") + END
    if mark.kind == "digits":
        value = mark.text.lstrip("0") or "0"
        return f"{RANK['digits']}{mark.text[0]}{len(value):06}{value}{END}"
    return RANK[mark.kind] + mark.text + END


def letter_of(mark: Mark | None) -> str:
    """The heading of what begins with this mark: `A` to `Z`, `0-9`, `Latin` or `other`."""
    if mark is None or mark.kind == "other":
        return "other"
    return {"digits": "0-9", "latin": "Latin"}.get(mark.kind) or mark.text[0].upper()


def initial_letter(text: str, kind: Kind = "text") -> str:
    """The heading under which a text stands: `A` to `Z` by the reading of its first word, `0-9`, `Latin` or `other`."""
    return letter_of(next(marks(text, kind), None))
