"""Whether a text begins with a person's name, and how that reads: 单霁翔 is Shàn, though 单 alone is dān."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Literal

from build_archive.pinyin.dictionary import lexicon


def rows(name: str) -> Iterator[list[str]]:
    """The cells of one of this folder's tables, without its comments."""
    for line in resources.files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def surnames(where: Literal["text", "person"]) -> dict[str, str]:
    """Surname to syllable; `text` has only those that may be looked for in running text."""
    return {name: reading for name, reading, kind, _ in rows("surnames.tsv") if where in ("person", kind)}


@cache
def given_characters() -> frozenset[str]:
    """The characters that given names are made of."""
    return frozenset("".join("".join(cells) for cells in rows("given.tsv")))


def name_at_start(clause: str, after: str) -> int:
    """How many characters of the beginning of `clause` (Han only) are a person's name; 0 unless that is rather sure.

    A surname whose reading matters, no word of the dictionary that begins there (曾经, 任务, 解放), characters of given names,
    and then a word that follows names or the end of the clause. A given name of one character proves less, so it needs a word of
    two characters, or a colon (in `after`).
    """
    if clause[:1] not in surnames("text") or starts_a_word(clause):
        return 0
    if is_given(clause[1:3], 2) and (len(clause) == 3 or clause.startswith(followers(1), 3)):
        return 3
    if is_given(clause[1:2], 1) and (after in ("：", ":") if len(clause) == 2 else clause.startswith(followers(2), 2)):
        return 2
    return 0


@cache
def followers(length: int) -> tuple[str, ...]:
    """The words of at least this many characters that follow names."""
    return tuple(word for cells in rows("followers.tsv") for word in cells if len(word) >= length)


def starts_a_word(clause: str) -> bool:
    """Whether a word of the dictionary begins the clause."""
    words = lexicon()
    return any(words.has(clause[:n]) for n in words.lengths.get(clause[:2], ()) if n <= len(clause))


def is_given(text: str, length: int) -> bool:
    """Whether `text` is a given name of that many characters."""
    return len(text) == length and given_characters().issuperset(text)
