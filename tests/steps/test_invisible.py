"""Characters that nobody sees and doubled spaces go; what a script spells with stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Article, Origin
from build_archive.steps.invisible import clean_characters, clean_invisible, clean_line

CHANGES = {
    "a zero-width space inside a word": ("图\u200b书馆", "图书馆"),
    "a byte order mark at the head": ("\ufeff图书馆", "图书馆"),
    "a soft hyphen": ("biblio\u00adthek", "bibliothek"),
    "marks that turn the direction of writing": ("\u202e图书馆\u202c\u2066!\u2069", "图书馆!"),
    "a joiner between Han characters": ("图\u200d书馆", "图书馆"),
    "a NUL byte": ("图\x00书馆", "图书馆"),
    "doubled spaces": ("图书馆  开门", "图书馆 开门"),
    "a run of ideographic spaces": ("图书馆\u3000\u3000开门", "图书馆 开门"),
    "white space at the ends, ideographic too": ("\u3000\u3000图书馆 ", "图书馆"),
    "a tab and a line separator": ("图书馆\t开\u2028门", "图书馆 开 门"),
    "decomposed letters": ("cafe\u0301", "café"),
    "a compatibility ideograph": ("\uf96b", "\u53c3"),
}
LEAVES_ALONE = {
    "one ideographic space between two halves of a title": "新馆开门\u3000读者来了",
    "joiners in an emoji of a family": "👨\u200d👩\u200d👧 来了",
    "the joiner of a flag of colours": "🏳\ufe0f\u200d🌈",
    "the joiner of Devanagari": "क्\u200dष",
    "the non-joiner of Persian": "می\u200cخواهم",
    "full-width letters": "ＡＢＣ图书馆",
    "plain ASCII": "Library 9-17",
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES.keys())
def test_changes(before: str, after: str) -> None:
    """Each case's name says what goes."""
    assert clean_line(before) == after


@pytest.mark.parametrize("text", LEAVES_ALONE.values(), ids=LEAVES_ALONE.keys())
def test_leaves_alone(text: str) -> None:
    """Each case's name says what stays."""
    assert clean_line(text) == text


def test_a_paragraph_of_nothing_goes() -> None:
    """A paragraph of zero-width spaces is no paragraph."""
    article = Article("00000000", "新馆", ("\u200b \u200b", "开门"), Origin("a.txt", 0, 1, "0" * 64), "text/plain")
    assert clean_invisible(article).body == ("开门",)


def test_markdown_keeps_its_spaces() -> None:
    """Two spaces at the end of a line are a line break there."""
    source = "# 新馆\n\n图\u200b书馆  \n    code\n"
    article = Article("00000000", "新馆", (source,), Origin("a.md", 0, 1, "0" * 64), "markdown", shape="markdown")
    assert clean_invisible(article).body == ("# 新馆\n\n图书馆  \n    code\n",)
    assert clean_invisible(replace(article, shape="plain")).body == ("# 新馆 图书馆 code",)


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """For any text at all."""
    once = clean_line(text)
    assert clean_line(once) == once
    assert clean_characters(once) == once
