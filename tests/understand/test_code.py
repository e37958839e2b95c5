"""Program code, formulas, commands and addresses: what an article shows is kept, what its page runs is not."""

from __future__ import annotations

import pytest

from build_archive.model import Article, Origin, RawRecord
from build_archive.understand import understand

HEAD = ["河边图书馆的网站换了新写法", "2021-05-03 14:20"]
OPENING = "河边图书馆的网站上月换了新写法，馆员小林把做法记在这里，给别的镇上的图书馆参考，谁都可以照着做。"
CLOSING = "换好以后，读者在手机上也能看清借书的日子，馆里的电话少了一半，小林说下个月再给它加上查书的格子。"
RUN = [
    "var _m = _m || [];",
    "(function() {",
    '  load("//ads.example/a.js", { size: 300 });',
    "})();",
    "a:hover { color: red }",
]
"""What a page runs: enough of it that its dump is known to hold code."""


def read(*lines: str) -> Article:
    """The article of a dump of these lines below its title and time."""
    text = "\n".join([*HEAD, *lines])
    return understand(RawRecord(Origin("t.txt", 0, len(text.encode()), "0" * 64), text), profiles=False).article


def body(*lines: str) -> tuple[str, ...]:
    """The lines of the body of that article."""
    return lines_of(read(*lines))


def lines_of(article: Article) -> tuple[str, ...]:
    """Paragraphs and the lines of code, which stand with four spaces before them."""
    return tuple(line.strip() for paragraph in article.body for line in paragraph.split("\n"))


QUOTED = {
    "announced": ["核心代码如下：", "const page = document.body;", "page.onload = () => {", "  tidy(page);", "};"],
    "told of its names": [
        "外层用 flex，再用 justify 居中。",
        ".box {",
        "  display: flex;",
        "  justify-content: center;",
        "}",
    ],
    "of a language of no page": ["先看表", "SELECT name FROM books WHERE kind = {kind};", "{", "{"],
    "a formula below a colon": ["天数这样算：", r"d = \frac{a + b}{2}", r"e = \sum_{k=1}^{n} {k}"],
    "a formula": ["天数这样算，得", r"d = \frac{a + b}{2}", r"e = \sum_{k=1}^{n} {k}"],
    "below the name of its file": ["写进 conf.yml", "site: {name: river}", "tags: {books: 3}", "days: {open: 6}"],
    "with Chinese comments": [
        "脚本如下：",
        "function days(book) {",
        "// 还剩几天",
        'say("请还书"); /* 弹出 */',
        "}",
        "{ }",
        "{ }",
    ],
    "naming what a page's code is told for": [
        "代码如下：",
        ".box { display: grid; }",
        "第二步：card",
        ".card { margin: 0; }",
        ".card { top: 0; }",
    ],
}


@pytest.mark.parametrize("lines", QUOTED.values(), ids=QUOTED)
def test_code_that_an_article_shows_is_of_it(lines: list[str]) -> None:
    """Between its paragraphs, though the page runs other code."""
    assert body(*RUN, OPENING, *lines, CLOSING) == (OPENING, *(line.strip() for line in lines), CLOSING)


OF_THE_PAGE = {
    "a script": ["var ad = { size: 300 };", "show(ad);"],
    "names of telephones": ["if (/iPhone|Android/.test(navigator.userAgent)) {", "  show(1);", "} else { hide(2); }"],
    "the article in a string": ['{"title": "iPhone 和 Android 都能用", "tags": ["iPhone", "Android"]}'],
    "a sentence in quotes": ["say({", '"请到图书馆的窗口排队，等候叫号，不要拥挤 {n}");', "}"],
    "an address": [".ad { background: url(http://www.ads.com/a.png) }"],
    "below a colon": ["document.write('<div>请佩戴口罩</div>');"],
    "a formula in a script": [r"var re = /^\d{3}_{2}/; function f() { return re; }", "f();"],
}


