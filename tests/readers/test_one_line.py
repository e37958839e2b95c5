"""Pages that `get_text` made one line of: their lines are found again, and what only looks so stays as it is."""

from __future__ import annotations

import pytest

from build_archive.model import Article
from build_archive.readers.one_line import lines_of
from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.understand import understand

TITLE = "河边渡口换新船 老船长最后一次掌舵"
CREDITS = [
    "河湾新闻记者 贺小青",
    "来源：河湾日报 (河湾)",
    "最后更新: 2023-05-06 10:14:21",
]
MENU = [
    "首页",
    "新闻",
    "本地",
    "图片",
    "视频",
    "财经",
    "房产",
    "汽车",
    "旅游",
    "教育",
    "健康",
    "文化",
    "体育",
    "论坛",
    "博客",
    "天气",
    "地图",
    "登录",
    "注册",
    "手机版",
]
PARAGRAPHS = [
    "河边渡口的老木船昨天最后一次过河，船长在船头挂了一串纸灯笼，两岸来送的人站满了石阶。",
    "新船是邻县的船厂造的，比老船宽一米，装了 LED 灯，能坐四十个人，也能放十二辆自行车。",
    "船长说，老船不会拆，镇里要把它抬到岸上，放在候船亭旁边，孩子们可以上去坐一坐。",
    "票价不变，每人一元，带自行车的不另收钱，大雾天照旧停航，停航的消息会贴在渡口的木牌上。",
]
BELOW = [
    "责任编辑：林小叶",
    "相关新闻",
    "镇图书馆周一闭馆整理书架",
    "桥头菜场搬到了河的北岸",
    "小学操场铺好了新草皮",
    "旧站房改成了展览馆",
    "关于我们",
    "联系我们",
    "网站地图",
    "版权所有 河边新闻网",
]
LINES = [
    f"{TITLE}_河边新闻网",
    *MENU,
    "当前位置：",
    "本地新闻",
    TITLE,
    "2023-05-06 09:30",
    "来源：河边日报",
    "评论",
    *PARAGRAPHS,
    *BELOW,
]


def read(text: str) -> Article:
    """The article in a text file."""
    (record,) = record_of(Slice("page.txt", text.encode(), 0, 1))
    return understand(record).article


@pytest.mark.parametrize("between", ["|", " | ", " "])
def test_a_page_on_one_line_is_understood(between: str) -> None:
    """As if each of its lines stood alone."""
    article = read(between.join(LINES))
    assert (article.title, article.body) == (TITLE, tuple(PARAGRAPHS))
    assert article.date is not None
    assert (article.date.value, article.source, article.editor) == ("2023-05-06T09:30", "河边日报", "林小叶")


@pytest.mark.parametrize(
    "text",
    [
        " ".join(PARAGRAPHS * 4),
        "\n".join(LINES),
        "\n".join([*PARAGRAPHS * 8, "The ferry at the river has a new boat " * 20]),
        "",
        "\n\n",
    ],
    ids=["an article on one line", "a page with lines", "English words", "nothing", "empty lines"],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Paragraphs are long, and a page with lines needs none made."""
    assert lines_of(text) == text


def test_spaces_within_brackets_behind_a_dateline_and_before_a_clock_part_nothing() -> None:
    """The names of reporters, the title that was, the hour of publication."""
    opening = "河湾社云岭5月6日电 （记者 王小明）" + PARAGRAPHS[0]
    byline = ["2023年05月06日 09:30", "河边日报", "字号"]
    below = ["（原标题：老木船过最后一次河 船长退休）", *BELOW]
    article = read(" ".join([f"{TITLE}_河边新闻网", *MENU, TITLE, *byline, opening, *PARAGRAPHS[1:], *below]))
    assert (article.title, article.body) == (TITLE, (opening, *PARAGRAPHS[1:]))
    assert article.date is not None
    assert (article.date.value, article.source, article.author) == ("2023-05-06T09:30", "河边日报", "王小明")
    assert article.original_title == "老木船过最后一次河 船长退休"


@pytest.mark.parametrize("line", CREDITS)
def test_a_name_stays_behind_its_office_and_a_place_behind_the_paper(line: str) -> None:
    """And a clock ends what a number follows."""
    first = "9月3日，" + PARAGRAPHS[0]
    lines = lines_of(" ".join([*MENU, line, first, *PARAGRAPHS[1:], *BELOW])).split("\n")
    assert line in lines
    assert first in lines


def test_a_paragraph_without_its_mark_ends_before_the_menu() -> None:
    """Words between spaces without any comma are those of a menu, but for the first few."""
    open_end = PARAGRAPHS[0].removesuffix("。")
    lines = lines_of(" ".join([*MENU, open_end, *MENU, *PARAGRAPHS[1:]])).split("\n")
    assert max(map(len, lines)) < len(open_end) + 20


def test_a_line_of_code_is_no_page() -> None:
    """However many spaces it has."""
    line = "var a = { b: 1, c: 2 } ; " * 40
    assert lines_of(line) == line


def page(*middle: str) -> list[str]:
    """The lines that a page on one line falls into, with a menu above and below."""
    return lines_of(" ".join([*MENU, *middle, *PARAGRAPHS[1:], *BELOW])).split("\n")


def test_a_title_that_the_window_says_too_is_whole() -> None:
    """Though it has spaces around every number and Latin word, and the site's name behind it."""
    title = "河边渡口换新船 2 艘 明年 5 月前装 LED 灯"
    lines = lines_of(" ".join([f"{title}_河边新闻网", *MENU, title, "2023-05-06 09:30", *PARAGRAPHS, *BELOW])).split(
        "\n"
    )
    assert lines.count(title) == 1
    assert lines[0] == f"{title}_河边新闻网"


def test_a_menu_that_stands_twice_is_no_title() -> None:
    """Its words are short."""
    lines = lines_of(" ".join([*MENU, TITLE, *PARAGRAPHS, *MENU])).split("\n")
    assert lines[: len(MENU)] == MENU


@pytest.mark.parametrize(
    "sentence",
    [
        "到了傍晚，河边的 渡口 就收工了，船工把缆绳系好才走。",
        "邻县 船厂 今年接的活不少，工人要到年底才歇。",
        "镇上有渡口 、 码头 、 河堤 各一处，都在河的北岸，每天有人巡看。",
        "河边日报 5 月 6 日消息，新船今天下水，比老船宽 1 米。",
        "新船用了 40kW 的电机，充一次电能过河六十次。",
    ],
    ids=["a link", "a link right behind the first word", "a list of links", "numbers", "a unit behind a number"],
)
def test_a_sentence_torn_at_its_links_is_whole(sentence: str) -> None:
    """Where a sentence is under way, and its next mark is near."""
    assert sentence in page(PARAGRAPHS[0], sentence)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("您好，", "退出登录"),
        ("票价不变", PARAGRAPHS[0]),
        ("分享到：", "微信好友"),
        ("2023-05-06 09:30:00", "Share 手机版"),
        ("退出", "LED之家"),
    ],
    ids=["a greeting", "a heading", "a label without value", "a time", "a button before a name"],
)
def test_what_belongs_to_nothing_stands_alone(first: str, second: str) -> None:
    """Though a mark or a Latin word is beside it."""
    lines = page(PARAGRAPHS[0], first, second, "桥头菜场", "小学操场", "老戏台")
    assert first in lines
    assert second in lines


