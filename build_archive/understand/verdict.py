"""What the rules have decided so far about the segments of one dump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_archive.model import Piece
from build_archive.understand.cut import Segment


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule's word on one segment."""

    index: int
    kind: str
    why: str
    parts: tuple[tuple[int, str], ...] = ()
    """Where a segment is several things: from which offset in its text on it is what; the first is at 0."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdicts on the segments of one dump; the first word on a segment is the last."""

    _by_index: dict[int, Verdict] = field(default_factory=dict)

    def add(self, verdicts: Iterable[Verdict]) -> None:
        """Take the verdicts of one rule, where no rule before has decided."""
        for verdict in verdicts:
            self._by_index.setdefault(verdict.index, verdict)

    def __contains__(self, index: int) -> bool:
        return index in self._by_index

    def kind(self, index: int) -> str:
        """What a segment was taken for, or nothing."""
        verdict = self._by_index.get(index)
        return verdict.kind if verdict else ""

    def why(self, index: int) -> str:
        """The reason of the verdict on a segment, or nothing."""
        verdict = self._by_index.get(index)
        return verdict.why if verdict else ""

    def pieces(self, index: int, segment: Segment) -> Iterator[Piece]:
        """The pieces that a segment became."""
        verdict = self._by_index[index]
        if not verdict.parts:
            yield Piece(segment.line, segment.text, verdict.kind, verdict.why)
            return
        bounds = [offset for offset, _ in verdict.parts[1:]] + [len(segment.text)]
        for (start, kind), end in zip(verdict.parts, bounds, strict=True):
            yield Piece(segment.line, segment.text[start:end], kind, verdict.why)
