"""What a run remembers of the last one: nothing is read twice, and nothing is ever made differently for it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_archive import last, pipeline
from build_archive.config import Config
from build_archive.report import Report
from build_archive.report.account import Account

LINES = (
    "第{0}班渡船早上六点离岸，船上坐着赶集的人，篮子里是刚摘的藕，水面上雾还没有散。",
    "船工说，第{0}班从来没有误过点，只有一次大雾，船在江心等了两个钟头，太阳出来才看见对岸。",
)


def line(number: int, title: str = "渡口第{0}班船") -> bytes:
    """A record of JSON Lines."""
    text = "\n".join(LINES).format(number)
    return orjson.dumps({"title": title.format(number), "date": f"2021-03-{number % 28 + 1:02}", "text": text}) + b"\n"


def page(number: int) -> bytes:
    """A plain text dump, with a list beside the article."""
    beside = "相关阅读\n- 江上第1班\n- 渡口第2班船\n- 渡口第3班船停航一天\n"
    head = f"渡口第{number}班船停航一天\n2021年3月{number % 28 + 1}日\n"
    return (head + "\n".join(LINES).format(number + 500) + "\n" + beside).encode()


def build(folder: Path, *, strict: bool = False) -> tuple[dict[str, bytes], Account]:
    """All pages after a build of `folder/dumps`, and the account."""
    report = Report(strict)
    pipeline.build(Config(folder / "mkdocs.yml", (folder / "dumps",), folder / "docs", jobs=1), report)
    archive = folder / "docs/archive"
    return {
        path.relative_to(archive).as_posix(): path.read_bytes() for path in archive.rglob("*") if path.is_file()
    }, Account.of(report)


def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the articles that are understood from now on."""
    seen: list[str] = []
    prepared = pipeline.prepared

    def watched(article):  # type: ignore[no-untyped-def]
        seen.append(article.title)
        return prepared(article)

    monkeypatch.setattr(pipeline, "prepared", watched)
    return seen


def test_a_second_run_understands_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its account is that of the first, but for pages written."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.jsonl").write_bytes(b"".join(map(line, range(5))) + b'{"title": "broken\n')
    (tmp_path / "dumps/b.txt").write_bytes(page(7))
    (tmp_path / "dumps/c.txt").write_bytes("上一篇\n下一篇\n".encode())
    pages, first = build(tmp_path)
    seen = understood(monkeypatch)
    again, second = build(tmp_path)
    assert seen == []
    assert again == pages
    assert (second.records, second.by_file, second.entries) == (first.records, first.by_file, first.entries)
    assert first.records == {"read": 8, "article": 6, "duplicate": 0, "left out": 1, "failed": 1}


def test_a_line_before_the_others_moves_them_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its own stretch is understood anew; the others' pages state where they stand now."""
    monkeypatch.setattr("build_archive.readers.SMALL", 0)
    (tmp_path / "dumps").mkdir()
    file = tmp_path / "dumps/a.jsonl"
    lines = list(map(line, range(200)))
    file.write_bytes(b"".join(lines))
    build(tmp_path)
    seen = understood(monkeypatch)
    file.write_bytes(b"".join([line(900), *lines]))
    pages, account = build(tmp_path)
    assert seen[0] == "渡口第900班船"
    assert len(seen) < 100
    assert account.records["article"] == 201
    (moved,) = [text for text in map(bytes.decode, pages.values()) if "title: 渡口第199班船" in text]
    start, end = len(line(900) + b"".join(lines[:-1])), len(line(900) + b"".join(lines)) - 1
    assert f"bytes: [{start}, {end}]" in moved


@pytest.mark.parametrize("settings", [{"steps_off": frozenset({"punctuation"})}, {"fields": {"text": "zhengwen"}}])
def test_other_settings_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, object]) -> None:
    """What a setting decides is never taken from a run without it."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.jsonl").write_bytes(b"".join(map(line, range(3))))
    build(tmp_path)
    seen = understood(monkeypatch)
    config = Config(tmp_path / "mkdocs.yml", (tmp_path / "dumps",), tmp_path / "docs", jobs=1, **settings)  # type: ignore[arg-type]
    pipeline.build(config)
    assert len(seen) == 3


def test_another_program_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that was mended must reach articles that did not change."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes(page(1))
    build(tmp_path)
    seen = understood(monkeypatch)
    monkeypatch.setattr(last, "version", lambda: b"another")
    build(tmp_path)
    assert len(seen) == 1


@pytest.mark.parametrize(
    "name",
    ["articles.index", "articles.bin", "dumps.ledger", "pages.ledger", "pages.touched", "pages.made", "last.run"],
)
def test_a_damaged_memory_is_no_memory(tmp_path: Path, name: str) -> None:
    """It is only a memory: the run makes everything anew."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes(page(1))
    build(tmp_path)
    (tmp_path / "dumps/b.txt").write_bytes(page(2))
    pages, _ = build(tmp_path)
    file = tmp_path / ".cache/build_archive" / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert build(tmp_path)[0] == pages


