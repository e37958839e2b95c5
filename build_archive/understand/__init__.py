"""Understands a raw page's text: which piece of it is what, and the article that the pieces make."""

from __future__ import annotations

from build_archive.model import RawRecord, Reading
from build_archive.understand.article import assemble
from build_archive.understand.judge import judge
from build_archive.understand.profiles import profile_of


def understand(record: RawRecord, *, profiles: bool = True) -> Reading:
    """The article in a record, with the account of every piece of its text.

    Without `profiles`, nothing that is known of single sites is used. Raises Drop("no text") where no article is in the text.
    """
    profile = profile_of(record) if profiles and record.shape == "page" else None
    judgement = judge(record, profile)
    return Reading(assemble(record, judgement, profile.name if profile else ""), judgement.pieces)
