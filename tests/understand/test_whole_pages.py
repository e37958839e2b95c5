"""Dumps of whole pages, as scripts of five lines make them: the window's title first, every text a line, empty lines at will."""

from __future__ import annotations

import pytest

from build_archive.model import Article, Origin, RawRecord
from build_archive.understand import understand

TITLE = "石桥镇老船工把渡船改成了茶馆"
MENU = ("首页", "新闻", "茶", "渡", "关于")
TEXT = (
    "停了两年的渡船上周拖到岸边，舱里摆了六张桌子，老船工在船头烧水，客人坐着看人过桥。",
    "茶一壶两文钱，船工说，桥修好以后没有人坐船，可是想看水的人比从前还多。",
)
STARS = "夏天夜里看得见几千颗星，天文馆带来三架望远镜，教大家认织女星和牛郎星，下雨就改在屋里看图。"
"""Another thing."""
WINDOWS = (
    f"{TITLE}_石桥新闻网",
    f"{TITLE}_水上_石桥新闻-The Bridge",
    f"{TITLE}-水上频道-石桥网",
    f"{TITLE} _水上 _石桥网",
    f"{TITLE}--水上--石桥网",
    f"{TITLE}-",
)


BYLINES = (
    # who stands before the time wrote the page or put it up, if it is a person; a time zone is nobody
    ("0评论 2021-05-03 09:10:11 来源：石桥日报 作者：周宁 看这里，就知道", "2021-05-03T09:10", "石桥日报", "周宁"),
    ("周宁 2021-05-03 09:10 阅读：76", "2021-05-03T09:10", "", "周宁"),
    ("ferryman 发表于 2021-05-03 09:10 收藏此文", "2021-05-03T09:10", "", "ferryman"),
    ("2021年5月3日09:10 CST 更新", "2021-05-03T09:10", "", ""),
    ("发布者:周宁 发布时间:2021-05-03 09:10 浏览次数:10", "2021-05-03T09:10", "", "周宁"),
    ("发布者:渡口管理处 发布时间:2021-05-03 09:10", "2021-05-03T09:10", "渡口管理处", ""),
    # blogs: a name may have numbers in it and behind it; some themes set the year last
    ("03月10日, 2021 茶馆 周宁", "2021-03-10", "", ""),
    ("其它内容 五月 3rd, 2021", "2021-05-03", "", ""),
    (
        "http://shiqiao.example\u3000 2021年05月03日11:30 \u3000 石桥音乐\u3000\u3000 我要评论(0)",
        "2021-05-03T11:30",
        "石桥音乐",
        "",
    ),
    ("收集\u30002021-05-03", "2021-05-03", "", ""),
    ("row3r 新闻 2021-05-03 12:00:00", "2021-05-03T12:00", "", "row3r"),
    ("Oarsman (42866)发表于 2021年05月03日 15时27分 星期一 分享", "2021-05-03T15:27", "", "Oarsman"),
    ("(42866)发表于 2021年05月03日 15时27分 星期一", "2021-05-03T15:27", "", ""),
    # tasks, columns and counts beside the time name nobody, and do not hide it
    ("2021/05/03 12:07 综合报道    地区：石桥市报道", "2021-05-03T12:07", "", ""),
    ("分类: 渡口 茶馆 2021-05-03 12:07 462人阅读 评论(0) 收藏 举报", "2021-05-03T12:07", "", ""),
    ("2021-05-03 12:07:15 次阅读 稿源:石桥网 条评论", "2021-05-03T12:07", "石桥网", ""),
    ("2021/05/03 12:07 報導", "2021-05-03T12:07", "", ""),
    ("posted @ 2021-05-03 12:07 ferryman 阅读(...) 评论(...) 编辑 收藏", "2021-05-03T12:07", "ferryman", ""),
    # offices and forums, with the words of menus
    ("发布：\n8:30pm 16/09/2022", "2022-09-16", "", ""),
    ("发布时间：2021-05-03 供稿单位：渡口管理处 文：周宁 图：李大桥", "2021-05-03", "渡口管理处", "周宁"),
    ("2021-05-03 09:10\n作者 / 周宁", "2021-05-03T09:10", "", "周宁"),
    ("2021-05-03 09:10 信息来源：渡口管理处浏览次数：次", "2021-05-03T09:10", "渡口管理处", ""),
    ("发表于 2021-05-03 09:10 | 只看该作者 | 倒序浏览", "2021-05-03T09:10", "", ""),
    # papers and their sites: page numbers, links to accounts, places and buttons
    ("周宁 · 2021/05/03 14:05 浏览 2.4w", "2021-05-03T14:05", "", "周宁"),
    ("石桥青年报 （ 2021年05月03日 05 版）", "2021-05-03", "石桥青年报", ""),
    ("生活 石桥早报[微博] 周宁 2021-05-03 08:09", "2021-05-03T08:09", "石桥早报", ""),
    ("2021 05/03 14:05:13\n来源：石桥网", "2021-05-03T14:05", "石桥网", ""),
    ("2021-05-03\n作者：石桥周末记者 周宁\n发自：渡口", "2021-05-03", "石桥周末", "周宁"),
    ("2021-05-03 08:09 作者：周宁 我有话说", "2021-05-03T08:09", "", "周宁"),
    ("2021-05-03\n〔記者周寧／石橋報導〕", "2021-05-03", "", "周寧"),
)
"""Lines below a title; the day, the source and the author that they name."""


