"""When two texts count as the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.folding import fold, fold_label, fold_width


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＮＢＡ　总决赛", "nba总决赛"),
        ("“新线”，通车！", '"新线",通车!'),
        ("環城鐵路", "环城铁路"),
        ("3,000 元", "３０００元"),
        ("①号楼", "1号楼"),
        ("café", "cafe\u0301"),
    ],
)
def test_what_a_reader_would_call_the_same_is_the_same(one: str, other: str) -> None:
    """Width, case, punctuation, white space and script do not count."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("3.5", "36"), ("通车", "停车"), ("干燥", "干净")])
def test_other_words_are_other_words(one: str, other: str) -> None:
    """Letters and digits do."""
    assert fold(one) != fold(other)


@given(st.text(st.characters(exclude_categories=("Mn", "Me", "Mc"))))
def test_folding_is_what_its_docstring_says(text: str) -> None:
    """However it is made faster: NFKC, lower case, letters and digits."""
    slow = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    assert fold_width(text) == slow
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中美關係", "中美关系", True),
        ("《红楼梦》", "红楼梦", True),
        ("ＡＢＣ", "abc", True),
        ("F-35", "F35", True),
        ("C", "C++", False),
        ("C++", "C#", False),
        ("C＋＋", "C++", True),
        ("…", "——", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    """Names are one if only script, width, case or punctuation tell them apart; + and # are part of a name."""
    assert (fold_label(one) == fold_label(other)) is same
