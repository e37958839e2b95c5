"""Each shape of dump, written for the project: what it is taken for."""

from __future__ import annotations

import pytest

from build_archive.errors import Drop
from build_archive.model import Origin, RawRecord, Reading, Stated
from build_archive.understand import understand
from build_archive.understand.kinds import KINDS
from build_archive.understand.made_title import first_sentence

FLAT = """-
镇图书馆新馆下月开放
镇图书馆昨天宣布,新馆将在下月第一个星期六开放,读者可以借阅三万册图书,还可以在二楼听讲座。
馆长说,旧馆的藏书已经搬完,老人和孩子都有自己的阅览室,周末开到晚上九点。
标签 图书馆- 原标题:镇图书馆新馆即将开放
- 责任编辑: 林一叶
-
河堤步道修好了
2021-05-03 09:10 河边 -
"""


def read(text: str) -> Reading:
    """The reading of one dump's text."""
    return understand(RawRecord(Origin("t.txt", 0, len(text.encode()), "0" * 64), text))


def test_a_flat_dump_gives_title_body_editor_and_original_title() -> None:
    """The commonest shape: mark, title, paragraphs, tag line, editor, list."""
    article = read(FLAT).article
    assert article.title == "镇图书馆新馆下月开放"
    assert len(article.body) == 2
    assert article.editor == "林一叶"
    assert article.original_title == "镇图书馆新馆即将开放"


def test_every_character_of_a_dump_is_in_one_piece_with_a_known_kind() -> None:
    """The pieces of each line, joined, are the line; no line is without a class."""
    pieces = read(FLAT).pieces
    lines: dict[int, str] = {}
    for piece in pieces:
        lines[piece.line] = lines.get(piece.line, "") + piece.text
        assert piece.kind in KINDS
        assert piece.why
    assert "\n".join(lines[number] for number in sorted(lines)) == FLAT


def test_a_dump_of_only_navigation_is_left_out() -> None:
    """Nothing to archive: said with a kind, not written as an empty page."""
    with pytest.raises(Drop) as caught:
        read("首页\n登录\n注册\n关于我们\n")
    assert caught.value.kind == "no text"


def test_the_markdown_of_a_person_stays_one_text() -> None:
    """Its headings, lists and blank lines are what the person wrote; only white space around the whole goes."""
    text = "\n## 新馆\n\n- 三万册书\n- 报告厅\n\n馆长说：下月开放。\n"
    record = RawRecord(Origin("t.md", 0, len(text.encode()), "0" * 64), text, "markdown")
    reading = understand(record)
    assert reading.article.body == (text.strip(),)
    assert reading.article.shape == "markdown"
    assert "\n".join(piece.text for piece in reading.pieces) == text


def test_a_plain_text_is_not_taken_apart() -> None:
    """What a reader gives as the article's text alone keeps its lines, even such as pages have around articles."""
    text = "新馆下月开放。　　读者可以借三万册书。\n- 报告厅\n责任编辑：林一叶"
    record = RawRecord(Origin("t.txt", 0, len(text.encode()), "0" * 64), text, "plain")
    assert understand(record).article.body == tuple(text.split("\n"))


def test_a_short_text_that_a_record_names_is_kept() -> None:
    """A field says that it is an article: then lines without a sentence are its text, verse for one."""
    text = "小桥东去\n一路春风\n河边灯火\n"
    record = RawRecord(Origin("t.xml", 0, len(text.encode()), "0" * 64), text, "page", Stated(title="河边读诗"))
    article = understand(record).article
    assert (article.title, article.title_from) == ("河边读诗", "record")
    assert len(article.body) == 3


@pytest.mark.parametrize(
    ("line", "original"),
    [
        ("(河湾防汛)河边图书馆借出第一万把雨伞", "(河湾防汛)河边图书馆借出第一万把雨伞"),
        ("河边镇图书馆借出第一万把雨伞", "河边镇图书馆借出第一万把雨伞"),
        ("河边图书馆借出第一万把雨伞", ""),
    ],
)
def test_the_title_that_a_record_states_is_no_paragraph(line: str, original: str) -> None:
    """Said again above the text, with its series or in a few other words, it is the original title."""
    text = f"{line}\n　　雨季里借伞的人排到了门外，馆员说，一万把伞里只有三把没有还回来，其中两把后来也找到了。\n【编辑:林一叶】"
    record = RawRecord(Origin("t.xml", 0, 9, "0" * 64), text, "page", Stated(title="河边图书馆借出第一万把雨伞"))
    article = understand(record).article
    assert (article.original_title, len(article.body)) == (original, 1)