def read(*lines: str, between: str = "\n") -> Article:
    """The article of such a dump."""
    text = between.join(lines)
    return understand(RawRecord(Origin("t.txt", 0, len(text.encode()), "0" * 64), text), profiles=False).article


@pytest.mark.parametrize("window", WINDOWS, ids=["site", "latin", "column", "spaced", "dashes", "bare"])
def test_the_windows_title_is_cut_from_site_and_columns(window: str) -> None:
    """It stands first, and nowhere else."""
    assert read(window, *MENU, *TEXT).title == TITLE


def test_a_stroke_makes_no_windows_title() -> None:
    """Only what ends with the name of a site is one: a reader's name may have a stroke too."""
    assert read("登录 月落_长安", *MENU, TITLE, "2021-05-03 09:10", *TEXT).title == TITLE


def test_a_title_that_the_window_repeats_is_the_title() -> None:
    """However little its words have in common with the text."""
    title = "桥那头，你慢点走！"
    article = read(f"{title} 水上风光", *MENU, "渡船上的茶馆开张了", title, "石桥 >> 正文", *TEXT)
    assert article.title == title


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n   \n\n\t\n\n"], ids=["none", "one", "many"])
def test_empty_lines_say_nothing(between: str) -> None:
    """Extractors differ in nothing more."""
    article = read(f"{TITLE}_石桥网", *MENU, TITLE, "2021-05-03 09:10", "来源：", "石桥日报", *TEXT, between=between)
    assert (article.title, article.source, article.body) == (TITLE, "石桥日报", TEXT)


def test_what_stands_in_brackets_below_a_source_belongs_to_it() -> None:
    """The place where a paper is published."""
    assert read(TITLE, "来源：", "石桥日报", "(石桥)", *TEXT).source == "石桥日报(石桥)"


def test_numbers_between_title_and_time_are_no_source() -> None:
    """They say how many shared the article."""
    article = read(TITLE, "9 23", "2021-05-03 09:10", *TEXT)
    assert (article.source, article.title) == ("", TITLE)


def test_a_piece_of_a_sentence_is_not_the_title_again() -> None:
    """Where links cut sentences into lines, a word of the title is still the article's."""
    article = read(TITLE, "2021-05-03 09:10", "停了两年的", "渡船", "上周拖到岸边，", *TEXT)
    assert "渡船" in article.body


def test_a_time_behind_a_title_and_a_space_is_the_pages_time() -> None:
    """Below it nothing else says so."""
    article = read(f"{TITLE} 2021-05-03 09:10", *TEXT)
    assert article.title == TITLE
    assert article.date is not None
    assert article.date.value == "2021-05-03T09:10"


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("参考消息", "参考消息", ""),
        ("石桥晚报 记者 周宁/综合报道", "石桥晚报", "周宁"),
        ("缩小字体", "", ""),
        ("新浪娱乐", "新浪娱乐", ""),
        ("茶馆里的一天", "", ""),
    ],
)
def test_the_line_below_the_time_may_name_who_published(line: str, source: str, author: str) -> None:
    """Where it ends as the names of papers do, or names reporters; a heading or a button is none."""
    article = read(TITLE, "2021-05-03 09:10", line, *TEXT)
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(("lines", "date", "source", "author"), BYLINES)
def test_a_byline_is_read(lines: str, date: str, source: str, author: str) -> None:
    """In the ways in which sites write when and by whom."""
    article = read(TITLE, *lines.split("\n"), *TEXT)
    assert article.date is not None
    assert (article.date.value, article.source, article.author) == (date, source, author)


