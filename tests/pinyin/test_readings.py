"""What words and texts read, against tables written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_archive.pinyin import Kind, initial_letter, reading

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("source", ["地名", "人名", "现汉"])
def test_table(source: str) -> None:
    """Every word of the table reads as its source has it; at least 150 words, each source with its share."""
    table = [row for row in rows("readings.tsv") if row[2] == source]
    wrong = {word: " ".join(reading(word)) for word, expected, _ in table if " ".join(reading(word)) != expected}
    assert wrong == {}
    assert len(table) > 100


@pytest.mark.parametrize(
    ("text", "character", "syllable"), rows("sentences.tsv"), ids=[row[0] for row in rows("sentences.tsv")]
)
def test_sentence(text: str, character: str, syllable: str) -> None:
    """In running text the cut between words and the names at the beginning are found."""
    assert reading(text)[text.index(character)] == syllable


@pytest.mark.parametrize(
    ("text", "kind", "syllables"),
    [
        ("单文明", "person", "shan4 wen2 ming2"),
        ("盖文明", "person", "ge3 wen2 ming2"),
        ("区海涛", "person", "ou1 hai3 tao1"),
        ("尹秀英", "person", "yin3 xiu4 ying1"),
        ("尉迟秀英", "person", "yu4 chi2 xiu4 ying1"),
        ("万俟海涛", "person", "mo4 qi2 hai3 tao1"),
        ("令狐海涛", "person", "ling2 hu2 hai3 tao1"),
        ("乐海涛", "person", "yue4 hai3 tao1"),
        ("种海涛", "person", "chong2 hai3 tao1"),
        ("葉秀英", "person", "ye4 xiu4 ying1"),
        ("單文明", "person", "shan4 wen2 ming2"),
        ("新都村", "place", "xin1 du1 cun1"),
        ("乐亭县", "place", "lao4 ting2 xian4"),
        ("洪洞县", "place", "hong2 tong2 xian4"),
        ("北都镇", "place", "bei3 du1 zhen4"),
    ],
)
def test_kind(text: str, kind: Kind, syllables: str) -> None:
    """What is known to be a person's or a place's name reads as such."""
    assert " ".join(reading(text, kind)) == syllables


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("重慶", "重庆"),
        ("長沙", "长沙"),
        ("銀行", "银行"),
        ("音樂節", "音乐节"),
        ("單縣", "单县"),
        ("圖書館", "图书馆"),
        ("乾燥", "干燥"),
    ],
)
def test_traditional(traditional: str, simplified: str) -> None:
    """Traditional characters read like the simplified ones."""
    assert reading(traditional) == reading(simplified)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("理髮", "li3 fa4"),
        ("髮廊", "fa4 lang2"),
        ("乾隆", "qian2 long2"),
        ("瞭望", "liao4 wang4"),
        ("一隻貓", "yi1 zhi1 mao1"),
    ],
)
def test_forms_that_decide(text: str, syllables: str) -> None:
    """Where a form says more than the simplified character does, it is listened to."""
    assert " ".join(reading(text)) == syllables


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("重庆的雨", "C"),
        ("“气疯了”", "Q"),
        ("【组图】图书馆", "Z"),
        ("《山里的火车》", "S"),
        ("5G时代", "0-9"),
        ("２０２２年的雪", "0-9"),
        ("iPhone来了", "Latin"),
        ("Ａ线通车", "Latin"),
        ("école", "Latin"),
        ("🚆 火车", "H"),
        ("🚆", "other"),
        ("…", "other"),
        ("", "other"),
        ("музей", "other"),
        ("〇八号站台", "L"),
        ("嗯", "N"),
        ("𠮷", "other"),
    ],
)
def test_letter(text: str, letter: str) -> None:
    """The heading of a title is that of the first thing in it that reads."""
    assert initial_letter(text) == letter
