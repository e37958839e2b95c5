"""Finds the records of a WARC (ISO 28500), and their ends where the lengths that they state are wrong."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_archive.readers.source import Broken, Slice, Source
from build_archive.readers.window import Window, find_on

BEGINNING = b"WARC/"
VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
NEXT = re.compile(rb"(?<=\n)WARC/[01]\.\d{1,2}\r?\n")
HEADER_END = re.compile(rb"\r?\n\r?\n")
AFTER = re.compile(rb"[\r\n]{0,8}(?:WARC/|\Z)")
"""What follows a record whose length is right."""
LONGEST_HEADER = 1 << 16
GAP = 8
"""Bytes of line ends that may stand between two records."""


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record, not yet understood."""

    piece: Slice
    headers: dict[str, str]
    """By lower-case name."""
    body: int = 0
    """Where its block begins in the bytes of the piece."""
    problem: str = ""
    """What its header states that is not so, in words."""
    is_cut: bool = False
    """Whether the dump ends in it."""

    @property
    def block(self) -> bytes:
        """What it holds, without its header."""
        return self.piece.data[self.body :]

    @property
    def kind(self) -> str:
        """What it holds: response, conversion, revisit and so on."""
        return self.headers.get("warc-type", "").lower()


def split_records(source: Source) -> Iterator[WarcRecord | Broken]:
    """Every record, and a word on what stands between them and is none."""
    window = Window(source, binary=True)
    at = expected = searched = 0
    while (start := find_on(window, BEGINNING, at)) < len(window.shape):
        while len(window.shape) - start < LONGEST_HEADER and window.more():
            pass
        header = HEADER_END.search(window.shape, max(start, searched - window.offset), start + LONGEST_HEADER)
        if not header:
            searched = window.offset + min(len(window.shape), start + LONGEST_HEADER) - 3
        if not VERSION.match(window.shape, start) or not header:
            at = start + len(BEGINNING)
            continue
        if window.offset + start - expected > GAP:
            yield _garbage(source.name, expected, window.offset + start)
        headers = parse_headers(window.shape[start : header.end()])
        end, problem = _end(window, start, header.end(), headers)
        if end:
            piece = window.slice(start, end)
            body = header.end() - start
            cut = "the file ends" in problem
            yield WarcRecord(piece, headers, body, problem or digest_problem(headers, piece.data[body:]), cut)
        else:
            yield window.too_long(start)
            end = find_on(window, b"\n" + BEGINNING, header.end())
        expected = window.offset + end
        at = window.forget(end)
    if window.offset + len(window.shape) - expected > GAP:
        yield _garbage(source.name, expected, window.offset + len(window.shape))


def parse_headers(data: bytes) -> dict[str, str]:
    """The fields of a header block, names in lower case; continued lines joined."""
    lines = re.sub(r"\r?\n[ \t]+", " ", data.decode("utf-8", "replace")).splitlines()
    pairs = (line.partition(":") for line in lines[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _end(window: Window, start: int, header: int, headers: dict[str, str]) -> tuple[int, str]:
    """Where the record's block ends, and what is wrong with the length that it states; 0 where it is over the limit."""
    stated = headers.get("content-length", "")
    length = int(stated) if re.fullmatch(r"\d{1,12}", stated) else -1
    if length > window.source.limit:
        return 0, ""
    while len(window.shape) < header + length + GAP + len(BEGINNING) and window.more():
        pass
    if length >= 0 and len(window.shape) >= header + length and _fits(window.shape, header, header + length):
        return header + length, ""
    return _real_end(window, start, header, stated)


def _fits(data: bytes, header: int, end: int) -> bool:
    """Whether a block may end here: before a record or the end of the dump, or, before something else, at an empty line that is not HTTP's own."""
    if AFTER.match(data, end):
        return True
    return data.startswith(b"\r\n\r\n", end) and (
        data.find(b"\r\n\r\n", header, end) >= 0 or not data.startswith(b"HTTP/", header)
    )


def _real_end(window: Window, start: int, header: int, stated: str) -> tuple[int, str]:
    """The end of a record whose length is wrong: before the next record, or at the end of the dump."""
    searched = header
    while not (found := NEXT.search(window.shape, searched)):
        searched = max(header, len(window.shape) - 16)
        if len(window.shape) - start > window.source.limit:
            return 0, ""
        if not window.more():
            there = len(window.shape) - header
            return len(window.shape), f"it states {stated or 'no'} bytes, and the file ends after {there:,}"
    return (
        found.start(),
        f"it states {stated or 'no'} bytes, and the next record begins after {found.start() - header:,}",
    )


def digest_problem(headers: dict[str, str], block: bytes) -> str:
    """What is wrong with the checksum that a record states for its block; empty where it fits, or is of a kind not known here."""
    stated = headers.get("warc-block-digest", "")
    name, _, value = stated.partition(":")
    if name.lower() not in ("sha1", "sha256", "md5") or not value:
        return ""
    digest = hashlib.new(name.lower(), block, usedforsecurity=False).digest()
    if value.lower() == digest.hex() or value.upper() == base64.b32encode(digest).decode():
        return ""
    return f"its checksum is {name}:{binascii.hexlify(digest).decode()[:12]}…, not {stated[:60]}"


def _garbage(name: str, start: int, end: int) -> Broken:
    return Broken(
        f"{name} at byte {start:,}",
        f"{end - start:,} bytes here are no record. The records around them were read",
        "Compare the file with its source.",
        "not a record",
        is_record=False,
    )
