"""Compressed files and archives are read as they come, and refuse what is not meant well."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from build_archive import readers
from build_archive.readers import streams
from build_archive.report import Report

from .reading import read

TEXT = "云岭站台\n云岭火车站新站台今天启用，站台比从前长了四十米。\n"
LINE = '{"title": "云岭站台启用", "content": "云岭火车站新站台今天启用。"}\n'
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip archive in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    """A tar archive in memory."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_compressed_dump_is_read_like_the_dump(suffix: str) -> None:
    """Ranges count in what it unpacks to; two members after each other are one stream."""
    pack = PACKERS[suffix]
    records, problems = read(f"x.jsonl.{suffix}", pack(LINE.encode()) + pack(LINE.encode()))
    assert problems == []
    assert [(record.origin.file, record.origin.start, record.origin.line) for record in records] == [
        (f"x.jsonl.{suffix}", 0, 1),
        (f"x.jsonl.{suffix}", len(LINE.encode()), 2),
    ]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_tar_is_read_member_by_member(suffix: str) -> None:
    """Each member is a dump of its own, named after the archive."""
    data = PACKERS[suffix](tarred(("a/1.txt", TEXT.encode()), ("2018-05-28-云岭站台启用.txt", TEXT.encode("gbk"))))
    records, problems = read(f"x.tar.{suffix}", data)
    assert problems == []
    assert [record.origin.file for record in records] == [
        f"x.tar.{suffix}!/a/1.txt",
        f"x.tar.{suffix}!/2018-05-28-云岭站台启用.txt",
    ]
    assert [record.text for record in records] == [TEXT, TEXT]
    assert records[1].stated.title == "云岭站台启用"


def test_a_zip_is_read_from_disk_and_from_another_archive(tmp_path: Path) -> None:
    """A zip's list of members stands at its end, so that inside another archive it is held in memory."""
    inner = zipped(("b.txt", TEXT.encode()))
    (tmp_path / "x.zip").write_bytes(
        zipped(("a.jsonl", LINE.encode()), ("inner.zip", inner), (".DS_Store", b"x"), ("__MACOSX/a", b"x"))
    )
    report = Report()
    records = list(readers.read_all([tmp_path], report))
    assert [record.origin.file for record in records] == ["x.zip!/a.jsonl", "x.zip!/inner.zip!/b.txt"]
    assert report.entries == []


class NameInGbk(zipfile.ZipInfo):
    """A member whose name is written as Windows in China writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile calls
        return self.filename.encode("gbk"), self.flag_bits


def test_names_in_gbk_are_read() -> None:
    """Nothing in the archive says that they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(NameInGbk("云岭站台启用通知.txt"), TEXT)
    (record,), problems = read("x.zip", buffer.getvalue())
    assert problems == []
    assert record.origin.file == "x.zip!/云岭站台启用通知.txt"


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("path", ["../../x.txt", "/etc/x.txt", "a/../../x.txt"])
def test_a_path_out_of_the_archive_is_refused_by_name(pack: Callable[..., bytes], path: str) -> None:
    """Nothing is written to disk here, but a name like this was made to do harm."""
    records, (problem,) = read("x.bin", pack((path, TEXT.encode()), ("good.txt", TEXT.encode())))
    assert [record.origin.file for record in records] == ["x.bin!/good.txt"]
    assert (
        problem
        == f"x.bin!/{path}: the path of this member leads out of the archive. Pack the archive anew, with paths inside it only."
    )