@pytest.mark.parametrize("lines", OF_THE_PAGE.values(), ids=OF_THE_PAGE)
def test_code_that_a_page_runs_is_none_of_its_article(lines: list[str]) -> None:
    """Wherever it stands, though the article names some of what it names, or ends a line with a colon."""
    above = "新写法在 iPhone 和 Android 上都能用，馆员试了六部手机，详情见 http://www.river.com 首页，安排如下："
    assert body(*RUN, OPENING, above, *lines, CLOSING, *RUN) == (OPENING, above, CLOSING)


def test_what_asks_for_the_browser_below_a_colon_is_not_quoted() -> None:
    """Even in an article that shows other code."""
    lines = [*QUOTED["told of its names"], "图书馆的读者也可以看看这里："]
    assert body(*RUN, OPENING, *lines, "document.tip(1);", CLOSING) == (
        OPENING,
        *(line.strip() for line in lines),
        CLOSING,
    )


def test_a_bar_behind_the_line_that_announces_code_does_not_part_them() -> None:
    """Extractors leave them where a box ended."""
    lines = QUOTED["announced"]
    assert body(*RUN, OPENING, lines[0] + " |", *lines[1:], CLOSING) == (
        OPENING,
        *(line.strip() for line in lines),
        CLOSING,
    )


def test_a_name_below_its_label_is_no_code() -> None:
    """Though it has what code has."""
    article = read("来源：", "River (Daily)", "作者：", "lin_xiaoye", OPENING, CLOSING)
    assert (article.source, article.author) == ("River (Daily)", "lin_xiaoye")


def test_a_headline_with_a_script_behind_it_tells_of_no_names() -> None:
    """As where an extractor joined the window's title and the first script: its words are not the article's."""
    joined = "河边图书馆的网站换了新写法_河湾网" + "function show(box) { var size = box.size; return hide(size); }" * 9
    script = ["function size(box) {", "  return box.hide(show);", "}"]
    assert body(joined, *RUN, OPENING, *script, CLOSING) == (OPENING, CLOSING)


def test_a_sentence_with_a_formula_is_no_code() -> None:
    """Nor one that ends with it, where Chinese words begin it; a quoted letter may stand before them."""
    lines = [
        '"V"用绝对值|x|来画最容易，代码为：C3=Plot[Abs[x],{x,-2,2}]',
        "把六个图排成一行的写法是 Show[{A,B}]，效果很好",
        "用 {a, b} 也行。",
    ]
    assert body(*RUN, OPENING, *lines, CLOSING) == (OPENING, *lines, CLOSING)


@pytest.mark.parametrize("run", [RUN, []], ids=["beside the page's own", "alone"])
def test_an_article_goes_on_with_code_below_its_last_sentence(run: list[str]) -> None:
    """Through headings, labels and commands with their arguments in Chinese; the buttons below are none of it."""
    lines = [
        "语法",
        "tidy [选项] 目录",
        "-a 全部整理",
        "实例",
        "整理 books 目录：",
        "tidy -a ~/books/",
        "-- 整理以后，看一看",
        "tidy --copy ~/books/river/2021/spring/of/the/year 春天的书 ~/copies/river/2021/spring/of/the/year",
        "结果：",
        "{",
        '  "done": 42',
        "}",
        "打不开的时候看一下日志：",
        "tidy logs web",
    ]
    assert body(*run, OPENING, CLOSING, *lines, "赞 3", "收藏") == (OPENING, CLOSING, *(line.strip() for line in lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["参考链接：", "https://a.example/1", "https://b.example/2"],
        ["三、参考资料", "https://a.example/1"],
        ["开源", "欢迎使用这个项目，也欢迎来信讨论：", "Paper：https://a.example/1", "GitHub：https://b.example/2"],
        ["项目地址：https://a.example/1"],
        ["参考来源：https://a.example/1"],
    ],
)
def test_the_addresses_that_an_article_points_to_are_of_it(lines: list[str]) -> None:
    """With what announces them; the headlines below are none of it, nor its source."""
    below = ["桥北步道开到九点", "镇小学操场铺草皮", "两岸渡船加了一班", "旧戏台月底修好", "或者来信索取目录。"]
    article = read(OPENING, CLOSING, *lines, *below)
    assert (lines_of(article), article.source) == ((OPENING, CLOSING, *lines), "")


