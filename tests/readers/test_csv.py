"""Tables, with whatever stands between the cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reading import read, slices

TEXT = '云岭火车站新站台今天启用，站台比从前长了四十米。\n馆长说“好”，又说"很好"。'
ROWS = [["云岭站台启用", "2021-03-04", TEXT], ["镇图书馆开放", "2021-03-05", TEXT]]


def table(*rows: list[str], delimiter: str = ",", line_end: str = "\r\n") -> str:
    """Rows as the standard library writes them."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_rows_are_records(encoding: str, delimiter: str, line_end: str) -> None:
    """Line ends inside cells included; each origin cuts its row out of the file."""
    data = table(["标题", "日期", "正文"], *ROWS, delimiter=delimiter, line_end=line_end).encode(encoding)
    records, problems = read("x.csv", data)
    assert problems == []
    assert [(record.stated.title, record.stated.date, record.text) for record in records] == [
        tuple(row) for row in ROWS
    ]
    inner = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    assert [piece.decode(inner).strip("\r\n\x00") for piece in slices(records, data)] == [
        table(row, delimiter=delimiter, line_end="") for row in ROWS
    ]


def test_a_table_without_names_is_known_by_what_it_holds() -> None:
    """The longest column is the text; addresses, dates and short unique lines are what they look like."""
    rows = [[str(n), f"https://example.org/{n}", f"云岭站台启用第{n}天", f"2021-03-0{n}", TEXT * 2] for n in (1, 2, 3)]
    records, problems = read("x.csv", table(*rows).encode())
    assert problems == []
    assert [record.text for record in records] == [TEXT * 2] * 3
    assert [(record.stated.title, record.stated.url, record.stated.date) for record in records] == [
        (row[2], row[1], row[3]) for row in rows
    ]


