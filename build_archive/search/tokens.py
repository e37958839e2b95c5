"""From a text to the terms that it is found by, each with the place where it stands; the JavaScript twin passes the same vectors.

A text is folded character by character (`characters.py`) and falls into *runs*: all its letters and digits in order, as if punctuation
and spaces were not there, parted only by a space between two Latin words (`big data`, but 用 Python 写 is one run). The terms are

- of each run all pairs of neighbours, and its last character alone. So a piece of a run is in it whenever all pairs of the piece
  are, and a single character is the common beginning of some terms;
- each whole word of Latin letters or digits behind a space, ` python`; words joined by `-` or the like also as one: ` f35c`, ` f`, ` 35c`;
- each symbol, e.g. an emoji.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_archive.search.characters import Kind, folded
from build_archive.search.format import LABEL

JOINERS = "-‐‑.'’&_"
"""What holds words together that are also searched as one."""
LONGEST_WORD = 64
"""Characters of a word that count."""

CHAIN = re.compile(r"[dw]+(?:[.-][dw]+)*")
PART = re.compile(r"[dw]+")
DECIMAL = re.compile(r"d\.(?=d)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One folded character and the place, in characters, of the one that it came from."""

    character: str
    place: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Token:
    """One term and the half-open range of characters of the text that it stands for."""

    term: str
    start: int
    end: int


def units(text: str) -> list[Unit]:
    """A text, folded; hidden characters are gone."""
    return [
        Unit(part, place, kind)
        for place, character in enumerate(text)
        for part, kind in folded(character)
        if kind is not Kind.HIDDEN
    ]


def tokens(text: str) -> list[Token]:
    """All terms of a text: pairs in order, then words, then symbols. A field's length is their number."""
    made = units(text)
    pairs = [token for run in runs(made) for token in pairs_of(run)]
    symbols = [as_token([unit]) for unit in made if unit.kind is Kind.SYMBOL]
    return [*pairs, *words(made), *symbols]


def runs(made: Iterable[Unit]) -> list[list[Unit]]:
    """Letters and digits in order, parted where a space stands between two words, and where a label ends."""
    found: list[list[Unit]] = []
    spaced, parted = False, True
    for unit in made:
        if unit.kind is Kind.SPACE:
            spaced = True
        elif unit.character == LABEL:
            parted = True
        elif unit.kind >= Kind.HAN:
            if parted or (spaced and unit.kind is Kind.WORD and found[-1][-1].kind is Kind.WORD):
                found.append([])
            found[-1].append(unit)
            spaced = parted = False
    return found


def phrase(text: str) -> str:
    """What of a text counts when a phrase is looked for: its runs with a space between them."""
    return " ".join("".join(unit.character for unit in run) for run in runs(units(text)))


def pairs_of(run: list[Unit]) -> Iterator[Token]:
    """All pairs of neighbours, and the last alone."""
    yield from (as_token(pair) for pair in pairwise(run))
    yield as_token(run[-1:])


def words(made: list[Unit]) -> Iterator[Token]:
    """Every word, after the whole that joiners make of it and its neighbours; a point between digits (3.5) stays in the whole."""
    shape = "".join(shape_of(unit) for unit in made)
    for chain in CHAIN.finditer(shape):
        parts = [made[chain.start() + part.start() : chain.start() + part.end()] for part in PART.finditer(chain[0])]
        if len(parts) > 1:
            point = {match.start() + 1 for match in DECIMAL.finditer(shape, chain.start(), chain.end())}
            kept = range(chain.start(), chain.end())
            yield word_token([made[place] for place in kept if shape[place] in "dw" or place in point])
        yield from (word_token(part) for part in parts)


def shape_of(unit: Unit) -> str:
    """`d` for a digit, `w` for another letter of a word, `.` and `-` for joiners, `x` for what parts words."""
    if unit.kind is Kind.WORD:
        return "d" if unit.character in "0123456789" else "w"
    return "." if unit.character == "." else "-" if unit.character in JOINERS else "x"


def word_token(letters: list[Unit]) -> Token:
    """A word behind a space, cut to what counts."""
    term = " " + "".join(unit.character for unit in letters[:LONGEST_WORD])
    return Token(term, letters[0].place, letters[-1].place + 1)


def as_token(made: Sequence[Unit]) -> Token:
    """Units in order as a term."""
    return Token("".join(unit.character for unit in made), made[0].place, made[-1].place + 1)
