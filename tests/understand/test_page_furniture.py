"""What sites set around an article, in the words and the order in which they do: none of it is the article, its title or a name."""

from __future__ import annotations

import pytest

from build_archive.errors import Drop
from build_archive.model import Article, Origin, RawRecord, Stated
from build_archive.readers.source import Slice
from build_archive.readers.text import record_of
from build_archive.understand import understand
from tests.understand.test_whole_pages import STARS, TEXT, TITLE, read

STATEMENTS = (
    "1、凡本网注明“石桥网讯”的所有作品，版权均属于石桥网，未经本网授权不得使用，违者将被追究责任。",
    "2、本网转载其他媒体之稿件，意在为公众提供免费服务，如不愿意被转载，请来信，我们会拿下。",
    "3、如因作品内容、版权和其它问题需要同本网联系的，请在30日内进行。",
    "石桥在线版权与免责声明",
    f"4、凡本网注明“石桥”的作品，版权归石桥网：{TEXT[1]}",
    "本站转载目的在于传递更多信息，渡口的客人、船工和茶馆都与本站没有关系，看法也是他们自己的。",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_a_site_says_of_its_own_works_is_no_paragraph(statement: str) -> None:
    """However long, and be it a sentence."""
    assert read(TITLE, "2021-05-03 09:10", *TEXT, statement, "关于我们").body == TEXT


FURNITURE = (
    "发稿时间：来源：",
    "返回石桥，查看更多",
    "Image 3",
    "页面加载中，请稍候。",
    "打印本页 字体：",
    "http://news.shiqiao.example/n1.shtml news.shiqiao.example false 石桥网 http://shiqiao.example/c.htm 渡船改成茶馆，老船工在船头烧水，客人坐着看人过桥 report 214",
    "河堤步道修好了，晚上亮灯...图书馆下月开放，可借三万册...码头的牌子换新，字大一号...",
    "(热门点阅：河堤步道修好了，晚上亮灯到十点)",
    "（延伸閱讀：河堤步道修好了，晚上亮燈到十點）",
    "关注她",
    "12 人赞同了该文章",
    "Snip20170922_61.png",
    "『停在岸边的渡船』",
    "石桥茶壶 2 升 99 元直达链接",
    "你坐过渡船吗？留言区见",
    ">>点击看今日茶价<<",
    "行情图",
    "(Credit: Ann River/Ferry Works)",
    "— END —",
    "▶影／老船工在船头烧水",
    "view plaincopy to clipboardprint?",
    "读取内容中,请等待...",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_lines_of_the_page_between_paragraphs_are_left_out(line: str) -> None:
    """Labels without values, what a program reads, a row of shortened headlines."""
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], line, TEXT[1]).body == TEXT


@pytest.mark.parametrize(
    "caption",
    [
        "上个月发了大水，渡口停了五天，图为停在岸边的渡船。",
        "图2：老船工在船头烧水，客人坐着看人过桥。桥修好以后没有人坐船。" * 2,
        "老渡船改成了茶馆。客人坐在船头，看人过桥。 Ann River/Getty Images",
        "渡口停了五天。船工在船头烧水。 Ann River for The New York Times",
        "停在岸边的渡船。 Pool photo by Ann River",
        "停在岸边的渡船，去年三月。（河湾影像/Shutterstock）",
    ],
)
def test_the_words_of_a_picture_may_be_sentences(caption: str) -> None:
    """Told by 图为 in the last of them, by the number of the figure or by the agency behind it."""
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], caption, TEXT[1]).body == TEXT


def test_hands_that_point_head_a_list_or_an_advertisement() -> None:
    """By what stands behind them."""
    items = ("茶单：", "👉 清茶:两文一壶;", "👉 炒茶:三文一壶;")
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], *items, TEXT[1]).body == (TEXT[0], *items, TEXT[1])
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], "👉 点这里看石桥的船", TEXT[1]).body == TEXT


NO_TITLES = (
    "要闻   船讯   评论   茶经   滚动",
    "摘要",
    "【核心提示】",
    "关注石桥网",
    "下载石桥新闻",
    "2021-05-03 石桥导报",
)


