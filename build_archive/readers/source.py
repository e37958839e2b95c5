"""One dump as readers see it: a named stream of bytes, read forward once, handed out in pieces that know where they stood."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO, cast

from build_archive.model import Origin, RawRecord, travelling
from build_archive.readers.encoding import Decoded, decode, detect
from build_archive.readers.streams import Guarded

HEAD = 65536
"""How many bytes at the beginning of a dump a reader may look at before it takes the dump."""
RECORD_LIMIT = 64 * 1024 * 1024
"""The largest single record, in bytes, that is read; the longest book fits ten times."""


NO_FIELDS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a dump that is no record: counted as read and failed, with a message in three parts."""

    where: Origin | str
    """`file:line` or `file` as text, where the part has no end that could be known."""
    problem: str
    advice: str
    kind: str = "unreadable record"
    is_record: bool = True
    """Whether a record is lost with it; if not, it is only a word about the dump."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was read and is no article, nor meant to be one: counted as read and left out."""

    origin: Origin
    kind: str
    detail: str


@travelling
@dataclass(frozen=True, slots=True)
class Slice:
    """Some bytes of a dump and where they stood."""

    name: str
    data: bytes = field(repr=False)
    start: int = 0
    line: int = 1

    @property
    def end(self) -> int:
        """Where the bytes after these stand."""
        return self.start + len(self.data)

    @property
    def origin(self) -> Origin:
        """Where these bytes were read, with their checksum."""
        digest = hashlib.sha256(self.data).hexdigest()
        return Origin(self.name, self.start, self.end, digest, self.line)


def line_starts(data: bytes) -> list[int]:
    """Where each line begins, and where the last ends: decoding may change what lines hold, and leaves their numbers."""
    return [0, *accumulate(map(len, data.splitlines(keepends=True)))]


@dataclass(frozen=True, slots=True)
class Terms:
    """What must be known of a dump to read a piece of it by itself."""

    encoding: str
    """What the whole dump seems to be in, by its first bytes."""
    fields: Mapping[str, str]
    """As `Source.fields`."""

    def decode(self, piece: Slice) -> Decoded:
        """The text of one piece: in UTF-8 if it can be, else in the dump's encoding if it can be, else as its bytes decide."""
        for encoding in (self.encoding,) if self.encoding.startswith("utf-16") else ("utf-8", self.encoding):
            try:
                return Decoded(piece.data.decode(encoding).removeprefix("\ufeff"), encoding)
            except UnicodeDecodeError:
                continue
        return decode(piece.data)


@travelling
@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of a dump that can be read by itself, in any process: its bytes, and the function that reads them."""

    piece: Slice
    reader: Callable[..., Iterator[RawRecord | Broken | Skipped]]
    """A function of a reader's module, so that it can be sent to another process."""
    rest: tuple[Any, ...] = ()
    """What it is called with besides the piece."""
    is_cut: bool = False
    """Whether the dump ends in this piece because it could not be read on."""
    count: int = 1
    """How many records it holds, about."""

    def records(self) -> Iterator[RawRecord | Broken | Skipped]:
        """What the piece holds; of a dump that was cut off, its last record is."""
        for record in self.reader(self.piece, *self.rest):
            if self.is_cut and isinstance(record, RawRecord) and record.origin.end == self.piece.end:
                yield replace(record, repaired=(*record.repaired, "cut off"))
            else:
                yield record