def test_a_paper_and_its_writer_stand_below_day_and_clock() -> None:
    """Each on a line of its own."""
    article = read(TITLE, "2021.05.03", "09:10", "石桥时报 周宁", *TEXT)
    assert (article.source, article.author) == ("石桥时报", "周宁")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("石桥新闻网 / 周宁 综合报道", "周宁"),
        ("分析师/周宁", "周宁"),
        ("編譯周宁、記者李大桥／綜合報導", "周宁、李大桥"),
        ("生活中心／周宁、李大桥综合报道", "周宁、李大桥"),
    ],
)
def test_the_writers_are_named_with_desk_office_and_task(line: str, author: str) -> None:
    """None of which is a part of the name."""
    assert read(TITLE, "2021-05-03 09:10", line, *TEXT).author == author


def test_who_gave_leave_to_reprint_is_the_source() -> None:
    """Where nothing else names one."""
    article = read(TITLE, *TEXT, "（本文由「石橋週報」授權轉載）")
    assert (article.source, article.body) == ("石橋週報", TEXT)
    assert read(TITLE, "来源：茶馆网", *TEXT, "（本文由「石桥周报」授權轉載）").source == "茶馆网"


def test_a_name_in_brackets_alone_below_the_article_signs_it() -> None:
    """What else stands in brackets does not."""
    assert read(TITLE, *TEXT, "（周宁）").author == "周宁"
    assert read(TITLE, *TEXT, "（未完）").author == ""


def test_a_second_site_behind_the_title_is_cut_off_too() -> None:
    """Some windows name the column as another site."""
    assert read(f"{TITLE} | Bridge 石桥旅游云 | Bridge旅游新闻(茶馆)", "2021-05-03 09:10", *TEXT).title == TITLE


def test_a_crumb_that_ends_with_the_title_is_not_the_title() -> None:
    """The line below it is."""
    assert read(f"石桥网 > 茶馆 > 渡口旧事 > {TITLE}", TITLE, "2021-05-03 09:10", *TEXT).title == TITLE


def test_a_button_or_a_count_is_nobody() -> None:
    """Neither below a label without a value nor above the time."""
    assert read(TITLE, "2021-05-03 09:10", "来源：", "关注石桥网", *TEXT).source == ""
    assert read(TITLE, "阅读量", "2021-05-03 09:10", *TEXT).source == ""


def test_a_task_behind_a_name_above_the_time_is_no_source() -> None:
    """It says what the named did."""
    article = read(TITLE, "周宁/整理", "2021-05-03 09:10", *TEXT)
    assert (article.source, article.author) == ("", "周宁")


def test_an_account_that_took_an_article_over_names_the_first() -> None:
    """And shows its card, which is no paragraph."""
    card = ("以下文章来源于石桥图书馆 ，作者阿周", "石桥图书馆.", "每周给你讲一个渡口的故事，还有一本书！")
    article = read(TITLE, "在小说阅读器中沉浸阅读", *card, *TEXT)
    assert (article.source, article.author, article.body) == ("石桥图书馆", "阿周", TEXT)


def test_what_a_site_says_of_itself_above_a_title_said_again_is_not_the_article() -> None:
    """The page's time stands right below the second one."""
    site = ("渡口网看老船工、看渡船、看茶馆，客人坐着看人过桥，桥和水都在这里。", "渡口小程序", TITLE, "关注", "资讯")
    article = read("渡口", *site, TITLE, "2021-05-03 09:10:58", "所属地 石桥", *TEXT)
    assert (article.title, article.body) == (TITLE, TEXT)
    assert article.date is not None


def test_what_an_editor_asks_is_no_editor() -> None:
    """In an interview, each question stands behind who asks."""
    asked = "编辑：改成茶馆，是不是因为桥修好了？"
    article = read(TITLE, TEXT[0], asked, TEXT[1])
    assert (article.editor, article.body) == ("", (TEXT[0], asked, TEXT[1]))