@pytest.mark.parametrize("line", NO_TITLES)
def test_what_stands_where_a_title_would_is_none(line: str) -> None:
    """In a dump that has lost its title, which is made of the first sentence then."""
    assert TEXT[0].startswith(read(line, *TEXT).title)


def test_letters_set_apart_are_a_title() -> None:
    """A row of words is none, but these are no words."""
    assert read("停 航 公 告", "2021-05-03 09:10", *TEXT).title == "停 航 公 告"


def test_a_flash_of_news_has_its_title_in_brackets() -> None:
    """And an agency writes it behind its own line."""
    flash = read(f"【{TITLE}】石桥社2021年5月3日讯，{TEXT[0]}", TEXT[1])
    assert (flash.title, flash.source, flash.date and flash.date.value) == (TITLE, "石桥社", "2021-05-03")
    report = f"石桥社渡口5月3日电（记者周宁）题：{TITLE}"
    article = read("2021-05-03 09:10", "微博", report, *TEXT)
    assert (article.title, article.author, article.body) == (TITLE, "周宁", (report, *TEXT))


def test_a_note_of_the_editor_begins_the_article() -> None:
    """Though it ends with a stroke."""
    note = "编者按:渡口的故事不止一个,这一个从茶开始——"
    assert read(TITLE, "滚动播报", "缩小字体", "放大字体", "微博", "(来源:石桥网)", note, *TEXT).body[0] == note


def test_the_paragraph_in_which_a_dump_breaks_off_is_kept() -> None:
    """It is the last line, and a sentence without its end."""
    torn = "船工说，第一年客人不多，后来有人在船上唱戏，有人带孩子来看水，第三年春天发大水的那几个月里"
    assert read(TITLE, "2021-05-03 09:10", *TEXT, torn).body == (*TEXT, torn)
    assert read(TITLE, "2021-05-03 09:10", *TEXT, torn, "关于我们").body == TEXT


HALVES = (
    ("船停了两年，", "老船工把它改成了茶馆"),
    ("两年没有船", "老船工把渡船改成了茶馆"),
)


def test_a_title_may_be_set_on_two_lines() -> None:
    """Where the first breaks off at a comma, or another line says both."""
    assert read("首页", *HALVES[0], "2021-05-03 09:10", *TEXT).title == "".join(HALVES[0])
    other = read("首页", *HALVES[1], "2021-05-03 09:10", *TEXT, "热门文章", " ".join(HALVES[1]), "河堤修好了")
    assert other.title == " ".join(HALVES[1])
    upper = ("老船工把渡船改成了茶馆", "没有船的两年")
    assert read("首页", *upper, "2021-05-03 09:10", *TEXT, "热门文章", "".join(upper)).title == " ".join(upper)
    window = f"{' '.join(HALVES[1])}_石桥网"
    assert read(window, "首页", *HALVES[1], "2021-05-03 09:10", *TEXT).title == " ".join(HALVES[1])
    assert read("首页", *HALVES[1], "2021-05-03 09:10", *TEXT).title == HALVES[1][1]


def test_the_name_of_a_program_is_no_site_s() -> None:
    """Behind `_` stands the site, but not in `std::ferry_boat`."""
    title = "渡船改成茶馆：从std::tea_boat到std::ferry_boat"
    assert read(title, "2021-05-03 09:10", *TEXT).title == title


