"""What people's records hold in their fields, and what it means: dates of machines, names with labels, tags in one string."""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_archive.model import RawRecord
from build_archive.understand import understand
from build_archive.understand.stamps import read_stated

from .reading import read

TEXT = "渡船昨天换了一副新桨，旧桨用了十一年，磨短了一掌宽。\n新桨是杉木做的，刷了三遍桐油，谁都可以去摸一摸。"
TITLE = "河边的渡船换了新桨"


def record_of(**fields: Any) -> RawRecord:
    """The record of a JSON line with these fields beside a title and a text."""
    (record,), problems = read("x.jsonl", json.dumps({"title": TITLE, "content": TEXT} | fields).encode())
    assert problems == []
    return record


DATES: dict[str, tuple[Any, str]] = {
    "seconds": (1678151700, "2023-03-07T09:15"),
    "thousandths in a string": ("1678151700000", "2023-03-07T09:15"),
    "millionths": (1678151700123456, "2023-03-07T09:15"),
    "a fraction": (1678151700.25, "2023-03-07T09:15"),
    "before 2001": (978278400, "2001-01-01"),
    "midnight in China": (1678118400, "2023-03-07"),
    "universal time": ("2023-03-06T22:15:00Z", "2023-03-07T06:15"),
    "a day that became universal time": ("2023-03-06T16:00:00.000Z", "2023-03-07"),
    "a day that a program wrote as universal time": ("2023-03-07T00:00:00+00:00", "2023-03-07"),
    "a zone of its own": ("2023-03-07T09:15:00.123+0800", "2023-03-07T09:15"),
    "a feed's": ("Tue, 07 Mar 2023 01:15:00 GMT", "2023-03-07T09:15"),
    "Weibo's": ("Tue Mar 07 09:15:00 +0800 2023", "2023-03-07T09:15"),
    "Twitter's": ("Tue Mar 07 01:15:00 +0000 2023", "2023-03-07T09:15"),
    "a Java program's": ("Tue Mar 07 09:15:00 CST 2023", "2023-03-07T09:15"),
    "MongoDB's": ({"$date": "2023-03-07T01:15:00Z"}, "2023-03-07T09:15"),
    "MongoDB's in numbers": ({"$date": {"$numberLong": "1678151700000"}}, "2023-03-07T09:15"),
    "fourteen digits": ("20230307091500", "2023-03-07T09:15"),
    "twelve digits": ("202303070915", "2023-03-07T09:15"),
    "Han": ("二〇二三年三月七日", "2023-03-07"),
}


@pytest.mark.parametrize(
    "fields",
    [
        {"hp_id": 1, "hp_title": "云岭站台启用", "hp_content": TEXT, "hp_maketime": "2021-03-04", "wb_name": "x"},
        {"add_time": "2021-03-04", "title": "云岭站台启用", "content": TEXT, "pc_url": "https://example.org/1"},
    ],
)
def test_the_word_of_a_program_before_all_names_says_nothing(fields: dict[str, object]) -> None:
    """Where no name is known with it."""
    (record,), _ = read("x.json", json.dumps({"data": fields}).encode())
    assert (record.stated.title, record.stated.date, record.text) == ("云岭站台启用", "2021-03-04", TEXT)


@pytest.mark.parametrize(("value", "expected"), DATES.values(), ids=DATES)
def test_a_date_is_read_as_machines_and_people_write_it(value: Any, expected: str) -> None:
    """What machines keep in universal time is a time in China; midnight is a day without a clock."""
    dating = read_stated(record_of(date=value).stated.date)
    assert dating is not None
    assert dating.value == expected


def test_the_first_date_that_is_one_wins_and_a_crawl_dates_nothing() -> None:
    """`published: true` is no date, and a bare `timestamp` is the crawl's."""
    stated = record_of(published="true", created="2023-03-07", timestamp="2024-01-01T00:00:00Z").stated
    assert (stated.date, stated.captured) == ("2023-03-07", "2024-01-01")


NAMES: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "labels before them": ({"source": "来源：河口晚报", "author": "文/陈小河", "editor": "责任编辑：林一叶"}, ("河口晚报", "陈小河", "林一叶")),
    "things with a name": ({"source": {"url": "http://a.example", "name": "河口晚报"}, "author": {"id": 7, "nickname": "陈小河"}}, ("河口晚报", "陈小河", "")),
    "several": ({"authors": [{"id": 1, "name": "陈小河"}, {"name": "林一叶"}]}, ("", "陈小河、林一叶", "")),
    "in Pinyin": ({"laiyuan": "河口晚报", "zuozhe": "陈小河"}, ("河口晚报", "陈小河", "")),
    "words that only begin like a label": ({"source": "来源地周刊", "author": "文一叶"}, ("来源地周刊", "文一叶", "")),
    "MySQL's nothing": ({"source": "\\N", "author": "NULL"}, ("", "", "")),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_read_without_what_stands_around_them(fields: dict[str, Any], expected: tuple[str, str, str]) -> None:
    """Source, author and editor."""
    stated = record_of(**fields).stated
    assert (stated.source, stated.author, stated.editor) == expected