@pytest.mark.parametrize("same_size", [True, False])
def test_a_large_dump_that_changed_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same_size: bool) -> None:
    """Its digest is taken beside the run, and waited for only where its size says nothing."""
    monkeypatch.setattr(last, "SMALL", 10)
    (tmp_path / "dumps").mkdir()
    dump = tmp_path / "dumps/a.jsonl"
    dump.write_bytes(line(1) + line(2))
    first, _ = build(tmp_path)
    dump.write_bytes(line(1) + line(3) + (b"" if same_size else line(4)))
    second, _ = build(tmp_path)
    assert len(second.keys() - first.keys()) >= (1 if same_size else 2)
    monkeypatch.setattr(pipeline, "read_dumps", lambda *_: pytest.fail("nothing has changed"))
    os.utime(dump)
    assert build(tmp_path)[0] == second


def test_what_is_no_longer_kept_is_left_behind(tmp_path: Path) -> None:
    """The file of articles does not grow with the number of runs."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.jsonl").write_bytes(b"".join(map(line, range(8))))
    build(tmp_path)
    size = (tmp_path / ".cache/build_archive/articles.bin").stat().st_size
    for number in range(20, 32):
        (tmp_path / "dumps/b.txt").write_bytes(page(number))
        (tmp_path / "dumps/a.jsonl").write_bytes(b"".join(map(line, range(number, number + 8))))
        pages, _ = build(tmp_path)
        assert (tmp_path / ".cache/build_archive/articles.bin").stat().st_size < 3 * size
    assert len([path for path in pages if path.startswith("articles/")]) == 9


def test_a_dump_that_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes are the same, and yet it may be readable now."""
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_bytes(page(1))
    with monkeypatch.context() as patch:
        patch.setattr(
            "build_archive.readers.read_file", lambda *given: given[2].file_failed(given[1], "no") or iter(())
        )
        assert build(tmp_path)[1].files == {"read": 0, "failed": 1}
    assert build(tmp_path)[1].files == {"read": 1, "failed": 0}


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_changes_come_to_a_clean_build(tmp_path_factory: pytest.TempPathFactory, chance: random.Random) -> None:
    """Dumps added, edited, cut, doubled and removed in any order: pages and account are those of a run that remembers nothing."""
    folder = tmp_path_factory.mktemp("changes")
    dumps = folder / "dumps"
    dumps.mkdir()
    for _ in range(4):
        for _ in range(chance.randrange(4)):
            change(dumps, chance)
        pages, account = build(folder)
        clean = tmp_path_factory.mktemp("clean")
        (clean / "dumps").symlink_to(dumps)
        clean_pages, clean_account = build(clean)
        assert pages == clean_pages
        assert (account.records, account.by_file, account.entries) == (
            clean_account.records, clean_account.by_file, clean_account.entries,
        )  # fmt: skip


def change(dumps: Path, chance: random.Random) -> None:
    """One change that a person might make."""
    file = dumps / chance.choice(["a.jsonl", "b.jsonl", "c.txt", "d.txt", "e.txt"])
    if file.exists() and chance.random() < 0.3:
        file.unlink()
    elif file.suffix == ".txt":
        file.write_bytes(page(chance.randrange(4)))
    else:
        lines = file.read_bytes().splitlines(keepends=True) if file.exists() else []
        lines.insert(
            chance.randrange(len(lines) + 1),
            line(chance.randrange(6), chance.choice(["渡口第{0}班船", "江上第{0}班", "渡口第{0}班船 - 河边航运网"])),
        )
        if chance.random() < 0.3:
            lines.pop(chance.randrange(len(lines)))
        file.write_bytes(b"".join(lines))