def test_a_time_behind_a_name_is_the_pages_time() -> None:
    """Extractors glue the whole byline into one line, the time last."""
    article = read(
        FLAT.replace("-\n", "", 1).replace("开放\n", "开放\n来源:河边日报作者:林一叶 2021-05-02 18:30\n", 1)
    ).article
    assert (article.source, article.author) == ("河边日报", "林一叶")
    assert article.date is not None
    assert article.date.value == "2021-05-02T18:30"


def test_a_title_may_begin_with_a_number() -> None:
    """`3.5公里` is no `3.` of a list."""
    title = "3.5公里的河边步道,连起五个图书馆"
    assert read(FLAT.replace("镇图书馆新馆下月开放", title + "\n2021-05-02 08:05:47", 1)).article.title == title


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("新馆下月开放。读者可以借三万册书。", "新馆下月开放"),
        ("河口社5月12日电 沿河的小火车又开出了第一班。车上坐满了人。", "沿河的小火车又开出了第一班"),
        (
            "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书，还可以听讲座，也可以在院子里看花。",
            "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书…",
        ),
        ("字" * 50 + "。", "字" * 39 + "…"),
    ],
)
def test_a_title_from_the_body_is_its_first_sentence(paragraph: str, title: str) -> None:
    """Without the agency's line, and cut behind a clause where it is long."""
    assert first_sentence([paragraph]) == title


def test_what_a_page_says_of_itself_above_its_menu_is_not_its_article() -> None:
    """Though it is a paragraph, and a word of the menu ends an article elsewhere: the article says it again, and is longer."""
    teaser = "河边镇的老戏台修好了，昨天演了第一出戏，来看的人坐满了台下的长凳。戏班说，以后每个月的第一个星期六都来演，不收门票，雨天改在茶馆里演。"
    body = [
        teaser,
        *(
            f"第{number}根柱子是从老戏台上拆下来的，木匠换了柱脚，又照着旧照片刷了三遍漆，和台上原来的颜色一样，站在台下看不出新旧。"
            for number in "一二三四五六七"
        ),
    ]
    menu = ["首页", "时政", "生活", "视频", "专栏", "双语", "评论", "漫画"]
    lines = ["河边镇老戏台修好了 - 河边网", teaser, *menu, "河边镇老戏台修好了", "2021-05-06 10:00", *body]
    article = read("\n".join(lines)).article
    assert (article.title, article.body) == ("河边镇老戏台修好了", tuple(body))


def test_a_row_of_headlines_and_a_comment_button_above_the_article_are_not_its_head() -> None:
    """As a table is rendered: its cells stand on one line, and the button that leads to the comments ends nothing there."""
    row = "相关新闻 河边渡口换了新船，两岸来送老船 镇图书馆周一闭馆整理书架 桥头菜场搬到北岸 小学操场铺好了草皮 旧站房改成展览馆，下月开门 山路夜里结冰公交改道？"
    body = [
        f"第{number}座小桥去年冬天被冰压坏，镇里请石匠照旧样子重修，桥面铺了青石，两边加了栏杆，下雨天走上去也不滑，老人都说比从前好走。"
        for number in "一二三四五六"
    ]
    notice = "欢迎来信提供消息，来信请寄镇上邮局，写明姓名，三日之内一定回信，地址在河边街一号。信封请写清楚，邮票自备，不必挂号，收到后登记。"
    lines = [notice, row, "六座小桥都修好了", "留言", "2021-05-06 10:00", *body, "责任编辑：林小叶"]
    article = read("\n".join(lines)).article
    assert (article.title, article.body) == ("六座小桥都修好了", tuple(body))


@pytest.mark.parametrize(
    ("quoted", "kept"),
    [("a { color: red; }", "a { color: red; }"), ("```\na {\nb {\nc {\n}\n```", "    a {\n    b {\n    c {\n    }")],
)
def test_an_article_may_quote_code(quoted: str, kept: str) -> None:
    """A line of it, or fenced: only where much of a dump is code did an extractor take a page's scripts for text."""
    assert kept in read(FLAT.replace("馆长说", f"{quoted}\n馆长说", 1)).article.body


