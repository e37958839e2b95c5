"""Markdown that people wrote: its fields in every form, its text without what only its own site could show."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import Stated
from build_archive.readers.markdown_text import clean
from build_archive.understand import understand

from .reading import read, slices

BODY = "云岭火车站新站台今天启用。\n\n## 站台\n\n- 长了*四十米*\n"
WANTED = Stated(title="云岭站台启用", date="2021-03-04", tags=("交通", "云岭"), author="陈一")

FORMS = {
    "YAML": "---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: [交通, 云岭]\nauthor: 陈一\n---\n",
    "tags in a list": "---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags:\n  - 交通\n  - 云岭\nauthor: 陈一\n---\n",
    "tags in one string": "---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: 交通, 云岭\nauthor: [陈一]\n---\n",
    "no opening line": "title: 云岭站台启用\ndate: 2021-03-04\ntags:\n  - 交通\n  - 云岭\nauthor: 陈一\n---\n",
    "two spaces before names": "---\n  title: 云岭站台启用\n  date: 2021-03-04\n  tags: [交通, 云岭]\n  author: 陈一\n---\n",
    "names at different depths": "---\ntitle: 云岭站台启用\n  date: 2021-03-04\ntags: [交通, 云岭]\n  author: 陈一\n---\n",
    "tabs": "---\ntitle:\t云岭站台启用\ndate:\t2021-03-04\ntags:\n\t- 交通\n\t- 云岭\nauthor:\t陈一\n---\n",
    "closed by dots": "---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: [交通, 云岭]\nauthor: 陈一\n...\n",
    "Windows line ends": "---\r\ntitle: 云岭站台启用\r\ndate: 2021-03-04\r\ntags: [交通, 云岭]\r\nauthor: 陈一\r\n---\r\n",
    "a byte order mark": "\ufeff---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: [交通, 云岭]\nauthor: 陈一\n---\n",
    "TOML": '+++\ntitle = "云岭站台启用"\ndate = 2021-03-04\ntags = ["交通", "云岭"]\nauthor = "陈一"\n+++\n',
    "empty lines above": "\n\n---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: [交通, 云岭]\nauthor: 陈一\n---\n",
    "JSON": '{\n  "title": "云岭站台启用",\n  "date": "2021-03-04",\n  "tags": ["交通", "云岭"],\n  "author": "陈一"\n}\n',
    "JSON between semicolons": ';;;\n"title": "云岭站台启用",\n"date": "2021-03-04",\n"tags": ["交通", "云岭"],\n"author": "陈一"\n;;;\n',
    "no fence at all": "Title: 云岭站台启用\nDate: 2021-03-04\nTags: 交通, 云岭\nAuthor: 陈一\n\n",
    "a clipper's links": '---\ntitle: 云岭站台启用\npublished: 2021-03-04\ncreated: 2022-01-01\ntags:\n  - 交通\n  - 云岭\nauthor:\n  - "[[人/陈一|陈一]]"\n---\n',
    "Chinese names": "---\n标题: 云岭站台启用\n日期: 2021-03-04\n标签: 交通、云岭\n作者: 陈一\n---\n",
    "a program as editor": "---\ntitle: 云岭站台启用\ndate: 2021-03-04\ntags: [交通, 云岭]\nauthor: 陈一\neditor: markdown\npublished: true\n---\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_fields_are_read_in_every_form(form: str) -> None:
    """And the text after them stays Markdown."""
    data = (FORMS[form] + "\n" + BODY).encode()
    (record,), problems = read("x.md", data)
    assert problems == []
    assert record.stated == WANTED
    assert (record.text, record.shape) == (BODY.strip(), "markdown")
    assert slices([record], data) == [data]
    assert record.origin.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 2021-03-04", "2021-03-04"),
        ("title: 3.50", "3.50"),
        ("title: yes", "yes"),
        ("title: '云岭: 站台'", "云岭: 站台"),
        ("title: 云岭: 站台启用", "云岭: 站台启用"),
        ("title: 【云岭】站台 # 启用", "【云岭】站台"),
        ("title: [云岭] 站台", "[云岭] 站台"),
        ("title: @云岭 站台", "@云岭 站台"),
        ('title: "云岭"站台启用', '"云岭"站台启用'),
        ("title: !!python/object/apply:os.system [ls]", "ls"),
    ],
)
def test_a_title_is_the_string_that_stands_there(line: str, title: str) -> None:
    """Whether YAML takes it for a date, a number, a list, or cannot read it at all."""
    (record,), _ = read("x.md", f"---\n{line}\ndate: 2021-03-04\n---\n{BODY}".encode())
    assert (record.stated.title, record.stated.date) == (title, "2021-03-04")


def test_an_object_of_a_program_is_never_made() -> None:
    """The message says where it is asked for."""
    text = f"---\ntitle: 云岭站台\nweight: !!python/object/new:os.system [touch x]\n---\n{BODY}"
    (record,), problems = read("a/x.md", text.encode())
    assert record.stated.title == "云岭站台"
    assert problems == [
        "a/x.md:3: this front matter names an object of a program (!!python/object/new:os.system), which is never made; its value was read as text. Write the value as plain YAML."
    ]


def test_references_cannot_multiply() -> None:
    """Nine lines of YAML that stand for a billion values are read line by line."""
    lines = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else '哈'}]" for n in range(9))
    (record,), _ = read("x.md", f"---\ntitle: 云岭站台\ntags: *a8\n{lines}\n---\n{BODY}".encode())
    assert record.stated.title == "云岭站台"
    assert record.repaired == ("front matter",)


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "[a, ", "a:\n ", "'", "|\n"])
def test_deep_nesting_does_not_end_the_program(piece: str) -> None:
    """Libraries written in C go down until the stack is full."""
    (record,), _ = read("x.md", f"---\ntitle: 云岭站台\nx: {piece * 10_000}\n---\n{BODY}".encode())
    assert record.shape == "markdown"


def test_a_house_format_in_comments() -> None:
    """A translators' project: the work's own title is the original one, the heading is the article's."""
    text = f"""[#]: subject: "New Platform Opens"
[#]: via: "https://example.org/original"
[#]: author: "Ada Example https://example.org/ada"
[#]: publisher: "someone"
[#]: url: "https://example.org/translated"

云岭站台启用
======

{BODY}"""
    (record,), _ = read("x.md", text.encode())
    assert record.stated == Stated(
        title="云岭站台启用",
        original_title="New Platform Opens",
        author="Ada Example",
        url="https://example.org/translated",
    )
    assert record.text == BODY.strip()


