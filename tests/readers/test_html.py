"""Pages in the ways in which sites of different kinds and years build them, each understood to its very paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.folding import fold_width
from build_archive.model import Article
from build_archive.understand import understand

from .reading import read, slices

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
PARAGRAPHS = {
    "1": "云岭火车站新站台今天早晨启用，第一趟列车在七点零五分停下，站长和旅客一起在站台上拍了照片。",
    "2": "新站台比从前长了四十米，可以停下十六节车厢的列车；站台上有六排长椅，还有一间给带孩子的旅客歇脚的屋子。",
    "3": "站长介绍，施工从去年秋天开始，夜里做，白天停，没有一趟列车因此晚点。",
    "4": "“我每个周末都坐这趟车去看外婆。”一位旅客说，“从前下雨要跑，现在不用了。”",
    "5": "到年底，车站对面的老站房也会修好，里面将放一百年来用过的车票和信号灯，供大家参观。",
    "6": "记者今天从云岭火车站获悉，新站台今天早晨启用，首趟列车已经停靠。",
    "7": "车站说，车次不变，票价也不变。",
    "8": "一段更长的站台",
    "9": '<a href="/k1">云岭</a>火车站站长说，从前最后两节车厢的旅客要走到<a href="/k2">前面的车厢</a>才能下车，<a href="/k3">现在</a>不用了。',
}


OPENING = re.compile(r"^〔.*?〕|^云岭新闻网.*?\)|\(完\)$")
"""Agencies' words that belong to a paragraph."""


def filled(page: Path) -> tuple[dict[str, str], list[str], str]:
    """What is expected, the paragraphs in order, and the page with them in it."""
    text = page.read_text(encoding="utf-8")
    wanted = dict(re.findall(r"^(\w+):[ ]*(.*)$", text.partition("-->")[0], re.MULTILINE))
    order = re.findall(r"@(\d)@", text)
    traditional = str.maketrans(
        "云岭车长节车厢时发站启点还间给带孩脚屋张间从没这开绍没着现说里将灯为应观",
        "雲嶺車長節車廂時發站啟點還間給帶孩腳屋張間從沒這開紹沒著現說裡將燈為應觀",
    )
    body = [PARAGRAPHS[n].translate(traditional) if page.stem == "taiwan" else PARAGRAPHS[n] for n in order]
    for n, paragraph in zip(order, body, strict=True):
        text = text.replace(f"@{n}@", paragraph, 1)
    body = [re.sub(r"<[^>]*>", "", paragraph) for paragraph in body]
    return wanted, body, text.partition("-->")[2].lstrip()


def understood(data: bytes) -> Article:
    """The article of a page."""
    (record,), problems = read("x.html", data)
    assert problems == []
    assert slices([record], data) == [data]
    return understand(record).article


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_understood(page: Path, encoding: str) -> None:
    """Title, day, source, editor, and every paragraph, whatever encoding the page says it is in."""
    wanted, body, text = filled(page)
    article = understood(text.encode(encoding))
    assert fold_width(article.title) == fold_width(wanted["title"])
    assert (article.date.value[:10] if article.date else "") == wanted["date"]
    assert (article.source, article.editor) == (wanted["source"], wanted["editor"])
    assert [OPENING.sub("", paragraph) for paragraph in article.body] == body