def test_an_author_whom_nobody_knows_is_none() -> None:
    """A program wrote the label and found no name to put behind it."""
    text = FLAT.replace("- 责任编辑: 林一叶", "作者：未知\n责任编辑: 林一叶")
    assert (read(text).article.author, read(text).article.editor) == ("", "林一叶")


def test_a_field_that_says_unknown_says_nothing() -> None:
    """The text may know more; a reporter's task behind the name is none of them."""
    text = "（本报记者 林一叶 整理）镇图书馆昨天宣布，新馆将在下月第一个星期六开放。"
    record = RawRecord(
        Origin("t.json", 0, 1, "0" * 64), text, "plain", Stated(title="新馆", author="佚名", source="未知")
    )
    article = understand(record).article
    assert (article.author, article.source) == ("林一叶", "")


BODY = [
    "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书，还可以在二楼听讲座。",
    "馆长说，旧馆的藏书已经搬完，老人和孩子都有自己的阅览室，周末开到晚上九点。",
]


@pytest.mark.parametrize(
    ("byline", "day", "source", "author"),
    [
        (["2021-04-30 20:35 河湾日报 本地新闻 1665 0"], "2021-04-30T20:35", "", ""),
        (["2021年04月30日 20:35 河湾日报 我有话说(13人参与) 收藏本文"], "2021-04-30T20:35", "河湾日报", ""),
        (["2021-04-30 20:35 河湾网[整理] 1"], "2021-04-30T20:35", "河湾网", ""),
        (["原创 阿河 河湾小站 2021-04-30 20:35:09"], "2021-04-30T20:35", "河湾小站", "阿河"),
        (["2021-04-30 20:35", "河边[编译] 12"], "2021-04-30T20:35", "河边", ""),
        (["河湾见闻", "发布时间：2021-04-30 20:35"], "2021-04-30T20:35", "河湾见闻", ""),
        (["王小河 河湾日报·河湾网", "2021-04-30 20:35"], "2021-04-30T20:35", "河湾日报·河湾网", "王小河"),
    ],
    ids=[
        "columns and counts",
        "buttons",
        "what the site did",
        "an original post",
        "a site below",
        "a name above a labelled time",
        "writer and paper",
    ],
)
def test_a_byline_without_labels(byline: list[str], day: str, source: str, author: str) -> None:
    """Between title and article: a time, names, and what stands beside them."""
    article = read("\n".join(["首页", "镇图书馆新馆下月开放", *byline, *BODY, "责任编辑：林一叶"])).article
    assert article.title == "镇图书馆新馆下月开放"
    assert article.body == tuple(BODY)
    assert article.date is not None
    assert (article.date.value, article.source, article.author) == (day, source, author)


def test_counts_and_buttons_above_an_article_and_page_numbers_below_are_none_of_it() -> None:
    """`get_text` puts each on a line of its own; the vote of 36 readers and a size of letters share their characters with any text."""
    head = ["镇图书馆新馆下月开放", "2021-04-30 20:35", "字号", "图书", "打印", "3", "分享", "1032", "评论"]
    article = read("\n".join([*head, *BODY, "【1】【2】", "2", "1 2 下一页 余下全文", "责任编辑：林一叶"])).article
    assert article.body == tuple(BODY)


def test_the_number_of_a_section_is_of_the_article_where_the_next_follows() -> None:
    """Unlike that of readers."""
    lines = ["1", BODY[0], "2", BODY[1]]
    assert read("\n".join(["镇图书馆新馆下月开放", "2021-04-30 20:35", *lines])).article.body == tuple(lines)


def test_a_headline_under_a_label_is_no_editor() -> None:
    """A label whose value the page left out, and one that announces a film."""
    lines = [
        "镇图书馆新馆下月开放",
        "2021-04-30 20:35",
        *BODY,
        "责任编辑：",
        "热线：三座小桥下周封闭维修",
        "视频：三座小桥（上）",
    ]
    assert read("\n".join(lines)).article.editor == ""


