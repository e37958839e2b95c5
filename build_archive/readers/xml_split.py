"""Finds the elements of one name in XML of any length, without parsing the whole: what is broken in one leaves the others alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_archive.readers.source import Broken, Slice, Source
from build_archive.readers.window import Window

SKIPPED = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
"""What may hold a tag's characters without being one, and how it ends."""


def split_elements(source: Source, name: bytes) -> Iterator[Slice | Broken]:
    """Every element of this name, tags and all; one that is not closed ends where the next begins, or with the dump."""
    tag = re.escape(name)
    token = re.compile(rb"<!\[CDATA\[|<!--|<" + tag + rb"(?:\s[^<>]*)?>|</" + tag + rb"\s*>")
    window = Window(source)
    if window.refusal:
        yield window.refusal
    at = 0
    while (found := _next(window, token, at)) is not None:
        start, opened = found.start(), found[0]
        end = found.end()
        if opened in SKIPPED:
            end = _past(window, SKIPPED[opened], end)
        elif not opened.startswith(b"</") and not opened.endswith(b"/>"):
            end = _close(window, token, found.end(), start)
            too_long = end - start > source.limit
            yield window.too_long(start) if too_long else window.slice(start, end)
        at = window.forget(end)


def _close(window: Window, token: re.Pattern[bytes], at: int, start: int) -> int:
    """Where the element that begins at `start` ends: after its end tag, else before what cannot be in it."""
    while (found := _next(window, token, at, start)) is not None:
        if found[0] in SKIPPED:
            at = _past(window, SKIPPED[found[0]], found.end(), start)
        elif found[0].startswith(b"</"):
            return found.end()
        elif found[0].endswith(b"/>"):
            at = found.end()
        else:
            return found.start()
    return len(window.shape)


def _next(window: Window, token: re.Pattern[bytes], at: int, start: int | None = None) -> re.Match[bytes] | None:
    """The next tag, CDATA section or comment; None where the dump has none, or the record that begins at `start` is over the limit."""
    while not (found := token.search(window.shape, at)):
        at = _tail(window, at)
        if start is None:
            at = window.forget(at)
        elif len(window.shape) - start > window.source.limit:
            return None
        if not window.more():
            return None
    return found


def _past(window: Window, ending: bytes, at: int, start: int | None = None) -> int:
    """The place after the end of a CDATA section or comment."""
    while (place := window.shape.find(ending, at)) < 0:
        if (start is not None and len(window.shape) - start > window.source.limit) or not window.more():
            return len(window.shape)
    return place + len(ending)


def _tail(window: Window, at: int) -> int:
    """From where on a tag may still be incomplete."""
    begun = window.shape.rfind(b"<", max(at, len(window.shape) - 65536))
    return begun if begun >= 0 else len(window.shape)
