"""Pages in one file, as browsers save them."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reading import read, slices

TEXT = "云岭火车站新站台今天早晨启用，第一趟列车在七点零五分停下，站长和旅客一起在站台上拍了照片。"
PAGE = f"<html><head><title>云岭站台启用_云岭网</title></head><body><h1>云岭站台启用</h1><div><p>{TEXT}</p><p>{TEXT}</p></div></body></html>"


def saved(page: bytes, charset: str = "utf-8") -> bytes:
    """The file, with the page and a picture in it."""
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\nSubject: x\r\nDate: Thu, 4 Mar 2021 08:15:30 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n\r\n------b----\r\nContent-Type: text/html; charset='
        + charset.encode()
        + b"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/1\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n------b----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------b------\r\n"
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_the_page_in_the_file_is_read(charset: str, encoding: str) -> None:
    """With its address, whatever charset is declared; the origin is the file."""
    data = saved(PAGE.encode(encoding), charset)
    (record,), problems = read("x.mhtml", data)
    assert problems == []
    assert record.text == f"云岭站台启用\n{TEXT}\n{TEXT}"
    assert (record.stated.title, record.stated.url) == ("云岭站台启用", "https://example.org/1")
    assert slices([record], data) == [data]


def test_a_file_without_a_page_is_said() -> None:
    """A letter, or half a download."""
    assert read("x.mht", b"From: a\r\n\r\nhello") == (
        [],
        ["x.mht: no web page is in this file. Save the page again, as one file or as HTML."],
    )


@given(st.binary(max_size=100), st.integers(0, 600), st.integers(0, 255))
def test_no_bytes_break_the_reader(data: bytes, place: int, byte: int) -> None:
    """Alone, or one byte of a sound file."""
    read("x.mht", data)
    damaged = bytearray(saved(PAGE.encode()))
    damaged[place % len(damaged)] = byte
    read("x.mht", bytes(damaged))