@pytest.mark.parametrize("heading", ["# 云岭站台启用\n\n", "云岭站台启用\n===\n", "云岭站台启用\n------\n\n"])
def test_without_fields_the_first_heading_is_the_title(heading: str) -> None:
    """It is no part of the text then."""
    (record,), _ = read("x.md", (heading + BODY).encode())
    assert (record.stated.title, record.text) == ("云岭站台启用", BODY.strip())


def test_without_any_title_the_files_name_is_asked() -> None:
    """As for plain text."""
    (record,), _ = read("2021-03-04-云岭站台启用.md", BODY.encode())
    assert (record.stated.title, record.stated.date, record.stated.title_from) == (
        "云岭站台启用",
        "2021-03-04",
        "file-name",
    )


def test_a_text_that_begins_with_a_rule_has_no_fields() -> None:
    """Three dashes are a rule where no fields follow."""
    (record,), _ = read("x.md", f"---\n\n{BODY}\n\n---\n\n完".encode())
    assert record.text.endswith("完")
    assert record.text.count("云岭火车站") == 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("前\n\n<!-- more -->\n\n后", "前\n\n后"),
        (
            "# 播放 {.tabset}\n## 甲站\n<iframe src='//x'></iframe>\n## 乙站\n<iframe src='//y'></iframe>\n#\n\n正文",
            "正文",
        ),
        ("> 提示\n{.is-warning}\n\n正文", "> 提示\n\n正文"),
        ("{% asset_img 1.png %}\n正文", "正文"),
        ("{{< figure src='1.png' >}}\n正文", "正文"),
        ("<script>alert(1)</script>正文<style>p {}</style>", "正文"),
        ("## 空\n\n## 后\n\n正文", "## 空\n\n## 后\n\n正文"),
        ("```\n<!-- 注 -->\n{% raw %}\n```\n\n正文", "```\n<!-- 注 -->\n{% raw %}\n```\n\n正文"),
        ("用 `<!-- 注 -->` 写，`{% raw %}`", "用 `<!-- 注 -->` 写，`{% raw %}`"),
        ("~~~\n```\n<script>\n~~~\n<script>x</script>后", "~~~\n```\n<script>\n~~~\n后"),
    ],
)
def test_what_only_its_own_site_could_show_goes(text: str, cleaned: str) -> None:
    """Players with their headings, comments, commands, classes; code stays as it is."""
    assert clean(text) == cleaned