def page(body: str, head: str = "") -> bytes:
    """A small page."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>云岭火车站新站台今天启用_云岭网</title>{head}</head><body>{body}</body></html>".encode()


TEXT = f"<h1>云岭火车站新站台今天启用</h1><div class='content'><p>{PARAGRAPHS['1']}</p><p>{PARAGRAPHS['2']}</p></div>"


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "x-user-defined", "none-such"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_declared_charset_may_lie(declared: str, encoding: str) -> None:
    """The bytes of a page decide."""
    data = page(TEXT).decode().replace("charset='utf-8'", f"charset={declared}").encode(encoding)
    assert understood(data).body == (PARAGRAPHS["1"], PARAGRAPHS["2"])


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property='article:published_time' content='2021-03-04T08:15:00+08:00'>", "2021-03-04"),
        ("<meta name='PubDate' content='2021-03-04 08:15'>", "2021-03-04"),
        ("<meta itemprop='datePublished' content='2021-03-04'>", "2021-03-04"),
        ("<meta property='og:time ' content='2021年03月04日 08:15'>", "2021-03-04"),
        (
            "<script type='application/ld+json'>{'not': json</script><meta name='publishdate' content='2021-03-04'>",
            "2021-03-04",
        ),
        (
            '<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2021-03-04"}]</script>',
            "2021-03-04",
        ),
        ("<script>var publish_time = '2021-03-04 08:15';</script>", "2021-03-04"),
        ("<script>a = {publishTime: '2021-03-04'}; b = {publishTime: '2019-01-01'}</script>", ""),
        ("<link rel='canonical' href='https://example.org/2021/0304/c12-345.html'>", "2021-03-04"),
    ],
)
def test_a_day_is_stated_in_many_ways(head: str, date: str) -> None:
    """Two of which one must be wrong are none."""
    article = understood(page(TEXT, head))
    assert (article.date.value[:10] if article.date else "") == date


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("", "2021-03-05T01:15:30+08:00"),
        ("<p>2021-03-05 01:15</p>", "2021-03-05T01:15:30+08:00"),
        ("<p>2021-03-04 17:15</p>", "2021-03-04T17:15"),
    ],
    ids=["alone", "beside the time in China", "beside the same clock"],
)
def test_universal_time_becomes_china_s(shown: str, date: str) -> None:
    """But for a site that calls its own clock so."""
    head = '<meta property="article:published_time" content="2021-03-04T17:15:30Z">'
    dating = understood(page(TEXT.replace("</h1>", f"</h1>{shown}", 1), head)).date
    assert dating is not None
    assert date.startswith(dating.value[:16])


@pytest.mark.parametrize(
    "time",
    [
        "<div>2021</div><div>03/04</div><div>08:15</div>",
        "<span>(2021-03-04 08:15:30)</span>",
        '<p><span class="post-cat"><a>茶馆</a></span> <span>三月 4th, 2021</span></p>',
        "<table><tr><td>成文日期：</td><td>2021年03月01日</td><td>发布日期：</td><td>2021年03月04日</td></tr></table>",
    ],
)
def test_the_page_s_own_day_is_read_below_the_title(time: str) -> None:
    """In boxes of its own, in brackets, and behind its label rather than that of a decision."""
    dating = understood(page(TEXT.replace("</h1>", f"</h1>{time}", 1))).date
    assert dating is not None
    assert (dating.value[:10], dating.found_in) == ("2021-03-04", "byline")


def test_a_day_far_from_the_title_is_taken_as_inferred() -> None:
    """Where nothing else tells it, also that of the last change; htmldate looks for it, and the archive marks it."""
    foot, changed = (
        "<div class='foot'><span class='date'>2021-03-04</span></div>",
        "<meta name='lastmod' content='2021-03-04'>",
    )
    for data in (page(TEXT + foot), page(TEXT, changed)):
        dating = understood(data).date
        assert dating is not None
        assert (dating.value, dating.found_in) == ("2021-03-04", "body")


def test_keywords_are_tags_where_the_article_has_them() -> None:
    """What search engines are told besides is not about the article."""
    assert understood(page(TEXT, "<meta name='keywords' content='云岭,站台,云岭网首页,最新新闻'>")).tags == (
        "云岭",
        "站台",
    )
    assert understood(page(TEXT, "<meta name='keywords' content='云岭网,新闻,站台,天气'>")).tags == ()
    assert (
        understood(page(TEXT, "<meta name='keywords' content='云岭火车站新站台启用，旅客说下雨也不用跑了'>")).tags == ()
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<div>关键词阅读：<span><a href='/1'>云岭</a> <a href='/2'>旅客</a></span></div>",
        "<div>关键词 &gt;&gt; 云岭,旅客</div>",
        "<div class='article-tags'><a href='/1'>云岭</a><a href='/2'>旅客</a></div>",
        "<p class='url'><span>#云岭</span><span>#旅客</span></p>",
        "<div class='tag'><a href='/3'>更多</a><a href='/4'>新闻</a></div><div>标签：<a href='/1'>云岭</a> <a href='/2'>旅客</a></div>",
    ],
)
def test_tags_are_links_behind_a_label_or_in_an_element_that_is_called_so(markup: str) -> None:
    """Or words behind a hash each; links that the article has no word of are a menu."""
    assert understood(page(TEXT + markup, "<meta name='keywords' content='云岭,站长'>")).tags == ("云岭", "旅客")


@pytest.mark.parametrize(
    ("markup", "source", "author"),
    [
        ("<div><span>来源：</span></div><div><a href='/s'>白杨晚报</a></div>", "白杨晚报", ""),
        ("<div>文｜</div><div><span>、</span><a href='/a'>孟小禾</a></div>", "", "孟小禾"),
        ("<div>来源：</div><div>2021-03-04 08:15</div>", "", ""),
        (
            "<div><em>孟小禾</em><em>白杨日报·白杨网</em><time>2021-03-04 08:15</time></div>",
            "白杨日报·白杨网",
            "孟小禾",
        ),
    ],
    ids=["a link", "a link behind a mark", "nothing", "no label at all"],
)
def test_what_a_label_announces_stands_in_the_next_element(markup: str, source: str, author: str) -> None:
    """Be it a link, which lists are made of elsewhere; a time is no name."""
    article = understood(page(TEXT.replace("</h1>", f"</h1>{markup}", 1)))
    assert (article.source, article.author) == (source, author)


def test_what_stands_at_the_end_of_the_articles_part_belongs_to_it() -> None:
    """Telephone numbers and notes, which are no sentences; not the head of a list, nor what is behind it."""
    notes = [
        "云岭站咨询电话：0571-555100",
        "白杨镇乘车处：三号口",
        "柳溪乡乘车处：五号口",
        "槐庄村乘车处：六号口",
        "失物招领：二楼",
    ]
    markup = "".join(f"<p>{note}</p>" for note in [*notes, "【热门阅读】", "渡口换了新船", "END"])
    article = understood(page(TEXT.replace("</div>", f"{markup}</div>", 1)))
    assert list(article.body[-len(notes) :]) == notes


def test_code_that_a_page_shows_is_read() -> None:
    """Blogs quote it; scripts were left out where they stood."""
    code = [
        "func main() {",
        "    var pipe = newPool(5);",
        "    if pipe.size() {",
        "        return pipe;",
        "    }",
        "    for {",
        "        pipe.next();",
        "    }",
        "}",
    ]
    told = "<p>云岭站的旅客说，代码写得不错，车站的时刻表就是这么算出来的。</p>"
    for markup in (
        f"<pre><code>{chr(10).join(code)}</code></pre>",
        f'<div class="highlight"><pre>{"<br>".join(code)}</pre></div>',
    ):
        article = understood(page(TEXT.replace("</div>", f"<pre>1\n2\n3</pre>{markup}{told}</div>", 1)))
        assert article.body[-2] == "\n".join(f"    {line}" for line in code)
        assert not {"1", "2", "3"} & set("\n".join(article.body).split("\n"))


def test_a_heading_is_the_title_of_a_part_of_a_page() -> None:
    """As someone cut it out, without the window's title."""
    title = "云岭火车站新站台启用，旅客不再淋雨候车了"
    markup = f"<div class='m'><h2 id='article_title'>\n{title}</h2>{TEXT.split('</h1>')[1]}"
    assert understood(markup.encode()).title == title


