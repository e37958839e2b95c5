"""The account of a run as lines of MkDocs's log: a summary, and what went wrong by kind."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator

from build_archive.report import Entry, Report

SHOWN = 3
"""Examples of each kind."""
WARNED = ("failed", "file", "kept")
"""Outcomes that someone should look at; the others are what one expects of a crawl."""


def lines(report: Report) -> Iterator[tuple[int, str]]:
    """Each line with its level: one summary, then every kind of trouble with its first examples and the number of the others."""
    told = report.as_json()
    records, pages = told["records"], told["pages"]
    yield (
        logging.INFO,
        (
            f"{records['read']:,} records of {told['files']['read']:,} files: {records['article']:,} articles, "
            f"{records['duplicate']:,} duplicates, {records['left out']:,} left out, {records['failed']:,} failed; "
            f"pages: {pages['written']:,} written, {pages['unchanged']:,} unchanged, {pages['removed']:,} removed, {pages['kept']:,} kept"
        ),
    )
    kinds: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in report.entries:
        if entry.outcome != "duplicate":
            kinds[entry.outcome, entry.kind].append(entry)
    for (outcome, kind), entries in kinds.items():
        level = logging.WARNING if outcome in WARNED else logging.INFO
        for entry in entries[:SHOWN]:
            yield level, f"{kind}: {entry.message}"
        if len(entries) > SHOWN:
            yield level, f"{kind}: … and {len(entries) - SHOWN:,} more"