ISSUE = """# 《云岭早报》 (20210304)

## 提要

1. 站台启用；

## 详细新闻

### 云岭站台启用

<p><strong>本报消息</strong>：云岭火车站新站台今天启用。</p><p>站台长了四十米。</p>

[查看原文](https://example.org/1)

### 镇图书馆开放

<p>镇图书馆今天开放。</p>

[查看原文](https://example.org/2)

### undefined

undefined

[查看原文](https://example.org/3)

### 湖畔有雾

<p>湖畔早晨有雾。</p>

---

(更新时间戳: 1614816000000)
"""


def test_a_days_issue_is_several_articles() -> None:
    """Each with its own range; the day and the name of the issue hold for all; a failed download is an empty record."""
    data = ISSUE.encode()
    records, problems = read("20210304.md", data)
    assert problems == []
    assert [record.stated.title for record in records] == ["云岭站台启用", "镇图书馆开放", "", "湖畔有雾"]
    assert [record.text for record in records] == [
        "本报消息：云岭火车站新站台今天启用。\n站台长了四十米。",
        "镇图书馆今天开放。",
        "",
        "湖畔早晨有雾。",
    ]
    assert {
        (record.stated.date, record.stated.source, record.shape if record.text else "plain") for record in records
    } == {("2021-03-04", "云岭早报", "plain")}
    assert records[1].stated.url == "https://example.org/2"
    pieces = slices(records, data)
    assert [piece.decode().split("\n")[0] for piece in pieces] == [
        "### 云岭站台启用",
        "### 镇图书馆开放",
        "### undefined",
        "### 湖畔有雾",
    ]
    assert [record.origin.line for record in records] == [
        data[: record.origin.start].count(b"\n") + 1 for record in records
    ]


def test_a_newsletter_links_its_headings() -> None:
    """A heading that is a link leads to the article it is about."""
    text = "# 周报 2021-03-04\n" + "".join(
        f"\n## [第{n}条](https://example.org/{n})\n\n第{n}条的*摘要*。\n" for n in (1, 2, 3)
    )
    records, _ = read("x.md", text.encode())
    assert [(record.stated.title, record.stated.url, record.text) for record in records] == [
        (f"第{n}条", f"https://example.org/{n}", f"第{n}条的*摘要*。") for n in (1, 2, 3)
    ]


def test_chapters_are_not_articles() -> None:
    """One article of several sections stays one, also where its name holds a day."""
    text = "# 云岭站台\n" + "".join(
        f"\n## 第{n}节\n\n这一节讲站台。[地图](https://example.org/{n})很清楚。\n" for n in (1, 2, 3)
    )
    records, _ = read("2021-03-04.md", text.encode())
    assert len(records) == 1


@given(st.text(alphabet="-+=:[]{}#%<>!&*'\"\n\t a标`~", max_size=80))
def test_no_markdown_breaks_the_reader(text: str) -> None:
    """It is always one record or more."""
    assert read("x.md", text.encode())[0]


