"""Texts as arrays of folded characters and their kinds, a million at a time: `characters.py` asked once for each character that occurs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from build_archive.search.characters import Kind, folded
from build_archive.search.keys import Numbers

_UNKNOWN = 255
_CODES = 0x110000


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What is known so far of the characters."""

    kinds: Numbers = field(default_factory=lambda: np.full(_CODES, _UNKNOWN, np.uint8))
    fold: Numbers = field(default_factory=lambda: np.zeros(_CODES, np.uint32))
    several: dict[int, str] = field(default_factory=dict)
    """Characters that fold to several which count, as `str.translate` wants it."""

    def read(self, texts: list[str]) -> tuple[Numbers, Numbers, Numbers]:
        """Folded code points, their kinds, and the index of the text that each comes from; hidden characters are left out.

        Texts are parted by a space.
        """
        codes = self._known(texts)
        if self.several and np.isin(codes, list(self.several)).any():
            texts = [text.translate(self.several) for text in texts]
            codes = self._known(texts)
        kinds = self.kinds[codes]
        seen = kinds != Kind.HIDDEN
        owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
        return self.fold[codes[seen]], kinds[seen], owner[seen]

    def _known(self, texts: list[str]) -> Numbers:
        codes = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
        seen = np.zeros(_CODES, bool)
        seen[codes] = True
        occurring = np.flatnonzero(seen)
        for code in occurring[self.kinds[occurring] == _UNKNOWN].tolist():
            self._learn(code)
        return codes

    def _learn(self, code: int) -> None:
        seen = [(part, kind) for part, kind in folded(chr(code)) if kind is not Kind.HIDDEN]
        if len(seen) > 1 and any(kind is not Kind.STOP for _, kind in seen):
            self.several[code] = "".join(part for part, _ in seen)
        kind = seen[0][1] if seen else Kind.HIDDEN
        self.kinds[code] = kind
        # Several stops are one that joins nothing.
        self.fold[code] = ord(seen[0][0]) if len(seen) == 1 else 0
