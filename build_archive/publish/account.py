"""The account of a run as lines of MkDocs's log: the same words as on the command line."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from build_archive.report.account import Account
from build_archive.report.told import sums, told

WARNED = ("failed", "file")
"""Outcomes that someone should look at, and that end a strict build; the others are what one expects of a crawl."""


def lines(account: Account) -> Iterator[tuple[int, str]]:
    """Each line with its level of `logging`."""
    for line in sums(account):
        yield logging.INFO, line
    for group in account.groups:
        if group.outcome != "duplicate":
            level = logging.WARNING if group.outcome in WARNED else logging.INFO
            yield from ((level, line) for line in told(group))
