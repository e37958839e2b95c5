"""Finds the objects in JSON that is not one object a line, in a stream of any length, without parsing the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_archive.readers.source import Broken, Slice, Source

CHUNK = 1 << 18
TO_BRACE = re.compile(rb'(?:[^"{}]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
"""Everything up to the next brace outside a string, or to a string whose end is not there yet."""
FIRST_NAME = re.compile(rb'\{\s*"[^"\n]{0,100}"')
TWO_BYTES = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\xfe]")


def split_values(source: Source) -> Iterator[Slice | Broken]:
    """Every outermost object; arrays around them, commas and what else stands between them are passed over.

    In other encodings than UTF-8 the dump is read whole, so that it may not be longer than one record.
    """
    if source.encoding == "utf-8":
        yield from _Splitter(source, b"", b"", False).values()
        return
    piece = source.whole()
    if isinstance(piece, Broken):
        yield piece
    else:
        yield from _Splitter(source, piece.data, same_length_ascii(piece.data, source.encoding), True).values()


def same_length_ascii(data: bytes, encoding: str) -> bytes:
    """Bytes of which as many stand for each character as in `data`, all beyond ASCII an `x`, so that places in both are the same."""
    if not encoding.startswith("utf-16"):
        return TWO_BYTES.sub(lambda match: b"x" * len(match[0]), data)
    marked = len(data) // 2 * 2
    low, high = (
        (data[0:marked:2], data[1:marked:2]) if encoding.endswith("le") else (data[1:marked:2], data[0:marked:2])
    )
    shape = bytearray(b" " * len(data))
    shape[0:marked:2] = bytes(a if not b and a < 0x80 else 0x78 for a, b in zip(low, high, strict=True))
    return bytes(shape)


class _Splitter:
    """A window over the dump: `data` are its bytes from `offset` on, `shape` the same with only ASCII significant."""

    def __init__(self, source: Source, data: bytes, shape: bytes, ended: bool) -> None:
        self.source, self.data, self.shape, self.ended = source, data, shape or data, ended
        self.offset = self.at = 0
        self.line, self.counted = 1, 0
        """The number of the line at `counted`, a place in the window."""

    def values(self) -> Iterator[Slice | Broken]:
        while self._seek_brace():
            start = self.at
            end = self._close(start)
            if end - start > self.source.limit:
                yield self._too_long(start)
                self.at = end
            elif end:
                yield self._slice(start, end)
                self.at = end
            else:
                yield self._broken(start)
                self._resume(start)
            self._forget()

    def _seek_brace(self) -> bool:
        """Move to the next opening brace outside a string."""
        while True:
            found, self.at = self._next(self.at)
            if found == b"{":
                return True
            if found == b"}" or (found and self.ended):
                self.at += 1
            elif not self._more():
                return False

    def _close(self, start: int) -> int:
        """The end of the object that begins at `start`; 0 where the dump or the limit ends first."""
        depth, at = 0, start
        while True:
            found, at = self._next(at)
            if found in (b"{", b"}"):
                depth += 1 if found == b"{" else -1
                at += 1
                if not depth:
                    return at + self.source.encoding.startswith("utf-16")  # the other half of the brace
            elif len(self.shape) - start > self.source.limit or not self._more():
                return 0

    def _next(self, at: int) -> tuple[bytes, int]:
        """The next brace, or the quote of a string that does not end in the window, or nothing, and its place."""
        found = TO_BRACE.match(self.shape, at)
        place = found.end() if found else at
        return self.shape[place : place + 1], place

    def _more(self) -> bool:
        chunk = b"" if self.ended else self.source.stream.read(CHUNK)
        self.ended = not chunk
        self.data += chunk
        self.shape = self.data if chunk else self.shape
        return bool(chunk)

    def _slice(self, start: int, end: int) -> Slice:
        self.line += self.data.count(b"\n", self.counted, start)
        self.counted = start
        return Slice(self.source.name, self.data[start:end], self.offset + start, self.line)

    def _broken(self, start: int) -> Broken:
        if len(self.data) - start > self.source.limit:
            return self._too_long(start)
        piece = self._slice(start, min(len(self.data), start + 100))
        return Broken(
            f"{piece.name}:{piece.line}",
            f"this object has no end (it begins {piece.data.decode(self.source.encoding, 'replace')[:40]!r}). It was left out",
            "Cut-off downloads end like this. To stop at the first such record, build with --strict.",
            "not JSON",
        )

    def _too_long(self, start: int) -> Broken:
        piece = self._slice(start, start)
        return self.source.too_long(piece.start, piece.line)

    def _resume(self, start: int) -> None:
        """Go on at the next object that begins with the same name as the one without an end; else nothing more is there."""
        name = FIRST_NAME.match(self.shape, start)
        self.at = self.shape.find(name[0], name.end()) if name else -1
        while self.at < 0 and self._more():
            kept = len(name[0]) if name else 0
            self.at = self.shape.find(name[0], len(self.shape) - CHUNK - kept) if name else -1
        if self.at < 0:
            self.at = len(self.shape)

    def _forget(self) -> None:
        """Drop what lies behind, in steps that are rarer the longer they take."""
        if self.at > CHUNK and not self.ended:
            self.line += self.data.count(b"\n", self.counted, self.at)
            self.data = self.shape = self.data[self.at :]
            self.offset += self.at
            self.at = self.counted = 0
