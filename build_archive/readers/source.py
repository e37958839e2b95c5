"""One dump as readers see it: a named stream of bytes, read forward once, handed out in pieces that know where they stood."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from build_archive.model import Origin

HEAD = 65536
"""How many bytes at the beginning of a dump a reader may look at before it takes the dump."""
RECORD_LIMIT = 64 * 1024 * 1024
"""The largest single record, in bytes, that is read; the longest book fits ten times."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a dump that is no record: counted as read and failed, with a message in three parts."""

    where: Origin | str
    """`file:line` or `file` as text, where the part has no end that could be known."""
    problem: str
    advice: str
    kind: str = "unreadable record"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some bytes of a dump and where they stood."""

    name: str
    data: bytes = field(repr=False)
    start: int = 0
    line: int = 1

    @property
    def origin(self) -> Origin:
        """Where these bytes were read, with their checksum."""
        digest = hashlib.sha256(self.data).hexdigest()
        return Origin(self.name, self.start, self.start + len(self.data), digest, self.line)


@dataclass(slots=True)
class Source:
    """A dump that was opened; readers take their bytes from here and nowhere else."""

    name: str
    """As in `Origin.file`."""
    stream: BinaryIO
    head: bytes = b""
    """The first bytes, at most `HEAD` of them, for looking at; reading begins at the first byte all the same."""
    path: Path | None = None
    """Where the bytes lie by themselves on this machine, for formats that must be read from their end (zip)."""
    limit: int = RECORD_LIMIT

    @classmethod
    def of(cls, name: str, stream: BinaryIO, path: Path | None = None, limit: int = RECORD_LIMIT) -> Source:
        """A source over any stream of bytes, also one that cannot seek."""
        head = read_fully(stream, HEAD)
        return cls(name, _Rejoined(head, stream).buffered(), head, path, limit)

    def whole(self) -> Slice | Broken:
        """Everything to the end as one record."""
        data = read_fully(self.stream, self.limit + 1)
        if len(data) > self.limit:
            return self.too_long(0, 1)
        return Slice(self.name, data)

    def lines(self) -> Iterator[Slice | Broken]:
        """Line by line, line ends included; a line over the limit is skipped and said."""
        start, number = 0, 1
        while data := self.stream.readline(self.limit + 1):
            if len(data) > self.limit:
                yield self.too_long(start, number)
                length = len(data) + self._skip_line()
            else:
                yield Slice(self.name, data, start, number)
                length = len(data)
            start, number = start + length, number + 1

    def too_long(self, start: int, line: int) -> Broken:
        """The message for a record over the limit."""
        return Broken(
            f"{self.name}:{line}" if start else self.name,
            f"this record is longer than {self.limit:,} bytes, too long for one article. It was left out",
            "Split the file into articles, or see that its line ends survived the download.",
            "too long",
        )

    def _skip_line(self) -> int:
        skipped = 0
        while data := self.stream.readline(HEAD):
            skipped += len(data)
            if data.endswith(b"\n"):
                break
        return skipped


def read_fully(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, or fewer only where the stream ends: pipes and decompressors may give less at a time."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head = memoryview(head)
        self.rest = rest

    def buffered(self) -> BinaryIO:
        return io.BufferedReader(self, HEAD)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self.head[: len(buffer)] if self.head else self.rest.read(len(buffer))
        self.head = self.head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