NAMED = (
    # (lines between title and text, source, author, editor)
    (("石桥新闻记者 | 周宁", "石桥新闻编辑 | 杜鹃"), "石桥新闻", "周宁", "杜鹃"),
    (("石桥评论员 周宁",), "", "周宁", ""),
    (("原创", "摆渡人9527", "摆渡人9527", "石桥的那点事儿", "去阅读"), "石桥的那点事儿", "摆渡人9527", ""),
    (("原创 Ferry Ferry Ferry茶馆有乐趣",), "Ferry茶馆有乐趣", "Ferry", ""),
    (("原创", "石桥茶话", "2021-05-03 09:10 星期一", "石桥社 周宁"), "石桥社", "周宁", ""),
    (("2021-05-03 09:10", "石桥果品流通协会"), "石桥果品流通协会", "", ""),
    (("ANN L. RIVER, Lee Ferry", "2021-05-03 09:10"), "", "ANN L. RIVER, Lee Ferry", ""),
    (("Ferry Times", "2021-05-03 09:10"), "Ferry Times", "", ""),
    (("2021-05-03 09:10", "作者：周宁　（来源：石桥晚报）"), "石桥晚报", "周宁", ""),
    (("2021-05-03 09:10", "作者：新闻排行榜"), "", "", ""),
    (("2021-05-03 09:10", "39石桥网"), "39石桥网", "", ""),
    (("周宁／石桥報導",), "", "周宁", ""),
    (("石桥经济报道 周宁 渡口报道2021-05-03 09:10",), "石桥经济报道", "周宁", ""),
    (("2021-05-03 09:10 来源：58032",), "", "", ""),
)


@pytest.mark.parametrize(("lines", "source", "author", "editor"), NAMED)
def test_names_between_title_and_text(lines: tuple[str, ...], source: str, author: str, editor: str) -> None:
    """Of papers and of accounts, as they set them."""
    article = read(TITLE, *lines, *TEXT)
    assert (article.source, article.author, article.editor) == (source, author, editor)
    assert article.body == TEXT


def test_the_head_of_a_report_may_name_its_editor() -> None:
    """In brackets, where others name the reporter."""
    assert read(TITLE, "2021-05-03 09:10", f"石桥社5月3日讯（编辑 周宁）{TEXT[0]}", TEXT[1]).editor == "周宁"


def test_an_address_is_no_source() -> None:
    """Where a notice asks to name the source, and then gives the title with its address."""
    notice = "本文属于原创文章，如若转载，请注明来源：老船工的茶馆https://shiqiao.example/1.html"
    assert read(TITLE, "2021-05-03 09:10", *TEXT, notice).source == ""


TIMES = (
    ("渡口茶话© · 2021-05-03 09:10", "2021-05-03T09:10"),
    ("石桥站　2021-05-03 09:10　[打印] [大 中 小]　来源：石桥网　我要评论(3)", "2021-05-03T09:10"),
    ("2021-05-03 09:10|个人分类:未分类|系统分类:科普集锦", "2021-05-03T09:10"),
    ("原创\n于 2021-05-03 09:10:00 发布", "2021-05-03T09:10"),
    ("20:132021/05/03", "2021-05-03"),
    ("2021.05.03 09:10* 字数 1445 阅读 4086评论 78喜欢 64", "2021-05-03T09:10"),
    ("文章来源: 北湾侨报 于 2021-05-03 08:36:52 - 新闻取自各大新闻媒体", "2021-05-03T08:36"),
    ("创建: 2021-05-03 16:30", "2021-05-03T16:30"),
)


@pytest.mark.parametrize(("line", "value"), TIMES)
def test_the_page_s_time_stands_among_buttons(line: str, value: str) -> None:
    """And behind the sign that an account sets behind its name."""
    article: Article = read(TITLE, line, *TEXT)
    assert article.date is not None
    assert (article.date.value, article.title, article.body) == (value, TITLE, TEXT)


def test_a_time_beside_its_source_is_the_page_s_however_far_above_the_title() -> None:
    """A head that a page says twice has it the first time only."""
    article = read(TITLE, "2021-05-03 09:10 来源:石桥网", "查看余下全文", "X", "首页 > 渡口 > 茶", TITLE, *TEXT)
    assert article.date is not None
    assert (article.date.value, article.source) == ("2021-05-03T09:10", "石桥网")


ACCOUNT = "编者按：本文来自微信公众号“渡口茶话”（ID:dukouchahua），作者：摆渡的人，编辑：一壶，石桥网经授权发布，渡船和茶馆的事都在这里。"


