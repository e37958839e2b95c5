"""A page that a template made around marks, split at them: filled with the words of another page, it is that page.

A mark holds a probe, and what the template made of the probe tells how it escapes the words that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from markupsafe import escape

from build_archive.publish.press.sheet import ABSENT, Shape, Sheet, State

OPEN, CLOSE = "\ue000", "\ue001"
DIGITS = "\ue010"
"""The first of the marks for the digits of a date, by their places in it."""
NAMES = "\ue100"
"""The first of the marks for words, by the order of their names."""
PROBE = "aZ &<>\"'"
"""Every character that some place escapes, and letters of both cases: whatever else a template does with a word shows in it."""
MARK = re.compile(f"{OPEN}(?P<name>[{NAMES}-\uefff])(?P<probe>[^\ue000-\uefff]*){CLOSE}|(?P<digit>[{DIGITS}-\ue04f])")
LEFT = re.compile(
    r"[\ue000-\uefff]|\\u[eE][01][0-9a-fA-F]{2}|%[eE][eE]%8[0-7]|&#(?:57[3-6][0-9]{2}|[xX][eE][01][0-9a-fA-F]{2});|u{4}"
)
"""A mark, or a part of the specimen's address, in a place or spelling that is not understood."""


class Unfollowable(BaseException):
    """A template does with a page what no mould can do after it; says what. No error: neither Jinja nor MkDocs may catch it as one."""


ESCAPED = {PROBE: False, str(escape(PROBE)): True}
"""Whether a place escapes its words, by what it makes of the probe."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word."""

    name: str
    escaped: bool = False
    start: int = 0
    end: int | None = None
    """The part of the word that stands here."""


@dataclass(frozen=True, slots=True)
class Mould:
    """What the pages of some shapes have in common, and where their words go."""

    shape: Shape
    """Of the specimen."""
    asked: Mapping[str, State]
    """The entries of the front matter on which the template may have decided, and as what it found them."""
    literals: tuple[str, ...]
    slots: tuple[Slot, ...]
    """One after each literal but the last."""

    @property
    def digest(self) -> str:
        """Of all that it gives a page."""
        return sha256(f"{self.slots}".encode() + "\x00".join(self.literals).encode()).hexdigest()

    def fits(self, shape: Shape) -> bool:
        """Whether a page of this shape is made in the same way: it agrees with the specimen in all that was asked for."""
        entries = dict(shape.entries)
        same = shape.address == self.shape.address and shape.has_foot == self.shape.has_foot
        return same and all(entries.get(name, ABSENT) == found for name, found in self.asked.items())

    def filled(self, sheet: Sheet) -> str:
        """The page."""
        return "".join(self._parts(sheet.words))

    def _parts(self, words: Mapping[str, str]) -> Iterator[str]:
        for literal, slot in zip(self.literals, self.slots, strict=False):
            yield literal
            word = words[slot.name]
            if slot.end is not None:
                word = word[slot.start : slot.end]
            yield str(escape(word)) if slot.escaped else word
        yield self.literals[-1]


def mark(number: int) -> str:
    """What stands for the word of this number."""
    return f"{OPEN}{chr(ord(NAMES) + number)}{PROBE}{CLOSE}"


def digit(place: int) -> str:
    """What stands for a digit of a date."""
    return chr(ord(DIGITS) + place)


def split(page: str, names: Sequence[str], stem: str) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """The literals and slots of a page with marks; `names` are the words by number, `stem` is the specimen's path without `.md`."""
    literals: list[str] = []
    slots: list[Slot] = []
    for literal, slot in _pieces(page, names, re.compile(rf"{MARK.pattern}|(?P<stem>{re.escape(stem)})")):
        if slots and slot and not literal and slot.start and slots[-1].end == slot.start:  # the next digit of a date
            slots[-1] = replace(slots[-1], end=slot.end)
            continue
        literals.append(literal)
        slots += [slot] if slot else []
    if left := next(filter(None, map(LEFT.search, literals)), None):
        raise Unfollowable(f"a word is written as {left[0]!a}")
    return tuple(literals), tuple(slots)


def _pieces(page: str, names: Sequence[str], marks: re.Pattern[str]) -> Iterator[tuple[str, Slot | None]]:
    """Each mark as a slot, with the literal before it; the last literal without one."""
    end = 0
    for match in marks.finditer(page):
        yield page[end : match.start()], _slot(match, names)
        end = match.end()
    yield page[end:], None


def _slot(match: re.Match[str], names: Sequence[str]) -> Slot:
    if match["stem"]:
        return Slot("#stem")
    if match["digit"]:
        place = ord(match["digit"]) - ord(DIGITS)
        return Slot("date", False, place, place + 1)
    name = names[ord(match["name"]) - ord(NAMES)]
    if match["probe"] not in ESCAPED:
        raise Unfollowable(f"`{name}` is written in a way of its own, {match['probe']!a} for {PROBE!a}")
    return Slot(name, ESCAPED[match["probe"]])
