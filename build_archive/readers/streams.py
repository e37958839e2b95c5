"""Streams of bytes that never raise: where one is damaged, or unpacks to more than it can hold, it ends or goes on, and says so."""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

import zstandard

CHUNK = 1 << 16
BOMB_RATIO = 400
"""Text packs to a quarter or a tenth, a log of one repeated line to a hundredth."""
BOMB_SIZE = 128 * 1024 * 1024
"""How much may be unpacked before the ratio is asked for."""
ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, zstandard.ZstdError, zipfile.BadZipFile, NotImplementedError)
GZIP = b"\x1f\x8b\x08"
OPENERS: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
    GZIP: lambda stream: cast(BinaryIO, Gunzip(stream)),
    b"BZh": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    b"\xfd7zXZ\x00": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115 - closes nothing that its caller does not
    b"\x28\xb5\x2f\xfd": lambda stream: cast(
        BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    ),
}
"""Compressed formats by their first bytes."""


class Guarded(io.RawIOBase):
    """A stream that ends where it cannot be read on; `trouble` then says why."""

    def __init__(self, inner: BinaryIO, packed: Guarded | None = None) -> None:
        self.inner, self.packed = inner, packed
        self.failure = ""
        self.size = 0
        """Bytes read so far."""

    @property
    def trouble(self) -> str:
        """What was wrong with the stream or with the packed one below it; empty where nothing was."""
        below = self.packed.trouble if self.packed else ""
        return below or self.failure or "; ".join(getattr(self.inner, "gaps", ()))

    def readable(self) -> bool:
        """Yes: a buffered reader asks."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream goes."""
        data = self._take(min(len(buffer), CHUNK))
        self.size += len(data)
        buffer[: len(data)] = data
        return len(data)

    def _take(self, size: int) -> bytes:
        if self.failure:
            return b""
        if self.packed and self.size > BOMB_SIZE and self.size > BOMB_RATIO * self.packed.size:
            self.failure = f"it unpacks to more than {BOMB_RATIO} times its size, which no text does"
            return b""
        try:
            return self.inner.read(size)
        except ERRORS as error:
            self.failure = (getattr(error, "strerror", "") or str(error) or type(error).__name__).rstrip(".")
            return b""


class Gunzip(io.RawIOBase):
    """All members of a gzip file; after a damaged one it goes on at the next, as crawls in WARC need it."""

    def __init__(self, packed: BinaryIO) -> None:
        self.packed = packed
        self.member = zlib.decompressobj(wbits=31)
        self.pending = b""
        self.begun = False
        """Whether the member has given any bytes."""
        self.ended = False
        self.gaps: list[str] = []
        """What was skipped, in words."""

    def readable(self) -> bool:
        """Yes: a buffered reader asks."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; none at the end alone."""
        while not self.ended:
            try:
                data = self.member.decompress(self.pending, CHUNK if size < 0 else size)
            except zlib.error as error:
                self._skip(f"{str(error).rpartition(': ')[2]}")
                continue
            self.pending = self.member.unused_data or self.member.unconsumed_tail
            if self.member.eof:
                self._next_member()
            elif not data and not self.pending:
                self._fill()
            if data:
                return data
        return b""

    def _fill(self) -> None:
        """More packed bytes; the file's end inside a member is a cut."""
        self.pending = self.packed.read(CHUNK)
        if not self.pending:
            self.ended = True
            self.gaps.append("the compressed data end in the middle")

    def _next_member(self) -> None:
        """The next member begins after zeros, which tapes and disks leave."""
        self.member = zlib.decompressobj(wbits=31)
        self.pending = self.pending.lstrip(b"\x00") or self.packed.read(CHUNK).lstrip(b"\x00")
        self.ended = not self.pending

    def _skip(self, problem: str) -> None:
        """Leave a damaged member for the next that begins like one."""
        self.gaps.append(problem)
        self.member = zlib.decompressobj(wbits=31)
        found = self.pending.find(GZIP, 1)
        while found < 0 and (more := self.packed.read(CHUNK)):
            self.pending = self.pending[-2:] + more
            found = self.pending.find(GZIP)
        self.pending = self.pending[max(found, 0) :]
        self.ended = found < 0


def opener_for(head: bytes) -> Callable[[BinaryIO], BinaryIO] | None:
    """What unpacks a compressed stream that begins so; None where it is not compressed."""
    return next((opener for magic, opener in OPENERS.items() if head.startswith(magic)), None)
