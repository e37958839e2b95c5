"""The laws of the order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from build_archive.pinyin import LETTERS, initial_letter, marks, reading, sort_key

TITLES = st.text(
    alphabet=st.sampled_from("重庆长沙图书馆的“”【】火车站女绿吕略3 5GｉA：，雨雪單縣🚆éж〇々\u3000"), max_size=12
) | st.text(max_size=20)


def ordered(*texts: str) -> bool:
    """Whether the texts stand in this order and no two of them together."""
    keys = [sort_key(text)[:3] for text in texts]
    return all(a < b for a, b in pairwise(keys))


def test_classes() -> None:
    """Digits, then Latin, then Chinese, then the rest."""
    assert ordered("20号站台", "3号站台", "A线", "安静的站", "站", "музей")


def test_syllables() -> None:
    """Whole syllables are compared (xi'an before xian), then tones, then characters."""
    assert ordered("西安", "先", "线", "现在")
    assert ordered("妈", "麻", "马", "骂")
    assert ordered("路", "绿", "乱", "略", "论", "落"), "现代汉语词典: lu, lü, luan, lüe, lun, luo"


def test_reading_before_tone() -> None:
    """The whole reading goes before any tone: 王安 (wáng) before 汪洋 (wāng)."""
    assert ordered("王安", "汪洋", "王毅")


def test_numbers() -> None:
    """Numbers go by their first digit, then by their size: the pages of the index are the first digits."""
    assert ordered("1号", "10号", "100号", "2号", "20号")


def test_ignored() -> None:
    """Marks, spaces and width make no difference until all else is equal."""
    assert sort_key("“雨，雪”")[:3] == sort_key("雨 雪")[:3]
    assert sort_key("Ａ線")[:3] == sort_key("a线")[:3]


@given(st.lists(TITLES, max_size=12), st.randoms())
def test_total(texts: list[str], random: object) -> None:
    """Any input order gives the same order, and no two different texts have one key."""
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(texts, key=sort_key) == sorted(shuffled, key=sort_key)
    assert len({sort_key(text) for text in texts}) == len(set(texts))


@given(TITLES)
def test_letters(text: str) -> None:
    """Every text has a heading, and the order of headings is the order of texts."""
    assert initial_letter(text) in (*LETTERS, "0-9", "Latin", "other")


@given(st.lists(TITLES, max_size=20))
def test_headings_are_together(texts: list[str]) -> None:
    """In the order of texts each heading comes once, and the headings of Chinese in the order of the alphabet."""
    headings = [initial_letter(text) for text in sorted(texts, key=sort_key)]
    runs = [h for at, h in enumerate(headings) if at == 0 or headings[at - 1] != h]
    assert len(runs) == len(set(runs)) or texts_without_marks(texts)
    letters = [h for h in runs if h in LETTERS]
    assert letters == sorted(letters)


def texts_without_marks(texts: list[str]) -> bool:
    """Texts of marks only stand before all others, those of other scripts last; both have the heading `other`."""
    return any(not list(marks(text)) for text in texts)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=30))
def test_one_syllable_a_character(text: str) -> None:
    """Every Han character gives one syllable, in every kind."""
    for kind in ("text", "person", "place"):
        assert len(reading(text, kind)) == len(text)  # type: ignore[arg-type]
