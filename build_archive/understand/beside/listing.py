"""One list of headlines as far as it has been read, with every piece of the lines that it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from statistics import median

from build_archive.model import Headline, Piece, SidebarKind
from build_archive.understand.cut import LEADING
from build_archive.understand.level import SPACES, level

LONGEST_TITLE = 90
"""Characters; a longer line is a paragraph."""
SHORTEST_USUAL = 6
"""Characters that at least half of the headlines of a list have."""
MOST = 200
"""Entries that one list is read to; a longer one goes on as another, so that no dump takes time in the square of its lines."""
SENTENCE_END = re.compile(r"[。；;]\s*$")
BULLET = re.compile(r"\s*(?:[-•·▪■◆●*|]\s+|[-•·▪■◆●*|]\s*$)")
BARE = SPACES + "-|"
"""What extractors leave around a headline."""
LETTER = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Listing:
    """A list under construction; a reader of one shape fills it and hands it over."""

    kind: SidebarKind
    after: int
    """Index of the first line behind the list."""
    by_label: bool = False
    """Whether the words above the list say better what kind it is than its shape does."""
    label: str = ""
    """The words that head the list, where they stand on its first line."""
    headlines: list[Headline] = field(default_factory=list)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    """Index of a line -> its pieces, which joined are the line."""
    sections: list[tuple[int, str]] = field(default_factory=list)
    """Further lists on the same lines: the index of the headline at which each begins, and the words that head it."""
    next_label: str = ""
    """The words that head the following list, where they stand at the end of this one."""

    def add(self, place: int, text: str, kind: str, why: str = "") -> None:
        """Note one piece of a line; nothing happens for an empty one."""
        if text:
            self.pieces.setdefault(place, []).append(Piece(place + 1, text, kind, why))

    def add_bare(self, place: int, text: str, kind: str, why: str = "") -> str:
        """Note a piece with the marks and spaces around it apart, and return it without them."""
        marks = LEADING.match(level(text))
        inner = text[marks.end() if marks else 0 :].strip(BARE)
        start = text.rfind(inner) if inner else len(text)
        self.add(place, text[:start], "mark" if text[:start].strip() else "blank")
        self.add(place, inner, kind, why)
        tail = text[start + len(inner) :]
        self.add(place, tail, "mark" if tail.strip() else "blank")
        return inner

    def skip(self, place: int, line: str) -> None:
        """Note a line that holds nothing but marks or spaces."""
        self.add(place, line, "mark" if line.strip() else "blank")

    def is_menu(self) -> bool:
        """Whether the items are the words of a menu (娱乐, 体育, 关于我们) and no headlines."""
        return not self.headlines or median(len(headline.title) for headline in self.headlines) < SHORTEST_USUAL


Reader = Callable[[Sequence[str], int, Collection[str]], Listing | None]
"""Reads the list of its shape that begins at a line: all lines, the index, folded titles that stand elsewhere in the dump."""


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but the extractor's marks."""
    return not line.strip(BARE)


def may_be_title(words: str) -> bool:
    """Whether words are short enough for a headline, have a letter at all, and are no sentence."""
    return 1 < len(words) <= LONGEST_TITLE and LETTER.search(words) is not None and not SENTENCE_END.search(words)