def test_a_script_names_the_medium_where_the_page_does_not() -> None:
    """Two names are none, and what the page says goes before."""
    script = '<script>window.DATA = {{"media": "{}", "title": "x"}};</script>'
    assert understood(page(TEXT, script.format("\\u767d\\u6768\\u665a\\u62a5"))).source == "白杨晚报"
    assert understood(page(TEXT, script.format("白杨晚报") + script.format("云岭网"))).source == ""
    assert understood(page(TEXT, script.format("白杨\n晚报"))).source == ""
    shown = TEXT.replace("</h1>", "</h1><p>来源：云岭网</p>", 1)
    assert understood(page(shown, script.format("白杨晚报"))).source == "云岭网"


def test_the_sites_name_is_no_tag() -> None:
    """Some sites give nothing else as keywords."""
    head = "<meta property='og:site_name' content='云岭'><meta name='keywords' content='云岭'>"
    assert understood(page(TEXT, head)).tags == ()


def test_a_label_is_read_wherever_it_stands() -> None:
    """In an element that is called the article's summary, and behind the tags."""
    names = "<div class='intro'>作者：孟小禾　责编：宋小一</div>"
    tags = "<div>标签：<a href='/1'>云岭</a>；<a href='/2'>旅客</a> <span>编辑：罗小丹</span></div>"
    article = understood(page(TEXT.replace("<div", names + "<div", 1)))
    assert (article.author, article.editor) == ("孟小禾", "宋小一")
    article = understood(page(TEXT + tags))
    assert (article.tags, article.editor) == (("云岭", "旅客"), "罗小丹")


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("云岭火车站新站台启用_云岭网", "云岭火车站新站台启用"),
        ("云岭火车站新站台启用 - 云岭日报", "云岭火车站新站台启用"),
        ("云岭火车站新站台启用--地方--云岭网", "云岭火车站新站台启用"),
        ("云岭火车站新站台启用|站台|云岭_云岭新闻_云岭网", "云岭火车站新站台启用"),
        ("云岭网：云岭火车站新站台启用", "云岭网：云岭火车站新站台启用"),
        ("云岭网 - 云岭火车站新站台启用", "云岭火车站新站台启用"),
        ("云岭-白杨线新站台启用 首日客流三千-云岭在线", "云岭-白杨线新站台启用 首日客流三千"),
        ("站台丨云岭火车站新站台启用", "站台丨云岭火车站新站台启用"),
    ],
)
def test_without_a_heading_the_windows_title_is_the_title(window: str, title: str) -> None:
    """Without the names of the site and its columns."""
    data = f"<html><head><title>{window}</title></head><body><div><p>{PARAGRAPHS['1']}</p><p>{PARAGRAPHS['2']}</p></div></body></html>"
    assert understood(data.encode()).title == title


