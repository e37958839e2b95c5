"""What a search ought to find: a plain look through all texts, written without the search's own tokenizer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from build_archive.folding import simplified_table
from build_archive.search.documents import Document

SPACED = "[a-z0-9\u00df-\u024f\u0370-\u052f]"
"""Letters between which a space tells one word from two."""
GAP = re.compile(rf"(?<={SPACED})\s+(?={SPACED})")
NO_LETTER = re.compile(r"[^\w\s]|_")


def narrow(text: str) -> str:
    """A text in half width and lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def plain(text: str) -> str:
    """A text with punctuation, width, case and script aside; of white space only what stands between two Latin words is left, as a zero byte."""
    folded = narrow(text).translate(simplified_table())
    return "".join(GAP.sub("\0", NO_LETTER.sub("", folded)).split())


class Scan:
    """All texts, folded once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.texts = {
            one.id: [plain(part) for part in (one.title, *one.tags, one.source, one.body)] for one in documents
        }
        self.as_written = {one.id: narrow("\n".join((one.title, *one.tags, one.source, one.body))) for one in documents}

    def holding(self, wanted: str) -> set[str]:
        """The documents that hold this in one piece in a field."""
        piece = plain(wanted)
        return {name for name, parts in self.texts.items() if any(piece in part for part in parts)}

    def beginning(self, wanted: str) -> set[str]:
        """The documents that have a Latin word that begins so."""
        start = re.compile(rf"(?<!{SPACED}){re.escape(narrow(wanted))}")
        return {name for name, text in self.as_written.items() if start.search(text)}