@pytest.mark.parametrize("line", ["本文链接：", "图书馆官网：", "分享到："])
def test_other_addresses_below_an_article_are_none_of_it(line: str) -> None:
    """That of its page, or of its site."""
    assert "https://a.example/1" not in body(OPENING, CLOSING, line, "https://a.example/1")


def test_the_rights_and_addresses_of_a_site_are_no_code() -> None:
    """Lines without Chinese that end with a bracket, or name what the line above names."""
    below = [
        "写信给河边 river@post.example 的人都有回信",
        "post@river.example",
        "Copyright (c) 2021 (River)",
    ]
    assert body(OPENING, CLOSING, *below) == (OPENING, CLOSING)


def test_short_lines_between_sentences_and_code_are_no_headlines() -> None:
    """Though they share no words with the few sentences."""
    lines = ["安装", "取得源码", "编译", "检查", "整理目录的命令如下：", "tidy -a ~/books/"]
    assert body(OPENING, *lines, CLOSING) == (OPENING, *lines, CLOSING)


def test_an_address_to_download_from_is_no_advertisement() -> None:
    """In an article that tells how to install something."""
    line = "下载地址：https://a.example/tidy.zip"
    assert body(OPENING, line, CLOSING) == (OPENING, line, CLOSING)


TUTORIAL = [
    "一、动手以前",
    "1. 下载",
    "扫码关注公众号",
    "哪个版都行",
    "2. 解压",
    "放哪都可以",
    "3. 变量",
    "右键 此电脑 属性",
    "在弹出的面板里，选择 路径，在空白的一行里，填入文件夹，比如我的是第二块硬盘上的那个，最后一步步确定，关闭所有弹出的面板，回到原处，再打开一次",
    "4. 测试",
    "打开命令行，出现号码",
    "二、换上渡口网站的新写法",
    "1. 换渡口首页",
    "打开渡口网站首页，点击 换上新写法",
    "2. 换渡口船票页",
    "打开船票页，点击 换上新写法",
    "3. 换渡口时刻页",
    "打开渡口网站时刻页，点击 换上新写法",
    "4. 换渡口照片页",
    "打开渡口网站照片页，点击 换上新写法",
    "5. 换渡口留言页",
    "打开渡口网站留言页，点击 换上新写法",
    "换好以后，在弹出的面板里，选择 首页，在手机上也要看一看，字要大，格子要宽，看不清就退回，退回以后，再换一次，直到看清，最后一步步确定，关闭所有弹出的面板，回到原处，再打开一次看看",
]


def test_an_article_begins_with_the_first_of_its_numbered_sections() -> None:
    """Be the lines of that section as short as they like, where the numbers go on below; the title above has the words of lines that are no sentences."""
    menu = ["新闻", "博问", "简洁模式", "知之为知之,不知为不知"]
    text = "\n".join([*menu, "给老渡口网站换一种新写法", *TUTORIAL, "posted @ 2021-05-03 14:20"])
    article = understand(RawRecord(Origin("t.txt", 0, 9, "0" * 64), text), profiles=False).article
    own = [line for line in TUTORIAL if not line.startswith("扫码")]
    assert (article.title, lines_of(article)) == ("给老渡口网站换一种新写法", tuple(own))


@pytest.mark.parametrize("above", [["代码如下："], ["责任编辑：林小叶", "评论", "我的代码如下："]])
def test_code_that_stands_elsewhere_is_none_of_the_article(above: list[str]) -> None:
    """Above its title, or in a reader's comment."""
    code = QUOTED["announced"][1:]
    top = [*above, *code] if len(above) == 1 else []
    text = "\n".join([*RUN, *top, *HEAD, OPENING, CLOSING, *([] if top else [*above, *code])])
    article = understand(RawRecord(Origin("t.txt", 0, 9, "0" * 64), text), profiles=False).article
    assert lines_of(article) == (OPENING, CLOSING)