def test_what_a_page_says_above_its_heading_is_no_part_of_the_article() -> None:
    """Menus with sentences, and notices with a time: the heading says the window's title again, and a byline is below it."""
    menu = ["夜读河湾每晚十点与你相见，陪你读书。", "河边人物记录两岸人家的故事，写给后来的人。"]
    notice = ["本站公告", "时间：2020-01-01", "本站杂志免费赠阅，任何人不得收费，违者将被追究责任。"]
    byline = ["时间：2021-04-30 20:35", "来源：河湾日报"]
    title = "镇图书馆新馆下月开放"
    article = read("\n".join([f"{title}_河湾网", *menu, *notice, title, *byline, *BODY, "责任编辑：林一叶"])).article
    assert (article.title, article.body, article.source) == (title, tuple(BODY), "河湾日报")
    assert article.date is not None
    assert article.date.value == "2021-04-30T20:35"


def test_the_articles_own_headline_in_a_list_below_it_is_no_heading() -> None:
    """Though a time is below it, too."""
    title = "镇图书馆新馆下月开放"
    below = ["责任编辑：林一叶", title, "2021-04-30 20:35", "河边步道下周封闭维修，行人请走桥北。"]
    article = read("\n".join([f"{title}_河湾网", *BODY, *below])).article
    assert (article.title, article.body) == (title, tuple(BODY))


def test_a_headline_with_a_byline_below_goes_before_a_heading_in_the_articles_own_words() -> None:
    """A digest opens with the heading of its first item."""
    title, heading = "河湾早知道：镇图书馆新馆 桥北步道 集市夜读", "镇图书馆宣布新馆下月第一个星期六开放 借阅三万册图书"
    lines = [title, "2021-04-30 20:35", "来源：河湾日报", heading, *BODY, "责任编辑：林一叶"]
    article = read("\n".join(lines)).article
    assert (article.title, article.body) == (title, (heading, *BODY))


def test_a_first_sentence_that_was_torn_at_a_link_is_of_the_article() -> None:
    """Nothing but its place tells it: the only paragraph has none of its words."""
    torn = ["据河湾社4月30日消息，今日从镇政府举行的发布会上获悉，目前", "两岸步道", BODY[0]]
    lines = ["首页", "镇图书馆新馆下月开放", "2021-04-30 20:35", "河湾日报", *torn, "责任编辑：林一叶"]
    article = read("\n".join(lines)).article
    assert (article.title, article.body, article.source) == (lines[1], tuple(torn), "河湾日报")


def test_a_source_above_a_day_without_a_year_is_no_title() -> None:
    """Though every paragraph names it, and the time is below it."""
    title, source = "镇图书馆新馆下月开放", "河湾之家"
    body = [f"{source}4月30日消息，{BODY[0]}", BODY[1]]
    lines = [title, "首页", "登录", source, "发布时间：04-30", "20:35", *body, "责任编辑：林一叶"]
    article = read("\n".join(lines)).article
    assert (article.title, article.body, article.source) == (title, tuple(body), source)


def test_the_head_of_a_list_below_an_article_is_none_of_it() -> None:
    """Its colon ends no sentence."""
    lines = ["镇图书馆新馆下月开放", "2021-04-30 20:35", *BODY, "此前报道：", "旧馆的藏书已经搬完", "责任编辑：林一叶"]
    assert read("\n".join(lines)).article.body == tuple(BODY)


def test_title_time_and_first_sentence_glued_in_one_line_are_three_things() -> None:
    """A line of an item of a list that holds the page's head and its first paragraph, of 160 to 250 characters."""
    opening = BODY[0] * 3
    glued = f"- 镇图书馆新馆下月开放 最后更新: 2021-04-30 20:35:10 {opening}"
    assert 160 < len(glued) < 250
    article = read(f"{glued}\n{BODY[1]}\n- 责任编辑: 林一叶").article
    assert (article.title, article.body) == ("镇图书馆新馆下月开放", (opening, BODY[1]))
    assert article.date is not None
    assert article.date.value == "2021-04-30T20:35"


def test_what_a_page_tells_a_browser_is_no_paragraph() -> None:
    """It stands where a film would be, above the article's first heading."""
    lines = ["镇图书馆新馆下月开放", "2021-04-30 20:35", "您的浏览器暂时无法播放此视频。", *BODY, "责任编辑：林一叶"]
    assert read("\n".join(lines)).article.body == tuple(BODY)


TITLE = "镇图书馆新馆下月开放"


def page(*header: str, below: tuple[str, ...] = ("责任编辑：林一叶",)) -> Reading:
    """The reading of a page with this between its title and its article."""
    return read("\n".join(["首页", TITLE, *header, *BODY, *below]))


