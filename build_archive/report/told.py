"""The account in words, as lines of plain text: the sums, then by kind what went wrong, three examples each, and the command that lists the rest."""

from __future__ import annotations

from collections.abc import Iterator

from build_archive.report.account import SHOWN, Account, Group

NAMES = {
    "file": "files not read",
    "failed": "failed",
    "noted": "odd, but read",
    "kept": "pages kept as people left them",
    "left out": "left out",
    "duplicate": "duplicates",
}
HINT = "  What each line was taken for: build-archive explain FILE"


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


def told(group: Group) -> Iterator[str]:
    """One kind: its head, its first entries, and how to see the others."""
    yield f"{NAMES[group.outcome]}: {group.kind} ({len(group.entries):,})"
    for entry in group.entries[:SHOWN]:
        yield f"  {entry.message}"
    if len(group.entries) > SHOWN:
        yield f'  … and {len(group.entries) - SHOWN:,} more: build-archive account --kind "{group.kind}"'
    if group.outcome == "left out":
        yield HINT
