"""Questions by class, each a piece of some text: names, words, random pieces, and the same in other writing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import opencc

from benchmarks.generate import SURNAMES
from benchmarks.words import vocabulary
from build_archive.search.documents import Document

NAME = re.compile(rf"([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=表示|指出|说|強調|强调|介绍|介紹|认为|認為|告诉|告訴)")
WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])")
MODEL = re.compile(r"(?<![A-Za-z0-9.-])(?=[A-Za-z0-9.-]*[A-Za-z])[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)+(?![A-Za-z0-9.-])")
SENTENCE = re.compile(r"[^。！？!?\n\"“”]{12,60}[。！？!?]")
MEANING = re.compile(
    r"^[-－+＋\"“「『＂]|[\"“”]|(?:题|題|签|籤|源|期|title|tag|source|date)[:：]|[*^]|\b(?:OR|AND)\b|&&|[|｜]",
    re.IGNORECASE,
)
"""What has a meaning in a query; such pieces are not asked."""
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
MOST_TRIES = 200
"""Draws for one question, before a text is taken to have none of its class."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and what a document found must hold."""

    typed: str
    wanted: str
    begins: bool = False
    """Whether a Latin word must begin so."""


def asked(documents: Sequence[Document], count: int, seed: int = 1) -> dict[str, list[Question]]:
    """So many questions of each class, or fewer where the texts have no more."""
    return {name: list(drawn(one, documents, random.Random(f"{seed} {name}"), count)) for name, one in CLASSES.items()}


def drawn(
    one: Callable[[random.Random, str], Question | None], documents: Sequence[Document], rng: random.Random, count: int
) -> list[Question]:
    """Different questions of one class."""
    found: dict[str, Question] = {}
    for _ in range(count * MOST_TRIES):
        if len(found) == count:
            break
        document = rng.choice(documents)
        question = one(rng, document.title if rng.random() < 0.1 else document.body)
        if question and not MEANING.search(question.typed.removesuffix("*")):
            found.setdefault(question.typed, question)
    return list(found.values())


def same(text: str | None) -> Question | None:
    """A question that is the text itself."""
    return Question(text, text) if text else None


def one_of(pattern: re.Pattern[str], rng: random.Random, text: str) -> str | None:
    """One of the places where a pattern fits."""
    found = [match[1] if match.re.groups else match[0] for match in pattern.finditer(text)]
    return rng.choice(found) if found else None


def piece(rng: random.Random, text: str, size: int) -> str | None:
    """So many letters or digits that stand side by side."""
    start = rng.randrange(max(1, len(text) - size + 1))
    found = text[start : start + size]
    return found if len(found) == size and found.isalnum() else None


def across(rng: random.Random, text: str) -> str | None:
    """Six characters with punctuation inside, and no white space."""
    start = rng.randrange(max(1, len(text) - 5))
    found = text[start : start + 6]
    inside = any(not character.isalnum() for character in found[1:-1])
    ends = found[:1].isalnum() and found[-1:].isalnum()
    return found if inside and ends and len(found.split()) == 1 else None


def word(rng: random.Random, text: str) -> str | None:
    """The longest word of the vocabulary that begins at a random place."""
    start = rng.randrange(max(1, len(text)))
    return next((text[start : start + size] for size in (4, 3, 2) if text[start : start + size] in known()), None)


@cache
def known() -> frozenset[str]:
    """Words of two characters and more."""
    return frozenset(one for one in vocabulary() if len(one) > 1)


def other_script(rng: random.Random, text: str) -> Question | None:
    """Four characters, some of them with another form in the other script."""
    found = piece(rng, text, 4)
    for direction in ("s2t", "t2s"):
        other = converter(direction).convert(found or "")
        if other != found and found and len(other) == len(found):
            return Question(other, found)
    return None


@cache
def converter(direction: str) -> opencc.OpenCC:
    """OpenCC, one way."""
    return opencc.OpenCC(direction)


def other_width(rng: random.Random, text: str) -> Question | None:
    """A Latin word in full width, or a full-width one in half width."""
    found = one_of(WORD, rng, text)
    return Question(found.translate(WIDE), found) if found else None


def model(rng: random.Random, text: str) -> Question | None:
    """`F-35C` as `F-35C`, `f35c`, `Ｆ－３５Ｃ`."""
    found = one_of(MODEL, rng, text)
    ways = (str, lambda text: text.replace("-", ""), lambda text: text.translate(WIDE), str.lower)
    return Question(rng.choice(ways)(found), found) if found else None


def beginning(rng: random.Random, text: str) -> Question | None:
    """The first letters of a Latin word, and a star."""
    found = one_of(WORD, rng, text)
    if not found or len(found) < 5:
        return None
    start = found[: rng.randint(3, len(found) - 1)]
    return Question(f"{start}*", start, begins=True)


CLASSES: dict[str, Callable[[random.Random, str], Question | None]] = {
    "names": lambda rng, text: same(one_of(NAME, rng, text)),
    "words": lambda rng, text: same(word(rng, text)),
    "1 character": lambda rng, text: same(piece(rng, text, 1)),
    "2 characters": lambda rng, text: same(piece(rng, text, 2)),
    "3 characters": lambda rng, text: same(piece(rng, text, 3)),
    "4 characters": lambda rng, text: same(piece(rng, text, 4)),
    "6 characters": lambda rng, text: same(piece(rng, text, 6)),
    "6 across punctuation": lambda rng, text: same(across(rng, text)),
    "a sentence": lambda rng, text: same(one_of(SENTENCE, rng, text)),
    "other script": other_script,
    "other width": other_width,
    "F-35C, F35C": model,
    "bitco*": beginning,
}
