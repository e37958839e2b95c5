"""`build-archive explain`: each line of a dump with what it was taken for, for people and for programs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from build_archive.cli import commands
from build_archive.model import Origin, RawRecord
from build_archive.understand.explain import explanation, show

DUMP = """-
镇图书馆新馆下月开放
2021-05-12 08:15 来源：河口晚报
镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书。
馆长说，旧馆的藏书已经搬完，老人和孩子都有自己的阅览室，周末开放到晚上九点。
- 责任编辑：林一叶
打印本页
"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump on disk."""
    path = tmp_path / "page.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def run(*arguments: str) -> str:
    """What the command prints into a pipe."""
    result = CliRunner().invoke(commands, ["explain", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_in_a_pipe_each_piece_is_a_line_of_four_columns(dump: Path) -> None:
    """Number of its line, kind, words, why, between tabs: made for grep and cut."""
    rows = [line.split("\t") for line in run(str(dump)).splitlines() if not line.startswith("#")]
    assert [row[:3] for row in rows[:9]] == [
        ["1", "mark", "-"],
        ["2", "title", "镇图书馆新馆下月开放"],
        ["3", "time", "2021-05-12 08:15"],
        ["3", "source", " 来源：河口晚报"],
        ["4", "body", "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书。"],
        ["5", "body", "馆长说，旧馆的藏书已经搬完，老人和孩子都有自己的阅览室，周末开放到晚上九点。"],
        ["6", "mark", "- "],
        ["6", "editor", "责任编辑：林一叶"],
        ["7", "navigation", "打印本页"],
    ]
    assert all(len(row) == 4 and row[3] for row in rows)


def test_above_the_pieces_stands_what_they_make(dump: Path) -> None:
    """The fields of the article, with where the date was read."""
    head = [line for line in run(str(dump)).splitlines() if line.startswith("#")]
    assert head == [
        f"# {dump.as_posix()}:1 (page, utf-8)",
        "# title   镇图书馆新馆下月开放 (from page)",
        "# date    2021-05-12T08:15 (minute, from byline: 2021-05-12 08:15)",
        "# source  河口晚报",
        "# editor  林一叶",
        "# body    2 paragraphs, 74 characters",
    ]


def test_json_holds_every_character(dump: Path) -> None:
    """A list of objects; the pieces of each, joined, are the record."""
    (told,) = json.loads(run(str(dump), "--json"))
    assert told["article"]["editor"] == "林一叶"
    assert "".join(piece["text"] for piece in told["pieces"]) == DUMP.replace("\n", "")
    assert set(told["pieces"][0]) == {"line", "text", "kind", "why"}


def test_a_record_that_is_left_out_is_explained_too(tmp_path: Path) -> None:
    """That is when one wants to know most."""
    path = tmp_path / "menu.txt"
    path.write_text("首页\n登录\n关于我们\n", encoding="utf-8")
    told = run(str(path))
    assert "# left out: no text: no line of it reads like a paragraph\n" in told
    assert "2\tnavigation\t登录\ta button\n" in told


def test_a_dump_does_not_steer_the_terminal() -> None:
    """Control characters are shown as their pictures, markup of rich as text, and a line of megabytes is cut."""
    text = f"[bold]镇图书馆\x1b[2J昨天宣布，新馆将在下月开放。[/bold]\n{'字' * 5_000}。"
    printed = io.StringIO()
    console = Console(file=printed, force_terminal=True, width=100, color_system=None)
    show([explanation(RawRecord(Origin("t.txt", 0, 0, "0" * 64), text, "plain"))], console)
    assert "\x1b[2J" not in printed.getvalue()
    assert "␛" in printed.getvalue()
    assert "[bold]" in printed.getvalue()
    assert "(and3,001charactersmore)" in "".join(printed.getvalue().split())


def test_a_file_that_is_not_there_is_a_mistake_of_the_user() -> None:
    """Exit code 2, as for every wrong argument, and no traceback."""
    result = CliRunner().invoke(commands, ["explain", "nowhere.txt"])
    assert result.exit_code == 2
    assert "does not exist" in result.output