def test_pictures_saved_into_the_page_do_not_make_it_too_long() -> None:
    """Browsers save them as text; a page that is longer without them is refused by name."""
    picture = "<img src='data:image/png;base64," + "A" * 20_000_000 + "'>"
    assert understood(page(picture + TEXT)).body[0] == PARAGRAPHS["1"]
    records, (problem,) = read("x.html", page("<p>长</p>" * 2_500_000))
    assert records == []
    assert problem == "x.html: this is no web page that can be read, or one of more than 16 MB. Save the page again."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"<",
        b"<html>",
        b"<html><body></body></html>",
        b"<div>" * 3000 + "云".encode(),
        b"<!DOCTYPE html><frameset>",
        b"\x00" * 100,
    ],
)
def test_odd_pages_stop_nothing(data: bytes) -> None:
    """They are records without text, or a message."""
    read("x.html", data)


@given(st.text(alphabet="<>/=\"' \nabdhiprstv1云岭。，&;!-", max_size=120))
def test_no_markup_breaks_the_reader(markup: str) -> None:
    """Tags in any disorder, before and after a good text."""
    read("x.html", page(markup + TEXT + markup))


@pytest.mark.parametrize(
    ("named", "source", "author"),
    [
        ("周宁／综合報導", "", "周宁"),
        ("石桥时报 周宁", "石桥时报", "周宁"),
        ("石桥时报／周宁", "石桥时报", "周宁"),
        ("石桥时报／ 編譯周宁、記者李大桥／綜合報導", "石桥时报", "周宁、李大桥"),
    ],
)
def test_an_element_of_the_author_may_name_the_paper_and_the_task(named: str, source: str, author: str) -> None:
    """Told apart by what they are."""
    article = understood(page(TEXT.replace("</h1>", f'</h1><span class="author">{named}</span>', 1), ""))
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        (
            '<span class="art_source"><a>http://www.shiqiao.example</a></span> 2021-03-04 08:15 <span>石桥音乐</span>',
            "石桥音乐",
        ),
        (
            "<div><a>http://yue.Shiqiao.example</a>　\n 2021-03-04 08:15　<a>石桥网</a>　<a>我要评论(<b>0</b>)</a></div>",
            "石桥网",
        ),
        ('<span class="post-cat">茶馆</span> 2021-03-04 08:15 <span>石桥音乐</span>', "石桥音乐"),
    ],
)
def test_the_address_of_a_site_and_the_name_of_a_category_are_no_source(line: str, source: str) -> None:
    """Beside the time, where the source's name stands too."""
    article = understood(page(TEXT.replace("</h1>", f"</h1>{line}", 1), ""))
    assert (article.source, article.author) == (source, "")