def test_the_account_from_which_an_article_came_names_who_wrote_and_edited_it() -> None:
    """Though what says so is a long sentence, it is none of the article."""
    article = read(TITLE, "2021-05-03 09:10", ACCOUNT, *TEXT)
    assert (article.source, article.author, article.editor) == ("渡口茶话", "摆渡的人", "一壶")
    assert article.body == TEXT


def test_two_writers_may_stand_below_the_time() -> None:
    """Without any label, as universities set them."""
    article = read(TITLE, "2021年05月03日 09:10", "周宁 林小满", "点击：[12]次", *TEXT, "（审稿：林小满；编辑：杜鹃）")
    assert (article.author, article.editor, article.body) == ("周宁 林小满", "杜鹃", TEXT)


def test_english_labels_above_a_chinese_article() -> None:
    """As a broadcaster abroad has them."""
    article = read(TITLE, "Article information", "Author, 周宁", "Role, 石桥之声", "2021年5月3日", *TEXT)
    assert (article.author, article.body) == ("周宁", TEXT)
    assert "information" not in article.source


def test_a_record_without_a_sentence_has_its_title_once() -> None:
    """And all other lines are its text."""
    lines = ("船停了", "茶开了", "人来了")
    text = "\n".join((TITLE, *lines))
    record = RawRecord(Origin("t.html", 0, len(text.encode()), "0" * 64), text, stated=Stated(title=TITLE))
    article = understand(record, profiles=False).article
    assert (article.title, article.body) == (TITLE, lines)


def test_a_notice_goes_on_to_its_day() -> None:
    """Over whom to ask, and over its attachments."""
    notice = ("联 系 人：周宁", "联系电话：5001234", "附件：1. 渡口平面图", "2. 茶单", "渡口管理处", "2021年5月3日")
    assert read(TITLE, "2021-05-03 09:10", *TEXT, *notice, "扫一扫在手机打开当前页").body == (*TEXT, *notice)


def test_facts_that_a_line_announces_are_the_article_s() -> None:
    """Below its last sentence, and before another; the name of a fact is one word."""
    facts = ("石桥茶船的资料：", "地址：渡口路口", "营业时间：11:00至天黑", "茶钱：两文一壶", "船号：第三号")
    assert read(TITLE, "2021-05-03 09:10", *TEXT, *facts, "图库", "渡口").body == (*TEXT, *facts)
    assert read(TITLE, "2021-05-03 09:10", TEXT[0], *facts, STARS).body == (TEXT[0], *facts, STARS)


def test_what_is_far_below_is_the_article_s_where_a_list_is_announced_before() -> None:
    """Also below the question that heads it."""
    listed = ("晚上还有人来吗？", "他们来看的是三样东西：", "织女星和牛郎星", "天文馆的望远镜", "夏天夜里的星")
    pictures = ("图像来源，SHIQIAO", "图像加注文字，", "傍晚的船")
    assert read(TITLE, "2021-05-03 09:10", *TEXT, *pictures, *listed, STARS).body == (*TEXT, *listed, STARS)


def test_a_few_words_below_the_byline_begin_the_article() -> None:
    """Before a long list."""
    first = ("去年冬天下了三场大雪，山路封了半个月。", "孩子们在屋里背诗，背了四十首。")
    listed = ("扔掉的：", "断了的桨", "旧的救生圈", "破伞", "没扔的：", "铜铃", "船灯", "茶壶")
    article = read(TITLE, "来自：石桥茶客 2021-05-03 09:10:11", *first, *listed, *TEXT)
    assert (article.body, article.source) == ((*first, *listed, *TEXT), "石桥茶客")


def test_sections_with_lists_of_their_own_signs_go_on() -> None:
    """The second section follows the first over the numbers of the first one's list."""
    sections = ("一、坐船", f"1.{TEXT[0]}", f"2.{TEXT[1]}", "二、怎样去", "渡口路口，向东走")
    assert read(TITLE, "2021-05-03 09:10", *sections).body == sections


