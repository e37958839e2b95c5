"""Lists beside the article: every headline found, none invented, every character accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Headline
from build_archive.understand import sidebars

LATEST = """-
新馆周六开门
2021-05-04 12:25 图书馆 -
-
北线列车加开两班
2021-05-04 11:05 -
谁来修老桥?
2021-05-03 09:00 老桥
相关推荐 -
博物馆夜场受欢迎 评论 33老桥修好了,大家走走看 评论 138雨季提前到来 评论 192最新闻 Hot
-
老桥修好了,大家走走看
-
雨季提前到来
-"""


def test_the_three_lists_of_a_flat_page_are_told_apart() -> None:
    """Latest with times and columns, related with counts glued to the next title, hot under its label."""
    latest, related, hot = sidebars.find(LATEST.split("\n")).sidebars
    assert (latest.kind, latest.label) == ("latest", "")
    assert latest.headlines == (
        Headline("新馆周六开门", "2021-05-04 12:25", "图书馆"),
        Headline("北线列车加开两班", "2021-05-04 11:05"),
        Headline("谁来修老桥?", "2021-05-03 09:00", "老桥"),
    )
    assert (related.kind, related.label) == ("related", "相关推荐")
    assert [(h.title, h.comments) for h in related.headlines] == [
        ("博物馆夜场受欢迎", 33),
        ("老桥修好了,大家走走看", 138),
        ("雨季提前到来", 192),
    ]
    assert (hot.kind, hot.label) == ("hot", "最新闻 Hot")
    assert [h.title for h in hot.headlines] == ["老桥修好了,大家走走看", "雨季提前到来"]


WORDS = st.text(alphabet="新馆列车老桥雨季，,!?0123456789- 评论赞\u3000|:来源Hot最闻相关推荐", max_size=40)


@given(st.lists(st.one_of(WORDS, st.sampled_from(LATEST.split("\n"))), max_size=25))
def test_pieces_joined_are_the_lines(lines: list[str]) -> None:
    """Whatever the lines are, nothing of a line that belongs to a list gets lost or doubled."""
    for number, pieces in sidebars.find(lines).pieces.items():
        assert "".join(piece.text for piece in pieces) == lines[number - 1]
        assert {piece.line for piece in pieces} <= {number}


@pytest.mark.parametrize("line", ["今天天气好。", "2021-05-04 12:25　来源：镇报", ""])
def test_a_lone_line_is_no_list(line: str) -> None:
    """One time under one title is the article's own, not a list."""
    assert sidebars.find(["新馆周六开门", line]).sidebars == ()
