"""Lists beside the article: every headline found, none invented, every character accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Headline, Sidebar
from build_archive.understand import sidebars

FLAT = """-
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
雨季提前到来的消息
-"""


def found(text: str) -> tuple[Sidebar, ...]:
    """The lists of a dump, once every character of their lines is accounted for."""
    lines = text.split("\n")
    lists = sidebars.find(lines)
    for number, pieces in lists.pieces.items():
        assert "".join(piece.text for piece in pieces) == lines[number - 1]
    return lists.sidebars


def titles(sidebar: Sidebar) -> list[str]:
    """The headlines' words alone."""
    return [headline.title for headline in sidebar.headlines]


def test_the_three_lists_of_a_flat_page_are_told_apart() -> None:
    """Latest with times and columns, related with counts glued to the next title, hot under its label."""
    latest, related, hot = found(FLAT)
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
    assert titles(hot) == ["老桥修好了,大家走走看", "雨季提前到来的消息"]


def test_every_piece_of_such_a_page_says_what_it_is() -> None:
    """The kinds are those that `explain` shows."""
    pieces = sidebars.find(FLAT.split("\n")).pieces
    assert [(piece.text, piece.kind) for piece in pieces[3]] == [
        ("2021-05-04 12:25", "listed time"),
        (" ", "blank"),
        ("图书馆", "column"),
        (" -", "mark"),
    ]
    assert [(piece.text, piece.kind) for piece in pieces[9]] == [("相关推荐", "list"), (" -", "mark")]
    assert [piece.kind for piece in pieces[10]] == ["headline", "blank", "comment count"] * 3 + ["list"]


SHAPES = {
    "time and column glued behind the title": (
        "-\n新馆周六开门，欢迎光临…2021-05-04 19:28 图书馆\n-\n北线列车加开两班2021-05-04 18:00",
        [
            (
                "latest",
                "",
                [
                    Headline("新馆周六开门，欢迎光临…", "2021-05-04 19:28", "图书馆"),
                    Headline("北线列车加开两班", "2021-05-04 18:00"),
                ],
            )
        ],
    ),
    "indented list items": (
        "  - 新馆周六开门 2021-05-04 15:05 图书馆\n  - 北线5G列车加开 2021-05-04 13:05 列车\n",
        [
            (
                "latest",
                "",
                [
                    Headline("新馆周六开门", "2021-05-04 15:05", "图书馆"),
                    Headline("北线5G列车加开", "2021-05-04 13:05", "列车"),
                ],
            )
        ],
    ),
    "a column with quotation marks, and one of two words": (
        "  - 新馆周六开门 2021-05-04 15:05 “我和我的书”快闪·北镇\n  - 北线列车加开 2021-05-04 13:05 心连心 爱乡镇\n",
        [
            (
                "latest",
                "",
                [
                    Headline("新馆周六开门", "2021-05-04 15:05", "“我和我的书”快闪·北镇"),
                    Headline("北线列车加开", "2021-05-04 13:05", "心连心 爱乡镇"),
                ],
            )
        ],
    ),
    "related articles with their days, in no order": (
        "- 新馆周六开门 2021/05/01\n- 老桥修好了 _山城网 2021/5/20\n- 雨季提前到来 2020/12/31",
        [
            (
                "related",
                "",
                [
                    Headline("新馆周六开门", "2021-05-01"),
                    Headline("老桥修好了 _山城网", "2021-05-20"),
                    Headline("雨季提前到来", "2020-12-31"),
                ],
            )
        ],
    ),
    "days glued, under a label": (
        "相關新聞\n- 新館週六開門2021-05-04\n- 老橋修好了2021-05-04",
        [("related", "相關新聞", [Headline("新館週六開門", "2021-05-04"), Headline("老橋修好了", "2021-05-04")])],
    ),
    "an author's recent articles on one line": (
        "小编最近文章新馆周六开门2020-09-22“2.5天小长假”有人来吗? 镇里:有2020-08-11老桥修好了…2020-08-08",
        [
            (
                "related",
                "小编最近文章",
                [
                    Headline("新馆周六开门", "2020-09-22"),
                    Headline("“2.5天小长假”有人来吗? 镇里:有", "2020-08-11"),
                    Headline("老桥修好了…", "2020-08-08"),
                ],
            )
        ],
    ),
    "two such lists on one line": (
        "小编最近文章 新馆周六开门2020-09-22老桥修好了2020-08-11 观察员 【深度】列车为何晚点2020-09-08",
        [
            ("related", "小编最近文章", [Headline("新馆周六开门", "2020-09-22"), Headline("老桥修好了", "2020-08-11")]),
            ("related", "观察员", [Headline("【深度】列车为何晚点", "2020-09-08")]),
        ],
    ),
    "columns in brackets": (
        "推荐新闻\n- 【 新闻 】 新馆周六开门...\n- 【 教育 】 读书节明天开始",
        [
            (
                "related",
                "推荐新闻",
                [Headline("新馆周六开门...", column="新闻"), Headline("读书节明天开始", column="教育")],
            )
        ],
    ),
    "ranks with a space, readers behind": (
        "- 01 新馆周六开门 63,748\n- 02 老桥修好了吗 54,785\n- 03 雨季提前到来 22,592",
        [("hot", "", [Headline("新馆周六开门"), Headline("老桥修好了吗"), Headline("雨季提前到来")])],
    ),
    "ranks and readers glued in front": (
        "- 138159奖金7万元的读书节\n- 234999新馆周六开门\n- 324326老桥修好了吗\n- 41880345岁的列车退役",
        [
            (
                "hot",
                "",
                [
                    Headline("奖金7万元的读书节"),
                    Headline("新馆周六开门"),
                    Headline("老桥修好了吗"),
                    Headline("45岁的列车退役"),
                ],
            )
        ],
    ),
    "bars behind": (
        "新馆周六开门|\n老桥修好了吗|\n雨季提前到来|",
        [("hot", "", [Headline("新馆周六开门"), Headline("老桥修好了吗"), Headline("雨季提前到来")])],
    ),
    "likes beside the comments, and the ranks of the next entries glued to them": (
        "- 新馆周六开门评论 174 赞 122老桥修好了吗评论 147 赞 123雨季提前到来评论 105 赞 524列车加开两班评论 9 赞 2",
        [
            (
                "related",
                "",
                [
                    Headline("新馆周六开门", comments=174),
                    Headline("老桥修好了吗", comments=147),
                    Headline("雨季提前到来", comments=105),
                    Headline("列车加开两班", comments=9),
                ],
            )
        ],
    ),
    "a label that slipped above the latest headlines heads the list behind them": (
        "相关推荐\n-\n新馆周六开门2021-05-04 19:28\n-\n北线列车加开2021-05-04 18:00\n-\n老桥修好了吗 评论 33雨季提前到来 评论 12",
        [
            (
                "latest",
                "",
                [Headline("新馆周六开门", "2021-05-04 19:28"), Headline("北线列车加开", "2021-05-04 18:00")],
            ),
            ("related", "相关推荐", [Headline("老桥修好了吗", comments=33), Headline("雨季提前到来", comments=12)]),
        ],
    ),
}


