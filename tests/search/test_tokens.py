"""Terms: the vectors that Python and JavaScript share, and the laws that make any piece of a text findable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.search.tokens import pairs_of, phrase, runs, tokens, units

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
TEXTS = st.text(st.sampled_from("青河图书馆圖書 　，。-.5３Gg é́ﬁ㎏😀𠮷울の\n") | st.characters(), max_size=30)


def units_of_16_bits(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vectors(vector: dict[str, Any]) -> None:
    """Terms and places (in JavaScript's units) are those of the vectors, which the browser's tokenizer passes too."""
    text = vector["text"]
    places = [
        [token.term, units_of_16_bits(text[: token.start]), units_of_16_bits(text[: token.end])]
        for token in tokens(text)
    ]
    assert places == vector["terms"]
    assert phrase(text) == vector["phrase"]


@given(TEXTS, st.data())
def test_any_piece_of_a_text_is_found_by_its_pairs(text: str, data: st.DataObject) -> None:
    """Each pair of a piece is a term of the text; a single character begins one of its terms."""
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    terms = {token.term for token in tokens(text)}
    for run in runs(units(piece)):
        pairs = [token.term for token in pairs_of(run)][:-1]
        assert terms.issuperset(pairs)
        if not pairs:
            assert any(term.startswith(run[0].character) for term in terms)


@given(TEXTS)
def test_a_term_stands_where_it_says(text: str) -> None:
    """The range of a token, taken alone, holds its letters."""
    for token in tokens(text):
        inside = {unit.character for unit in units(text[token.start : token.end])}
        assert set(token.term.strip()) <= inside


@given(TEXTS)
def test_the_phrase_holds_every_letter_once(text: str) -> None:
    """A run is as long as the pairs that come from it."""
    pairs = sum(not token.term.startswith(" ") for token in tokens(text))
    symbols = sum(unit.kind.name == "SYMBOL" for unit in units(text))
    assert len(phrase(text).replace(" ", "")) == pairs - symbols


def test_terms_hold_nothing_that_lunr_reads_as_a_wildcard() -> None:
    """`*` in a term would match anything."""
    assert not [token for token in tokens("a*b * ＊ ⁎ ﹡") if "*" in token.term]