UNTITLED: dict[str, str] = {
    "a lower heading": "## 云岭站台启用\n\n站台长了四十米。\n",
    "a rule": "---\n\n云岭站台启用。站台长了四十米。\n",
    "a picture and a bold link": "![图](https://a.example/x.jpg)\n\n**[云岭站台启用](https://a.example)**。站台长了四十米。\n",
    "a list": "- 云岭站台启用\n- 站台长了四十米\n",
    "HTML throughout": "<div><h1>云岭站台启用</h1></div>\n<p>站台昨天启用，比从前长了四十米，可以停下十六节的列车。</p>\n",
}


@pytest.mark.parametrize("text", UNTITLED.values(), ids=UNTITLED)
def test_a_text_without_a_title_is_called_by_its_first_words(text: str) -> None:
    """Without the marks that stand around them."""
    (record,), _ = read("x.md", text.encode())
    assert understand(record).article.title == "云岭站台启用"


def test_a_block_of_fields_that_holds_none_is_sound() -> None:
    """Nothing had to be mended in it."""
    (record,), _ = read("x.md", "---\n---\n# 云岭站台启用\n\n站台长了四十米。\n".encode())
    assert (record.stated.title, record.repaired) == ("云岭站台启用", ())


@pytest.mark.parametrize(
    ("name", "head", "date", "date_from"),
    [
        ("_posts/2017-11-16-bridge.md", "title: 旧桥", "2017-11-16", "file-name"),
        ("_posts/2017-11-16-bridge.md", "title: 旧桥\ndate: 2017-11-15", "2017-11-15", "record"),
        ("2017-11-16.md", "title: 旧桥", "", ""),
        ("clip.md", "title: 旧桥\npublished:\ncreated: 2026-09-04", "", "record"),
        ("clip.md", "title: 旧桥\npublished: 2026-09-01\ncreated: 2026-09-04", "2026-09-01", "record"),
        ("note.md", "title: 旧桥\ncreated: 2026-09-04", "2026-09-04", "record"),
    ],
)
def test_the_day_of_a_post_and_that_of_a_clipping(name: str, head: str, date: str, date_from: str) -> None:
    """Jekyll has it in the name; clippers write their own beside an empty one."""
    [record], _ = read(name, f"---\n{head}\n---\n\n旧桥修好了，过河的人比从前多了一倍。\n".encode())
    assert record.stated.date == date
    assert not date or record.stated.date_from == date_from


def test_the_notice_of_a_program_that_saved_a_page_is_its_address() -> None:
    """And none of the text."""
    notice = (
        "> 本文由 [简悦 SimpRead](http://reader.example/) 转码， 原文地址 [river.example](https://river.example/a?b=1)"
    )
    [record], _ = read("旧桥修好了.md", f"{notice}\n\n过河的人比从前多了一倍。\n".encode())
    assert (record.text.strip(), record.stated.url) == ("过河的人比从前多了一倍。", "https://river.example/a?b=1")
    assert record.stated.title == "旧桥修好了"


@pytest.mark.parametrize("head", ["", "---\npublish_time: 1779796081\n---\n\n"])
def test_a_quotation_below_the_title_may_say_what_the_text_is(head: str) -> None:
    """The source with its day, the address; a line of another name stays, and a quotation of words is one."""
    quote = "> 来源：微信公众号 河湾茶话，2026-01-27\n> **原文链接**：https://river.example/a\n> 文章编号：271\n"
    text = f"{head}# 旧桥修好了\n\n{quote}\n过河的人比从前多了一倍。\n"
    [record], _ = read("a.md", text.encode())
    stated = record.stated
    assert (stated.title, stated.source, stated.url) == ("旧桥修好了", "河湾茶话", "https://river.example/a")
    assert stated.date[:4] == "2026"
    assert record.text.split() == [">", "文章编号：271", "过河的人比从前多了一倍。"]
    words = "> 船长说：桥修好了。\n> 没有人再坐船\n"
    [record], _ = read("a.md", f"# 旧桥\n\n{words}\n过河的人多了。\n".encode())
    assert record.text.strip().startswith(words)