def test_an_encrypted_member_is_refused_by_name() -> None:
    """The members beside it are read."""
    data = bytearray(zipped(("secret.txt", TEXT.encode()), ("good.txt", TEXT.encode())))
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[local + 6] |= 1
    data[central + 8] |= 1
    records, (problem,) = read("x.zip", bytes(data))
    assert [record.origin.file for record in records] == ["x.zip!/good.txt"]
    assert (
        problem
        == "x.zip!/secret.txt: this member is encrypted. Unpack the archive with its password, or pack it anew without one."
    )


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(("bomb.jsonl", data))], ids=["gzip", "zip"])
def test_a_bomb_is_refused(pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to hundreds of times its size is not read to its end."""
    monkeypatch.setattr(streams, "BOMB_SIZE", 1_000_000)
    records, (problem,) = read("x.jsonl.gz", pack(LINE.encode() + b"\n" * 3_000_000))
    assert len(records) == 1
    name, _, said = problem.partition(": ")
    assert name == "x.jsonl.gz" + "!/bomb.jsonl" * (pack is not gzip.compress)
    assert re.sub(r"[\d,]+ bytes", "N bytes", said) == (
        "after N bytes it could not be read on: it unpacks to more than 400 times its size, which no text does."
        " What stood before was read. Fetch the file anew if you can."
    )


def test_archives_in_archives_end_somewhere() -> None:
    """A file that holds itself, over and over, is refused."""
    data = zipped(("x.txt", TEXT.encode()))
    for _ in range(4):
        data = zipped(("x.zip", data))
    records, (problem,) = read("x.zip", data)
    assert records == []
    assert problem == (
        "x.zip!/x.zip!/x.zip!/x.zip: archives lie more than 3 deep in each other here. Unpack the outer ones."
    )


def test_a_cut_gzip_gives_what_was_there() -> None:
    """Whole lines before the cut are records; the account says where it broke off."""
    data = gzip.compress("".join(LINE.replace("启用", f"启用{n:07}") for n in range(2000)).encode())
    records, problems = read("x.jsonl.gz", data[: len(data) // 2])
    assert len(records) > 100
    there = len(zlib.decompressobj(wbits=31).decompress(data[: len(data) // 2]))
    line = len(records) + 1
    assert problems[0].startswith(f"x.jsonl.gz:{line}: this is not JSON (it ends after ")
    assert problems[0].endswith(
        "). The record was left out. Cut-off downloads end like this. To stop at the first such record, build with --strict."
    )
    assert problems[1:] == [
        (
            f"x.jsonl.gz: after {there:,} bytes it could not be read on: the compressed data end in the middle."
            " What stood before was read. Fetch the file anew if you can."
        )
    ]


def test_a_cut_text_is_marked() -> None:
    """Half an article is shown as what it is."""
    text = "".join(f"站台第{n:06}号灯亮了。" for n in range(3000))
    data = gzip.compress(text.encode())
    (record,), _ = read("x.txt.gz", data[: len(data) // 2])
    assert text.startswith(record.text.rstrip("\ufffd"))
    assert "cut off" in record.repaired


def test_a_damaged_member_of_a_gzip_costs_itself() -> None:
    """Crawls pack each record by itself; those after the damage are read."""
    members = [gzip.compress(LINE.replace("启用", f"启用{n}").encode()) for n in range(3)]
    broken = members[1][:20] + bytes(20) + members[1][40:]
    records, problems = read("x.jsonl.gz", members[0] + broken + members[2])
    assert [record.stated.title[-1] for record in records if record.stated.title[-1] in "02"] == ["0", "2"]
    assert problems


def test_a_damaged_zip_is_said() -> None:
    """Its other members, or at least the other files, are read."""
    good = zipped(("1.txt", TEXT.encode()), ("2.txt", TEXT.encode()))
    _, problems = read("x.zip", good[:-30])
    assert problems == [
        "x.zip: this archive cannot be read on (File is not a zip file). What stood before was read. Fetch the file anew if you can."
    ]
    place = good.index(b"2.txt") + 8
    records, problems = read("x.zip", good[:place] + b"\xff\xff" + good[place + 2 :])
    assert records[0].origin.file == "x.zip!/1.txt"
    assert re.sub(r"after \d+ bytes|on: .*(?=\. What)", "…", problems[0]) == (
        "x.zip!/2.txt: … it could not be read …. What stood before was read. Fetch the file anew if you can."
    )


@pytest.mark.parametrize("name", ["x.html", "x.txt", "x.md", "x.csv"])
@pytest.mark.parametrize(
    ("data", "said"), [(b"%PDF-1.7\n\xe2\xe3", "a PDF"), (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture")]
)
def test_what_is_no_text_is_named_whatever_it_is_called(name: str, data: bytes, said: str) -> None:
    """A crawler saves under the page's name what the server sent."""
    message = f"{name}: this is {said}, and no text. Save its text, or the page that it stood on."
    assert read(name, data + bytes(range(256)) * 20) == ([], [message])


def test_documents_and_other_archives_are_named() -> None:
    """An office document is a zip too, but no dump."""
    assert read("x.docx", zipped(("word/document.xml", b"<a/>"))) == (
        [],
        ["x.docx: this is a document of an office program or an e-book. Save it as text or HTML."],
    )
    assert read("x.7z", b"7z\xbc\xaf\x27\x1c\x00") == (
        [],
        ["x.7z: this is a 7z archive, which is not unpacked here. Unpack it, or pack it as .zip or .tar.gz."],
    )


@pytest.mark.parametrize("name", ["x.png", "x.txt", "x", "x.db"])
def test_what_is_no_text_is_not_read_as_text(name: str) -> None:
    """Bytes of a kind that nobody here knows, named like a text or not."""
    data = b"\x8fXYZ\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00" * 20
    assert read(name, data) == (
        [],
        [f"{name}: no reader knows this format. The formats are listed in the documentation; text is read from .txt."],
    )


def test_content_decides_where_the_name_does_not() -> None:
    """JSON lines named .txt are JSON lines; a file without an ending is looked at."""
    assert [record.reader for record in read("x.txt", LINE.encode())[0]] == ["json"]
    assert [record.reader for record in read("x", LINE.encode())[0]] == ["json"]
    assert [record.reader for record in read("票价3.5元起", TEXT.encode())[0]] == ["text"]


@given(st.binary(max_size=300), st.sampled_from(sorted(streams.OPENERS)), st.integers(0, 2000), st.integers(0, 255))
def test_no_damage_breaks_unpacking(tail: bytes, magic: bytes, place: int, byte: int) -> None:
    """Whatever follows the first bytes, and whichever byte of a sound archive is another."""
    read("x.jsonl", magic + tail)
    for data in (zipped(("a.txt", TEXT.encode())), tarred(("a.txt", TEXT.encode())), gzip.compress(LINE.encode())):
        damaged = bytearray(data)
        damaged[place % len(data)] = byte
        read("x", bytes(damaged))
