"""What people's folders really hold: each costs at most itself, and is named with what to do."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

from build_archive import pipeline, readers
from build_archive.config import Config
from build_archive.errors import BuildArchiveError
from build_archive.report import Report

GOOD = """镇图书馆周六开放到九点
2023-05-06 10:00 来源：石桥镇广播站
馆长说，夏天的晚上来读书的人很多，窗口的灯会一直亮到最后一位读者离开为止，请大家放心前来。
借书证不收押金，外乡人凭车票也可以借，还书的时候放进门口的木箱就行，木箱每天早上七点打开一次。
"""
BODY = """2023-05-07 来源：石桥晚报
钟楼的指针停了一个月，修钟的师傅爬上了九十级台阶，发现是一窝燕子在齿轮上安了家，于是等到小燕子飞走才动手。
镇上的人这一个月都看太阳估时间，学校改成摇铃上课，面包房的老板说，烤焦的面包比往年少。
"""
EMPTY = "it is empty."
NO_PARAGRAPH = "no line of it reads like a paragraph."


def build(folder: Path, strict: bool = False) -> tuple[Report, dict[str, frontmatter.Post]]:
    """One run over `dumps/` with one good file more; the account, and each article's page by the dump it came from."""
    dumps = folder / "dumps"
    dumps.mkdir(exist_ok=True)
    (dumps / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    config = Config(file=folder / "mkdocs.yml", dumps=(dumps,), docs_dir=folder / "docs", strict=strict)
    report = pipeline.build(config)
    loaded = [frontmatter.load(path) for path in (folder / "docs/archive/articles").rglob("*.md")]
    assert report.records == sum(report.outcomes.values())
    return report, {page["dump"]["file"]: page for page in loaded}  # type: ignore[index]


def messages(report: Report) -> list[str]:
    """All that the account has to say of single things."""
    return [entry.message for entry in report.entries]


REFUSED: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", f"a.txt: {EMPTY}"),
    "only white space": (" \n\u3000\n".encode(), f"a.txt: {EMPTY}"),
    "only navigation": ("首页\n新闻\n体育\n上一页\n下一页\n关于我们\n".encode(), f"a.txt: {NO_PARAGRAPH}"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_a_dump_without_an_article_is_left_out_by_name(tmp_path: Path, data: bytes, message: str) -> None:
    """The others are read; with --strict the run stops there."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes(data)
    report, pages = build(tmp_path)
    assert messages(report) == [message]
    assert list(pages) == ["zz-good.txt"]
    with pytest.raises(BuildArchiveError) as caught:
        build(tmp_path, strict=True)
    assert str(caught.value) == f"{message}\nThis run stops at the first such record, because it is strict."


TAKEN: dict[str, tuple[bytes, str]] = {
    "no title": (BODY.encode(), "钟楼的指针停了一个月，修钟的师傅"),
    "a NUL byte": (f"钟楼\x00的指针停了\n{BODY}".encode(), "钟楼的指针停了"),
    "control characters": (f"钟楼\x1b[31m的指针停了\x02\n{BODY}".encode(), "钟楼[31m的指针停了"),
    "GB18030 bytes": (f"钟楼的指针停了\n{BODY}".encode("gb18030"), "钟楼的指针停了"),
    "a title of 500 characters": (f"{'钟楼的指针停了又走' * 55}馆长来了\n\n{BODY}".encode(), "钟楼的指针停了"),
    "quotation marks in the title": (f'"钟楼的指针": \'停了\' # {{{{ 一个月 }}}} <script>停(1)</script>\n{BODY}'.encode(), "\"钟楼的指针\": '停了' # {{ 一个月 }} <script>停(1)</script>"),
    "a title that is a date": (f"2023年5月6日\n{BODY}".encode(), "钟楼的指针停了"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "title"), TAKEN.values(), ids=TAKEN)
def test_odd_text_is_an_article_like_any(tmp_path: Path, data: bytes, title: str) -> None:
    """Its page can be read, its title is what stood there, and nothing in it is markup."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes(data)
    report, pages = build(tmp_path)
    assert messages(report) == []
    page = pages["a.txt"]
    assert str(page["title"]).startswith(title)
    assert isinstance(page["title"], str)
    above = page.content.split("<!-- beside -->")[0]
    assert "<" not in above
    assert all(character.isprintable() or character in "\n\u3000" for character in above)
    assert "一窝燕子" in above


def test_invalid_utf8_is_read_as_far_as_it_is_text(tmp_path: Path) -> None:
    """Bytes that are no character in any encoding become a mark, and the article stays."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes("钟楼的指针停了\n".encode() + b"\xff\xc3\n" + BODY.encode())
    report, pages = build(tmp_path)
    assert messages(report) == []
    assert "一窝燕子" in pages["a.txt"].content


@pytest.mark.slow
def test_fifty_megabytes_on_one_line(tmp_path: Path) -> None:
    """Read, understood and written within seconds, not for ever."""
    (tmp_path / "dumps").mkdir()
    sentence = "钟楼的指针停了又走，走了又停，镇上的人都说是风吹的，修钟的人不信。"
    (tmp_path / "dumps/a.txt").write_text("钟楼的指针停了\n" + sentence * (50_000_000 // len(sentence.encode())))
    report, pages = build(tmp_path)
    assert set(pages) == {"zz-good.txt", "a.txt"} or len(messages(report)) == 1


def test_odd_files_in_a_folder_cost_themselves(tmp_path: Path) -> None:
    """A folder named like a file, a loop of links, a link to nothing: read or named, never followed for ever."""
    dumps = tmp_path / "dumps"
    (dumps / "x.txt").mkdir(parents=True)
    (dumps / "x.txt/y.txt").write_text(GOOD.replace("图书馆", "博物馆"), encoding="utf-8")
    (dumps / "loop").symlink_to(dumps)
    (dumps / "gone.txt").symlink_to("nowhere.txt")
    report, pages = build(tmp_path)
    assert messages(report)[:2] == [
        "gone.txt: this link points to a file that is not there. Mend or remove the link.",
        "loop/: this link leads back to a folder that was already read. Remove the link; nothing is missing.",
    ]
    assert "x.txt/y.txt" in pages


def spoiled(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]) -> None:
    """Do something to a dump after it was listed and before it is opened."""
    opened = readers.read_file

    def read_file(path: Path, *rest: object) -> object:
        if path.name == "a.txt":
            spoil(path)
        return opened(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "read_file", read_file)


def test_a_dump_that_vanishes_during_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs itself; with --strict the run stops there."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_text(GOOD, encoding="utf-8")
    spoiled(monkeypatch, Path.unlink)
    report, pages = build(tmp_path)
    message = "a.txt: this file was listed and is no longer there. Was it moved during the run? Build again."
    assert messages(report) == [message]
    assert list(pages) == ["zz-good.txt"]
    (tmp_path / "dumps/a.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BuildArchiveError) as caught:
        build(tmp_path, strict=True)
    assert str(caught.value) == f"{message}\nThis run stops at the first such record, because it is strict."


def test_an_unreadable_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs itself; permissions do not bind root, so the file becomes a socket's place, which nobody can open."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_text(GOOD, encoding="utf-8")

    def lock(path: Path) -> None:
        path.unlink()
        path.symlink_to(path.name)

    spoiled(monkeypatch, lock)
    report, pages = build(tmp_path)
    assert messages(report) == [
        "a.txt: this file cannot be read (Too many levels of symbolic links). Check its permissions, then build again; the other files were read."
    ]
    assert list(pages) == ["zz-good.txt"]


def test_no_dumps_at_all(tmp_path: Path) -> None:
    """The archive is empty, and the account says so; a folder that is not there is a mistake to mend."""
    report, _ = build(tmp_path)
    assert report.records == 1
    config = Config(file=tmp_path / "mkdocs.yml", dumps=(tmp_path / "nowhere",), docs_dir=tmp_path / "docs")
    report = pipeline.build(config)
    assert messages(report) == [
        "nowhere: this file was listed and is no longer there. Was it moved during the run? Build again."
    ]


def chimes(number: int) -> str:
    """A text that is not another's reprint."""
    return "".join(f"第{number}天的第{hour}点，钟敲了{number * hour + 7}下，鸽子飞起来。" for hour in range(1, 13))


ENDED = """
import os, signal
from build_archive.cli import main
from build_archive.output.files import Folder

def replace(folder, path, data, replace=Folder.replace):
    replace(folder, path, data)
    if len(folder.touched) == 100:
        os.kill(os.getpid(), {ending})

Folder.replace = replace
signal.signal(signal.SIGINT, signal.default_int_handler)  # which in the background of a shell nobody would hear
main()
"""
"""The command, which ends itself by a signal when it has written so many pages."""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_was_ended_is_gone_on_with(tmp_path: Path, ending: signal.Signals) -> None:
    """Killed or stopped by hand while pages are written: the next build ends as one in a fresh folder, and Ctrl-C shows no traceback."""
    lines = [
        json.dumps({"title": f"钟楼第{n}天", "content": chimes(n), "date": f"2023-05-{n % 28 + 1:02}"})
        for n in range(300)
    ]
    for name in ("ended", "fresh"):
        (tmp_path / name / "seeds").mkdir(parents=True)
        (tmp_path / name / "seeds/x.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / name / "mkdocs.yml").write_text("plugins: [archive: {jobs: 2}]\n", encoding="utf-8")
    ended = [sys.executable, "-c", ENDED.format(ending=int(ending)), "build"]
    run = subprocess.run(ended, cwd=tmp_path / "ended", capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "Traceback" not in run.stdout + run.stderr
    assert 100 <= len(tree(tmp_path / "ended/docs")) < 300
    for name in ("ended", "fresh"):
        subprocess.run([sys.executable, "-m", "build_archive", "build"], cwd=tmp_path / name, check=True)
    assert tree(tmp_path / "ended/docs/archive") == tree(tmp_path / "fresh/docs/archive")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
