"""What Material's own search is given of a page: it renders tags and some titles of its index as HTML, and knows nothing of our pages' parts."""

from __future__ import annotations

from collections.abc import MutableMapping
from html import escape
from typing import Any

BESIDE = "<!-- beside -->"
"""The line between an article's text and its foot, as `render` writes it."""


def view(src_uri: str, content: str, meta: MutableMapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The content and front matter of a page for Material's search: articles without their foot, no index pages, nothing that could run.

    Seen in 9.8.1: the worker puts `tags`, and the front matter's title where a section has no heading, into `innerHTML`.
    """
    shown = dict(meta)
    if "title" in shown:
        shown["title"] = escape(str(shown["title"]))
    if isinstance(shown.get("tags"), list):
        shown["tags"] = [escape(str(tag)) for tag in shown["tags"]]
    if src_uri.startswith("archive/") and not src_uri.startswith("archive/articles/"):
        shown["search"] = {"exclude": True}
    return content.partition(BESIDE)[0], shown