def test_a_first_paragraph_in_the_page_s_head_is_the_article_s() -> None:
    """Known by how reports begin; what else stands there says only what the article is about."""
    lede = "<header><blockquote><div>【记者周宁／石桥报导】停了两年的渡船上周拖到岸边，从今天起是一间茶馆，一壶茶两块钱。</div></blockquote></header>"
    assert understood(page(TEXT.replace("</h1>", f"</h1>{lede}", 1), "")).body[0].startswith("【记者周宁／石桥报导】")
    teaser = lede.replace("【记者周宁／石桥报导】", "")
    assert (
        understood(page(TEXT.replace("</h1>", f"</h1>{teaser}", 1), "")).body[0] == understood(page(TEXT, "")).body[0]
    )


@pytest.mark.parametrize("called", ["profile", "author-box", "about-author", "bio"])
def test_what_a_site_says_of_a_writer_is_not_the_article(called: str) -> None:
    """Unless the element that is called so holds much more."""
    bio = "周宁写了十年渡口的故事，家里有四十张旧船票，每个周末都在河边。"
    end = "</article>" if "</article>" in TEXT else "</div>"
    assert end in TEXT
    article = understood(page(TEXT.replace(end, f'<section class="{called}"><p>{bio}</p></section>{end}', 1), ""))
    assert bio not in "".join(article.body)
    whole = understood(page(f'<div class="{called}">{TEXT}<p>{bio}</p><p>{bio * 12}</p></div>', ""))
    assert bio in "".join(whole.body)


@pytest.mark.parametrize("window", ["办证指南", "详情页_个人博客 - 一个木匠的个人博客网站", "怎样给自行车补胎"])
def test_a_window_that_speaks_of_another_thing_does_not_name_the_article(window: str) -> None:
    """The heading above the text has its words; a crumb that is set as a heading has not."""
    crumb = "<h2>您现在的位置是：<a href='/'>网站首页</a> &gt; <a href='/'>车站</a></h2>"
    article = understood(page(crumb + TEXT).replace("云岭火车站新站台今天启用_云岭网".encode(), window.encode()))
    assert article.title == "云岭火车站新站台今天启用"


def test_a_heading_within_the_article_does_not_name_it() -> None:
    """Where the page shows its title, be there a window or none."""
    body = TEXT.replace("<div class='content'>", "<div class='content'><h3>新站台比从前长四十米</h3>", 1)
    for named in (page(body), page(body).replace(b"<title>", b"<!--").replace(b"</title>", b"-->")):
        assert understood(named).title == "云岭火车站新站台今天启用"


def test_a_person_who_put_a_page_up_is_not_its_source() -> None:
    """Though the element is called so."""
    line = '<span class="arti_publisher">发布者：周宁</span>'
    article = understood(page(TEXT.replace("</h1>", f"</h1>{line}", 1), ""))
    assert (article.source, article.author) == ("", "周宁")


def test_an_editor_named_before_the_task_below_the_article() -> None:
    """In elements of their own, with a stroke between."""
    article = understood(page(f"{TEXT}<div><span>周宁</span>/<span>編輯</span></div>", ""))
    assert article.editor == "周宁"


def test_a_paragraph_beside_the_elements_of_the_others_is_the_article_s_too() -> None:
    """Old pages set the first one in the cell itself, and the others in parts of it."""
    others = "".join(f"<div>{PARAGRAPHS[n]}</div>" for n in "2345")
    cell = f"<table><tr><td id='article_content'>{PARAGRAPHS['7']}<div>{others}</div></td></tr></table>"
    article = understood(page(f"<h1>云岭火车站新站台今天启用</h1>{cell}", ""))
    assert article.body == tuple(PARAGRAPHS[n] for n in "72345")


