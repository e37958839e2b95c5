"""Articles most of whose sentences have no full stop: they begin right below the byline all the same."""

from __future__ import annotations

from tests.understand.test_whole_pages import TITLE, read

LINES = (
    "停了两年的渡船拖到岸边，舱里摆了六张桌子",
    "清茶",
    "用河水烧的茶，两文一壶，添水不要钱",
    "炒茶",
    "船工自己炒的茶，只有春天有",
)
TEXT = "到了夏天，船工在船头挂一盏灯，客人从桥上就能看见。"
END = ("冬天", "冬天河上有雾，客人坐在舱里，听船工讲过河的事")
OTHER = ("河堤步道修好了，晚上亮灯到十点钟", "图书馆下月开放，可借三万册的书")
BAR = ("收藏", "雾里", "夜里")
TIME = "发布于 2021-05-03 09:10"


def test_lines_of_clauses_below_the_byline_are_the_article_s() -> None:
    """And what stands between them, and below the last sentence; buttons and counts above them are not."""
    assert read("首页", TITLE, TIME, "字数：859", *LINES, TEXT, *END, "相关文章", OTHER[0]).body == (*LINES, TEXT, *END)


def test_without_a_byline_nothing_says_where_it_begins() -> None:
    """What stands above may be anything."""
    assert (
        read("首页", TITLE, *LINES[:2], "字数：859", "登录", *LINES[2:], "河边", "雾里", "夜里", TEXT * 2).body[0]
        != LINES[0]
    )


def test_headlines_with_commas_above_a_longer_article_are_none_of_it() -> None:
    """It says much more than they do."""
    body = tuple(f"{TEXT}{n}" for n in ("一百个人来过。", "船工数过了。", "桥上的灯也亮了。"))
    assert read(TITLE, TIME, *OTHER, *BAR, *body).body == body


def test_one_line_of_clauses_among_menu_words_is_no_beginning() -> None:
    """Nor are two among many."""
    menu = ("河边", "雾里", "夜里", "票价", "船期", "码头", "茶单", "老照片")
    assert read(TITLE, TIME, LINES[0], *menu, LINES[2], TEXT).body[-1] == TEXT
    assert LINES[0] not in read(TITLE, TIME, LINES[0], *menu, LINES[2], TEXT).body
    assert OTHER[0] not in read(TITLE, TIME, OTHER[0], *BAR, TEXT).body


def test_teasers_below_the_byline_are_none_of_the_article() -> None:
    """Be its headlines as long as clauses."""
    teaser = ("码头的牌子换新了", "河湾网 ・ 1 天前")
    assert read(TITLE, TIME, *teaser, "打印", *OTHER, *BAR, TEXT).body == (TEXT,)
