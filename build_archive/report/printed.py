"""The account on a terminal, with colours where it has them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from build_archive.report.account import Account, Group
from build_archive.report.told import HINT, sums, told

STYLES = {"file": "red", "failed": "red", "noted": "yellow", "kept": "yellow", "left out": "cyan", "duplicate": "dim"}


def tell(account: Account, console: Console) -> None:
    """Print the account; without a terminal it is the same text without colours."""
    for line in lines(account):
        console.print(line, soft_wrap=True)


def lines(account: Account) -> Iterator[Text]:
    """The account, line by line."""
    yield from map(Text, sums(account))
    for group in account.groups:
        if group.outcome != "duplicate":
            yield Text()
            yield from _coloured(group)


def _coloured(group: Group) -> Iterator[Text]:
    head, *rest = told(group)
    name, bracket, count = head.rpartition(" (")
    yield Text.assemble((name, STYLES[group.outcome]), bracket + count)
    yield from (Text(line, "dim" if line == HINT else "") for line in rest)