@pytest.mark.parametrize(
    ("line", "day", "source", "author"),
    [
        (
            "【信息来源:河湾日报 】【信息时间:2021-04-30 20:35 阅读次数: 】【字号 】【我要打印】",
            "2021-04-30T20:35",
            "河湾日报",
            "",
        ),
        ("【信息来源:【信息时间:2021-04-30 20:35 阅读次数: 】【字号 】【我要打印】", "2021-04-30T20:35", "", ""),
        ("来源:河湾日报 阅读量:10000 2021-04-30 20:35:16", "2021-04-30T20:35", "河湾日报", ""),
        ("http://www.hewan.example 2021年04月30日20:35 河湾日报", "2021-04-30T20:35", "河湾日报", ""),
        ("date 2021-04-30 20:35", "2021-04-30T20:35", "", ""),
        ("来源：9月30日《河湾日报》 2021-04-30 20:35", "2021-04-30T20:35", "河湾日报", ""),
        ("2021-04-30 20:35 出处：最新／河湾又有了图书馆！镇上都来看", "2021-04-30T20:35", "", ""),
        ("2021-04-30 20:35栏目：实时", "2021-04-30T20:35", "", ""),
        ("2021-04-30 20:35 转载注明来源：http://hewan.example/315.html", "2021-04-30T20:35", "", ""),
        ("本文作者： 王小河 點擊： 2021-04-30 20:35", "2021-04-30T20:35", "", "王小河"),
        ("来源:通讯员 王小河 记者 李大文 2021-04-30 20:35", "2021-04-30T20:35", "", "王小河 李大文"),
        ("2021-04-30 20:35 作者：王小河（实习）", "2021-04-30T20:35", "", "王小河"),
        ("2021年04月30日 20:35 来源：镇政府办公室 【字体：大 中 小】", "2021-04-30T20:35", "镇政府办公室", ""),
    ],
    ids=[
        "boxes",
        "a box without value",
        "a time behind a count",
        "the address of the site",
        "an English label",
        "the day and the paper",
        "a headline is no source",
        "a column glued to the time",
        "an address is no source",
        "a time in the place of a count",
        "writers as a source",
        "an intern",
        "sizes of letters",
    ],
)
def test_a_row_of_labels(line: str, day: str, source: str, author: str) -> None:
    """Each value ends where the next label, box or time begins."""
    article = page(line).article
    assert (article.title, article.body) == (TITLE, tuple(BODY))
    assert article.date is not None
    assert (article.date.value, article.source, article.author) == (day, source, author)


def test_a_title_that_the_source_had_is_the_original_one() -> None:
    """来源标题, as portals label it."""
    assert page("2021-04-30 20:35", "来源标题：河湾又有了图书馆").article.original_title == "河湾又有了图书馆"


def test_where_a_report_was_sent_from_is_below_its_writers() -> None:
    """王小河 李大文 发自 云岭."""
    article = page("王小河 李大文 发自 云岭", "2021-04-30 20:35").article
    assert (article.author, article.body) == ("王小河 李大文", tuple(BODY))


def test_a_title_among_the_paragraphs_is_said_again() -> None:
    """Pictures say it, whose words some extractors take."""
    article = read("\n".join([TITLE, "2021-04-30 20:35", BODY[0], TITLE, BODY[1], TITLE, "责任编辑：林一叶"])).article
    assert (article.title, article.body) == (TITLE, tuple(BODY))


def test_what_the_last_line_announces_belongs_to_the_article() -> None:
    """As long as each line has the same mark."""
    rows = ["新馆一览：", "―三万册图书", "―两间阅览室", "―一个报告厅"]
    assert page("2021-04-30 20:35", below=(*rows, "相关新闻", "责任编辑：林一叶")).article.body == (*BODY, *rows)


def test_a_short_title_above_labels_is_one_where_there_is_no_other() -> None:
    """A column's name has a title below it."""
    header = ["来源：河湾日报 发布时间：2021-04-30 20:35"]
    assert read("\n".join(["春到河湾", *header, *BODY])).article.title == "春到河湾"
    assert read("\n".join(["春到河湾", TITLE, *header, *BODY])).article.title == TITLE


