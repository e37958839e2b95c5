"""The account of a run as plain data: what is shown, saved, and listed again later."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any

import orjson

from build_archive.errors import BuildArchiveError
from build_archive.report import OUTCOMES, Entry, Report

FILE = "account.json"
SHOWN = 3
"""Examples of each kind; the rest are a command away."""


@dataclass(frozen=True, slots=True)
class Group:
    """All entries of one kind."""

    outcome: str
    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What happened to every file, record and page of one run."""

    files: dict[str, int]
    """`read` and `failed`."""
    records: dict[str, int]
    """`read`, and by outcome; the outcomes add up to `read`."""
    pages: dict[str, int]
    """By fate."""
    by_file: dict[str, dict[str, int]]
    """As `records`, for each dump."""
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, report: Report) -> Account:
        """The account that this report amounts to."""
        return cls(**report.as_json(), by_file=dict(_by_file(report)), entries=tuple(report.entries))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The entries by outcome and kind, what failed first; duplicates are expected and come last."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            found.setdefault((entry.outcome, entry.kind), []).append(entry)
        ranks = {
            outcome: rank for rank, outcome in enumerate(("file", "failed", "noted", "kept", "left out", "duplicate"))
        }
        order = sorted(found, key=lambda key: (ranks[key[0]], -len(found[key]), key[1]))
        return tuple(Group(*key, tuple(found[key])) for key in order)

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind or an outcome; an unknown one is an error that names the others."""
        chosen = tuple(entry for entry in self.entries if kind in (entry.kind, entry.outcome))
        if not chosen:
            known = ", ".join(sorted({group.kind for group in self.groups})) or "none at all"
            raise BuildArchiveError(f"account: the last run has nothing of the kind {kind!r}. The kinds are: {known}.")
        return chosen

    def as_json(self) -> bytes:
        """The whole account, as `load` reads it."""
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def save(self, folder: Path) -> None:
        """Keep the account for `build-archive account`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.as_json())

    @classmethod
    def load(cls, folder: Path) -> Account:
        """The account of the last run."""
        file = folder / FILE
        try:
            held: dict[str, Any] = orjson.loads(file.read_bytes())
            return cls(**held | {"entries": tuple(Entry(**entry) for entry in held["entries"])})
        except FileNotFoundError:
            raise BuildArchiveError(f"{file}: there is no account yet. Run build-archive build first.") from None
        except (ValueError, TypeError, KeyError):
            raise BuildArchiveError(
                f"{file}: this account is damaged, or of another version. Run build-archive build again."
            ) from None


def as_csv(entries: tuple[Entry, ...]) -> str:
    """A table of entries with a head line; a cell that a spreadsheet would run as a formula is preceded by `'`."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(field.name for field in fields(Entry))
    writer.writerows([("'" + cell if cell[:1] in "=+-@\t" and cell else cell) for cell in astuple(e)] for e in entries)
    return table.getvalue()


def _by_file(report: Report) -> Iterator[tuple[str, dict[str, int]]]:
    for file, read in sorted(report.files.items()):
        yield file, {"read": read} | {outcome: report.outcomes[file, outcome] for outcome in OUTCOMES}
