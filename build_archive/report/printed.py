"""The account on a terminal: the sums, then by kind what went wrong, three examples each, and the command that lists the rest."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from build_archive.report.account import SHOWN, Account, Group

NAMES = {
    "file": "files not read",
    "failed": "failed",
    "noted": "odd, but read",
    "kept": "pages kept as people left them",
    "left out": "left out",
    "duplicate": "duplicates",
}
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
            yield from told(group)


def sums(account: Account) -> Iterator[str]:
    """What was read, what became of it, and what was done to the pages; the second line adds up."""
    files, records, pages = account.files, account.records, account.pages
    yield f"{files['read']:,} files read" + (f", {files['failed']:,} not" if files["failed"] else "")
    yield (
        f"{records['read']:,} records = {records['article']:,} articles + {records['duplicate']:,} duplicates "
        f"+ {records['left out']:,} left out + {records['failed']:,} failed"
    )
    yield (
        f"{pages['written']:,} pages written, {pages['unchanged']:,} unchanged, {pages['removed']:,} removed, "
        f"{pages['kept']:,} kept as people left them"
    )


def told(group: Group) -> Iterator[Text]:
    """One kind: its head, its first entries, and how to see the others."""
    yield Text()
    yield Text.assemble((f"{NAMES[group.outcome]}: {group.kind}", STYLES[group.outcome]), f" ({len(group.entries):,})")
    for entry in group.entries[:SHOWN]:
        yield Text(f"  {entry.message}")
    if len(group.entries) > SHOWN:
        yield Text(f'  … and {len(group.entries) - SHOWN:,} more: build-archive account --kind "{group.kind}"')
    if group.outcome == "left out":
        yield Text("  What each line was taken for: build-archive explain FILE", "dim")