TAGS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "a list": (["渡船", "桐油"], ("渡船", "桐油")),
    "things": ([{"id": 3, "name": "渡船"}, {"id": 4, "name": "桐油"}], ("渡船", "桐油")),
    "numbers of tags": ([3, 4], ()),
    "weights": ({"渡船": 0.8, "桐油": 0.3}, ("渡船", "桐油")),
    "a list as JSON": ('["渡船", "桐油"]', ("渡船", "桐油")),
    "a list as Python": ("['渡船', '桐油']", ("渡船", "桐油")),
    "no list": ("[]", ()),
    "spaces": ("渡船 桐油", ("渡船", "桐油")),
    "slashes between Han": ("渡船/桐油", ("渡船", "桐油")),
    "a slash in a name": ("TCP/IP", ("TCP/IP",)),
    "hashes": ("#渡船# #桐油#", ("渡船", "桐油")),
}


@pytest.mark.parametrize(("value", "expected"), TAGS.values(), ids=TAGS)
def test_tags_are_read_from_any_list(value: Any, expected: tuple[str, ...]) -> None:
    """Also from one that a program wrote as text."""
    assert record_of(tags=value).stated.tags == expected


FIRST, SECOND = TEXT.split("\n")
TEXTS: dict[str, Any] = {
    "paragraphs": [FIRST, SECOND],
    "paragraphs as things": [{"type": "text", "value": FIRST}, {"type": "image", "src": "a.jpg"}, {"type": "text", "value": SECOND}],
    "HTML as a thing": {"rendered": f"<p>{FIRST}</p><p>{SECOND}</p>", "protected": False},
    "HTML escaped twice": f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;",
    "line ends as in source code": f"{FIRST}\\r\\n{SECOND}",
}  # fmt: skip


@pytest.mark.parametrize("value", TEXTS.values(), ids=TEXTS)
def test_a_text_is_read_with_its_paragraphs(value: Any) -> None:
    """However they are kept."""
    assert record_of(content=value).text == TEXT


def test_a_record_in_parts_is_one_record() -> None:
    """The article in one field and what is known of it in another."""
    parts = {"article": {"title": TITLE, "body": TEXT}, "meta": {"date": "2023-03-07", "source": "河口晚报"}}
    (record,), _ = read("x.jsonl", json.dumps(parts).encode())
    assert (record.text, record.stated.title, record.stated.date, record.stated.source) == (
        TEXT,
        TITLE,
        "2023-03-07",
        "河口晚报",
    )


@pytest.mark.parametrize("label", ["资料来源", "資料來源", "数据来源", "图片来源"])
def test_where_an_articles_figures_are_from_makes_no_page_of_it(label: str) -> None:
    """A page says where it is from itself; so every line of the record is the article's."""
    rows = f"　开船：七月一日\n　票价：一元\n　{label}：渡口的木牌"
    assert record_of(content=f"{TEXT}\n{rows}").shape == "plain"
    assert record_of(content=f"{TEXT}\n来源：河湾日报").shape == "page"


def test_code_in_the_html_of_a_field_keeps_its_lay_out() -> None:
    """Fences within it end nothing."""
    code = "if a:\n    b('```')\n```\nc"
    html = f"<p>渡口的船长用两行代码算船期。</p><pre><code>{code}</code></pre><p>算得很准，居民都说好。</p>"
    [record], _ = read("a.json", json.dumps({"title": "船期", "content": html}).encode())
    assert understand(record).article.body[1] == "    if a:\n        b('```')\n    ```\n    c"


SAID = ["渡口的船长用两行字记下船期。", "他算得很准，居民都说好。"]


@pytest.mark.parametrize(
    "text",
    [
        repr([f"\r\n {SAID[0]}\n", SAID[1]]),
        f"{SAID[0]}\n\n<a href='/a'>他</a>算得很准，居民都说好。",
        f"{SAID[0]}　　{SAID[1]}",
        "\n".join(SAID),
    ],
    ids=["a list as Python writes it", "line ends among tags that set none", "an indent without its line end", "lines"],
)
def test_paragraphs_of_a_field_stay_apart(text: str) -> None:
    """Whatever a program did to their line ends."""
    [record], _ = read("a.json", json.dumps({"标题": "['船期']", "微博正文": text, "infoSource": "河湾日报"}).encode())
    article = understand(record).article
    assert (article.title, article.source) == ("船期", "河湾日报")
    assert ["".join(paragraph.split()) for paragraph in article.body] == SAID


def test_a_tag_of_a_written_list_keeps_its_comma() -> None:
    """As in a list that is one."""
    [record], _ = read(
        "a.json", json.dumps({"title": "船期", "text": SAID[0], "tags": "['渡口,旧桥', '新船']"}).encode()
    )
    assert record.stated.tags == ("渡口,旧桥", "新船")


def test_brackets_that_are_no_list_stay() -> None:
    """A quotation in brackets, and a list that is cut."""
    for title in ("['船期' 是书名]", "['船期', '旧桥"):
        [record], _ = read("a.json", json.dumps({"title": title, "text": SAID[0]}).encode())
        assert record.stated.title == title