@dataclass(slots=True)
class Source:
    """A dump that was opened; readers take their bytes from here and nowhere else."""

    name: str
    """As in `Origin.file`."""
    label: str
    """The name by which the format is told: without the end that a compressed file has besides."""
    stream: BinaryIO
    guard: Guarded
    head: bytes = b""
    """The first bytes, at most `HEAD` of them, for looking at; reading begins at the first byte all the same."""
    path: Path | None = None
    """Where the bytes lie by themselves on this machine, for formats that must be read from their end (zip)."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """From a role (`text`, `title`, …) to the name that the user's own records have for it."""
    limit: int = RECORD_LIMIT
    _encoding: str = ""

    @classmethod
    def of(
        cls,
        name: str,
        stream: BinaryIO,
        path: Path | None = None,
        fields: Mapping[str, str] = NO_FIELDS,
        limit: int = RECORD_LIMIT,
    ) -> Source:
        """A source over any stream of bytes, also one that cannot seek."""
        return cls._over(name, name, Guarded(stream), path, fields, limit)

    def inside(self, name: str, label: str, guard: Guarded) -> Source:
        """A source over a stream that came out of this one."""
        return self._over(name, label, guard, None, self.fields, self.limit)

    @classmethod
    def _over(
        cls, name: str, label: str, guard: Guarded, path: Path | None, fields: Mapping[str, str], limit: int
    ) -> Source:
        head = read_fully(cast(BinaryIO, guard), HEAD)
        stream = io.BufferedReader(_Rejoined(head, guard), HEAD)
        return cls(name, label, cast(BinaryIO, stream), guard, head, path, fields, limit)

    def whole(self) -> Slice | Broken:
        """Everything to the end as one record."""
        data = read_fully(self.stream, self.limit + 1)
        if len(data) > self.limit:
            return self.too_long(0, 1)
        return Slice(self.name, data)

    def lines(self) -> Iterator[Slice | Broken]:
        """Line by line, line ends included; a line over the limit is skipped and said."""
        start, number = 0, 1
        for line in self.bare_lines():
            if isinstance(line, int):
                yield self.too_long(start, number)
                start += line
            else:
                yield Slice(self.name, line, start, number)
                start += len(line)
            number += 1

    def bare_lines(self) -> Iterator[bytes | int]:
        """The bytes of each line, and of a line over the limit, which is skipped, their number."""
        is_wide, is_old_mac = self.encoding.startswith("utf-16"), self.is_old_mac
        readline = self._wide_line if is_wide else partial(self.stream.readline, self.limit + 1)
        while data := readline():
            if len(data) > self.limit:
                yield len(data) + self._skip_line()
            elif is_old_mac:
                yield from data.splitlines(keepends=True)
            else:
                yield data

    @property
    def encoding(self) -> str:
        """What the whole dump seems to be in, by its first bytes; a line that differs is still read for itself."""
        if not self._encoding:
            self._encoding = detect(whole_characters(self.head))
        return self._encoding

    @property
    def is_old_mac(self) -> bool:
        """Whether lines end with a carriage return alone, as on a Macintosh before 2001."""
        return b"\n" not in self.head and b"\r" in self.head

    @property
    def terms(self) -> Terms:
        """What its pieces need to be read by themselves."""
        return Terms(self.encoding, self.fields)

    def decode(self, piece: Slice) -> Decoded:
        """The text of one piece, see `Terms.decode`."""
        return self.terms.decode(piece)

    def _wide_line(self) -> bytes:
        """To the next line end in UTF-16, which is two bytes; a byte like it may stand inside a character."""
        data = self.stream.readline(self.limit + 1)
        little = self.encoding.endswith("le")
        while data and len(data) <= self.limit:
            if len(data) % 2:
                data += self.stream.read(1)
            if data.endswith(b"\n\x00" if little else b"\x00\n"):
                break
            more = self.stream.readline(self.limit + 1 - len(data))
            if not more:
                break
            data += more
        return data

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


def whole_characters(head: bytes) -> bytes:
    """The beginning of a dump without the character that its end may have cut in two."""
    return head[: head.rfind(b"\n") + 1 or None] if len(head) >= HEAD else head


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken."""

    def __init__(self, head: bytes, rest: io.RawIOBase) -> None:
        self.head = memoryview(head)
        self.rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override]
        if not self.head:
            return self.rest.readinto(buffer)
        data = self.head[: len(buffer)]
        self.head = self.head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
