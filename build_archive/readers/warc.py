"""Web archives: WARC with the pages as they were sent, WET with their text; images, requests and metadata are no articles."""

from __future__ import annotations

import io
import re
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import zstandard
from fastwarc.warc import ArchiveIterator

from build_archive.model import RawRecord, Stated
from build_archive.readers.encoding import decode
from build_archive.readers.formats import is_text
from build_archive.readers.html import fits as fits_html
from build_archive.readers.html import record_of_page
from build_archive.readers.source import Broken, Skipped, Slice, Source, Unread
from build_archive.readers.warc_split import LONGEST_HEADER, WarcRecord, split_records

SUFFIXES = (".warc", ".wet", ".wat")
PAGE_TYPES = ("text/html", "application/xhtml+xml")
READ = ("response", "resource", "conversion")
"""The kinds of records that may hold a page."""
HEAD = 4096
MAY_BE_PAGE = re.compile(rb"html", re.IGNORECASE)
"""What the first bytes of a page, or the header that it was sent with, hold."""
LARGEST = 17 * 1024 * 1024
"""Bytes of an unpacked page that are read: just more than a page may have, so that one that unpacks to gigabytes is refused as too long."""
REMEMBERED = 64 * 1024 * 1024
"""Bytes of packed captures that are kept for later captures of the same page that hold only a reference to it."""


def fits(head: bytes) -> bool:
    """Whether a dump of unknown name is a WARC."""
    return re.match(rb"WARC/[01]\.\d", head) is not None


def read(source: Source) -> Iterator[Unread | Broken | Skipped]:
    """A record a page; what is wrong with a record's length or checksum is said, and what can be read of it is read."""
    seen = _Seen()
    for record in split_records(source):
        if isinstance(record, Broken):
            yield record
            continue
        if record.problem:
            yield _said(record)
        if record.kind == "revisit":
            yield seen.again(record)
        elif record.kind in READ:
            seen.remember(record)
            yield Unread(record.piece, records_of, (record.headers, record.body), record.is_cut)


def records_of(piece: Slice, headers: dict[str, str], body: int) -> Iterator[RawRecord | Broken | Skipped]:
    """The page in a record, whose block begins at byte `body`; none where it holds something else."""
    record = WarcRecord(piece, headers, body)
    if record.kind == "conversion":
        yield _converted(record)
        return
    sent = payload(record)
    if not sent.is_page:
        return
    if sent.status not in (0, 200, 203, 206):
        yield Skipped(piece.origin, "not found", f"the server answered {sent.status}")
    elif not is_text(sent.body):
        yield Broken(
            piece.origin,
            "this page is packed in a way that its header does not say, or is no page",
            "Fetch it anew.",
            "unreadable page",
        )
    else:
        yield record_of_page(piece, sent.body, sent.charset, *_crawl(record), reader="warc")


@dataclass(frozen=True, slots=True)
class Payload:
    """What a server sent: the bytes of the page, unpacked."""

    body: bytes
    status: int = 0
    """Of HTTP; 0 where the capture has none."""
    charset: str = ""
    is_page: bool = False


def payload(record: WarcRecord) -> Payload:
    """The page in a response; one that does not unpack as its header says is taken as it is, since crawlers unpack and keep the header."""
    if record.kind == "resource":
        return Payload(record.block, is_page=record.headers.get("content-type", "").startswith(PAGE_TYPES))
    block = _with_line_ends(record.block)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    response = head % len(block) + block + b"\r\n\r\n"
    for decoding in ("all", "none"):
        try:
            for sent in ArchiveIterator(io.BytesIO(response), auto_decode=decoding):
                kind = (sent.http_content_type or "").lower()
                body = sent.reader.read(LARGEST) if not kind or kind in PAGE_TYPES else b""
                if decoding == "none" and not is_text(body):
                    body = _inflated(body)
                status = sent.http_headers.status_code if sent.http_headers else 0
                is_page = kind in PAGE_TYPES or (not kind and fits_html(body[:2048]))
                return Payload(body, status or 0, sent.http_charset or "", is_page)
        except (OSError, ValueError):
            continue
    return Payload(b"")


