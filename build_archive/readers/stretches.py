"""Lines of a dump by the dozen, cut where the lines themselves say so: a line more or less changes one stretch and leaves the others what they were."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from build_archive.readers.source import Broken, Slice, Source

LINES = 16
"""How many lines a stretch holds on average: after one of so many it is cut, told by the line's own bytes.
(Content-defined chunking: Muthitacharoen and others, A Low-bandwidth Network File System, SOSP 2001.)"""
MOST = 1 << 20
"""Bytes of a stretch after which it is cut in any case."""


def stretches(source: Source) -> Iterator[tuple[Slice, int] | Broken]:
    """All lines of the dump, each stretch with the number of its lines; a line over the limit is skipped and said."""
    start, number = 0, 1
    lines: list[bytes] = []
    size = 0
    for line in source.bare_lines():
        if isinstance(line, bytes):
            lines.append(line)
            size += len(line)
            if size < MOST and crc32(line) % LINES:
                continue
        if lines:
            yield Slice(source.name, b"".join(lines), start, number), len(lines)
        start, number = start + size, number + len(lines)
        if isinstance(line, int):
            yield source.too_long(start, number)
            start, number = start + line, number + 1
        lines, size = [], 0
    if lines:
        yield Slice(source.name, b"".join(lines), start, number), len(lines)


def lines_of(stretch: Slice, is_old_mac: bool) -> Iterator[Slice]:
    """The lines of a stretch, as `Source.lines` has them."""
    start, number = stretch.start, stretch.line
    for data in stretch.data.splitlines(keepends=True) if is_old_mac else _parted(stretch.data):
        yield Slice(stretch.name, data, start, number)
        start, number = start + len(data), number + 1


def _parted(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield data[start:end]
        start = end
