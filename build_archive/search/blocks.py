"""The sorted postings of a block as they lie on disk, and what has come and gone since: a change rewrites neither them nor the rest of the block."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import numpy as np

from build_archive.search.keys import BLOCK_BITS, Numbers
from build_archive.search.runs import TERM_SHIFT

END = 1 << 62
"""Greater than all keys."""
FEW = 20
"""If more than one of so many postings have come or gone, all are written again."""
NONE: Numbers = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Block:
    """Postings as `runs.py` has them: those of `base`, without `gone`, and with `new`; all sorted."""

    base: Numbers
    gone: Numbers = field(default_factory=NONE.copy)
    new: Numbers = field(default_factory=NONE.copy)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The block that was saved at this path; an empty one where there is none."""
        if not path.exists():
            return cls(NONE)
        base = np.memmap(path, np.uint64, "r") if path.stat().st_size else NONE
        since = _since(path)
        changes = np.fromfile(since, np.uint64) if since.exists() else np.zeros(1, np.uint64)
        border = 1 + int(changes[0])
        return cls(base, changes[1:border], changes[border:])

    def save(self, path: Path) -> None:
        """Write what is not there yet."""
        since = _since(path)
        if isinstance(self.base, np.memmap) and FEW * (len(self.gone) + len(self.new)) < len(self.base):
            np.concatenate([np.array([len(self.gone)], np.uint64), self.gone, self.new]).tofile(since)
            return
        part = path.with_suffix(".part")
        self.whole().tofile(part)
        part.replace(path)  # whoever has the old file open reads on in it
        since.unlink(missing_ok=True)

    def whole(self) -> Numbers:
        """All postings."""
        return exchanged(np.array(self.base), self.gone, self.new)

    def between(self, starts: Numbers, ends: Numbers) -> Numbers:
        """The postings from each of these keys on to before its end; ranges ascend and do not overlap."""
        return exchanged(*(_between(part, starts, ends) for part in (self.base, self.gone, self.new)))

    def sizes(self, starts: Numbers, ends: Numbers) -> Numbers:
        """How many postings are between, about."""
        return _places(self.base, starts, ends)[1]

    def changed(self, gone: Numbers, new: Numbers) -> Block:
        """The block without some of its postings, and with others."""
        back = np.isin(self.new, gone)
        really = gone[~np.isin(gone, self.new[back])]
        return Block(
            self.base,
            np.sort(np.concatenate([self.gone, really])),
            np.sort(np.concatenate([self.new[~back], new])),
        )


def exchanged(whole: Numbers, gone: Numbers, new: Numbers) -> Numbers:
    """Sorted postings without some of them, and with others."""
    if len(gone):
        whole = whole[~np.isin(whole, gone)]
    return np.insert(whole, np.searchsorted(whole, new), new) if len(new) else whole


def _between(part: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    first, sizes = _places(part, starts, ends)
    before = np.cumsum(sizes) - sizes
    found: Numbers = part[np.repeat(first - before, sizes) + np.arange(sizes.sum())]
    return found


def _places(part: Numbers, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Where the postings of each range begin, and how many there are."""
    first = np.searchsorted(part, first_of(starts))
    last = first_of(ends - 1) | np.uint64((1 << TERM_SHIFT) - 1)
    return first, np.searchsorted(part, last, "right") - first


def first_of(keys: Numbers) -> Numbers:
    """The least posting that each term of a block can have."""
    own: Numbers = (keys & (1 << BLOCK_BITS) - 1).astype(np.uint64) << np.uint64(TERM_SHIFT)
    return own


def _since(path: Path) -> Path:
    return path.with_suffix(".since")
