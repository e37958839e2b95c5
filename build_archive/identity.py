"""The lasting names of things: 8 characters of Crockford base 32, made from what identifies a thing, never from a counter."""

from __future__ import annotations

import hashlib

from build_archive.folding import fold_label, fold_width

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 (https://www.crockford.com/base32.html), lower case: no i, l, o, u."""
LENGTH = 8
"""40 bits: among 100,000 articles two share a name with a chance of one in 220; `gather` gives one of such a pair another."""


def name_of(*parts: str) -> str:
    """The name of what these parts identify together; parts are kept apart, so ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def article_id(url: str, title: str, body: tuple[str, ...]) -> str:
    """An article's `id`: from its URL where that is known, else from its folded title and text.

    It survives a corrected date, tag or editor, other articles coming and going, and repairs of punctuation.
    """
    if url:
        return name_of("url", url.strip())
    return name_of("text", fold_width(title), fold_width("".join(body)))


def label_id(kind: str, label: str) -> str:
    """The name of an index page about one label, e.g. ("tag", "中美关系"); labels that differ only by script, width and case share it."""
    return name_of(kind, fold_label(label))
