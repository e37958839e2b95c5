"""Text whose fields stand behind their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reading import read, slices

TEXT = "云岭火车站新站台今天启用，站台比从前长了四十米。\n馆长说：“好。”"
ONE = f"标题：云岭站台启用\n发布时间：2021年3月4日 08:30\n来源：白杨晚报\n链接：https://example.org/1\n正文：{TEXT}\n"
TWO = f"标题：镇图书馆开放\n发布时间：2021-03-05\n来源：白杨晚报\n链接：https://example.org/2\n正文：\n{TEXT}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("between", ["", "\n\n", "==========\n", "\n----------\n\n"])
def test_each_article_of_a_file_is_a_record(encoding: str, between: str) -> None:
    """Whatever stands between them; each origin cuts its own out of the file."""
    data = f"{ONE}{between}{TWO}".encode(encoding)
    records, problems = read("x.txt", data)
    assert problems == []
    assert [
        (record.stated.title, record.stated.date, record.stated.source, record.stated.url) for record in records
    ] == [
        ("云岭站台启用", "2021年3月4日 08:30", "白杨晚报", "https://example.org/1"),
        ("镇图书馆开放", "2021-03-05", "白杨晚报", "https://example.org/2"),
    ]
    assert [record.text for record in records] == [TEXT, TEXT]
    assert b"".join(slices(records, data)) == data


@pytest.mark.parametrize(
    "text",
    [
        f"【标题】云岭站台启用\n【时间】2021-03-04\n【正文】\n{TEXT}",
        f"Title: 云岭站台启用\nPublish Time: 2021-03-04\nContent: {TEXT}",
        f"日期：2021-03-04\n编号：17\n标题：云岭站台启用\n摘要：新站台启用。\n内容：{TEXT}",
        f"标题：云岭站台启用\n时间：2021-03-04\n\n{TEXT}",
        f"标题：云岭站台启用\r\n\r\n时间：2021-03-04\r\n\r\n---\r\n{TEXT}",
    ],
)
def test_heads_of_all_crawlers_are_read(text: str) -> None:
    """In brackets, in English, with names that nobody knows, without a label for the text."""
    (record,), _ = read("x.txt", text.encode())
    assert (record.stated.title, record.stated.date) == ("云岭站台启用", "2021-03-04")
    assert record.text == TEXT


def test_who_speaks_is_no_field() -> None:
    """An interview begins like a head, and goes on in sentences."""
    talk = "记者：新站台有多长？\n站长：比从前长了四十米，可以停下十六节的列车。"
    (record,), _ = read("x.txt", f"标题：云岭站台启用\n{talk}".encode())
    assert (record.stated.title, record.stated.author, record.text) == ("云岭站台启用", "", talk)


def test_a_title_that_an_article_speaks_of_begins_no_record() -> None:
    """The label alone does not: the others of its head must follow."""
    text = f"{TEXT}\n标题：不是文章\n{TEXT}"
    (record,), _ = read("x.txt", f"标题：云岭站台启用\n时间：2021-03-04\n正文：{text}\n".encode())
    assert record.text == text


@pytest.mark.parametrize(
    "text", [f"来源：白杨晚报\n{TEXT}", f"首页\n标题：云岭站台启用\n正文：{TEXT}", f"问题：多长？\n内容：{TEXT}"]
)
def test_a_text_without_the_label_of_a_title_at_its_head_is_a_page(text: str) -> None:
    """Its lines are for understanding to tell apart."""
    records, _ = read("x.txt", text.encode())
    assert [record.reader for record in records] == ["text"]


def test_a_day_in_the_name_dates_what_has_none() -> None:
    """What the record says itself goes before."""
    records, _ = read(
        "2021-03-06-云岭站台启用.txt", f"标题：一\n正文：{TEXT}\n{ONE.replace('发布时间', '时间')}".encode()
    )
    assert [record.stated.date for record in records] == ["2021-03-06", "2021年3月4日 08:30"]


def test_a_record_that_is_too_long_costs_itself() -> None:
    """The one after it is read."""
    long = "\n".join([TEXT] * 60)  # several times the limit
    records, (problem,) = read("x.txt", f"{ONE}{long}\n{TWO}".encode(), limit=1000)
    assert [record.stated.title for record in records] == ["镇图书馆开放"]
    assert problem.startswith("x.txt: this record is longer than 1,000 bytes")


@given(st.text(max_size=200))
def test_every_byte_of_a_dump_belongs_to_a_record(text: str) -> None:
    """Whatever its text says, also what looks like the head of another."""
    data = f"标题：云岭站台启用\n正文：{text}".encode("utf-8", "replace")
    records, _ = read("x.txt", data)
    assert b"".join(slices(records, data)) == data
