"""What a run leaves to the next in the cache folder: one value a file, for the same program with the same settings only."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")


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
