"""Pages that a browser saved with everything in one file (MHTML, RFC 2557): the page in it is read like any other."""

from __future__ import annotations

import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser

from build_archive.model import RawRecord
from build_archive.readers.html import record_of_page
from build_archive.readers.source import Broken, Slice, Source, Unread

SUFFIXES = (".mht", ".mhtml")


def read(source: Source) -> Iterator[Unread | Broken]:
    """The first page of the file; pictures, styles and frames beside it are left."""
    piece = source.whole()
    yield piece if isinstance(piece, Broken) else Unread(piece, records_of)


def records_of(piece: Slice) -> Iterator[RawRecord | Broken]:
    """The first page of a file's bytes."""
    message = BytesParser(policy=email.policy.compat32).parsebytes(piece.data)
    page = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes):
        yield Broken(
            piece.origin,
            "no web page is in this file",
            "Save the page again, as one file or as HTML.",
            "unreadable page",
        )
        return
    made = record_of_page(piece, body, page.get_content_charset() or "", address(page, message), reader="mhtml")
    if isinstance(made, RawRecord) and not made.stated.captured:  # the time at which it was saved
        made = replace(made, stated=replace(made.stated, captured=str(message.get("Date") or "")))
    yield made


def address(page: Message, message: Message) -> str:
    """Where the page was, as its own header or the file's says."""
    for header in (page.get("Content-Location"), message.get("Snapshot-Content-Location")):
        if header and re.match(r"https?://", str(header)):
            return re.sub(r"\s+", "", str(header))
    return ""
