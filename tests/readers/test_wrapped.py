"""Paragraphs that were broken at a width: whole again however it was measured, and what only looks so is left alone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.readers.wrapped import Wrap, unwrapped
from build_archive.understand import understand
from tests.readers.reading import read

PARAGRAPHS = [
    "昨天上午，河湾镇“水边”图书馆的新馆在南街开放，馆里藏书三万册，其中一半是镇上居民多年来捐出来的旧书，另一半由县里的书店按定价的六折卖给图书馆。",
    "馆长陈小河说，新馆的“夜读室”有 120 个座位，每天从早上八点开到晚上九点，周末不休息；孩子们放学以后可以在二楼写作业，也可以用 Python 写一点小程序，或者听老师讲故事。",
    "镇上的木匠用旧船板做了四十张书桌，他没有收一分钱。他说船板在水里泡了三十年，做成桌子以后不会变形，坐在桌前还能闻到一点河水的味道。",
    "秋天还有一次旧书市集，居民可以拿自己的书来换，也可以把多余的书放在门口的架子上，由需要的人取走。",
]
HEAD = ["河湾镇图书馆新馆开放", "2019-05-06 来源：河湾日报"]


def columns(text: str) -> int:
    """As GBK has it, two for every character beyond ASCII."""
    return sum(1 if character.isascii() else 2 for character in text)


def cells(text: str) -> int:
    """As a terminal has it, two for wide characters."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def broken(text: str, width: int, measure: Callable[[str], int], first: str = "", margin: str = "") -> list[str]:
    """A paragraph broken at a width, between any two Chinese characters, before no mark that closes and at spaces between Latin words."""
    words: list[str] = []
    for character in text:
        glued = words and (character in "，。；：、”！？" or words[-1] == "“")
        if glued or (
            words and words[-1][-1].isascii() and words[-1] != " " and character.isascii() and character != " "
        ):
            words[-1] += character
        else:
            words.append(character)
    lines = [first]
    for word in words:
        if measure(lines[-1] + word) > width:
            lines.append(margin)
        lines[-1] += word if lines[-1] != margin else word.lstrip()
    return [line.rstrip() for line in lines]