def test_the_sites_own_words_above_the_byline_are_no_paragraph() -> None:
    """Though the article has all of them."""
    article = page("图书馆新馆读者", "来源：河湾日报", "2021-04-30 20:35").article
    assert article.body == tuple(BODY)


def test_a_paragraph_above_the_editor_or_a_button_is_no_teaser() -> None:
    """Headlines with times stand below; in few words that the article has."""
    last = "河堤上的柳树今年发芽早，三月初就绿了，护林员说二月雨水多，气温也比往年高出两度。"
    others = ["10/22 10:18", "渡口换了新船", "10/21 09:10", "粮站改成展览馆", "10/20 08:00", "小学有了操场"]
    for below in ((last, "（责任编辑：林一叶）", "相关新闻", *others), (last, "相关新闻", *others)):
        assert page("2021-04-30 20:35", below=below).article.body == (*BODY, last)


@pytest.mark.parametrize(
    "line",
    [
        "浏览器不支持嵌入式框架，或被配置为不显示嵌入式框架。",
        "為達最佳瀏覽效果，建議使用新版的瀏覽器。",
        "河湾网声明：此文系转载自其它网站，登载出于传递更多信息之目的，并不意味着赞同其观点。",
        "1. 分享：",
        "為提供您更多優質的內容，本網站使用 cookies 分析技術，若繼續閱覽本網站內容，即表示您同意。",
    ],
)
def test_what_sites_say_of_themselves_is_no_paragraph(line: str) -> None:
    """Above the article or below it."""
    for reading in (page(line, "2021-04-30 20:35"), page("2021-04-30 20:35", below=(line,))):
        assert reading.article.body == tuple(BODY)


def test_a_deck_above_the_time_and_the_buttons_is_no_paragraph() -> None:
    """It says what the article is about, in a sentence."""
    buttons = ["友善列印", "小字型", "中字型", "分享至", "Facebook", "分享至", "Weibo"]
    article = page("镇图书馆新馆下月开放，读者可以借阅。", *buttons, "2021-04-30 20:35", "王小河").article
    assert (article.body, article.author, article.source) == (tuple(BODY), "王小河", "")


PAPER = [
    "第A07版:河湾/镇上",
    "3上一版  下一版4",
    "渡口换了新船",
    TITLE,
    "3上一期 版面导航",
    "3上一篇  下一篇4 2021年4月30日 放大 缩小 默认",
    TITLE,
    "读者可以借三万册书",
    "N本报记者 王小河 通讯员 李大文",
]


def test_the_page_of_an_electronic_paper() -> None:
    """Its number, its headlines and its buttons stand above the article, its day among them."""
    article = read("\n".join([*PAPER, *BODY, "3上一篇  下一篇4"])).article
    assert (article.title, article.body) == (TITLE, tuple(BODY))
    assert article.date is not None
    assert (article.date.value, article.source) == ("2021-04-30", "")


def test_a_title_stands_above_the_time_of_day() -> None:
    """A place below it may have more of the article's words."""
    title, place = "镇上的人今年有地方读书了", "镇图书馆新馆下月第一个星期六开放"
    assert read("\n".join([title, "2021年04月30日 20:35:00", place, *BODY])).article.title == title


def test_a_line_below_a_crumb_is_rather_the_title() -> None:
    """Than one further down that says more of it."""
    lines = [
        "首页 > 镇上 > 正文",
        "镇图书馆新馆请读者来借书",
        "镇图书馆新馆下月第一个星期六开放",
        "2021-04-30 20:35",
        *BODY,
    ]
    article = read("\n".join(lines)).article
    assert (article.title, article.source) == ("镇图书馆新馆请读者来借书", "")


def test_a_paragraph_that_ends_with_its_writers_office_is_no_caption() -> None:
    """供稿 is who wrote it."""
    last = "馆长说，旧馆改成了自习室，周末也开门，请大家从侧门进出，不要在楼道里停放自行车。(镇政府办供稿)"
    assert page("2021-04-30 20:35", below=(last, "责任编辑：林一叶")).article.body == (*BODY, last)


def test_teasers_that_say_how_long_ago_are_other_articles() -> None:
    """With the headline above each."""
    others = ["渡口换了新船 两岸来看", "渡口的新船昨天下水，比老船宽一米，能坐四十个人，也能放自行车。河湾网 ・ 1 天前"]
    assert page("2021-04-30 20:35", below=tuple(others)).article.body == tuple(BODY)


