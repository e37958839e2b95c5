"""Terms counted by the million are the very terms of `tokens`."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from build_archive.search.alphabet import Alphabet
from build_archive.search.characters import folded
from build_archive.search.counting import count
from build_archive.search.documents import Document
from build_archive.search.format import FIELDS, utf16_order
from build_archive.search.keys import FIRST_PAIR, codes, pair_keys, ranks, units_of_pairs
from build_archive.search.tokens import tokens

TEXTS = st.text(st.sampled_from("青河图書　，…-.5３Gg_é́ﬁ㎏½⒈😀𠮷ﾊﾟ﨑\n") | st.characters(), max_size=30)
ALPHABET = Alphabet()


def document(title: str = "", tags: tuple[str, ...] = (), body: str = "") -> Document:
    """One with these texts."""
    return Document("0badcafe", "a/", title, "", tags, "", body)


def as_terms(keys: np.ndarray, words: list[str]) -> list[str]:
    """Keys as the terms that they stand for."""
    pairs = keys[keys >= FIRST_PAIR]
    units, lengths = units_of_pairs(pairs)
    parts = np.split(units.astype("<u2"), np.cumsum(lengths)[:-1]) if len(pairs) else []
    pair_terms = [part.tobytes().decode("utf-16-le") for part in parts]
    return [" " + words[key] for key in keys[keys < FIRST_PAIR]] + pair_terms


@given(st.lists(st.builds(document, TEXTS, st.lists(TEXTS, max_size=2).map(tuple), TEXTS), max_size=3))
@example([document("a.b", body="v1.2.3-rc.1 3.5%"), document("a‥b…c", body="…")])
def test_the_same_terms_as_one_by_one(batch: list[Document]) -> None:
    """Term frequencies and lengths of every field of every document; terms in JavaScript's order."""
    counts = count(batch, ALPHABET)
    terms = as_terms(counts.keys, counts.words)
    assert terms == sorted(terms, key=utf16_order)
    for place, one in enumerate(batch):
        for column, name in enumerate(FIELDS):
            own = (counts.documents == place) & (counts.fields == column)
            expected = Counter(token.term for token in tokens(one.field(name)))
            assert {terms[i]: counts.frequencies[i] for i in np.flatnonzero(own)} == expected
            assert counts.lengths[place, column] == expected.total()


def test_ranks_sort_like_utf_16() -> None:
    """And can be undone."""
    characters = ["a", "图", "\ud7ff", "𠮷", "\U0010ffff", "\ue000", "﨑", "\uffff"]
    numbers = np.array([ord(character) for character in characters])
    assert (np.diff(ranks(numbers)) > 0).all()
    assert characters == sorted(characters, key=utf16_order)
    assert (codes(ranks(numbers)) == numbers).all()


def test_an_astral_pair_has_four_units() -> None:
    """Two for each character."""
    units, lengths = units_of_pairs(
        pair_keys(np.array([0x20BB7, 0x56FE]), np.array([0x20000, 0]), np.array([True, False]))
    )
    assert units.tolist() == [0xD842, 0xDFB7, 0xD840, 0xDC00, 0x56FE]
    assert lengths.tolist() == [4, 1]


def test_folding_twice_changes_nothing_that_folds_to_several() -> None:
    """Their parts are put into the text and folded again."""
    for code in (*range(0xD800), *range(0xE000, 0x30000)):
        parts = folded(chr(code))
        if len(parts) > 1:
            assert all(folded(part) == ((part, kind),) for part, kind in parts), f"U+{code:04X}"