def test_a_source_behind_words_that_are_no_sentence_is_a_picture_s() -> None:
    """Behind a sentence it is the article's."""
    assert read(TITLE, TEXT[0], "石桥渡口的旧照（来源：石桥博物馆）", TEXT[1]).source == ""
    assert read(TITLE, TEXT[0], TEXT[1] + "（来源：石桥日报）").source == "石桥日报"


def test_sections_whose_numbers_go_on_belong_to_the_article() -> None:
    """Though none of their lines is a sentence; what is known to stand below articles ends them."""
    sections = (
        "1# 看人过桥",
        *TEXT,
        "2# 船上的茶和点心有哪几样",
        "绿茶每壶两元 红茶每壶三元",
        "3# 怎样预订靠窗的座位呢",
        "渡口茶馆的电话：12345678",
    )
    article = read(TITLE, "2021-05-03 09:10", *sections, "上一篇：河堤步道修好了", "河边的旧书摊")
    assert article.body == sections
    other = read(TITLE, "2021-05-03 09:10", *sections[:3], "1# 船上的茶和点心有哪几样", "绿茶每壶两元 红茶每壶三元")
    assert other.body == sections[:3]


def test_a_first_paragraph_may_name_who_wrote_and_drew() -> None:
    """In brackets before its first sentence; without a sentence it is a caption."""
    lede = f"（图文/石桥茶馆通讯员 周宁）{TEXT[0]}"
    assert read(TITLE, "2021-05-03 09:10", lede, TEXT[1]).body == (lede, TEXT[1])
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], "（图文/石桥茶馆）", TEXT[1]).body == TEXT


def test_a_time_below_the_article_is_the_page_s_where_none_stands_above() -> None:
    """Right below, or below who wrote and edited it; not that of another article."""
    below = ("记者周宁 李大桥 石桥报道", "(2021-05-03 12:00) 午间新闻")
    article = read(TITLE, *TEXT, *below)
    assert article.date is not None
    assert (article.date.value, article.author) == ("2021-05-03T12:00", "周宁 李大桥")
    assert read(TITLE, *TEXT, "河堤步道修好了", "2021-05-02 12:00", "旧书摊周末开张", "2021-05-01 12:00").date is None
    above = read(TITLE, "更新时间：2021-05-03", *TEXT, "2021-05-09 12:00").date
    assert above is not None
    assert above.value == "2021-05-03"


def test_strokes_of_boxes_part_names_like_others() -> None:
    """Papers in Taiwan set them between paper, reporter and task."""
    article = read(TITLE, "【石橋晚報╱記者周寧╱即時報導】", "2021.05.03 01:06", *TEXT)
    assert (article.source, article.author) == ("石橋晚報", "周寧")


def test_a_notice_behind_the_editor_s_name_ends_it() -> None:
    """On one line, with a space between."""
    article = read(TITLE, *TEXT, "责任编辑：周宁 石桥新闻，未经授权不得转载。新闻报料：12345678")
    assert (article.editor, article.body) == ("周宁", TEXT)


def test_items_with_the_same_labels_are_one_list() -> None:
    """Though five lines stand between the sentences of two of them, and they are about different things."""
    lectures = (
        ("渡口 老船工讲渡船", "时间：周六下午", "地点：船上茶馆", "主讲人：周宁", "名额：二十人", "".join(TEXT)),
        ("河堤 夏夜看星星", "时间：周日晚上", "地点：河堤尽头", "主讲人：李大桥", "名额：四十人", STARS),
    )
    assert read(TITLE, "2021-05-03 09:10", *lectures[0], *lectures[1]).body[-1] == STARS
    other = [line.partition("：")[2] or line for line in lectures[1]]
    assert read(TITLE, "2021-05-03 09:10", *lectures[0], *other).body[-1] != STARS


def test_a_caption_ends_at_its_credit_where_the_text_goes_on_behind_it() -> None:
    """On one line, as some extractors join them."""
    caption = "▲老船工和他的渡船。（圖／翻攝自石橋臉書）"
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], f"{caption} {TEXT[1]}").body == TEXT


def test_tags_may_be_written_as_a_list_of_a_program() -> None:
    """In brackets."""
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "标签：[渡船, 茶馆]").tags == ("渡船", "茶馆")


