"""What a name states, and what it does not."""

from __future__ import annotations

import pytest

from build_archive.readers.file_names import stated_by_name


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("2018-05-28 07:53:28@湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28 07:53:28"),
        ("2018-05-28 07:53@湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28 07:53"),
        ("2018-05-28 @湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28"),
        ("2018-05-28 07-53-28@湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28 07:53:28"),
        ("2018-05-28-湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28"),
        ("a/b.zip!/20180528_湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-28"),
        ("2018年5月8日 湖畔博物馆新馆开放.txt", "湖畔博物馆新馆开放", "2018-05-08"),
        ("湖畔博物馆新馆开放（2018-05-28）.txt", "湖畔博物馆新馆开放", "2018-05-28"),
        ("湖畔博物馆新馆开放_20180528.txt", "湖畔博物馆新馆开放", "2018-05-28"),
        ("湖畔博物馆新馆开放 (2).txt", "湖畔博物馆新馆开放", ""),
        ('2018-05-28@馆长说"欢迎"：票价3.5元起|早晚不同.txt', '馆长说"欢迎"：票价3.5元起|早晚不同', "2018-05-28"),
        ("2018-05-28 12月1日起博物馆免费.txt", "12月1日起博物馆免费", "2018-05-28"),
    ],
)
def test_a_name_states_title_and_date(name: str, title: str, date: str) -> None:
    """In every form in which crawlers and people write them."""
    stated = stated_by_name(name)
    assert (stated.title, stated.date, stated.title_from, stated.date_from) == (title, date, "file-name", "file-name")


@pytest.mark.parametrize(
    "name",
    [
        "000_e7f4.txt",
        "index.txt",
        "2018-05-28.txt",
        "20180528_0012.txt",
        "新建文本文档 (2).txt",
        "无标题1.txt",
        "新闻.txt",
        "tests_site_1.flat.txt",
        "..txt",
    ],
)
def test_other_names_state_nothing(name: str) -> None:
    """A counter, a checksum or a date alone is not the article's word."""
    stated = stated_by_name(name)
    assert (stated.title, stated.date) == ("", "")