@pytest.mark.parametrize(("text", "lists"), SHAPES.values(), ids=SHAPES.keys())
def test_shape(text: str, lists: list[tuple[str, str, list[Headline]]]) -> None:
    """Each case's name is the shape."""
    assert [(sidebar.kind, sidebar.label, list(sidebar.headlines)) for sidebar in found(text)] == lists


NO_LISTS = {
    "the article's own time under its title": "新馆周六开门\n2021-05-04 12:25　来源：镇报\n镇里的新馆周六开门。",
    "one time behind one title": "新馆周六开门2021-05-04 12:25\n镇里的新馆周六开门。",
    "a chronicle in the article": "大事记\n2021-05-04\n新馆开门。\n2021-05-05\n老桥修好。",
    "sentences with days in them": "新馆2021-05-04 开门，读者来了。\n老桥2021-05-05 修好，大家都来走。",
    "a menu": "推荐\n- 娱乐\n- 体育\n- 财经\n- 时尚",
    "the foot of a page": "关于我们|\n服务条例|\n联系我们|\n版权声明|",
    "a form for comments": "我要评论\n全部评论 23条最热 最早 最新",
    "a label with a paragraph under it": "相关新闻\n山城新闻讯 新馆周六开门，读者来了。",
    "three steps of a recipe": "1、进门先登记\n2、再去借书\n3、出门还书",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_no_list(text: str) -> None:
    """Each case's name says what only looks like one."""
    assert found(text) == ()


def test_a_number_far_too_large_is_no_count() -> None:
    """420 comments and rank 1, or 4201? Nothing tells, so none is claimed; the headline stays."""
    (related,) = found("新馆周六开门 评论 68老桥修好了吗 评论 15读书节明天开始 评论 4201列车为何晚点 评论 30")
    assert [(h.title, h.comments) for h in related.headlines] == [
        ("新馆周六开门", 68),
        ("老桥修好了吗", 15),
        ("读书节明天开始", None),
        ("列车为何晚点", 30),
    ]


def test_another_list_with_the_same_title_settles_it() -> None:
    """Then the digits before that title are told apart."""
    line = "新馆周六开门 评论 68老桥修好了吗 评论 15读书节明天开始 评论 4201列车为何晚点 评论 30最新闻 Hot"
    related, _ = found(f"{line}\n-\n列车为何晚点\n-\n48小时的读书会")
    assert [h.comments for h in related.headlines] == [68, 15, 420, 30]
    related, _ = found("新馆周六开门 评论 13848小时的读书会 评论 92最新闻 Hot\n-\n列车为何晚点\n-\n48小时的读书会")
    assert [(h.title, h.comments) for h in related.headlines] == [("新馆周六开门", 138), ("48小时的读书会", 92)]


def test_a_number_that_may_be_a_word_of_the_title_stays_with_it() -> None:
    """No character of a headline gets lost."""
    (related,) = found("新馆周六开门 评论 13848小时的读书会 评论 92")
    assert [(h.title, h.comments) for h in related.headlines] == [("新馆周六开门", None), ("13848小时的读书会", 92)]


WORDS = st.text(alphabet="新馆列车老桥雨季，,!?0123456789- 评论赞\u3000|:【】来源Hot最闻相关推荐。", max_size=40)


@given(
    st.lists(
        st.one_of(
            WORDS,
            st.sampled_from(FLAT.split("\n")),
            st.sampled_from([line for text, _ in SHAPES.values() for line in text.split("\n")]),
        ),
        max_size=25,
    )
)
def test_pieces_joined_are_the_lines(lines: list[str]) -> None:
    """Whatever the lines are, nothing of a line that belongs to a list gets lost or doubled, and each headline is a piece."""
    lists = sidebars.find(lines)
    for number, pieces in lists.pieces.items():
        assert "".join(piece.text for piece in pieces) == lines[number - 1]
        assert {piece.line for piece in pieces} <= {number}
    headlines = [headline.title for sidebar in lists.sidebars for headline in sidebar.headlines]
    assert sorted(headlines) == sorted(
        piece.text for pieces in lists.pieces.values() for piece in pieces if piece.kind == "headline"
    )
