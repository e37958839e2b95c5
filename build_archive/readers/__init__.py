"""From dumps to records: finds the files, gives each to the reader of its format, says what could not be read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_archive.model import RawRecord
from build_archive.readers import text
from build_archive.readers.source import Broken, Source
from build_archive.readers.walking import PERMISSIONS, dump_files, reason
from build_archive.report import Report

STANDARD_INPUT = Path("-")


def read_all(dumps: Sequence[Path], report: Report) -> Iterator[RawRecord]:
    """Every record of every dump, files in the order of their names; `-` is standard input."""
    for file in dump_files(dumps, report):
        yield from read_file(file.path, file.name, report)


def read_file(path: Path, name: str, report: Report) -> Iterator[RawRecord]:
    """Every record of one dump; `name` is what `Origin.file` shall say."""
    report.file_read(name)
    try:
        if path == STANDARD_INPUT:
            yield from read_source(Source.of("standard input", sys.stdin.buffer), report)
            return
        with path.open("rb") as stream:
            on_disk = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            yield from read_source(Source.of(name, stream, path if on_disk else None), report)
    except FileNotFoundError:
        report.file_failed(
            name, "this file was listed and is no longer there", "Was it moved during the run? Build again.", "vanished"
        )
    except OSError as error:
        report.file_failed(name, f"this file cannot be read ({reason(error)})", PERMISSIONS)


def read_source(source: Source, report: Report) -> Iterator[RawRecord]:
    """Every record of a dump that was opened; its broken parts go to the report."""
    for record in text.read(source):
        if isinstance(record, Broken):
            report.failed(record.where, record.problem, record.advice, record.kind)
        else:
            yield record
