"""What a run leaves to the next in the cache folder: a value a file, for the same program with the same settings only."""

from __future__ import annotations

import pickle
from pathlib import Path
from secrets import token_hex
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
FEW = 20
"""Of so many values of a mapping one may have changed before all are saved again."""


def load(file: Path, by: str, nothing: Value) -> Value:
    """The value that a run told by `by` saved; `nothing` where there is none, it was another's, or the file is damaged."""
    try:
        kept_by, value = pickle.loads(file.read_bytes())  # noqa: S301 - this program wrote it
    except Exception:  # a damaged pickle raises anything
        return nothing
    return value if kept_by == by else nothing


def save(file: Path, by: str, value: object) -> None:
    """Save it; whoever loads meanwhile has the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_bytes(pickle.dumps((by, value), pickle.HIGHEST_PROTOCOL))
    part.replace(file)


class Mapping(Generic[Key, Value]):
    """A large mapping with a number, of which a run that changed little saves only that, in a second file beside it."""

    def __init__(self, file: Path, by: str) -> None:
        self._file, self._more = file, file.with_name(file.name + ".more")
        self._by = by
        nothing: tuple[str, int, dict[Key, Value]] = "", 0, {}
        self._stamp, self.number, self._whole = load(file, by, nothing)
        no_change: tuple[int, list[Key], dict[Key, Value]] = self.number, [], {}
        self.number, gone, changed = load(self._more, f"{by} {self._stamp}", no_change)
        self.values = self._whole | changed
        for key in gone:
            del self.values[key]

    def save(self, number: int, values: dict[Key, Value]) -> None:
        """Save them; values that are the very objects that were loaded have not changed."""
        gone = [key for key in self._whole if key not in values]
        changed = {key: value for key, value in values.items() if self._whole.get(key) is not value}
        if self._stamp and FEW * (len(gone) + len(changed)) < len(values):
            save(self._more, f"{self._by} {self._stamp}", (number, gone, changed))
        else:
            save(self._file, self._by, (token_hex(8), number, values))
            self._more.unlink(missing_ok=True)
