"""The tables of readings: each row of them matters, and is obeyed."""

from __future__ import annotations

import re

import pytest

from build_archive.folding import simplified_table
from build_archive.pinyin import dictionary, names, reading, readings

WORDS = list(names.rows("words.tsv"))
CHARACTERS = list(names.rows("characters.tsv"))
SYLLABLE = re.compile(r"[a-zü]+[1-5]")


@pytest.mark.parametrize(("word", "syllables", "source"), WORDS, ids=[row[0] for row in WORDS])
def test_word(word: str, syllables: str, source: str) -> None:
    """A word reads as its row says, alone and at the end of a sentence, and its row has a source."""
    assert " ".join(reading(word)) == syllables
    assert reading(f"他说：{word}")[2:] == tuple(syllables.split())
    assert all(SYLLABLE.fullmatch(syllable) for syllable in syllables.split())
    assert source


@pytest.mark.parametrize(("word", "source"), [(word, source) for word, _, source in WORDS])
def test_word_matters(word: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its row a word, or the text that its row names, reads otherwise: the table holds corrections only."""
    lexicon = dictionary.Lexicon()
    del lexicon._words[word]
    for module in (readings, names):
        monkeypatch.setattr(module, "lexicon", lambda: lexicon)
    text = source.removeprefix("分词 ") if source.startswith("分词") else word
    without = readings.in_words(text, text, {}), reading(text)
    monkeypatch.undo()
    assert without != (readings.in_words(text, text, {}), reading(text))


@pytest.mark.parametrize(("character", "syllable", "source"), CHARACTERS, ids=[row[0] for row in CHARACTERS])
def test_character(character: str, syllable: str, source: str) -> None:
    """A character by itself reads as its row says, and without the row it would not."""
    assert reading(character) == (syllable,)
    lexicon = dictionary.Lexicon()
    lexicon._decided.clear()
    plain = character.translate(simplified_table())
    assert lexicon.character(plain) != syllable
    assert source