LAYOUTS: dict[str, Callable[[str], list[str]]] = {
    "a board: 78 columns, indents": lambda text: broken(text, 78, columns, first="　　"),
    "a terminal: 80 cells, a margin, empty lines": lambda text: [*broken(text, 80, cells, "   ", "   "), ""],
    "a script: 40 characters, empty lines": lambda text: [*broken(text, 40, len), ""],
    "a column of a paper: 40 columns, indents": lambda text: broken(text, 40, columns, first="    "),
    "lines under lines": lambda text: broken(text, 72, columns),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_broken_paragraphs_are_whole_again(layout: Callable[[str], list[str]]) -> None:
    """Quotation marks, Latin words and marks at the end of lines included."""
    lines = [*HEAD, "", *(line for paragraph in PARAGRAPHS for line in layout(paragraph))]
    text = unwrapped("\n".join(lines))
    assert [_words(line) for line in text.split("\n") if line.strip()] == [_words(line) for line in HEAD + PARAGRAPHS]
    assert text.count("\n") == len(lines) - 1, "a line keeps its number"


def _words(line: str) -> str:
    return "".join(line.split())


def test_a_space_stands_between_latin_words_of_two_lines() -> None:
    """The wrapper took one away there."""
    lines = broken("河湾镇的新船叫 North Ferry Line，" * 12 + "明天开航。", 60, columns)
    assert any(above[-1].isalpha() and above[-1].isascii() and below[0].isascii() for above, below in pairwise(lines))
    assert unwrapped("\n".join(lines)).count("North Ferry Line") == 12


SAID = "船长说新船比老木船宽了一米，能坐四十个人，也能放十二辆自行车，夜里照旧开，两岸来坐的人比从前多了一倍还多，"


def full(width: int, first: str = "", last: str = "镇") -> str:
    """A line of so many columns, which breaks off within a sentence."""
    size = (width - columns(first) - columns(last)) // 2
    return f"{first}{(SAID * 3)[:size]}{last}"


def joined(lines: list[str]) -> list[str]:
    """The lines with words that are made of these."""
    return [line for line in unwrapped("\n".join(lines)).split("\n") if line.strip()]


def test_an_item_of_a_list_begins_below_a_full_line() -> None:
    """It has neither an indent nor an empty line above it."""
    items = [[full(60, f"{number}、"), full(60)] for number in (1, 2, 3)]
    assert joined([line for item in items for line in item]) == ["".join(item) for item in items]


def test_an_indent_begins_a_paragraph_below_a_full_line() -> None:
    """Whose last line happens to be full."""
    paragraphs = [[full(60, "　　"), full(60), full(60)]] * 3
    assert joined([line for lines in paragraphs for line in lines]) == ["".join(lines) for lines in paragraphs]


def test_a_sentence_may_end_at_the_width() -> None:
    """The paragraph goes on, where empty lines part paragraphs; where nothing does, rather one paragraph in two than two in one."""
    lines = [full(60), full(60, last="。"), full(60), "票价不变。"]
    assert joined([*lines, "", *lines, ""]) == ["".join(lines)] * 2
    assert joined([*lines, *lines]) == ["".join(lines[:2]), "".join(lines[2:])] * 2


def test_a_latin_word_needs_a_space_before_it() -> None:
    """Without it the word would have fitted, as a Chinese one of its width does."""
    wrap = Wrap(columns, 70)
    assert wrap.breaks(full(68), "AI 说票价不变。")
    assert not wrap.breaks(full(68), "船 票价不变。")


def test_few_broken_lines_tell_where_they_are_wide() -> None:
    """Two as wide as no headline is, and four of any width."""
    assert len(joined([full(60), "票价不变。", "", full(60), "每人一元。"])) == 2
    assert len(joined([full(40), "票价不变。", ""] * 3)) == 6
    assert len(joined([full(40), "票价不变。", ""] * 4)) == 4


def test_the_longest_line_tells_where_most_are_short() -> None:
    """Words of menus with a comma break off, too."""
    menu = [
        f"渡口，{place}边的新船与老木船、旧桥和茶馆的消息" + "啊" * (n // 4)
        for n, place in enumerate("东西南北上下左右")
    ]
    assert joined([*menu, "", full(90), full(90), "票价不变。"]) == [*menu, full(90) * 2 + "票价不变。"]


def test_lines_of_one_width_are_not_broken_where_most_are_of_others() -> None:
    """Headlines with a comma among them, and hardly a paragraph."""
    lines = [full(width) for width in (44, 50, 66, 38, 56, 42, 62, 66, 40, 66, 52, 46, 58, 36, 66, 48, 54, 60, 64, 66)]
    assert joined([*lines, full(160, last="。")]) == [*lines, full(160, last="。")]


LEFT_ALONE = {
    "paragraphs, each a line": PARAGRAPHS,
    "headlines with a comma": [
        f"河湾镇{name}，居民都说好" for name in ("开新馆", "修旧桥", "办市集", "通新船", "种树三千棵", "评选好厨师")
    ],
    "verse": ["春水满河湾，夜渡一灯寒", "问船何处去，不过小桥山", "老木船边坐，听人说旧年", "明朝风又起，三日不开船"]
    * 2,
    "headlines cut at one length, above paragraphs": [
        *(f"{place}的图书馆新馆昨天开放，馆里藏书三万册，其中一" for place in "东西南北上下"),
        *PARAGRAPHS,
    ],
    "a few lines": ["渡口的新船昨天一早试航，", "船长说它宽了一米。"],
}


@pytest.mark.parametrize("lines", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_was_not_broken_is_left_alone(lines: list[str]) -> None:
    """No width explains where their lines end."""
    assert unwrapped("\n".join(lines)) == "\n".join(lines)


def test_a_menu_of_longer_lines_does_not_hide_a_width() -> None:
    """Menus and addresses are not broken."""
    menu = "首页，" + "新闻，" * 70
    lines = [menu, *(line for paragraph in PARAGRAPHS * 2 for line in [*broken(paragraph, 60, columns), ""])]
    assert [line for line in unwrapped("\n".join(lines)).split("\n") if line] == [menu, *PARAGRAPHS * 2]


CLAUSES = st.lists(st.text("河湾镇渡口新船旧桥一二三四五", min_size=3, max_size=20), min_size=12, max_size=30).map(
    "，".join
)


@settings(max_examples=60)
@given(st.lists(CLAUSES, min_size=4, max_size=6), st.integers(30, 60))
def test_whatever_was_broken_greedily_is_whole_again(texts: list[str], width: int) -> None:
    """At any width that a terminal has."""
    paragraphs = [f"镇{text}。" for text in texts]
    lines = [line for paragraph in paragraphs for line in [*broken(paragraph, 2 * width, columns), ""]]
    assert [line for line in unwrapped("\n".join(lines)).split("\n") if line] == paragraphs


def test_an_article_is_read_from_broken_lines() -> None:
    """As a text browser dumps its page."""
    lines = ["   河湾新闻", "     * 首页", "     * 渡口", "", f"   {HEAD[0]}", f"   {HEAD[1]}", ""]
    lines += [line for paragraph in PARAGRAPHS for line in [*broken(paragraph, 44, len, "   ", "   "), ""]]
    (record,) = record_of(Slice("a.txt", "\n".join([*lines, "   版权所有"]).encode(), 0, 1))
    article = understand(record).article
    assert (article.title, article.source) == (HEAD[0], "河湾日报")
    assert list(map(_words, article.body)) == list(map(_words, PARAGRAPHS))


TYPED = "\n".join(line for paragraph in PARAGRAPHS for line in broken(paragraph, 78, columns, first="　　"))
PAGE = (
    f"<html><head><title>{HEAD[0]}</title></head><body><h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><pre>{{}}</pre></body></html>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", PAGE.format(TYPED)),
        ("a.html", PAGE.format(TYPED.replace("\n", "<br>"))),
        ("a.html", PAGE.format("&#1;" + TYPED.replace("新馆", "<b>新馆</b>"))),
        ("a.json", json.dumps({"title": HEAD[0], "content": TYPED})),
        ("a.json", json.dumps({"title": HEAD[0], "content": f"<div><pre>{TYPED}</pre></div>"})),
    ],
)
def test_preformatted_text_of_a_page_and_the_text_of_a_record_are_whole_again(name: str, content: str) -> None:
    """What cut the text out of its page may have taken the first indent."""
    [record], _ = read(name, content.encode())
    assert list(map(_words, understand(record).article.body)) == list(map(_words, PARAGRAPHS))