def test_a_line_between_the_article_s_first_lines_is_one_of_them() -> None:
    """However little it has of the article's words; not right below the byline, where buttons stand."""
    lines = ("老船工在船头烧水：", "甲字号和乙字号靠窗", "客人坐着看人过桥：")
    head = ("停了两年的渡船：", "听一听这篇", "念给我听")
    article = read(TITLE, "2021-05-03 09:10", *head, *lines, *TEXT)
    assert article.body == (head[0], *lines, *TEXT)


@pytest.mark.parametrize("title", ["今起渡船恢复夜航！末班船延到22：30", "渡船茶馆：9：00到21：30都有热茶"])
def test_a_title_may_end_with_a_clock(title: str) -> None:
    """A day before it makes a byline of it."""
    assert read(title, "2021-05-03 09:10", *TEXT).title == title


@pytest.mark.parametrize(
    "crumb", ["首页 > 石桥新闻 > {} > 正文", "当前位置：首页 > 石桥新闻 > {}", "石桥网 > 新闻 > 渡口 > {} > 正文"]
)
def test_a_title_that_stands_in_the_crumb_alone_is_read_there(crumb: str) -> None:
    """Where no other line has the article's words; a column's name is none."""
    assert read("石桥网", crumb.format(TITLE), "2021-05-03 09:10", *TEXT).title == TITLE
    assert read("石桥网", crumb.format("新闻"), "2021-05-03 09:10", *TEXT).title.startswith("停了两年的渡船")


def test_what_stands_below_the_byline_is_the_article_s_beginning() -> None:
    """Though captions and headings part it from the rest, which has other words."""
    lede = "行山季节到了，因为塌树封闭一年多的古道修好以后周六重开，全长四公里，大部分路段有树荫，带孩子也走得动，天晴的时候看得见海湾和灯塔。"
    between = ("重开的古道石阶。（石桥社摄）", "看点一", "泉水", "古道口", "凉亭", "坳口")
    article = read(TITLE, "2021-05-03 09:10", lede, *between, *TEXT, STARS)
    assert article.body[0] == lede


def test_a_first_sentence_torn_at_a_link_is_whole() -> None:
    """Its head has a clause and no end, and a few words stand before the rest."""
    torn = ("5月3日，由", "石桥渡口管理处", f"修好的老渡船拖到岸边，{TEXT[1]}")
    assert read(TITLE, "2021-05-03 09:10", *torn, TEXT[0]).body[:3] == torn


def test_a_section_or_a_sentence_with_a_hotline_is_the_article_s() -> None:
    """Between paragraphs; below them it is the page's."""
    notice = (
        f"一、时间 {TEXT[0]}",
        "【停航】风力六级以上的时候渡船停航，当天下午在码头的牌子和客服热线公布。",
        "二、其他 有意见和建议的，可拨打渡口管理处服务电话12345，也可以到船上说。",
        TEXT[1],
    )
    assert read(TITLE, "2021-05-03 09:10", *notice).body == notice


@pytest.mark.parametrize(
    "above",
    [
        ("索 引 号： 000019705/2020-00218", "信息分类： 渡口;通知"),
        ("石桥网 | 新闻 | 图片 | 论坛 | 博客", "2021年5月2日 星期日"),
        ("信息名称： 老船工把渡船改成茶馆的通知", "生成日期： 2021-05-03"),
        ("Ferry News, 中文", "跳到内容", "主页"),
        ("石桥新闻首页要闻科技财经体育登录", "2021-05-03 09:10", "评论", "64"),
    ],
    ids=[
        "a table of an office",
        "a name in such a table",
        "columns between bars",
        "the site's name in Latin",
        "a bar with the page's time",
    ],
)
def test_what_stands_above_the_title_is_not_the_title(above: tuple[str, ...]) -> None:
    """Be a byline right below it."""
    assert read(*above, TITLE, "2021-05-03 09:10", "石桥日报", *TEXT).title == TITLE


def test_a_word_for_a_time_within_a_title_labels_nothing() -> None:
    """No time follows it."""
    title = "渡口地图2.4版更新：有了新的码头"
    assert read(title, "2021-05-03 09:10", *TEXT).title == title


