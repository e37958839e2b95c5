"""Web archives: WARC with the pages as they were sent, WET with their text; images, requests and metadata are no articles."""

from __future__ import annotations

import io
import re
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastwarc.warc import ArchiveIterator

from build_archive.model import RawRecord, Stated
from build_archive.readers.encoding import decode
from build_archive.readers.html import fits as fits_html
from build_archive.readers.html import record_of_page
from build_archive.readers.source import Broken, Skipped, Slice, Source
from build_archive.readers.warc_split import WarcRecord, split_records

SUFFIXES = (".warc", ".wet", ".wat")
PAGE_TYPES = ("text/html", "application/xhtml+xml")
REMEMBERED = 32 * 1024 * 1024
"""Bytes of packed texts that are kept for later captures of the same page that hold only a reference to it."""


def fits(head: bytes) -> bool:
    """Whether a dump of unknown name is a WARC."""
    return re.match(rb"WARC/[01]\.\d", head) is not None


def read(source: Source) -> Iterator[RawRecord | Broken | Skipped]:
    """A record a page; what is wrong with a record's length or checksum is said, and what can be read of it is read."""
    seen = _Seen()
    for record in split_records(source):
        if isinstance(record, Broken):
            yield record
            continue
        if record.problem:
            yield _said(record)
        for made in _made(record, seen):
            if isinstance(made, RawRecord) and record.is_cut:
                yield replace(made, repaired=(*made.repaired, "cut off"))
            else:
                yield made


def _made(record: WarcRecord, seen: _Seen) -> Iterator[RawRecord | Broken | Skipped]:
    if record.kind == "conversion":
        yield _converted(record)
    elif record.kind == "revisit":
        yield seen.again(record)
    elif record.kind in ("response", "resource"):
        sent = payload(record)
        if not sent.is_page:
            return
        if sent.status not in (0, 200, 203, 206):
            yield Skipped(record.piece.origin, "not found", f"the server answered {sent.status}")
            return
        made = record_of_page(record.piece, sent.body, sent.charset, *_crawl(record), reader="warc")
        if isinstance(made, RawRecord):
            seen.remember(record, made)
        yield made


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
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    for decoding in ("all", "none"):
        try:
            for sent in ArchiveIterator(
                io.BytesIO(head % len(record.block) + record.block + b"\r\n\r\n"), auto_decode=decoding
            ):
                kind = (sent.http_content_type or "").lower()
                body = sent.reader.read() if not kind or kind in PAGE_TYPES else b""
                status = sent.http_headers.status_code if sent.http_headers else 0
                return Payload(
                    body,
                    status or 0,
                    sent.http_charset or "",
                    kind in PAGE_TYPES or (not kind and fits_html(body[:2048])),
                )
        except (OSError, ValueError):
            continue
    return Payload(b"")


def _crawl(record: WarcRecord) -> tuple[str, str]:
    return record.headers.get("warc-target-uri", "").strip("<>"), record.headers.get("warc-date", "")


def _converted(record: WarcRecord) -> RawRecord:
    """The text of a page, as WET has it."""
    url, captured = _crawl(record)
    decoded = decode(record.block)
    stated = Stated(url=url, captured=captured)
    return RawRecord(record.piece.origin, decoded.text, "page", stated, decoded.encoding, decoded.repaired, "warc")


class _Seen:
    """The pages of a WARC so far, packed, for captures that only say that nothing changed (revisit)."""

    def __init__(self) -> None:
        self.pages: OrderedDict[str, tuple[bytes, RawRecord]] = OrderedDict()
        self.size = 0

    def remember(self, record: WarcRecord, made: RawRecord) -> None:
        """Keep a page under what a later capture may call it, and forget the oldest where there are too many."""
        packed = zlib.compress(made.text.encode("utf-8", "surrogatepass"), 1)
        for name in (record.headers.get("warc-payload-digest", ""), record.headers.get("warc-record-id", "")):
            if name and name not in self.pages:
                self.pages[name] = (packed, replace(made, text=""))
                self.size += len(packed)
        while self.size > REMEMBERED:
            _, (old, _) = self.pages.popitem(last=False)
            self.size -= len(old)

    def again(self, record: WarcRecord) -> RawRecord | Skipped:
        """The page that a capture refers to, as captured then."""
        for name in ("warc-payload-digest", "warc-refers-to"):
            if found := self.pages.get(record.headers.get(name, "")):
                packed, made = found
                url, captured = _crawl(record)
                stated = replace(made.stated, url=url or made.stated.url, captured=captured)
                return replace(
                    made,
                    origin=record.piece.origin,
                    text=zlib.decompress(packed).decode("utf-8", "surrogatepass"),
                    stated=stated,
                )
        return Skipped(
            record.piece.origin, "revisit", "the capture that it refers to is not in this file, or too far before it"
        )


def _said(record: WarcRecord) -> Broken:
    piece: Slice = record.piece
    return Broken(
        f"{piece.name} at byte {piece.start:,}",
        f"this record's header is wrong: {record.problem}. It was read all the same",
        "Compare the file with its source.",
        "wrong header",
        is_record=False,
    )
