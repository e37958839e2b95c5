"""Term frequencies of many documents at once, in numpy: the same terms as `tokens.py`, without their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from build_archive.search.alphabet import Alphabet
from build_archive.search.characters import Kind
from build_archive.search.documents import Document
from build_archive.search.format import FIELDS, LABEL, utf16_order
from build_archive.search.keys import Numbers, pair_keys
from build_archive.search.tokens import JOINERS, LONGEST_WORD

OWNER_BITS = 22
"""Of a key and its owner in one number of 64 bits; an owner is a field of a document of the batch."""
MOST_DOCUMENTS = (1 << OWNER_BITS) // len(FIELDS)
_PART = f"[^ {re.escape(JOINERS)}]+"
_CHAIN = re.compile(f"{_PART}(?:[{re.escape(JOINERS)}]{_PART})*")
_SPLIT = re.compile(f"[{re.escape(JOINERS)}]")
_DROPPED = re.compile(rf"(?<![0-9])\.|\.(?![0-9])|[{re.escape(JOINERS.replace('.', ''))}]")
"""Joiners that the whole word loses: all but points between digits."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The terms of a batch of documents: four arrays of equal length, sorted by key, then document, then field."""

    keys: Numbers
    """A word's key is its place in `words`."""
    documents: Numbers
    """Index in the batch."""
    fields: Numbers
    frequencies: Numbers
    words: list[str]
    """In order of UTF-16 units, without the space before them."""
    lengths: Numbers
    """One row a document, one column a field: how many tokens."""


def count(batch: list[Document], alphabet: Alphabet) -> Counts:
    """All terms of these documents."""
    texts = [document.field(name) for document in batch for name in FIELDS]
    codes, kinds, owner = alphabet.read(texts)
    pair, pair_owner = pairs(codes, kinds, owner)
    vocabulary, word, word_owner = words(codes, kinds, owner)
    owners = np.concatenate([pair_owner, word_owner])
    tokens = np.concatenate([pair, word]) << OWNER_BITS | owners
    terms, frequencies = np.unique(tokens.view(np.uint64), return_counts=True)
    owned = terms.view(np.int64) & (1 << OWNER_BITS) - 1
    return Counts(
        keys=(terms >> np.uint64(OWNER_BITS)).view(np.int64),
        documents=owned >> 2,
        fields=owned & 3,
        frequencies=frequencies,
        words=vocabulary,
        lengths=np.bincount(owners, minlength=len(texts)).reshape(len(batch), len(FIELDS)),
    )


def pairs(codes: Numbers, kinds: Numbers, owner: Numbers) -> tuple[Numbers, Numbers]:
    """Keys of all pairs, last characters and symbols, and their owners."""
    letters = np.flatnonzero(kinds >= Kind.HAN)
    spaces = np.cumsum(kinds == Kind.SPACE)[letters]
    labels = np.cumsum((codes == ord(LABEL)) & (kinds == Kind.STOP))[letters]
    letter, kind, own = codes[letters], kinds[letters], owner[letters]
    follows = np.append(own[1:] == own[:-1], False)[: len(own)]
    apart = (kind[1:] == Kind.WORD) & (kind[:-1] == Kind.WORD) & (spaces[1:] != spaces[:-1])
    apart |= labels[1:] != labels[:-1]
    linked = follows & ~np.append(apart, False)[: len(own)]
    symbols = np.flatnonzero(kinds == Kind.SYMBOL)
    return (
        np.concatenate(
            [
                pair_keys(letter, np.append(letter[1:], 0)[: len(letter)], linked),
                pair_keys(codes[symbols], codes[symbols], np.zeros(len(symbols), bool)),
            ]
        ),
        np.concatenate([own, owner[symbols]]),
    )


def words(codes: Numbers, kinds: Numbers, owner: Numbers) -> tuple[list[str], Numbers, Numbers]:
    """The different words in order; then for each word that occurs its place among these, and its owner."""
    joiners = np.isin(codes, [ord(joiner) for joiner in JOINERS]) & (kinds == Kind.STOP)
    shown = np.where((kinds == Kind.WORD) | joiners, codes, ord(" ")).astype(np.uint32)
    kept = (shown != ord(" ")) | np.append(True, shown[:-1] != ord(" "))[: len(shown)]
    text = shown[kept].tobytes().decode("utf-32-le")
    owners = owner[kept]
    found: list[str] = []
    starts: list[int] = []
    for chain in _CHAIN.finditer(text):
        for word in words_of(chain[0]):
            found.append(word[:LONGEST_WORD])
            starts.append(chain.start())
    vocabulary = sorted(set(found), key=utf16_order)
    places = {word: place for place, word in enumerate(vocabulary)}
    return vocabulary, np.array([places[word] for word in found], np.int64), owners[np.array(starts, np.int64)]


def words_of(chain: str) -> Iterator[str]:
    """The words of a chain of folded letters and joiners, after the whole where there are several."""
    parts = _SPLIT.split(chain)
    if len(parts) > 1:
        yield _DROPPED.sub("", chain)
    yield from parts
