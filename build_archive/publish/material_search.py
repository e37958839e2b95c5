"""What Material's own search must not find: what stood beside an article, and index pages; of no use to any other search."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

BESIDE = "<!-- beside -->"
"""The line between an article's text and its foot, as `render` writes it."""


def leave_out_indexes(src_uri: str, meta: MutableMapping[str, Any]) -> None:
    """Mark a page of the archive that is no article as one that Material's search leaves out."""
    if src_uri.startswith("archive/") and not src_uri.startswith("archive/articles/"):
        meta.setdefault("search", {"exclude": True})


def leave_out_foot(html: str) -> str:
    """Put an article's foot into an element that Material's search leaves out."""
    text, beside, foot = html.partition(BESIDE)
    return f"{text}{beside}\n<div data-search-exclude>{foot}\n</div>" if beside else html