@pytest.mark.parametrize(("number", "timed"), [(1, "below"), (4, "above")])
def test_a_list_with_numbers_above_an_article_is_not_its_first_section(number: int, timed: str) -> None:
    """The page's time stands between, or its numbers do not go on in the article."""
    listed = ["1. 桥北步道开到九点", "2. 镇小学操场铺草皮", "3. 两岸渡船加了一班", "4. 旧戏台月底修好"][:number]
    head = [*listed, *HEAD] if timed == "below" else [*HEAD[::-1], *listed]
    text = "\n".join(["河湾网", *head, OPENING, "2. 做法", CLOSING])
    article = understand(RawRecord(Origin("t.txt", 0, 9, "0" * 64), text), profiles=False).article
    assert lines_of(article) == (OPENING, "2. 做法", CLOSING)


def test_the_heading_of_a_foreword_is_of_the_article() -> None:
    """None of the article's words are in it."""
    assert body("阅读 1,203", "前言", OPENING, CLOSING) == ("前言", OPENING, CLOSING)


def test_an_article_of_little_prose_is_about_what_its_code_says() -> None:
    """Its title has words of the code alone, and the name of its writer stands nearer to the time."""
    head = [
        "首页",
        "资讯",
        "tidy 库使用，undefined reference 错误",
        "原创",
        "RiverTidy",
        "工作日志",
        "2021-05-03 14:20",
    ]
    lines = ["把 tidy.h 的头文件包含起来就好了。", "错误二：", "tidy.c:39: undefined reference to `tidy_open'", "展开"]
    text = "\n".join([*head, *lines])
    article = understand(RawRecord(Origin("t.txt", 0, 9, "0" * 64), text), profiles=False).article
    assert (article.title, lines_of(article)) == (head[2], tuple(lines[:3]))


def test_the_numbers_of_code_make_no_title_of_a_time() -> None:
    """A page's time has them, too."""
    head = ["图书馆借阅系统里的一次慢查询", "原创", "于 2021-05-03 14:33:20 发布", "阅读量 512"]
    lines = [
        "昨天有同事说，借阅记录的页面打开要十几秒，查了一下，是图书馆的一条语句没有用到索引。",
        "执行的语句是：",
        "SELECT name FROM borrow WHERE DATE(day) = '2021-05-03';",
        "日志：",
        "[INFO] 2021-05-03 14:33:07 findByDay cost=31ms",
    ]
    text = "\n".join([*head, *lines])
    article = understand(RawRecord(Origin("t.txt", 0, 9, "0" * 64), text), profiles=False).article
    assert (article.title, lines_of(article)) == (head[0], tuple(lines))


CODE = ["def tidy(page):", "    if page:", "", "        return page", "print(tidy(1))"]


def test_code_keeps_its_lay_out_as_one_block() -> None:
    """Without what indents all of it."""
    article = read(OPENING.removesuffix("。") + "，代码如下：", *(f"  {line}".rstrip() for line in CODE), CLOSING)
    assert article.body[1:] == ("\n".join(f"    {line}".rstrip() for line in CODE), CLOSING)


def test_code_between_fences_is_shown_whatever_it_is() -> None:
    """Other code of such a dump is not told from words; a fence that nothing closes is a line."""
    fenced = ["```python", "图书馆的座位 = 12", "", "print(图书馆的座位)", "```"]
    article = read(OPENING, *fenced, CLOSING)
    assert article.body == (OPENING, "    图书馆的座位 = 12\n\n    print(图书馆的座位)", CLOSING)
    assert "print" not in "".join(read(OPENING, CLOSING, "相关新闻", *fenced).body)
    assert CLOSING in read(OPENING, "```", CLOSING, OPENING.replace("上月", "去年")).body