LONG = "云岭火车站新站台今天启用，站台比从前长了四十米，可以停下十六节的列车，雨天也不用再打伞候车，站长说。"
CLASSED = "".join(
    f"{kind}\t{medium}\t{LONG}{n}\n"
    for n, (kind, medium) in enumerate([("铁路", "白杨晚报"), ("铁路", "云岭网"), ("馆舍", "云岭网")])
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", ["x.tsv", "x.txt", "x"])
def test_rows_of_classed_articles_are_known_by_their_tabs(name: str, encoding: str) -> None:
    """As corpora for classifying have them, mostly in files that are called text: the class is a tag, a medium that returns the source."""
    records, problems = read(name, CLASSED.encode(encoding))
    assert problems == []
    assert [(record.stated.tags, record.stated.source, record.text) for record in records] == [
        (("铁路",), "白杨晚报", LONG + "0"),
        (("铁路",), "云岭网", LONG + "1"),
        (("馆舍",), "云岭网", LONG + "2"),
    ]


def test_a_table_that_is_called_text_is_known_by_its_names() -> None:
    """One row is enough where names of a title and a text head it."""
    records, _ = read("x.txt", table(["标题", "日期", "正文"], ROWS[0]).encode())
    assert [(record.stated.title, record.text) for record in records] == [("云岭站台启用", TEXT)]


@pytest.mark.parametrize(
    "text", [LONG + "\n\n" + LONG, "首页\t新闻\n" * 30, f"标题\t来源\n{LONG}\n", f"\t{LONG}\n\t{LONG}\n"]
)
def test_a_text_with_tabs_is_no_table(text: str) -> None:
    """A menu, a line with tabs among others, paragraphs that begin with one."""
    records, _ = read("x.txt", text.encode())
    assert [record.reader for record in records] == ["text"]


def test_a_mapping_names_columns() -> None:
    """Also where no name is known."""
    (record,), _ = read("x.csv", table(["a", "b"], ["云岭站台启用", TEXT]).encode(), {"title": "a", "text": "b"})
    assert (record.stated.title, record.text) == ("云岭站台启用", TEXT)


def test_a_ragged_row_costs_itself() -> None:
    """The message says where, and how to mend it."""
    text = "title,date,content\n一号站台,2021-03-04,有字的正文\n二号站台,2021-03-04,正文,没有引号\n三号站台,2021-03-04,有字的正文\n"
    records, problems = read("x.csv", text.encode())
    assert [record.stated.title for record in records] == ["一号站台", "三号站台"]
    (problem,) = problems
    assert problem == (
        "x.csv:3: this row has 4 cells where the table has 3 columns (it begins '二号站台'). It was left out."
        ' Put cells that hold the delimiter between quotation marks ("…").'
    )


def test_an_open_quotation_mark_costs_its_row() -> None:
    """Not the rest of the file."""
    text = 'title,content\n一号站台,有字的正文\n二号站台,"没有关上的引号\n三号站台,有字的正文\n'
    records, problems = read("x.csv", text.encode())
    assert [record.stated.title for record in records] == ["一号站台", "三号站台"]
    (problem,) = problems
    assert problem == (
        "x.csv:3: a quotation mark is opened in this row and never closed ('二号站台,\"没有关上的引号'). The row was left out."
        ' Write quotation marks inside a cell twice ("").'
    )


def test_quotation_marks_inside_a_cell_are_text() -> None:
    """Many programs do not write them twice."""
    (record,), problems = read("x.tsv", 'title\tcontent\n新站台"云岭"\t馆长说"好"，又说"很好"\n'.encode())
    assert (record.stated.title, record.text, problems) == ('新站台"云岭"', '馆长说"好"，又说"很好"', [])


ODD: dict[str, str] = {
    "a text full of other marks, without names": "云岭站台启用,站台长了，列车停得下；馆长说，很好，很好，很好。,2021-03-04\n镇图书馆开放,门开了，灯亮着；馆长说，很好。,2021-03-05\n",
    "full-width commas": "标题，正文\n云岭站台启用，“很好。”\n镇图书馆开放，“很好。”\n",
    "a caption above": "站台与图书馆\n标题,正文\n云岭站台启用,很好。\n镇图书馆开放,很好。\n",
    "an index without a name": ",标题,正文\n0,云岭站台启用,很好。\n1,镇图书馆开放,很好。\n",
    "Excel's own word": "sep=;\n标题;正文\n云岭站台启用;很好。\n镇图书馆开放;很好。\n",
    "lines of an old Macintosh": "标题,正文\r云岭站台启用,很好。\r镇图书馆开放,很好。\r",
    "blank lines first": "\n\n标题,正文\n云岭站台启用,很好。\n\n镇图书馆开放,很好。\n",
    "a name twice": "标题,正文,正文\n云岭站台启用,很好。,\n镇图书馆开放,,很好。\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_tables_of_all_programs_are_read(text: str) -> None:
    """Two records, with their titles and texts."""
    records, problems = read("x.csv", text.encode())
    assert [record.stated.title for record in records] == ["云岭站台启用", "镇图书馆开放"]
    assert all("很好" in record.text for record in records)
    assert len(problems) == text.startswith("站台与")


def test_words_above_a_table_are_named() -> None:
    """They are no row, and nobody is left to guess that they were read."""
    _, problems = read("x.csv", ODD["a caption above"].encode())
    assert problems == [
        "x.csv:1: these words stand above the table and are no row of it ('站台与图书馆'). Nothing is missing, if they are only its caption."
    ]


def test_marks_that_nobody_wrote_twice_do_not_end_a_cell() -> None:
    """Nor those with a backslash; a cell ends before a delimiter or at the line's end, also some lines below."""
    text = 'title,content\n一号站台,"他说"好"，\n然后走了"\n二号站台,"他说\\"好\\"，走了"\n三号站台,他走了\n'
    records, problems = read("x.csv", text.encode())
    assert problems == []
    assert [record.text for record in records] == ['他说"好"，\n然后走了', '他说"好"，走了', "他走了"]


def test_marks_without_end_cost_no_more_than_a_few_looks() -> None:
    """A file of them is read in time that grows with its length, and every line is accounted for."""
    _, problems = read("x.csv", ("title,content\n" + '站台,"没有\n' * 9_001).encode())
    assert len(problems) > 200


def test_a_table_of_names_alone_is_said_to_be_empty() -> None:
    """A file that yields nothing is never passed over in silence."""
    assert read("x.csv", b"title,content\n") == (
        [],
        ["x.csv: no record is in this file. If it should hold some, see the formats in the documentation."],
    )


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Whatever comes after a good row, the good one is read."""
    records, _ = read("x.csv", "title,content\n一号站台,有字的正文\n".encode() + data)
    assert records[0].text == "有字的正文"


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), min_size=1, max_size=4))
def test_every_table_that_python_writes_comes_back(rows: list[list[str]]) -> None:
    """Row by row; empty ones are not records."""
    data = table(["title", "content"], *rows).encode("utf-8", "replace")
    records, problems = read("x.csv", data)
    assert len(records) + len(problems) <= len(rows)
