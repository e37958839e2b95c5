"""From dumps to records: finds the files, gives each to the reader of its format, says what could not be read."""

from __future__ import annotations

import os
import pickle
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from build_archive.errors import Drop
from build_archive.ledger import Ledger
from build_archive.model import Origin, RawRecord
from build_archive.readers.fields import check_mapping
from build_archive.readers.formats import reader_for
from build_archive.readers.source import NO_FIELDS, Broken, Skipped, Slice, Source, Unread
from build_archive.readers.unpacking import ARCHIVE_ERRORS, DEPTH, inner_sources
from build_archive.report import Report
from build_archive.walking import PERMISSIONS, SMALL, dump_files, reason

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class SmallFile:
    """A dump that has not been opened yet."""

    path: str
    name: str
    """As in `Origin.file`."""
    fields: Mapping[str, str]
    status: os.stat_result
    """When it was found."""


Place = tuple[int, int]
"""A byte of a file, and the number of its line."""
Portion = SmallFile | Unread | RawRecord
"""A part of the dumps that can be read by itself, in any process (`read`), and hardly costs the process that finds it."""


def read_all(dumps: Sequence[Path], report: Report, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[RawRecord]:
    """Every record of every dump, files in the order of their names; `-` is standard input.

    `fields` names the fields of the user's own records by role, e.g. {"text": "zhengwen"}; see `fields.ROLES`.
    """
    for portion in portions(dumps, report, fields):
        yield from read(portion, report)


def portions(dumps: Sequence[Path], report: Report, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[Portion]:
    """What `read_all` reads, not yet read: small files as they are, the others in pieces."""
    check_mapping(fields)
    for file in dump_files(dumps, report):
        if file.status and file.status.st_size <= SMALL:
            yield SmallFile(str(file.path), file.name, fields, file.status)
        else:
            yield from _opened(file.path, file.name, report, fields)


def key_of(portion: Portion, ledger: Ledger) -> bytes:
    """What tells this portion from all that would be read as something else; OSError where a file is gone.

    Where the piece of a larger file stands is no part of its key: what stands behind a new line is known by its own bytes.
    """
    if isinstance(portion, SmallFile):
        content = ledger.digest(portion.path, portion.status)
        return _digest("file", portion.name, content, sorted(portion.fields.items()))
    if isinstance(portion, Unread):
        piece, reader = portion.piece, portion.reader
        made_by = (reader.__module__, reader.__qualname__, portion.rest, portion.is_cut)
        return _digest("piece", piece.name, made_by, data=piece.data)
    origin = portion.origin
    return _digest("record", replace(portion, origin=Origin(origin.file, 0, 0, origin.sha256)))


def place_of(portion: Portion) -> Place:
    """Where a portion begins in its file."""
    if isinstance(portion, SmallFile):
        return 0, 1
    found = portion.piece if isinstance(portion, Unread) else portion.origin
    return found.start, found.line


def count_of(portion: Portion) -> int:
    """How many records a portion holds, about."""
    return portion.count if isinstance(portion, Unread) else 1


def _digest(*parts: object, data: bytes = b"") -> bytes:
    # SHA-256, which processors have built in: some dumps are gigabytes.
    digest = sha256(pickle.dumps(parts, pickle.HIGHEST_PROTOCOL))
    digest.update(data)
    return digest.digest()[:16]


def read(portion: Portion, report: Report) -> Iterator[RawRecord]:
    """The records of one portion; what is none goes to the report."""
    if isinstance(portion, SmallFile):
        yield from read_file(Path(portion.path), portion.name, report, portion.fields)
    elif isinstance(portion, Unread):
        yield from _told(portion.records(), report)
    else:
        yield portion


def read_file(path: Path, name: str, report: Report, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[RawRecord]:
    """Every record of one dump; `name` is what `Origin.file` shall say."""
    for portion in _opened(path, name, report, fields):
        yield from read(portion, report)


def read_source(source: Source, report: Report) -> Iterator[RawRecord]:
    """Every record of a dump that was opened."""
    for portion in _pieces(source, report):
        yield from read(portion, report)


def _opened(path: Path, name: str, report: Report, fields: Mapping[str, str]) -> Iterator[Unread | RawRecord]:
    if path == STANDARD_INPUT:
        yield from _pieces(Source.of("standard input", sys.stdin.buffer, fields=fields), report)
        return
    try:
        with path.open("rb") as stream:
            on_disk = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            yield from _pieces(Source.of(name, stream, path if on_disk else None, fields), report)
    except FileNotFoundError:
        report.file_failed(
            name, "this file was listed and is no longer there", "Was it moved during the run? Build again.", "vanished"
        )
    except OSError as error:
        report.file_failed(name, f"this file cannot be read ({reason(error)})", PERMISSIONS)


def _pieces(source: Source, report: Report, depth: int = 0) -> Iterator[Unread | RawRecord]:
    """Every piece of a dump that was opened, or of those inside it; its broken parts go to the report."""
    inner = inner_sources(source)
    if inner is None:
        report.file_read(source.name)
        yield from _read(source, report)
    elif depth == DEPTH:
        report.file_failed(
            source.name, f"archives lie more than {DEPTH} deep in each other here", "Unpack the outer ones.", "refused"
        )
    else:
        yield from _unpacked(source, inner, report, depth)
    if source.guard.trouble:
        report.file_failed(
            source.name,
            f"after {source.guard.size:,} bytes it could not be read on: {source.guard.trouble}",
            CUT,
            "damaged file",
        )


CUT = "What stood before was read. Fetch the file anew if you can."


def _read(source: Source, report: Report) -> Iterator[Unread | RawRecord]:
    reader = reader_for(source)
    if reader is None:
        report.file_failed(
            source.name,
            "no reader knows this format",
            "The formats are listed in the documentation; text is read from .txt.",
            "unknown format",
        )
        return
    found = None
    for found in reader.read(source):
        if isinstance(found, Unread):
            yield replace(found, is_cut=True) if _ends_in(source, found.piece) else found
        elif isinstance(found, RawRecord) and _ends_in(source, found.origin):
            yield replace(found, repaired=(*found.repaired, "cut off"))
        else:
            yield from _told([found], report)
    if found is None:
        report.noted(
            source.name,
            "no record is in this file",
            "If it should hold some, see the formats in the documentation.",
            "no record",
        )


def _ends_in(source: Source, place: Slice | Origin) -> bool:
    """Whether the dump could not be read on behind this place."""
    return bool(source.guard.trouble) and place.end == source.guard.size


def _told(found: Iterable[RawRecord | Broken | Skipped], report: Report) -> Iterator[RawRecord]:
    """The records; what is none goes to the report."""
    for record in found:
        if isinstance(record, RawRecord):
            yield record
        elif isinstance(record, Skipped):
            report.record_read(record.origin)
            report.left_out(record.origin, Drop(record.kind, record.detail))
        elif record.is_record:
            report.failed(record.where, record.problem, record.advice, record.kind)
        else:
            report.noted(str(record.where), record.problem, record.advice, record.kind)


def _unpacked(
    source: Source, inner: Iterator[Source | Broken], report: Report, depth: int
) -> Iterator[Unread | RawRecord]:
    while True:
        try:
            member = next(inner, None)
        except ARCHIVE_ERRORS as error:
            report.file_failed(source.name, f"this archive cannot be read on ({str(error)[:80]})", CUT, "damaged file")
            return
        if member is None:
            return
        if isinstance(member, Broken):
            report.file_failed(str(member.where), member.problem, member.advice, member.kind)
        else:
            yield from _pieces(member, report, depth + 1)
