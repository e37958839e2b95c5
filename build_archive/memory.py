"""What came of each portion of the dumps in the last run, so that a run reads and understands only what is new."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

from build_archive.ledger import Ledger
from build_archive.model import Origin
from build_archive.readers import Place, Portion, key_of, place_of
from build_archive.spool import Entry, Outcome, Spool


class Memory:
    """The spool of a run, which takes from the last one all that was made of the same bytes by the same program with the same settings.

    Portions are asked for (`recall`) and their outcomes kept (`keep`) in one order.
    """

    def __init__(self, folder: Path, by: str, ledger: Ledger) -> None:
        self.spool = Spool(folder, by)
        self.ledger = ledger
        self._asked: deque[bytes] = deque()
        """The keys of the portions that are under way; empty where an outcome depends on more than its bytes, so that it cannot be kept."""

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
            key = key_of(portion, self.ledger)
        except OSError:  # gone or not to be read: the reader will say so
            key = b""
        self._asked.append(key)
        known = self.spool.known(key)
        return known and moved(known, place_of(portion))

    def keep(self, outcome: Outcome) -> Outcome:
        """Keep what came of the portion that was asked for first."""
        key = self._asked.popleft()
        lasts = all(method != "file_failed" for method, _ in outcome.told)  # it might be readable the next time
        return self.spool.keep(outcome, key if lasts else b"")


def moved(outcome: Outcome, to: Place) -> Outcome | None:
    """The same outcome of a piece that begins elsewhere in its file; None where a message names the old place in words."""
    by = to[0] - outcome.place[0], to[1] - outcome.place[1]
    if by == (0, 0):
        return outcome
    told = [(method, (_moved(what[0], by), *what[1:])) for method, what in outcome.told if isinstance(what[0], Origin)]
    articles = [one._replace(origin=_moved(one.origin, by)) for one in outcome.articles if isinstance(one, Entry)]
    return Outcome(tuple(told), tuple(articles), to) if len(told) == len(outcome.told) else None


def _moved(origin: Origin, by: Place) -> Origin:
    return origin._replace(start=origin.start + by[0], end=origin.end + by[0], line=origin.line + by[1])
