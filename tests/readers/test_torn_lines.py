"""Lines that an extractor tore: whole again where a mark shows it, and left alone where it may be otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.readers.torn_lines import whole
from build_archive.understand import understand

TORN = {
    "a day, its numbers in boxes": (
        ["新馆的门定于", "2021", "年", "5", "月", "1", "日开，读者可以借三万册书。", "请来"],
        ["新馆的门定于2021年5月1日开，读者可以借三万册书。", "请来"],
    ),
    "a day alone": (["图书馆", "2021", "年", "5", "月"], ["图书馆", "2021年5月"]),
    "at a link behind a sentence's beginning": (
        ["渡口的新船昨天一早试航，船长说，它比那条", "老木船", "，宽了一米。"],
        ["渡口的新船昨天一早试航，船长说，它比那条老木船，宽了一米。"],
    ),
    "at a word in brackets": (["新船由邻县船厂（", "ABC", "）建造。"], ["新船由邻县船厂（ABC）建造。"]),
    "at a name between brackets": (["（责任编辑：", "林小叶", "）"], ["（责任编辑：林小叶）"]),
    "at a title": (["船长读完了《", "渡口五十年", "》的第一章。"], ["船长读完了《渡口五十年》的第一章。"]),
    "before the full stop": (["票价不变", "。", "大雾天停航。"], ["票价不变。", "大雾天停航。"]),
    "with a gap": (["票价不变", "", "，每人一元。"], ["票价不变，每人一元。"]),
    "between Latin words": (["新船装了 LED 灯和（", "GPS 3", "）。"], ["新船装了 LED 灯和（GPS 3）。"]),
    "a day in boxes": (["2023", "05", "/", "06", "09", ":", "30"], ["2023-05-06 09:30"]),
    "a day in two boxes": (["2023", "05/06"], ["2023-05-06"]),
    "the clock in the second of two boxes": (["2023", "05/06 09:30:12"], ["2023-05-06 09:30"]),
}
ALONE = {
    "numbers of a list": ["第1页", "2", "3", "日志"],
    "a headline before a paragraph that begins with a link": ["渡口换新船", "老木船", "，昨天靠岸。"],
    "verse": ["春水满河湾，", "夜渡一灯寒，", "问船何处去，"],
    "an aside behind a full stop": ["昨天靠岸。（", "两岸三座桥明年动工", "）"],
    "a list of signs": ["票价不变", "……", "？？？"],
    "a year above a number": ["2023", "15"],
    "a heading with its colon": ["票价：", "每人一元"],
    "a heading whose last quotation mark opens": ["“敢坐新船，不怕风浪“", "船长说，新船很稳。"],
}


@pytest.mark.parametrize(("lines", "made"), TORN.values(), ids=TORN.keys())
def test_torn(lines: list[str], made: list[str]) -> None:
    """Empty lines stand for those that went, so that each line keeps its number."""
    text = whole("\n".join(lines))
    assert text.count("\n") == len(lines) - 1
    assert [line for line in text.split("\n") if line] == made


@pytest.mark.parametrize("lines", ALONE.values(), ids=ALONE.keys())
def test_left_alone(lines: list[str]) -> None:
    """No line but the one with the mark joins another."""
    made = [line for line in whole("\n".join(lines)).split("\n") if line]
    assert made[0] == lines[0]
    assert len(made) >= len(lines) - 1


def test_a_page_that_was_torn_at_its_links_is_understood() -> None:
    """Half of the first paragraph would be the title, and the page's day would be lost."""
    lines = [
        "渡口换新船 老船长最后一次掌舵_河边新闻网",
        "首页",
        "渡口换新船 老船长最后一次掌舵",
        *("2023", "05", "/", "06", "09", ":", "30"),
        "河边日报",
        "这个月底，",
        "镇里的渡口要换上用了四年造成的新船",
        "，船长说老木船不会拆，镇里要把它抬到岸上，放在候船亭旁边。",
        "票价不变，每人一元，带自行车的不另收钱，大雾天照旧停航，停航的消息会贴在渡口的木牌上。",
        "责任编辑：林小叶",
    ]
    (record,) = record_of(Slice("page.txt", "\n".join(lines).encode(), 0, 1))
    article = understand(record).article
    assert article.title == lines[2]
    assert article.body == ("".join(lines[11:14]), lines[14])
    assert article.date is not None
    assert article.date.value == "2023-05-06T09:30"


@given(st.text(alphabet="渡口船，。（）《》“”、A1 2023/-:\n", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    """But for the signs within a day and white space, the same letters in the same order."""
    signs = str.maketrans("", "", " \n/-:")
    assert whole(text).translate(signs) == text.translate(signs)
    assert whole(text).count("\n") == text.count("\n")
