"""Reads bytes as if they lay in a file of some name."""

from __future__ import annotations

import io
from collections.abc import Mapping

from build_archive import readers
from build_archive.model import RawRecord
from build_archive.readers.source import RECORD_LIMIT, Source
from build_archive.report import Report


def read(
    name: str, data: bytes, fields: Mapping[str, str] | None = None, limit: int = RECORD_LIMIT
) -> tuple[list[RawRecord], list[str]]:
    """The records, and what the account says went wrong."""
    report = Report()
    records = list(readers.read_source(Source.of(name, io.BytesIO(data), fields=fields or {}, limit=limit), report))
    check_account(records, report)
    return records, [entry.message for entry in report.entries]


def check_account(records: list[RawRecord], report: Report) -> None:
    """What failed is counted as read, so that with the records handed on the account adds up."""
    assert report.count("failed") + report.count("left out") == report.records
    assert {record.origin.file for record in records} <= set(report.files)


def slices(records: list[RawRecord], data: bytes) -> list[bytes]:
    """The bytes that the origins name."""
    return [data[record.origin.start : record.origin.end] for record in records]