@pytest.mark.parametrize("window", ["石桥县人民政府 部门动态", "石桥新闻网 - 本地新闻"])
@pytest.mark.parametrize("stated", ['<meta name="ArticleTitle" content="云岭火车站新站台今天启用">', ""])
def test_a_window_of_site_and_column_leaves_the_title_to_the_page(window: str, stated: str) -> None:
    """To its meta elements, and to the cell that is called so."""
    cell = "<table><tr><td class='title'><b>云岭火车站新站台今天启用</b></td></tr></table>"
    body = TEXT.replace("<h1>云岭火车站新站台今天启用</h1>", cell)
    read_page = understood(page(body, stated).replace("云岭火车站新站台今天启用_云岭网".encode(), window.encode(), 1))
    assert read_page.title == "云岭火车站新站台今天启用"


def test_of_two_cells_that_are_called_titles_the_one_that_the_page_states_is() -> None:
    """Where its window names the site and the column."""
    cells = "<table><tr><td class='title'>石桥人家门口的新闻</td></tr><tr><td class='title'>云岭火车站新站台今天启用</td></tr></table>"
    stated = '<meta name="ArticleTitle" content="云岭火车站新站台今天启用">'
    named = page(TEXT.replace("<h1>云岭火车站新站台今天启用</h1>", cells), stated)
    window = "石桥县人民政府 部门动态".encode()
    assert (
        understood(named.replace("云岭火车站新站台今天启用_云岭网".encode(), window)).title
        == "云岭火车站新站台今天启用"
    )


HEADING = "<h1>云岭火车站新站台今天启用</h1>"


def test_the_attachments_of_a_notice_are_links_and_belong_to_it() -> None:
    """Links and nothing else are otherwise other pages."""
    links = '<p><a href="/1.doc">附件1：站台平面图</a></p><p><a href="/2.xls">车次表.xls</a></p><p><a href="/3">更多车次</a></p>'
    page = f"<html><body>{HEADING}<div class=TRS_Editor><p>{PARAGRAPHS['1']}</p><p>{PARAGRAPHS['2']}</p>{links}<p>云岭火车站</p><p>2021年5月3日</p></div></body></html>"
    body = (PARAGRAPHS["1"], PARAGRAPHS["2"], "附件1：站台平面图", "车次表.xls", "云岭火车站", "2021年5月3日")
    assert understood(page.encode()).body == body


def test_an_article_without_a_sentence_is_found_by_what_its_element_is_called() -> None:
    """Words set line by line under pictures, as posts for telephones are."""
    lines = (
        "去年冬天",
        "云岭的老人都来看火车",
        "雪落在新站台上",
        "孩子数着车厢",
        "一节一节地走远",
        "春天站长换了新帽子",
    )
    shown = "".join(f"<p>{line}</p>" for line in lines)
    menu = "<div class=menu><p>首页</p><p>云岭的车次与票价一览</p></div>"
    page = f"<html><body>{menu}{HEADING}<div class=outer><div class=content-article>{shown}</div></div></body></html>"
    article = understood(page.encode())
    assert (article.title, article.body) == ("云岭火车站新站台今天启用", lines)


@pytest.mark.parametrize("called", ["quote-abstract", "blockquote_digest"])
def test_a_quotation_is_no_summary_whatever_it_is_called(called: str) -> None:
    """Platforms call it so."""
    quoted = f"<blockquote class={called}><p>{PARAGRAPHS['7']}</p></blockquote>"
    page = f"<html><body>{HEADING}<article><p>{PARAGRAPHS['1']}</p>{quoted}<p>{PARAGRAPHS['2']}</p></article></body></html>"
    assert understood(page.encode()).body == tuple(PARAGRAPHS[n] for n in "172")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="apub:time" content="5/3/2021, 6:52:40 PM">', "2021-05-03T18:52"),
        ("<title>云岭火车站新站台今天启用 | 云岭之声 | 03.05.2021</title>", "2021-05-03"),
    ],
    ids=["as a program in America writes it", "at the end of the window's title"],
)
def test_a_head_tells_the_time_in_a_foreign_order(head: str, date: str) -> None:
    """Before anything in the text."""
    told = "<div class=related><a href=/0><h2>旧站台 2019-01-11</h2></a></div>"
    page = f"<html><head>{head}</head><body>{HEADING}<article><p>{PARAGRAPHS['1']}</p></article>{told}</body></html>"
    article = understood(page.encode())
    assert article.date is not None
    assert (article.date.value, article.date.found_in) == (date, "record")