def _with_line_ends(block: bytes) -> bytes:
    """A response with the line ends of HTTP in its header, where something made them all the same."""
    end = block.find(b"\n\n", 0, LONGEST_HEADER)
    if end < 0 or b"\r" in block[:end] or not block.startswith(b"HTTP/"):
        return block
    return block[:end].replace(b"\n", b"\r\n") + b"\r\n\r\n" + block[end + 2 :]


def _inflated(body: bytes) -> bytes:
    """A body that was deflated without zlib's header, as some servers do; any other as it is."""
    try:
        return b"" if not body else zlib.decompressobj(wbits=-15).decompress(body, LARGEST) or body
    except zlib.error:
        return body


def _crawl(record: WarcRecord) -> tuple[str, str]:
    return record.headers.get("warc-target-uri", "").strip("<>"), record.headers.get("warc-date", "")


def _converted(record: WarcRecord) -> RawRecord:
    """The text of a page, as WET has it."""
    url, captured = _crawl(record)
    decoded = decode(record.block)
    stated = Stated(url=url, captured=captured)
    return RawRecord(record.piece.origin, decoded.text, "page", stated, decoded.encoding, decoded.repaired, "warc")


class _Seen:
    """The captures of a WARC so far, packed, for those that only say that nothing changed since one of them (revisit)."""

    def __init__(self) -> None:
        self.captures: OrderedDict[str, _Packed] = OrderedDict()
        self.size = 0
        self.packer = zstandard.ZstdCompressor(level=1)

    def remember(self, record: WarcRecord) -> None:
        """Keep a capture that may be a page under what a later one may call it, and forget the oldest where there are too many."""
        names = {record.headers.get(name, "") for name in ("warc-payload-digest", "warc-record-id")}
        names = {name for name in names if name and name not in self.captures}
        if not names or not MAY_BE_PAGE.search(record.block[:HEAD]):
            return
        packed = _Packed(self.packer.compress(record.piece.data), record.headers, record.body)
        for name in sorted(names):
            self.captures[name] = packed
            self.size += len(packed.data)
        while self.size > REMEMBERED:
            _, old = self.captures.popitem(last=False)
            self.size -= len(old.data)

    def again(self, record: WarcRecord) -> Unread | Skipped:
        """The page that a capture refers to, as captured then."""
        for name in ("warc-payload-digest", "warc-refers-to"):
            if found := self.captures.get(record.headers.get(name, "")):
                return Unread(record.piece, revisited, (record.headers, found))
        return _lost(record.piece)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A capture as it is kept: its bytes, compressed, and as in `WarcRecord`."""

    data: bytes
    headers: dict[str, str]
    body: int


def revisited(piece: Slice, headers: dict[str, str], first: _Packed) -> Iterator[RawRecord | Skipped]:
    """The page of an earlier capture, at the address and time of this one."""
    data = zstandard.ZstdDecompressor().decompress(first.data)
    made = next(records_of(Slice(piece.name, data), first.headers, first.body), None)
    if not isinstance(made, RawRecord):
        yield _lost(piece)
        return
    url, captured = _crawl(WarcRecord(piece, headers))
    stated = replace(made.stated, url=url or made.stated.url, captured=captured)
    yield replace(made, origin=piece.origin, stated=stated)


def _lost(piece: Slice) -> Skipped:
    return Skipped(piece.origin, "revisit", "the capture that it refers to is not in this file, or too far before it")


def _said(record: WarcRecord) -> Broken:
    piece: Slice = record.piece
    return Broken(
        f"{piece.name} at byte {piece.start:,}",
        f"this record's header is wrong: {record.problem}. It was read all the same",
        "Compare the file with its source.",
        "wrong header",
        is_record=False,
    )
