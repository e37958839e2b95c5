"""Folders are walked in one order, and what cannot be read costs only itself."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from build_archive import readers
from build_archive.errors import BuildArchiveError
from build_archive.report import Report

TEXT = "云岭站台\n云岭火车站新站台今天启用，站台比从前长了四十米。\n"


def read(*dumps: Path) -> tuple[dict[str, str], Report]:
    """The texts of all records by file, and the account."""
    report = Report()
    return {record.origin.file: record.text for record in readers.read_all(dumps, report)}, report


def messages(report: Report) -> list[str]:
    """What the account says went wrong."""
    return [entry.message for entry in report.entries]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Whatever the file system's own order; hidden files are no dumps."""
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    texts, _ = read(tmp_path)
    assert list(texts) == ["a/10.txt", "a/2.txt", "b.txt", "c.txt"]


def test_what_a_browser_saves_beside_a_page_is_no_dump(tmp_path: Path) -> None:
    """Its folder has the page's name; a folder of that kind without a page is a folder."""
    for name in ("a.htm", "a_files/frame.html", "b_files/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<html><body><p>{TEXT}</p></body></html>")
    assert list(read(tmp_path)[0]) == ["a.htm", "b_files/c.txt"]


def test_standard_input_is_a_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    """Known by what it holds, since it has no name; also packed."""
    line = '{"title": "云岭站台启用", "content": "站台比从前长了四十米。"}\n'.encode()
    for data, reader in ((TEXT.encode(), "text"), (line, "json"), (gzip.compress(line), "json")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        (record,) = readers.read_all([Path("-")], Report(strict=True))
        assert (record.origin.file, record.reader) == ("standard input", reader)


def test_an_origin_is_right_to_the_byte(tmp_path: Path) -> None:
    """The range cut out of the file gives the bytes whose checksum the origin holds."""
    (tmp_path / "x.txt").write_bytes(TEXT.encode("gbk"))
    (record,) = readers.read_all([tmp_path], Report())
    data = (tmp_path / "x.txt").read_bytes()[record.origin.start : record.origin.end]
    assert (record.text, record.encoding) == (TEXT, "gb18030")
    assert record.origin.sha256 == hashlib.sha256(data).hexdigest()
    assert data == TEXT.encode("gbk")


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    """Its files are read."""
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "y.txt").write_text(TEXT)
    assert list(read(tmp_path)[0]) == ["x.txt/y.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """Each folder is read once; the link that leads back is named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text(TEXT)
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "nowhere.txt").symlink_to("missing.txt")
    texts, report = read(tmp_path)
    assert list(texts) == ["a/1.txt"]
    assert messages(report) == [
        "a/again/: this link leads back to a folder that was already read. Remove the link; nothing is missing.",
        "nowhere.txt: this link points to a file that is not there. Mend or remove the link.",
        "self: this cannot be read (Too many levels of symbolic links). Mend or remove it.",
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    """Opening one would stop the run for ever."""
    os.mkfifo(tmp_path / "x.txt")
    texts, report = read(tmp_path)
    assert (texts, messages(report)) == (
        {},
        ["x.txt: this is a device or a pipe, not a file. Name it by itself to read it."],
    )


def test_a_file_that_vanishes_costs_itself(tmp_path: Path) -> None:
    """It was listed when the run began."""
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text(TEXT)
    report = Report()
    records = readers.read_all([tmp_path / name for name in ("1.txt", "2.txt", "3.txt")], report)
    read = [next(records).origin.file]
    (tmp_path / "2.txt").unlink()
    read += [record.origin.file for record in records]
    assert read == ["1.txt", "3.txt"]
    assert messages(report) == [
        "2.txt: this file was listed and is no longer there. Was it moved during the run? Build again."
    ]


def test_an_unreadable_file_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are read; a strict run stops there instead; permissions do not bind root, so the refusal is made here."""
    (tmp_path / "1.txt").write_text(TEXT)
    (tmp_path / "2.txt").write_text(TEXT)
    opened = Path.open

    def refuse(path: Path, *args: str) -> object:
        if path.name == "1.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", refuse)
    texts, report = read(tmp_path)
    assert list(texts) == ["2.txt"]
    assert messages(report) == [
        "1.txt: this file cannot be read (Permission denied). Check its permissions, then build again; the other files were read."
    ]
    with pytest.raises(BuildArchiveError, match=r"^1\.txt: this file cannot be read"):
        list(readers.read_all([tmp_path], Report(strict=True)))


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    """A line end or a wrong byte in a file name never gets into a message or a page as such."""
    (tmp_path / "a\nb.txt").write_text(TEXT)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT)
    assert sorted(read(tmp_path)[0]) == ["\\xff.txt", "a\\nb.txt"]


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\x00\x00", ""), (b"\xff\n", "\ufffd\n"), ("一行".encode() * 100_000, "一行" * 100_000)],
    ids=["empty", "only NUL", "one wrong byte", "one long line"],
)
def test_odd_text_is_still_one_record(tmp_path: Path, data: bytes, text: str) -> None:
    """What it is worth is for understanding to say."""
    (tmp_path / "x.txt").write_bytes(data)
    assert read(tmp_path)[0] == {"x.txt": text}
