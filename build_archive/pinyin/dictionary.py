"""What each word and character reads: pypinyin's dictionaries with this folder's corrections laid over them; only reader of pypinyin."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import resources
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path
from typing import Any, cast

import orjson

from build_archive import kept

TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
"""The combining marks of pinyin's four tones; a syllable without any is in the neutral tone, written 5."""
CITATION = {"一": "yi1", "不": "bu4"}
"""Their tone changes in speech (yí gè, bú shì) are not written in pinyin orthography (GB/T 16159-2012, 6.6)."""

Word = tuple[str, ...]
"""The syllables of one word, one a character, each with its tone digit: ("chong2", "qing4")."""


def with_digit(syllable: str) -> str:
    """A syllable with its tone as a digit at the end: `lǜ` -> `lü4`, `de` -> `de5`."""
    letters, tone = "", "5"
    for mark in unicodedata.normalize("NFD", syllable.strip()):
        if mark in TONES:
            tone = TONES[mark]
        else:
            letters += mark
    return unicodedata.normalize("NFC", letters) + tone


def plain_words() -> frozenset[str]:
    """Words that read as their characters do, known only so that a text is cut between words."""
    text = resources.files(__package__).joinpath("cuts.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def table(name: str) -> Iterator[tuple[str, str]]:
    """The rows of one of this folder's tables: what is read, and how; its third column says why or by what source."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, reading, _source = line.split("\t")
            yield word, reading


def shipped(name: str) -> dict[str, Any]:
    """One of pypinyin's dictionaries as it comes with it; importing the package would also train its segmenter, which nothing here uses."""
    return cast(
        dict[str, Any],
        orjson.loads(Path(str(distribution("pypinyin").locate_file(f"pypinyin/{name}.json"))).read_bytes()),
    )


class Lexicon:
    """Words and characters with their readings, loaded once: some 0.1 s from pypinyin's files, a third of that from a run's (see `kept.derived`)."""

    def __init__(self) -> None:
        self._phrases = {
            word: " ".join(syllables[0] for syllables in phrase) for word, phrase in shipped("phrases_dict").items()
        }
        self._words = {word: tuple(reading.split()) for word, reading in table("words.tsv")}
        self._plain = plain_words() - self._words.keys() - self._phrases.keys()
        self._decided = dict(table("characters.tsv"))
        self._defaults: dict[str, str] = {}
        self.lengths = self._lengths_by_beginning()

    @cached_property
    def _characters(self) -> dict[str, str]:
        return shipped("pinyin_dict")

    def _lengths_by_beginning(self) -> dict[str, tuple[int, ...]]:
        """For the first two characters of words the lengths of the words that begin so, longest first."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in self.words():
            lengths[word[:2]].add(len(word))
        return {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}

    def word(self, word: str) -> Word | None:
        """The reading of a word of two or more characters; None if no dictionary has it, or none of its own."""
        known = self._words.get(word)
        if known is None and (phrase := self._phrases.get(word)) is not None:
            known = tuple(CITATION.get(c) or with_digit(s) for c, s in zip(word, phrase.split(" "), strict=True))
            self._words[word] = known
        return known

    def words(self) -> Iterator[str]:
        """All words of two or more characters that a dictionary has."""
        return chain(self._phrases, self._words, self._plain)

    def has(self, word: str) -> bool:
        """Whether a dictionary has this word of two or more characters."""
        return word in self._phrases or word in self._words or word in self._plain

    def decided(self, character: str) -> str:
        """The reading that `characters.tsv` gives this very character, the empty string where it gives none."""
        return self._decided.get(character, "")

    def character(self, character: str) -> str:
        """The reading of a character by itself, the first that pypinyin lists; the empty string if it has none."""
        known = self._decided.get(character) or self._defaults.get(character)
        if known is None:
            listed = self._characters.get(str(ord(character)), "")
            known = CITATION.get(character) or (with_digit(listed.split(",")[0]) if listed else "")
            self._defaults[character] = known
        return known

    def readings(self, character: str) -> tuple[str, ...]:
        """All readings of a character by itself that pypinyin lists."""
        return tuple(
            with_digit(syllable) for syllable in self._characters.get(str(ord(character)), "").split(",") if syllable
        )


@cache
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return kept.derived("lexicon", Lexicon)