def test_a_post_is_dated_below_the_text_with_its_counts() -> None:
    """As blogs have it."""
    posted = "posted @ 2021-05-03 11:33  ferryman  阅读(111948)  评论(2)  编辑  收藏  举报"
    article = read(TITLE, *TEXT, posted)
    assert article.date is not None
    assert article.date.value == "2021-05-03T11:33"


MORE_ABOVE = ("http://shiqiao.example/walance > 复制 > 收藏", "ETtown生活")


@pytest.mark.parametrize("above", MORE_ABOVE)
def test_more_that_is_no_title(above: str) -> None:
    """An address, and a channel's name above the time."""
    title = "渡船改茶馆　船工：两文一壶"
    assert read("石桥", above, "2021年05月03日 16:28", title, "石桥网站", *TEXT).title == title


def test_a_site_that_answers_questions_is_cut_off() -> None:
    """Behind the stroke."""
    assert read("怎样给渡船补漆-石桥经验", "2021年5月3日", *TEXT).title == "怎样给渡船补漆"


def test_the_editor_of_the_words_alone() -> None:
    """Below the one who is responsible for the column."""
    assert (
        read(TITLE, "2021-05-03 09:10", *TEXT, "栏目主编：林小满", "文字编辑：杜鹃", "图片编辑：项河").editor == "杜鹃"
    )


def test_below_what_an_account_took_over_stands_the_title() -> None:
    """And a subtitle below it, which has more of the article's words."""
    subtitle = "石桥老船工在船头烧水，客人坐着看人过桥"
    article = read("本文转自：石桥日报", "先喝茶再过桥的地方", subtitle, *TEXT)
    assert (article.title, article.source) == ("先喝茶再过桥的地方", "石桥日报")


def test_a_blog_s_time_stands_in_brackets_behind_its_title() -> None:
    """With the word for whose it is."""
    article = read(
        "http://shiqiao.example/a > 复制 > 收藏", f"{TITLE} [转贴 2021-05-03 11:39:05]", "字号：大 中 小", *TEXT
    )
    assert article.date is not None
    assert (article.title, article.date.value) == (TITLE, "2021-05-03T11:39")


VERSE = (
    "船靠岸的时候",
    "雾还没有醒",
    "船工把竹篙插进水里",
    "像在一封信上",
    "按了一个手印",
    "一粒一粒",
    "翻过来",
    "再翻过去",
    "麻雀来了",
    "她也不赶",
)


def test_verse_is_an_article_though_it_has_no_sentence() -> None:
    """Where its title, its writer and the paper stand at the head of the dump, and hardly anything else but verse below."""
    head = ("渡口", "周宁", "《石桥日报》（2021年05月03日   第 07 版）")
    article = read(*head, *VERSE, "分享到：")
    assert (article.title, article.author, article.source, article.body) == ("渡口", "周宁", "石桥日报", VERSE)
    for text in ((*head, *VERSE[:6]), ("渡口", "周宁", *VERSE), (*head, *VERSE, *("登录", "注册", "分享", "打印") * 2)):
        with pytest.raises(Drop):
            read(*text)


def test_a_film_in_the_middle_ends_no_article() -> None:
    """Only who cut it may stand below one."""
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "视频：一条船的诞生", *TEXT2).body == (*TEXT, *TEXT2)
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "视频：周宁", "分享到：").body == TEXT


TEXT2 = ("第一年他没有赚到钱，妻子没有说什么。", "第二年春天，客人问他茶里放了什么，他说放了河水。")


def test_a_title_may_begin_with_the_word_for_pictures() -> None:
    """As those of picture stories do."""
    assert read(f"组图：{TITLE}", *TEXT).title == f"组图：{TITLE}"


def test_the_day_of_a_paper_stands_in_the_bar_above_its_articles() -> None:
    """Near the number of the page, however far from the title; without that number it is the day of the visit."""
    bar = ("2021年05月03日 星期一", "上一篇", "下一篇", "放大", "缩小", "默认")
    paper = read("第A03版:城事", "上一版", "下一版", *bar, TITLE, *TEXT)
    assert paper.date is not None
    assert paper.date.value == "2021-05-03"
    assert read("石桥网", "首页", "新闻", "茶", "渡", *bar, TITLE, *TEXT).date is None