def test_a_paper_and_its_page_torn_in_two_below_the_article_are_none_of_it() -> None:
    """They say where it was printed."""
    article = read(TITLE, "2021-05-03", *TEXT, "《 石桥日报 》", "（ 2021年05月03日 11 版）")
    assert (article.source, article.body) == ("石桥日报", TEXT)


def test_a_report_s_head_stands_below_a_summary_in_points() -> None:
    """Up to the fifth paragraph."""
    points = (
        "①渡船拖到岸边，里面摆了六张桌子；",
        "②茶一壶两文钱，看水的人比从前多；",
        "③老船工说，桥修好以后没有人坐船。",
    )
    assert read(TITLE, "2021-05-03", *points, f"石桥社5月3日讯 {TEXT[0]}", TEXT[1]).source == "石桥社"


def test_what_the_article_announces_belongs_to_it() -> None:
    """With the paragraphs below the list; below the head of a list of other articles nothing does."""
    rows = ("船身：松木，长九米，宽两米", "座位：二十四个，靠窗六个", "灶：煤灶，烧水用", "灯：马灯三盏")
    article = read(TITLE, "2021-05-03 09:10", *TEXT, "渡船的尺寸和摆设如下：", *rows, STARS)
    assert article.body[-1] == STARS
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "相关阅读：", *rows, STARS).body[-1] != STARS


def test_a_title_may_stand_below_the_time_and_have_no_word_of_the_article() -> None:
    """Where nothing else stands above the article."""
    title = "石桥：荒滩上长出“热闹”"
    head = ("石桥网 > 要闻 > 正文", "2021 05/03 14:05:13", "来源：石桥网", title, "字体： 小 中 大", "分享到：")
    assert read(*head, *TEXT).title == title


def test_the_words_of_a_picture_stand_below_what_announces_them() -> None:
    """Its source, and what it shows."""
    picture = ("图像来源，", "Bridge Images", "图像加注文字，", "停了两年的渡船和老船工")
    article = read(TITLE, *picture, "作者，", "周宁", "职位，", "石桥网记者", "2021-05-03", TEXT[0], *picture, TEXT[1])
    assert (article.title, article.body) == (TITLE, TEXT)
    assert read(TITLE, "2021-05-03", TEXT[0], "图片来源：", TEXT[1]).body == TEXT
    assert read(TITLE, "2021-05-03", TEXT[0], "图片来源：", "上一篇：河堤步道修好了", TEXT[1]).body == TEXT
    assert read("石桥网", "渡口有夜航？", *picture, "职位，", "石桥网记者", "2021-05-03", *TEXT).title != "石桥网记者"


def test_the_editor_of_the_words_is_the_editor() -> None:
    """Not who edits the column."""
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "栏目主编：李大桥 文字编辑：周宁").editor == "周宁"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ((), ("停了两年的渡船拖到岸边。里面会有什么？",), TEXT),
        ((), ("新闻", "专题", "石桥晚报渡船记者"), TEXT),
        (("Ferry News, 中文", "主页"), ("评论",), (f"{TEXT[0]}英文报 Ferry News 的记者也来了。", TEXT[1])),
        (("灯塔", "河堤", "旧书摊"), ("图像来源，", "Bridge Images", "图像加注文字，", "灯塔前的渡口"), TEXT),
    ],
    ids=["a sentence", "an office", "a site in Latin", "the words of a picture"],
)
def test_a_title_with_few_of_the_article_s_words(
    above: tuple[str, ...], below: tuple[str, ...], text: tuple[str, ...]
) -> None:
    """Is told from what stands nearer to the byline, or has more of them."""
    title = "渡船又有了客人来了"
    assert read("石桥网", *above, title, *below, "作者：周宁", "2021-05-03 09:10", *text).title == title


def test_a_word_with_a_comma_between_title_and_time_names_nobody() -> None:
    """It goes on."""
    assert read(TITLE, "摄影师，", "2021-05-03 09:10", *TEXT).source == ""


def test_a_title_without_a_word_of_the_article_is_signed_below_a_picture() -> None:
    """The words of the picture stand between it and the byline."""
    picture = ("图像来源，", "Bridge Images", "图像加注文字，", "灯塔前的码头")
    title = "夜航的灯光又亮起来了"
    article = read("石桥网", "灯塔", "河堤", "旧书摊", title, *picture, "作者：周宁", "2021-05-03 09:10", *TEXT)
    assert article.title == title