@pytest.mark.parametrize("wide", ["　　", "   ", "  \u3000\u3000"])
def test_wide_spaces_part_a_line(wide: str) -> None:
    """The indent of a paragraph, and what is left of empty lines; they need no menu beside them."""
    lines = [
        TITLE,
        "2023年05月06日 09:30 来源：河边日报 【字体：大 中 小】",
        *PARAGRAPHS,
        *PARAGRAPHS,
        "责任编辑：林小叶",
    ]
    assert lines_of(wide.join(lines)).split("\n") == lines


def test_a_style_sheet_at_its_end_leaves_a_page_a_page() -> None:
    """A few braces in thousands of characters."""
    article = read(" ".join([*LINES, *BELOW * 4, ".a{color:#c11} .b{ color:#c11; } .c .d{width:5px}"]))
    assert (article.title, article.body) == (TITLE, tuple(PARAGRAPHS))


@pytest.mark.parametrize("window", ["{} -河湾网", "{}--本地--河湾网"])
def test_a_title_of_one_word_stands_alone_where_the_site_follows_it(window: str) -> None:
    """It parts the page's head from the menu, and the crumb from the article."""
    title = "渡口换新船老船长掌舵"
    line = f"{window.format(title)} 您好，欢迎！ {' '.join(MENU)} 今日热点 {title} 2023/05/06 10:14:21 {'河边的渡口今天换了新船，船长说，他再开最后一次。' * 12}"
    lines = lines_of(line).split("\n")
    assert lines[0] == window.format(title)
    assert lines[lines.index(title) - 1] == "今日热点"


def test_a_menu_with_bars_leaves_the_rest_to_be_parted_by_spaces() -> None:
    """The last of its fields holds the article."""
    title = "渡口换新船老船长掌舵"
    bars = " | ".join(f"{name}|{name}站" for name in MENU)
    article = " ".join(["河边的渡口今天换了新船，船长说，他再开最后一次。"] * 12)
    lines = lines_of(
        f"{title} -河湾网|{bars}|首页 >> 今日热点 {title} 2023/05/06 10:14:21 {article} 上一篇 下一篇"
    ).split("\n")
    assert title in lines
    assert "2023/05/06 10:14:21" in lines


def test_an_editor_in_brackets_stands_alone_whatever_follows() -> None:
    """An assistant's brackets within them included."""
    lines = [line for line in LINES if "编" not in line]
    text = (
        f"{' '.join(lines[:-3])} 新船试航时，票价不变(责编：林小叶(实习)、王小明) 打印 网摘 纠错 {' '.join(lines[-3:])}"
    )
    assert "(责编：林小叶(实习)、王小明)" in lines_of(text).split("\n")


def test_a_space_within_a_name_in_latin_letters_parts_no_paragraph() -> None:
    """Behind it a long sentence begins as it would behind a heading."""
    name = "河边消息：North River Ferry公司昨天让新船下了水，船长说它比那条老木船宽了一米，票价不变。"
    article = read(f"{name} {' '.join(PARAGRAPHS * 3)}")
    assert name in article.body


def test_names_and_their_labels_stand_together_on_a_page_of_one_line() -> None:
    """Two writers behind one label; an editor without brackets is none of the list below."""
    text = " ".join(LINES).replace("来源：河边日报", "作者：贺小青 王小明 来源：河边日报")
    assert "作者：贺小青 王小明" in lines_of(text).split("\n")
    assert "作者：贺小青" in lines_of(text.replace("王小明", "分享")).split("\n")
    wide = "   ".join([*PARAGRAPHS * 2, "【我要纠错】责任编辑：林小叶 相关稿件 *", "链接： *"])
    assert "责任编辑：林小叶" in lines_of(wide).split("\n")
