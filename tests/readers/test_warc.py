"""Web archives: pages with the address and the time of their capture; what is wrong with one record is no other's."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from build_archive.model import RawRecord
from build_archive.understand import understand

from .reading import read, slices

TEXT = "云岭火车站新站台今天早晨启用，第一趟列车在七点零五分停下，站长和旅客一起在站台上拍了照片。"
PAGE = (
    f"<html><head><title>云岭站台启用</title></head><body><h1>云岭站台启用</h1><div><p>{TEXT}</p></div></body></html>"
)


def record(block: bytes, kind: str = "response", length: int | None = None, **headers: str) -> bytes:
    """One WARC record; `length` is what its header states."""
    content = "application/http; msgtype=response" if kind in ("response", "revisit") else "text/plain"
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://example.org/1",
        "WARC-Date": "2021-03-05T00:00:00Z",
        "Content-Type": content,
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    fields["Content-Length"] = str(len(block) if length is None else length)
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, head: str = "Content-Type: text/html", status: str = "200 OK") -> bytes:
    """What a server sends."""
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body


NEWLINE = b"\n"
GOOD = record(answer(PAGE.encode()))


def test_pages_are_read_with_address_and_capture() -> None:
    """Each origin cuts its whole record out of the file; requests, metadata and pictures are no articles."""
    data = b"".join(
        [
            record(b"software: x\r\n", "warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", "request"),
            GOOD,
            record(answer(b"\x89PNG", "Content-Type: image/png")),
            record(b"{}", "metadata"),
            GOOD,
        ]
    )
    records, problems = read("x.warc", data)
    assert problems == []
    assert [(r.stated.title, r.stated.url, r.stated.captured) for r in records] == [
        ("云岭站台启用", "https://example.org/1", "2021-03-05T00:00:00Z")
    ] * 2
    assert {piece.rstrip() for piece in slices(records, data)} == {GOOD.rstrip()}
    assert [r.origin.sha256 for r in records] == [hashlib.sha256(piece).hexdigest() for piece in slices(records, data)]


@pytest.mark.parametrize(
    "charset", ["", "; charset=utf-8", "; charset=gb2312", "; charset=ISO-8859-1", "; charset=nonsense"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_the_header_may_lie_about_the_charset(charset: str, encoding: str) -> None:
    """The bytes of the page decide."""
    (made,), _ = read("x.warc", record(answer(PAGE.encode(encoding), f"Content-Type: text/html{charset}")))
    assert TEXT in made.text


def chunked(data: bytes) -> bytes:
    """As HTTP sends what it does not know the length of."""
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 50]), data[i : i + 50]) for i in range(0, len(data), 50))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())),
        ("Transfer-Encoding: chunked", chunked(PAGE.encode())),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzip.compress(PAGE.encode()))),
        ("Content-Encoding: gzip", PAGE.encode()),
        ("Transfer-Encoding: chunked", PAGE.encode()),
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode())),
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode())[2:-4]),
        ("Content-Encoding: zstd", zstandard.compress(PAGE.encode())),
        ("X-Nothing: 1", PAGE.encode()),
    ],
    ids=[
        "packed",
        "in chunks",
        "both",
        "said to be packed",
        "said to be in chunks",
        "deflated",
        "deflated without a header",
        "in Zstandard",
        "plain",
    ],
)
def test_pages_are_unpacked_as_far_as_they_are_packed(head: str, body: bytes) -> None:
    """Crawlers unpack pages and keep the header that says otherwise."""
    (made,), problems = read("x.warc", record(answer(body, f"Content-Type: text/html\r\n{head}")))
    assert (TEXT in made.text, problems) == (True, [])


def test_line_ends_that_something_changed_are_no_loss() -> None:
    """A web archive that went through a program for text."""
    (made,), _ = read("x.warc", GOOD.replace(b"\r\n", b"\n"))
    assert TEXT in made.text


REFUSED: dict[str, tuple[bytes, str]] = {
    "no text": (bytes(range(256)) * 20, "this page is packed in a way that its header does not say, or is no page. Fetch it anew."),
    "a bomb": (gzip.compress(bytes(40_000_000)), "this is no web page that can be read, or one of more than 16 MB. Save the page again."),
}  # fmt: skip


@pytest.mark.parametrize(("body", "message"), REFUSED.values(), ids=REFUSED)
def test_a_body_that_is_no_page_is_refused(body: bytes, message: str) -> None:
    """Neither do its bytes become an article, nor does what it unpacks to fill the memory."""
    packed = answer(body, "Content-Type: text/html\r\nContent-Encoding: gzip")
    assert read("x.warc", record(packed)) == ([], [f"x.warc: {message}"])


def test_text_of_pages_is_read_from_wet() -> None:
    """A conversion record holds the extraction of a page."""
    (made,), _ = read("x.warc.wet", record(f"云岭站台启用\n{TEXT}\n".encode(), "conversion"))
    assert (made.text, made.shape, made.stated.url) == (f"云岭站台启用\n{TEXT}\n", "page", "https://example.org/1")


def test_captures_that_say_nothing_changed_are_captures_of_the_same_text() -> None:
    """So that the archive lists them with the article; one whose page is not in the file is left out."""
    first = record(answer(PAGE.encode()), WARC_Payload_Digest="sha1:ABC")
    again = record(
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
        "revisit",
        WARC_Payload_Digest="sha1:ABC",
        WARC_Date="2021-04-01T00:00:00Z",
    )
    lost = record(b"", "revisit", WARC_Payload_Digest="sha1:XYZ")
    records, problems = read("x.warc", first + again + lost)
    assert [(r.text, r.stated.captured[:7]) for r in records] == [
        (records[0].text, "2021-03"),
        (records[0].text, "2021-04"),
    ]
    (problem,) = problems
    assert problem.endswith(": the capture that it refers to is not in this file, or too far before it.")


def test_a_page_that_was_not_found_is_left_out() -> None:
    """And counted."""
    records, (problem,) = read("x.warc", record(answer(PAGE.encode(), status="404 Not Found")))
    assert (records, problem) == ([], "x.warc: the server answered 404.")


@pytest.mark.parametrize("length", [5, 40, 5000, 10**9, None])
def test_a_wrong_length_costs_no_other_record(length: int | None) -> None:
    """Too short, too long, absurd, or none: the record ends where the next begins."""
    wrong = record(answer(PAGE.encode()), length=length or 0)
    wrong = wrong if length else wrong.replace(b"Content-Length: 0\r\n", b"")
    records, problems = read("x.warc", GOOD + wrong + GOOD, limit=10**6)
    assert len(records) == (2 if length == 10**9 else 3)
    assert all(TEXT in made.text for made in records)
    there = len(answer(PAGE.encode())) + 4
    assert problems == [
        f"x.warc:{GOOD.count(NEWLINE) + 1}: this record is longer than 1,000,000 bytes, too long for one article. It was left out."
        " Split the file into articles, or see that its line ends survived the download."
        if length == 10**9
        else f"x.warc at byte {len(GOOD):,}: this record's header is wrong: it states {length or 'no'} bytes, and the next record begins after {there:,}."
        " It was read all the same. Compare the file with its source."
    ]


def test_a_wrong_checksum_is_said() -> None:
    """The record is read all the same."""
    block = answer(PAGE.encode())
    right = "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    records, problems = read(
        "x.warc", record(block, WARC_Block_Digest=right) + record(block, WARC_Block_Digest="sha1:" + "A" * 32)
    )
    assert len(records) == 2
    (problem,) = problems
    sum_of_it = hashlib.sha1(block, usedforsecurity=False).hexdigest()[:12]
    assert problem == (
        f"x.warc at byte {len(record(block, WARC_Block_Digest=right)):,}: this record's header is wrong: its checksum is sha1:{sum_of_it}…,"
        f" not sha1:{'A' * 32}. It was read all the same. Compare the file with its source."
    )


def test_what_is_no_record_is_passed_over() -> None:
    """With a word on how much it was; records of unknown kinds are no articles."""
    records, (problem,) = read("x.warc", GOOD + b"garbage in between\r\n\r\n" + record(b"?", "unheard-of") + GOOD)
    assert len(records) == 2
    assert problem == (
        f"x.warc at byte {len(GOOD) - 4:,}: 26 bytes here are no record. The records around them were read. Compare the file with its source."
    )


def test_a_cut_file_gives_its_last_page_as_far_as_it_goes() -> None:
    """Marked as cut off."""
    records, problems = read("x.warc", GOOD + GOOD[:-60])
    assert ["cut off" in made.repaired for made in records] == [False, True]
    block = len(answer(PAGE.encode()))
    assert problems == [
        (
            f"x.warc at byte {len(GOOD):,}: this record's header is wrong: it states {block:,} bytes, and the file ends after {block - 56:,}."
            " It was read all the same. Compare the file with its source."
        )
    ]


def test_a_damaged_member_costs_its_record() -> None:
    """Web archives pack each record by itself."""
    members = [gzip.compress(GOOD.replace(b"example.org/1", b"example.org/%d" % n)) for n in range(3)]
    broken = members[1][:40] + bytes(30) + members[1][70:]
    records, problems = read("x.warc.gz", members[0] + broken + members[2])
    assert {made.stated.url[-1] for made in records} >= {"0", "2"}
    assert problems


def test_a_damaged_address_stops_nothing() -> None:
    """One byte is enough to make it no address."""
    (made,), _ = read("x.warc", GOOD.replace(b"https://example.org/1", b"https://[xample.org/1"))
    assert understand(made).article.title == "云岭站台启用"


def test_a_capture_dates_what_a_page_says_relatively() -> None:
    """Three hours ago is a day only if one knows when the page was fetched."""
    page = PAGE.replace("</h1>", "</h1><div><span class='time'>3小时前</span></div>")
    (made,), _ = read("x.warc", record(answer(page.encode())))
    dating = understand(made).article.date
    assert dating is not None
    assert dating.value[:10] in ("2021-03-05", "2021-03-04")  # as the page counts its hours


def test_a_capture_from_before_the_page_is_no_anchor() -> None:
    """A copy's hour, or a wrong clock: the day that the page names stands."""
    page = PAGE.replace("</h1>", "</h1><div class='time'>2022-05-06 08:00</div>")
    (made,), _ = read("x.warc", record(answer(page.encode())))
    dating = understand(made).article.date
    assert (made.stated.captured, dating and dating.value[:10]) == ("", "2022-05-06")


@given(st.binary(max_size=300), st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_bytes_break_the_reader(data: bytes, place: int, byte: int) -> None:
    """After a good record, and with any byte of one changed."""
    records, _ = read("x.warc", GOOD + data)
    assert isinstance(records[0], RawRecord)
    damaged = bytearray(GOOD)
    damaged[place] = byte
    read("x.warc", bytes(damaged) + GOOD)