def test_a_year_of_two_digits_beside_a_clock_on_the_next_line() -> None:
    """As accounts have it."""
    text = "\n".join((TITLE, "        石桥茶话", "   21-05-03", "      14:09", *TEXT))
    (record,) = record_of(Slice("t.txt", text.encode(), 0, 1))
    article = understand(record, profiles=False).article
    assert article.date is not None
    assert (article.date.value, article.source) == ("2021-05-03T14:09", "石桥茶话")


def test_a_whole_article_on_the_line_of_its_title() -> None:
    """Time and source stand between, and are cut off."""
    line = f"{TITLE} 2021-05-03 20:55:01 来源：石桥网 责任编辑：  {TEXT[0]} {TEXT[1]} {STARS}" + "船工说，茶还有。" * 20
    article = read(f"首页>新闻>正文 {line}")
    assert article.date is not None
    assert (article.title, article.date.value) == (TITLE, "2021-05-03T20:55")


def test_buttons_and_counts_may_be_glued_to_what_they_follow() -> None:
    """To the last sentence, to the source's name."""
    article = read(
        TITLE, "2021-05-03 09:10　来源: 石桥网　有0人参与 手机看新闻", TEXT[0], f"{TEXT[1]}返回石桥，查看更多"
    )
    assert (article.body, article.source) == (TEXT, "石桥网")
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "来源：石桥日报返回石桥，查看更多").source == "石桥日报"


def test_a_page_tells_its_programs_which_of_two_lines_is_the_title() -> None:
    """Not the line above it, which says what it is about."""
    above, told = "石桥镇渡船拖到岸边改成茶馆", f"1001|||10339|||{TITLE}|||2021年05月03日09:10|||"
    assert read(above, TITLE, "2021-05-03 09:10", *TEXT, told).title == TITLE
    assert read(above, TITLE, "2021-05-03 09:10", *TEXT, told.replace(TITLE, above)).title == above


def test_a_heading_of_what_a_reporter_saw_names_nobody() -> None:
    """And is of the article."""
    article = read(TITLE, "2021-05-03 09:10", TEXT[0], "记者手记", TEXT[1])
    assert (article.author, article.body) == ("", (TEXT[0], "记者手记", TEXT[1]))


def test_a_question_among_headlines_below_an_article_is_one_of_them() -> None:
    """Right below the text, or below a line that breaks off, it is the text's."""
    first, question, *more = (
        "河堤步道修好了 晚上亮灯到十点",
        "图书馆能不能“借书不还”?",
        "码头的牌子换新 字大一号",
        "小学操场铺好了新草皮",
        "旧站房改成了展览馆",
        "桥头菜场搬到了河的北岸",
        "公园的门明年重开",
        "夜校开到工业园门口",
    )
    assert read(TITLE, "2021-05-03 09:10", *TEXT, first, question, *more, "（责任编辑：周宁）").body == TEXT
    assert read(TITLE, "2021-05-03 09:10", *TEXT, question, "关于我们").body == (*TEXT, question)
    assert read(TITLE, "2021-05-03 09:10", *TEXT, "记得带上茶杯，", question).body[-1] == question


def test_a_record_s_text_may_begin_with_its_title() -> None:
    """In either script; where there is nothing else, it is the text."""
    stated = Stated(title="渡船改成茶馆", title_from="file-name")

    def body(*lines: str) -> tuple[str, ...]:
        record = RawRecord(Origin("a.txt", 0, 1, "0" * 64), "\n".join(lines), "plain", stated)
        return understand(record).article.body

    assert body("", "　　渡船改成茶館", *TEXT) == TEXT
    assert body("渡船改成茶馆") == ("渡船改成茶馆",)
    assert body(TEXT[0], "渡船改成茶馆", TEXT[1]) == (TEXT[0], "渡船改成茶馆", TEXT[1])
