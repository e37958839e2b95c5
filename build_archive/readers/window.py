"""A window over a dump that is not made of lines: bytes to search for where records begin and end, in a stream of any length."""

from __future__ import annotations

import re

from build_archive.readers.source import Broken, Slice, Source

CHUNK = 1 << 18
TWO_BYTES = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\xfe]")


class Window:
    """`data` are the dump's bytes from `offset` on; `shape` is what may be searched: a byte a code unit, significant where it is ASCII.

    Places are places in `shape`. In UTF-8 both are one and grow as asked. In other encodings, where a byte of a character may look like a brace,
    the dump is read whole, so that it may not be longer than one record; `refusal` then says so.
    `binary` dumps are searched as they are.
    """

    def __init__(self, source: Source, binary: bool = False) -> None:
        self.source = source
        self.data = self.shape = b""
        self.offset = 0
        self.ended = False
        encoding = "utf-8" if binary else source.encoding
        self.unit = 2 if encoding.startswith("utf-16") else 1
        """Bytes of a code unit."""
        self.refusal: Broken | None = None
        self._line, self._counted = 1, 0
        if encoding != "utf-8":
            self._take_whole()

    def _take_whole(self) -> None:
        piece = self.source.whole()
        self.ended = True
        if isinstance(piece, Broken):
            self.refusal = piece
        else:
            self.data, self.shape = piece.data, ascii_shape(piece.data, self.source.encoding)

    def more(self) -> bool:
        """Read on; False at the end of the dump."""
        chunk = b"" if self.ended else self.source.stream.read(max(CHUNK, len(self.data) // 2))
        self.ended = not chunk
        self.data += chunk
        self.shape = self.data if chunk else self.shape
        return bool(chunk)

    def slice(self, start: int, end: int) -> Slice:
        """A part of the window as a part of the dump; to be asked for in order."""
        self._line += self.shape.count(b"\n", self._counted, start)
        self._counted = start
        return Slice(
            self.source.name,
            self.data[start * self.unit : end * self.unit],
            self.offset + start * self.unit,
            self._line,
        )

    def too_long(self, start: int) -> Broken:
        """The message for a record that begins here and is over the limit."""
        piece = self.slice(start, start)
        return self.source.too_long(piece.start, piece.line)

    def forget(self, before: int) -> int:
        """Drop what lies before a place, in steps that cost little; where the place is now."""
        if before <= CHUNK or self.ended:
            return before
        self.slice(before, before)
        self.data = self.shape = self.data[before:]
        self.offset += before
        self._counted = 0
        return 0


def find_on(window: Window, wanted: bytes, at: int) -> int:
    """The next place of some bytes, the window moving on; its end where the dump has them no more."""
    while (place := window.shape.find(wanted, at)) < 0:
        at = window.forget(max(at, len(window.shape) - len(wanted) + 1))
        if not window.more():
            return len(window.shape)
    return place


def ascii_shape(data: bytes, encoding: str) -> bytes:
    """A byte for each code unit: the character where it is ASCII, `x` where it is part of another."""
    if not encoding.startswith("utf-16"):
        return TWO_BYTES.sub(lambda match: b"x" * len(match[0]), data)
    end = len(data) // 2 * 2
    low, high = (data[0:end:2], data[1:end:2]) if encoding.endswith("le") else (data[1:end:2], data[0:end:2])
    return bytes(a if not b and a < 0x80 else 0x78 for a, b in zip(low, high, strict=True))
