"""From dumps to records: finds the files, gives each to the reader of its format, says what could not be read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from build_archive.errors import Drop
from build_archive.model import RawRecord
from build_archive.readers.fields import check_mapping
from build_archive.readers.formats import reader_for
from build_archive.readers.source import NO_FIELDS, Broken, Skipped, Source
from build_archive.readers.unpacking import ARCHIVE_ERRORS, DEPTH, inner_sources
from build_archive.readers.walking import PERMISSIONS, dump_files, reason
from build_archive.report import Report

STANDARD_INPUT = Path("-")


def read_all(dumps: Sequence[Path], report: Report, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[RawRecord]:
    """Every record of every dump, files in the order of their names; `-` is standard input.

    `fields` names the fields of the user's own records by role, e.g. {"text": "zhengwen"}; see `fields.ROLES`.
    """
    check_mapping(fields)
    for file in dump_files(dumps, report):
        yield from read_file(file.path, file.name, report, fields)


def read_file(path: Path, name: str, report: Report, fields: Mapping[str, str] = NO_FIELDS) -> Iterator[RawRecord]:
    """Every record of one dump; `name` is what `Origin.file` shall say."""
    if path == STANDARD_INPUT:
        yield from read_source(Source.of("standard input", sys.stdin.buffer, fields=fields), report)
        return
    try:
        with path.open("rb") as stream:
            on_disk = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            yield from read_source(Source.of(name, stream, path if on_disk else None, fields), report)
    except FileNotFoundError:
        report.file_failed(
            name, "this file was listed and is no longer there", "Was it moved during the run? Build again.", "vanished"
        )
    except OSError as error:
        report.file_failed(name, f"this file cannot be read ({reason(error)})", PERMISSIONS)


def read_source(source: Source, report: Report, depth: int = 0) -> Iterator[RawRecord]:
    """Every record of a dump that was opened, or of those inside it; its broken parts go to the report."""
    inner = inner_sources(source)
    if inner is None:
        report.file_read(source.name)
        yield from _records(source, report)
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


def _records(source: Source, report: Report) -> Iterator[RawRecord]:
    reader = reader_for(source)
    if reader is None:
        report.file_failed(
            source.name,
            "no reader knows this format",
            "The formats are listed in the documentation; text is read from .txt.",
            "unknown format",
        )
        return
    record = None
    for record in reader.read(source):
        if isinstance(record, Broken) and record.is_record:
            report.failed(record.where, record.problem, record.advice, record.kind)
        elif isinstance(record, Broken):
            report.noted(str(record.where), record.problem, record.advice, record.kind)
        elif isinstance(record, Skipped):
            report.record_read(record.origin)
            report.left_out(record.origin, Drop(record.kind, record.detail))
        elif source.guard.trouble and record.origin.end == source.guard.size:
            yield replace(record, repaired=(*record.repaired, "cut off"))
        else:
            yield record
    if record is None:
        report.noted(
            source.name,
            "no record is in this file",
            "If it should hold some, see the formats in the documentation.",
            "no record",
        )


def _unpacked(source: Source, inner: Iterator[Source | Broken], report: Report, depth: int) -> Iterator[RawRecord]:
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
            yield from read_source(member, report, depth + 1)
