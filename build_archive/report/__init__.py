"""What happened to every file, record and page of a run: counted as it happens, grouped by kind, said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from build_archive.errors import BuildArchiveError, Drop
from build_archive.model import Origin

Outcome = Literal["article", "duplicate", "left out", "failed"]
OUTCOMES: tuple[Outcome, ...] = ("article", "duplicate", "left out", "failed")
"""What becomes of a record; every record read has exactly one of these."""
Fate = Literal["written", "unchanged", "removed", "kept"]
FATES: tuple[Fate, ...] = ("written", "unchanged", "removed", "kept")
"""What becomes of a page; `kept` is one that a person wrote or edited, left as it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the user may want to look at, in three parts: where, what is wrong, what to do."""

    outcome: str
    """`duplicate`, `left out`, `failed`, `file` (a whole dump that could not be read), `noted` (odd, but read) or `kept` (a page)."""
    kind: str
    """The short name that the account groups by, e.g. `no text`."""
    where: str
    """`seeds/news.jsonl:12`, or the path of a page."""
    problem: str
    advice: str = ""

    @property
    def message(self) -> str:
        """The entry in one paragraph: `where: problem. advice`."""
        text = f"{self.where}: {self.problem or self.kind}"
        return visible(f"{text.rstrip('.')}. {self.advice}".strip())


def visible(text: str) -> str:
    """A text in which nothing commands a terminal: control characters are spelled out."""
    return "".join(c if c.isprintable() or c in "\n\u3000" else c.encode("unicode_escape").decode() for c in text)


def place(where: Origin | str) -> str:
    """A place as messages name it: the file, and the line where that says more than the file's name."""
    if isinstance(where, str):
        return where
    return where.file if where.start == 0 else f"{where.file}:{where.line}"


class Report:
    """The account of one run.

    The law: records read = articles + duplicates + left out + failed, in sum and for each file.
    With `strict`, the first record or file that goes wrong stops the run with its message.
    """

    def __init__(self, strict: bool = False, watch: Callable[[Report], None] | None = None) -> None:
        self.strict = strict
        self.watch = watch
        """Called after each file, record and page; the progress bar of the command line."""
        self.files: Counter[str] = Counter()
        """How many records were read in each file, 0 included."""
        self.outcomes: Counter[tuple[str, Outcome]] = Counter()
        """By (file, outcome)."""
        self.pages: Counter[Fate] = Counter()
        self.entries: list[Entry] = []
        self.bytes = 0
        """How far reading has come: the lengths of all records read."""

    # What readers and the pipeline tell of the input.

    def file_read(self, name: str) -> None:
        """A dump was opened; its records follow."""
        self.files[name] += 0
        self._tick()

    def file_failed(self, name: str, problem: str, advice: str = "", kind: str = "unreadable file") -> None:
        """A dump could not be read at all, or not to its end; records of it that were read stay."""
        self.files[name] += 0
        self._note(Entry("file", kind, name, problem, advice))

    def noted(self, where: str, problem: str, advice: str, kind: str) -> None:
        """Something in a dump is not as it should be and was read all the same: no record is lost."""
        self._note(Entry("noted", kind, where, problem, advice))

    def record_read(self, origin: Origin) -> None:
        """A reader yielded a record; the pipeline calls this, readers do not."""
        self.files[origin.file] += 1
        self.bytes += origin.end - origin.start
        self._tick()

    def failed(self, where: Origin | str, problem: str, advice: str = "", kind: str = "unreadable record") -> None:
        """A reader could not make a record of this part of a file, so that it is never yielded; counted as read and failed.

        `where` as text is `file:line` or `file`.
        """
        file = where.file if isinstance(where, Origin) else _file_of(where)
        self.files[file] += 1
        self.outcomes[file, "failed"] += 1
        self._note(Entry("failed", kind, place(where), problem, advice))

    # What understanding, steps and gather tell of a record that was read.

    def left_out(self, origin: Origin, drop: Drop) -> None:
        """A record holds no article that could be kept, as `drop` says."""
        self.outcomes[origin.file, "left out"] += 1
        self._note(Entry("left out", drop.kind, place(origin), drop.detail))

    def duplicate(self, origin: Origin, article_id: str, kind: str = "same text") -> None:
        """A record has the same text as that article, or nearly so and the `same address`."""
        self.outcomes[origin.file, "duplicate"] += 1
        self.entries.append(Entry("duplicate", kind, place(origin), f"the {kind} as article {article_id}"))

    def article(self, origin: Origin) -> None:
        """A record became an article of the archive."""
        self.outcomes[origin.file, "article"] += 1

    # What output tells of pages.

    def written(self, path: str) -> None:  # noqa: ARG002 - all four of a kind
        """A page is new or its bytes changed."""
        self._page("written")

    def unchanged(self, path: str) -> None:  # noqa: ARG002 - all four of a kind
        """A page stands as it should."""
        self._page("unchanged")

    def removed(self, path: str) -> None:  # noqa: ARG002 - all four of a kind
        """A page that the program once wrote and that no longer belongs is gone."""
        self._page("removed")

    def kept(self, path: str, problem: str = "", advice: str = "", kind: str = "kept page") -> None:
        """A page that a person wrote or edited stands as they left it."""
        self.entries.append(Entry("kept", kind, path, problem, advice))
        self._page("kept")

    # What a later run tells that has nothing to do.

    def as_last(self) -> dict[str, Any]:
        """What the next run would hear if nothing changed: pages that were written are unchanged then, and those removed are gone."""
        pages = +Counter({"unchanged": self.pages["written"] + self.pages["unchanged"], "kept": self.pages["kept"]})
        return {
            "files": self.files,
            "outcomes": self.outcomes,
            "entries": self.entries,
            "bytes": self.bytes,
            "pages": pages,
        }

    def repeat(self, last: dict[str, Any]) -> bool:
        """Take what the last run heard for this one's; not where this one is strict and that one would have stopped."""
        if self.strict and any(entry.outcome not in ("duplicate", "kept") for entry in last["entries"]):
            return False
        vars(self).update(last)
        self._tick()
        return True

    # What can be asked.

    @property
    def files_failed(self) -> int:
        """How many dumps could not be read at all, or not to their end."""
        return len({entry.where for entry in self.entries if entry.outcome == "file"})

    @property
    def records(self) -> int:
        """How many records were read."""
        return self.files.total()

    def count(self, outcome: Outcome) -> int:
        """How many records came to this."""
        return sum(n for (_, had), n in self.outcomes.items() if had == outcome)

    def as_json(self) -> dict[str, Any]:
        """The sums as plain data: `files`, `records` and `pages`; the whole account is `report.account.Account`."""
        return {
            "files": {"read": len(self.files) - self.files_failed, "failed": self.files_failed},
            "records": {"read": self.records} | {outcome: self.count(outcome) for outcome in OUTCOMES},
            "pages": {fate: self.pages[fate] for fate in FATES},
        }

    def _page(self, fate: Fate) -> None:
        self.pages[fate] += 1
        self._tick()

    def _note(self, entry: Entry) -> None:
        self.entries.append(entry)
        if self.strict:
            raise BuildArchiveError(f"{entry.message}\nThis run stops at the first such record, because it is strict.")
        self._tick()

    def _tick(self) -> None:
        if self.watch:
            self.watch(self)


def _file_of(where: str) -> str:
    file, colon, line = where.rpartition(":")
    return file if colon and line.isdigit() else where
