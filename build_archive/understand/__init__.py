"""Understands a raw page's text: which piece of it is what, and the article that the pieces make."""

from __future__ import annotations

from build_archive.model import RawRecord, Reading
from build_archive.understand.article import assemble
from build_archive.understand.judge import judge


def understand(record: RawRecord) -> Reading:
    """The article in a record, with the account of every piece of its text.

    Raises Drop("no text") where nothing of the text can be part of an article.
    """
    pieces = judge(record)
    return Reading(assemble(record, pieces), pieces)
