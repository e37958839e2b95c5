"""What came of each portion of the dumps in the last run, so that a run reads and understands only what is new."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from build_archive.ledger import Ledger
from build_archive.model import Origin
from build_archive.readers import Portion, key_of
from build_archive.report.notebook import Told
from build_archive.spool import Entry, Outcome, Spool


@dataclass(frozen=True, slots=True)
class _Asked:
    """A portion that is under way."""

    key: bytes
    """Empty where its outcome depends on more than its bytes, so that it cannot be kept."""
    origin: Origin | None


class Memory:
    """The spool of a run, which takes from the last one all that was made of the same bytes by the same program with the same settings.

    Portions are asked for (`recall`) and their outcomes kept (`keep`) in one order.
    """

    def __init__(self, folder: Path, by: str, ledger: Ledger) -> None:
        self.spool = Spool(folder, by)
        self.ledger = ledger
        self._asked: deque[_Asked] = deque()

    def __enter__(self) -> Self:
        """Open the spool."""
        self.spool.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the spool."""
        self.spool.__exit__(kind, error, trace)

    def recall(self, portion: Portion) -> Outcome | None:
        """What came of this portion before, with the places where its records stand now; None where it has to be read."""
        try:
            asked = _Asked(*key_of(portion, self.ledger))
        except OSError:  # gone or not to be read: the reader will say so
            asked = _Asked(b"", None)
        self._asked.append(asked)
        known = self.spool.known(asked.key)
        return known and moved(known, asked.origin)

    def keep(self, outcome: Outcome) -> Outcome:
        """Keep what came of the portion that was asked for first."""
        asked = self._asked.popleft()
        lasts = all(method != "file_failed" for method, _ in outcome.told)  # it might be readable the next time
        return self.spool.keep(outcome, asked.key if lasts else b"")


def moved(outcome: Outcome, to: Origin | None) -> Outcome | None:
    """The same outcome of a piece that stands elsewhere in its file; None where a message names the old place in words."""
    if to is None or not outcome.told or (at := outcome.told[0][1][0]) == to:
        return outcome
    if (
        not isinstance(at, Origin)
        or any(what[0] != at for _, what in outcome.told)
        or any(one.origin != at for one in outcome.articles)
    ):
        return None
    told: list[Told] = [(method, (to, *what[1:])) for method, what in outcome.told]
    return Outcome(tuple(told), tuple(replace(one, origin=to) for one in outcome.articles if isinstance(one, Entry)))
