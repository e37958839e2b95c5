"""What a run leaves to the next in the cache folder: a value a file, for the same program with the same settings only."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any, Generic, TypeVar

from build_archive.version import version

Key = TypeVar("Key")
Value = TypeVar("Value")
FEW = 20
"""Of so many values of a mapping one may have changed before all are saved again."""
FOLDERS: list[Path] = []
"""Where `derived` keeps what it makes, if anywhere; one folder, since tables are asked for wherever a character is looked at."""


def load(file: Path, by: str, nothing: Value) -> Value:
    """The value that a run told by `by` saved; `nothing` where there is none, it was another's, or the file is damaged."""
    collects = gc.isenabled()
    gc.disable()
    try:
        kept_by, value = pickle.loads(file.read_bytes())  # noqa: S301 - this program wrote it
    except Exception:  # a damaged pickle raises anything
        return nothing
    finally:
        gc.freeze()  # it lives to the end: no look for dead cycles has to go through it
        if collects:
            gc.enable()
    return value if kept_by == by else nothing


def save(file: Path, by: str, value: object) -> None:
    """Save it; whoever loads meanwhile has the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_bytes(pickle.dumps((by, value), pickle.HIGHEST_PROTOCOL))
    part.replace(file)


def remember_in(folder: Path) -> None:
    """From now on what is `derived` is kept in this folder."""
    FOLDERS[:] = [folder]


def derived(name: str, make: Callable[[], Value]) -> Value:
    """What takes time to make and depends on the program alone: made by the first run that needs it, and kept under this name."""
    if not FOLDERS:
        return make()
    file, by = FOLDERS[0] / name, version().hex()
    value = load(file, by, None)
    if value is None:
        value = make()
        save(file, by, value)
    return value


class Mapping(Generic[Key, Value]):
    """A large mapping and something small beside it, of which a run that changed little saves only that, in a second file."""

    def __init__(self, file: Path, by: str, beside: Any = None) -> None:
        self._file, self._more, self._away = (file.with_name(file.name + end) for end in ("", ".more", ".away"))
        self._by = by
        nothing: tuple[str, Any, dict[Key, Value]] = "", beside, {}
        self._stamp, self.beside, self._whole = load(file, by, nothing)
        no_change: tuple[Any, list[Key], dict[Key, Value]] = self.beside, [], {}
        self.beside, gone, changed = load(self._more, f"{by} {self._stamp}", no_change)
        self.values = self._whole | changed
        for key in gone:
            del self.values[key]

    def withdraw(self) -> None:
        """Until it is saved, whoever loads finds nothing."""
        if self._file.exists():
            self._file.replace(self._away)

    def save(self, values: dict[Key, Value], beside: Any = None) -> None:
        """Save them; values that are the very objects that were loaded have not changed."""
        gone = [key for key in self._whole if key not in values]
        changed = {key: value for key, value in values.items() if self._whole.get(key) is not value}
        if self._stamp and FEW * (len(gone) + len(changed)) < len(values):
            save(self._more, f"{self._by} {self._stamp}", (beside, gone, changed))
            if self._away.exists():
                self._away.replace(self._file)
        else:
            save(self._file, self._by, (token_hex(8), beside, values))
            self._more.unlink(missing_ok=True)
            self._away.unlink(missing_ok=True)
