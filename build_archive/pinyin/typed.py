"""What people type for a word: its pinyin without tones and spaces, by every reading that its surname has, and the initials alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product

from build_archive.folding import simplified_table
from build_archive.pinyin.collation import Mark, marks
from build_archive.pinyin.dictionary import lexicon
from build_archive.pinyin.names import surnames

UMLAUTS = ("v", "u", "yu")
"""How ü is typed: as input methods have it, as it looks, and as in passports."""
LONGEST = 16
"""Syllables of a word that is typed so."""


def letters_for(word: str, person: bool = False) -> tuple[set[str], set[str]]:
    """The letters and digits that stand for a word: all of its pinyin, and its initials if it has two syllables or more."""
    whole: set[str] = set()
    initials: set[str] = set()
    for read in readings(word, person):
        if not 0 < len(read) <= LONGEST:
            continue
        whole |= {letters for form in UMLAUTS if (letters := "".join(mark.text for mark in read).replace("ü", form))}
        if sum(mark.kind == "han" for mark in read) > 1:
            initials.add("".join(mark.text[0] if mark.kind == "han" else mark.text for mark in read))
    return {letters for letters in whole if letters.isascii()}, initials


def readings(word: str, person: bool = False) -> Iterator[tuple[Mark, ...]]:
    """The readings of a word; of what may be a name with all that its surname has."""
    usual = tuple(marks(word, "person" if person else "text"))
    yield usual
    plain = word.translate(simplified_table())
    size = next((size for size in (2, 1) if plain[:size] in surnames("person")), 0)
    if 0 < size < len(plain) and (person or len(plain) > 2 or not lexicon().has(plain) or reads_as_name(plain, usual)):
        for first in product(*map(listed, plain[:size])):
            yield *(Mark("han", syllable) for syllable in first), *usual[size:]


def reads_as_name(plain: str, read: tuple[Mark, ...]) -> bool:
    """Whether the dictionary reads the beginning of a word as a surname, and otherwise than the character alone: 仇和, not 解放."""
    syllable = without_tone(surnames("person").get(plain[0], ""))
    return read[0].text == syllable != without_tone(lexicon().character(plain[0]))


@cache
def listed(character: str) -> tuple[str, ...]:
    """All syllables that a dictionary lists for a character, and its reading as a surname."""
    found = {*lexicon().readings(character), *surnames("person").get(character, "").split()}
    return tuple(sorted(map(without_tone, found)))


def without_tone(syllable: str) -> str:
    """`ê2` as `e`."""
    return syllable[:-1].replace("ê", "e")


def is_word(text: str) -> bool:
    """Whether the dictionary has this word in simplified characters."""
    return lexicon().has(text)


def all_words() -> set[str]:
    """The words of the dictionary, of two characters or more, in simplified characters."""
    return set(lexicon().words())


@cache
def families() -> frozenset[str]:
    """Surnames of one character by which a name is looked for in a title."""
    text = resources.files(__package__).joinpath("families.txt").read_text("utf-8")
    return frozenset("".join(line for line in text.splitlines() if not line.startswith("#")))