def test_where_a_report_was_put_together_is_no_title() -> None:
    """綜合報導 / 台北市."""
    article = read("\n".join(["綜合報導 / 雲嶺市", *BODY])).article
    assert article.title_from == "body"


def test_the_sites_own_name_goes_behind_a_label() -> None:
    """Though it stands below the time, and the label below the article."""
    article = page("2021-04-30 20:35:00", "河湾在线新闻网站", below=("来源:", "河湾晚报", "编辑:", "林一叶")).article
    assert article.source == "河湾晚报"


def test_the_day_of_the_visit_is_not_that_of_the_paper() -> None:
    """Whose label has another day, without its year; the label of the paper's name is that of the source."""
    head = ["电子报", "当前报纸名称：河湾日报", "2026-01-25", TITLE, "日期：11-11", "字号："]
    article = read("\n".join([*head, *BODY])).article
    assert (article.title, article.source, article.date) == (TITLE, "河湾日报", None)


def test_a_title_behind_the_word_for_a_film_is_one() -> None:
    """No editor of films, nor a picture's source."""
    title = "视频|镇图书馆新馆下月开放，读者都来看"
    assert read("\n".join([title, "来源：河湾日报", "2021-04-30 20:35", *BODY])).article.title == title


def test_where_a_writer_was_is_no_part_of_the_name() -> None:
    """記者王小河／雲嶺報導."""
    for task in ("雲嶺報導", "綜合報導", "即時報導"):
        assert page("2021-04-30 20:35", f"記者王小河／{task}").article.author == "王小河"


def test_the_paper_below_an_article_is_its_source() -> None:
    """With its day and page."""
    article = page("2021-04-30 20:35", below=("《河湾日报》2021年4月30日06版", "[责任编辑 林一叶 ]")).article
    assert (article.source, article.editor, article.body) == ("河湾日报", "林一叶", tuple(BODY))


def test_the_name_of_a_pictures_file_is_none_of_the_text() -> None:
    """As messengers call what they save."""
    assert page("2021-04-30 20:35", BODY[0], "TIM截图20210430180755").article.body == (BODY[0], *BODY)


def test_a_whole_other_article_below_is_another() -> None:
    """Below the head of a list, with a headline and the head of a report."""
    other = ["新闻推荐", "渡口换了新船 两岸来看", "本报讯(记者李大文)渡口的新船昨天下水，比老船宽一米，能坐四十个人。"]
    assert page("2021-04-30 20:35", below=(*other, "船长说，老船不会拆。")).article.body == tuple(BODY)


def test_the_first_line_is_a_title_where_hardly_anything_stands_above_an_article() -> None:
    """Though the article has none of its words; a paper's name and what a program says of itself are none."""
    assert read("\n".join(["春到河湾", *BODY])).article.title == "春到河湾"
    assert read("\n".join(["2021年4月30日 星期", "春到河湾", "读者欢喜", *BODY])).article.title == "春到河湾"
    for line in ("河湾日报", "登录超时，稍后再试", "扫码阅读手机版"):
        assert read("\n".join([line, *BODY])).article.title_from == "body"


def test_a_line_that_holds_the_next_two_is_a_copy_of_them() -> None:
    """The head of a report and its first paragraph, glued for a summary."""
    head, first = "即時中心／王小河報導", f"{BODY[0]}{BODY[1]}"
    article = page("2021-04-30 20:35", f"{head}{first}", head, first).article
    assert "".join(article.body).count("新馆将在") == 2  # with that of the page's own


def test_a_crumb_before_a_title_is_none_of_it() -> None:
    """Glued to it with a space."""
    assert read("\n".join([f"首页>镇上新闻 {TITLE}", "2021-04-30 20:35", *BODY])).article.title == TITLE


def test_a_link_to_more_behind_a_paragraph_is_none_of_it() -> None:
    """Glued to its last sentence."""
    assert read(f"{TITLE}\n{BODY[0]}>>>更多内容，点击阅读\n{BODY[1]}\n").article.body == tuple(BODY)


def test_a_notice_for_browsers_before_the_first_sentence_is_cut_off() -> None:
    """Glued to it without a space."""
    text = "為達最佳瀏覽效果，建議使用新版的瀏覽器。" + "".join(BODY)
    assert read(text).article.body == ("".join(BODY),)
