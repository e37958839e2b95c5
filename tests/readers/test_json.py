"""Records in JSON, in all the shapes in which people keep them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive import readers
from build_archive.errors import BuildArchiveError
from build_archive.model import Stated
from build_archive.report import Report

from .reading import read, slices

TEXT = "云岭火车站新站台今天启用，站台比从前长了四十米，可以停下十六节的列车。"
ONE = {"title": "云岭站台启用", "content": TEXT, "date": "2021-03-04"}
TWO = {
    "标题": "镇图书馆开放",
    "正文": TEXT + TEXT,
    "发布时间": "2021-03-05 08:00",
    "来源": "白杨晚报",
    "标签": ["图书馆", "开放"],
}
TRADITIONAL = "雲嶺火車站新月臺今天啟用，月臺比從前長了四十米，可以停下十六節的列車。"


def dumped(*records: object, indent: int | None = None) -> list[str]:
    """Each record as JSON text."""
    return [json.dumps(record, ensure_ascii=False, indent=indent) for record in records]


SHAPES = {
    "lines": "\n".join(dumped(ONE, TWO)) + "\n",
    "lines without a last line end": "\n".join(dumped(ONE, TWO)),
    "lines with a byte order mark": "\ufeff" + "\n".join(dumped(ONE, TWO)),
    "lines with Windows ends and blank ones": "\r\n\r\n".join(dumped(ONE, TWO)) + "\r\n",
    "an array": json.dumps([ONE, TWO], ensure_ascii=False),
    "an array, a line each": "[\n" + ",\n".join(dumped(ONE, TWO)) + "\n]\n",
    "an array, indented": json.dumps([ONE, TWO], ensure_ascii=False, indent=2),
    "objects one after the other, indented": "\n".join(dumped(ONE, TWO, indent=2)),
    "with escapes": json.dumps([ONE, TWO]),
}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shape", SHAPES)
def test_records_are_found_in_every_shape(shape: str, encoding: str) -> None:
    """And each origin cuts its own record out of the file."""
    data = SHAPES[shape].encode(encoding)
    records, problems = read("x.json", data)
    assert problems == []
    assert [record.text for record in records] == [TEXT, TEXT + TEXT]
    assert [json.loads(piece.decode(encoding)) for piece in slices(records, data)] == [ONE, TWO]
    assert [record.origin.sha256 for record in records] == [
        hashlib.sha256(piece).hexdigest() for piece in slices(records, data)
    ]


def test_an_array_in_big5_is_cut_at_characters() -> None:
    r"""Many characters of Big5 end with the byte of a backslash or a brace."""
    wanted = [{"title": f"許功蓋啟用{n}", "content": TRADITIONAL} for n in range(3)]
    data = json.dumps(wanted, ensure_ascii=False).encode("big5")
    records, problems = read("x.json", data)
    assert problems == []
    assert [json.loads(piece.decode("big5")) for piece in slices(records, data)] == wanted


def test_fields_are_known_by_the_names_that_people_use() -> None:
    """Chinese, camel case, with the kind of record before them; times since 1970 become times."""
    record = {
        "newsTitle": "镇图书馆开放",
        "newsContent": TEXT,
        "summary": "短",
        "publishTime": 1614902400000,
        "sourceUrl": "https://example.org/1",
    }
    (read_record,), _ = read("x.json", "\n".join(dumped(record)).encode())
    assert read_record.text == TEXT
    assert read_record.stated == Stated(
        title="镇图书馆开放", date="2021-03-05T08:00:00+08:00", url="https://example.org/1"
    )
    (read_record,), _ = read("x.json", "\n".join(dumped(TWO)).encode())
    assert read_record.stated == Stated(
        title="镇图书馆开放", date="2021-03-05 08:00", source="白杨晚报", tags=("图书馆", "开放")
    )


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("图书馆,开放", ("图书馆", "开放")),
        ("图书馆|开放|", ("图书馆", "开放")),
        ("图书馆 开放", ("图书馆", "开放")),
        ([{"name": "图书馆"}], ("图书馆",)),
        ("新 Library", ("新 Library",)),
    ],
)
def test_tags_in_one_string_are_split_at_their_separators(value: Any, tags: tuple[str, ...]) -> None:
    """Whatever the separator; a list stays one."""
    (record,), _ = read("x.json", json.dumps(ONE | {"tags": value}).encode())
    assert record.stated.tags == tags


def test_a_mapping_names_other_fields() -> None:
    """As `fields` in mkdocs.yml does."""
    (record,), _ = read(
        "x.json", json.dumps({"a": "云岭站台启用", "b": TEXT, "content": "别的"}).encode(), {"title": "a", "text": "b"}
    )
    assert (record.stated.title, record.text) == ("云岭站台启用", TEXT)


def test_a_mapping_of_nothing_known_is_the_users_mistake() -> None:
    """Said before anything is read."""
    with pytest.raises(BuildArchiveError) as caught:
        list(readers.read_all([], Report(), {"inhalt": "b"}))
    assert str(caught.value) == (
        "mkdocs.yml: plugins: archive: fields: a record has no `inhalt` (here the field 'b'). What can be named is"
        " title, text, html, date, url, tags, source, author, editor, original_title, captured."
    )


def test_a_page_dump_in_a_record_stays_one() -> None:
    """Its lists and labels are for understanding to take out."""
    page = f"-\n云岭站台启用\n{TEXT}\n- 责任编辑: 陈一\n-\n别的新闻\n2021-03-04 10:00 交通 -"
    records, _ = read("x.jsonl", "\n".join(dumped({"text": page}, {"title": "题", "text": page}, ONE)).encode())
    assert [record.shape for record in records] == ["page", "page", "plain"]


def test_html_in_a_field_becomes_text() -> None:
    """A line a block; scripts are not text, character references are characters."""
    markup = f"<div><p>{TEXT}</p><script>alert(1)</script><p>第二段&nbsp;&ldquo;好&rdquo;<br/>第三段</p></div>"
    (record,), _ = read("x.json", json.dumps({"title": "馆长&quot;欢迎&quot;", "content": markup}).encode())
    assert record.text == f"{TEXT}\n第二段 “好”\n第三段"
    assert record.stated.title == '馆长"欢迎"'


def test_a_whole_page_in_a_field_is_read_as_a_page() -> None:
    """What the other fields say goes before what the page says."""
    markup = f"<!DOCTYPE html><html><head><title>云岭站台启用_云岭网</title></head><body><nav><a>首页</a></nav><h1>云岭站台启用</h1><div><p>{TEXT}</p><p>{TEXT}</p></div></body></html>"
    (record,), _ = read(
        "x.json", json.dumps({"url": "https://example.org/1", "html": markup, "crawl_time": "2021-03-05"}).encode()
    )
    assert record.text == f"云岭站台启用\n{TEXT}\n{TEXT}"
    assert record.stated == Stated(
        title="云岭站台启用", url="https://example.org/1", captured="2021-03-05", title_from="page"
    )


def test_records_inside_an_answer_are_found() -> None:
    """An answer of a programming interface wraps them; what it says of the date of all holds for each."""
    answer = {
        "code": 0,
        "date": "2021-03-04",
        "data": {"list": [{"title": "一", "content": TEXT}, {"title": "二", "content": TEXT, "date": "2021-03-05"}]},
    }
    records, _ = read("x.json", json.dumps(answer).encode())
    assert [(record.stated.title, record.stated.date) for record in records] == [
        ("一", "2021-03-04"),
        ("二", "2021-03-05"),
    ]


TITLES, TEXTS, DAYS = ["月台启用", "图书馆开放"], [TEXT, TEXT + TEXT], ["2021-03-04", "2021-03-05"]


@pytest.mark.parametrize(
    "table",
    [
        {"title": TITLES, "content": TEXTS, "date": DAYS},
        {
            name: {str(n): cell for n, cell in enumerate(cells)}
            for name, cells in [("title", TITLES), ("content", TEXTS), ("date", DAYS)]
        },
        {
            "columns": ["title", "content", "date"],
            "index": [0, 1],
            "data": [list(row) for row in zip(TITLES, TEXTS, DAYS, strict=True)],
        },
    ],
    ids=["lists", "columns of pandas", "split"],
)
def test_a_table_by_columns_is_a_record_a_row(table: object) -> None:
    """As `to_dict("list")`, `to_json()` and `to_json(orient="split")` of pandas write it."""
    records, problems = read("x.json", json.dumps(table).encode())
    assert not problems
    found = [(record.stated.title, record.text, record.stated.date) for record in records]
    assert found == list(zip(TITLES, TEXTS, DAYS, strict=True))


def test_a_list_of_paragraphs_under_one_title_is_no_column() -> None:
    """Nor where everything else is a list, too, as crawlers write what they selected."""
    for title in ("月台启用", ["月台启用"]):
        records, _ = read("x.json", json.dumps({"title": title, "content": TEXTS, "tags": ["铁路", "月台"]}).encode())
        assert [record.text for record in records] == ["\n".join(TEXTS)]


def test_the_address_under_which_a_record_lies_is_its_own() -> None:
    """Crawlers keep what they fetched by its address; what the record says itself goes before."""
    there, here = "https://example.org/1", "https://example.org/2"
    records, _ = read("x.json", json.dumps({there: ONE, "https://example.org/old": ONE | {"url": here}}).encode())
    assert [record.stated.url for record in records] == [there, here]


def test_a_line_cut_in_the_middle_costs_itself() -> None:
    """The message says where and what it looked like; the lines around it are read."""
    lines = dumped(ONE, TWO, ONE)
    data = "\n".join([lines[0], lines[1][:40], lines[2]]).encode()
    records, problems = read("news.jsonl", data)
    assert [record.text for record in records] == [TEXT, TEXT]
    (problem,) = problems
    assert problem == (
        'news.jsonl:2: this is not JSON (it ends after 92 bytes: …": "云岭火车站新站台今天启用，站台比). The record was left out.'
        " Cut-off downloads end like this. To stop at the first such record, build with --strict."
    )


def test_an_array_without_an_end_gives_what_is_whole() -> None:
    """A download that broke off inside the third of three objects."""
    data = json.dumps([ONE, TWO, ONE], ensure_ascii=False, indent=1).encode()[:-40]
    records, problems = read("x.json", data)
    assert len(records) == 2
    (problem,) = problems
    assert problem == (
        'x.json:17: this object has no end (it begins \'{\\n  "title": "云岭站台启用",\\n  "content": "云岭火\'). It was left out.'
        " Cut-off downloads end like this. To stop at the first such record, build with --strict."
    )


def test_a_lost_quotation_mark_costs_one_object() -> None:
    """What follows is found again by the name with which these objects begin."""
    texts = dumped(ONE, ONE, ONE)
    texts[1] = texts[1].replace('启用"', "启用", 1)
    records, problems = read("x.json", ("[" + ",\n".join(texts) + "]").encode())
    assert (len(records), len(problems)) == (2, 1)


def test_a_record_over_the_limit_is_refused_by_name() -> None:
    """One record may not take all memory; the others are read."""
    lines = "\n".join(dumped(ONE, ONE | {"content": "长" * 1000}, TWO)).encode()
    advice = "Split the file into articles, or see that its line ends survived the download."
    for data in (lines, b"[\n" + lines.replace(b"\n", b",\n") + b"]"):
        records, problems = read("x.json", data, limit=1000)
        assert len(records) == 2
        assert problems[0].endswith(
            f"this record is longer than 1,000 bytes, too long for one article. It was left out. {advice}"
        )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"[[[[",
        b"{" * 5000,
        b'{"a":' * 3000,
        b'"',
        b"[1,2,3]",
        b'{"content": 5}',
        b'{"title": "\\ud800", "content": "\\ud800"}',
    ],
)
def test_odd_json_stops_nothing(data: bytes) -> None:
    """It is a record, or a message, or nothing."""
    read("x.json", data)


@given(st.binary(max_size=200), st.sampled_from(["x.json", "x.jsonl"]))
def test_no_bytes_break_the_reader(data: bytes, name: str) -> None:
    """Whatever comes after a good record, the good one is read."""
    records, _ = read(name, json.dumps(ONE).encode() + b"\n" + data)
    assert records == [] or records[0].text == TEXT


@given(
    st.lists(st.dictionaries(st.sampled_from(["title", "content", "x"]), st.text(max_size=20)), max_size=5),
    st.sampled_from([None, 1]),
)
def test_origins_cut_records_out_of_any_array(values: list[dict[str, str]], indent: int | None) -> None:
    """Strings with braces, quotation marks and backslashes in them included."""
    data = json.dumps(values, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass")
    records, _ = read("x.json", data)
    assert all(json.loads(piece) in values for piece in slices(records, data))


def test_a_text_that_get_text_tore_is_whole() -> None:
    """The link's words stood on a line of their own."""
    torn = "今天启用的是云岭火车站的新站台，它比从前的\n旧站台\n，长了四十米。\n"
    (record,) = read("x.json", json.dumps({**ONE, "content": torn}, ensure_ascii=False).encode())[0]
    assert record.text.split() == ["今天启用的是云岭火车站的新站台，它比从前的旧站台，长了四十米。"]
