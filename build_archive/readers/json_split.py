"""Finds the objects in JSON that is not one object a line, without parsing the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_archive.readers.source import Broken, Slice, Source
from build_archive.readers.window import Window, find_on

TO_BRACE = re.compile(rb'(?:[^"{}]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
"""Everything up to the next brace outside a string, or to a string whose end is not there yet."""
PATIENCE = 100
"""Objects without an end that are tried in one dump: each may cost a look at all that follows."""
FIRST_NAME = re.compile(rb'\{\s*"[^"\n]{0,100}"')


def split_values(source: Source) -> Iterator[Slice | Broken]:
    """Every outermost object; arrays around them, commas and what else stands between them are passed over."""
    window = Window(source)
    if window.refusal:
        yield window.refusal
    at = endless = 0
    while endless < PATIENCE and (start := _next_object(window, at)) is not None:
        end = _close(window, start)
        if end - start > source.limit or (not end and len(window.shape) - start > source.limit):
            yield window.too_long(start)
        elif end:
            yield window.slice(start, end)
        else:
            yield _endless(window, start)
            endless += 1
        at = window.forget(end or _resume(window, start))


def _next_object(window: Window, at: int) -> int | None:
    """The next opening brace outside a string."""
    while True:
        found, at = _next_brace(window, at)
        if found == b"{":
            return at
        if found == b"}" or (found and window.ended):
            at += 1
        elif not window.more():
            return None


def _close(window: Window, start: int) -> int:
    """The end of the object that begins at `start`; 0 where the dump or the limit ends first."""
    depth, at = 0, start
    while True:
        found, at = _next_brace(window, at)
        if found in (b"{", b"}"):
            depth += 1 if found == b"{" else -1
            at += 1
            if not depth:
                return at
        elif len(window.shape) - start > window.source.limit or not window.more():
            return 0


def _next_brace(window: Window, at: int) -> tuple[bytes, int]:
    """The next brace, or the quote of a string that does not end in the window, or nothing, and its place."""
    found = TO_BRACE.match(window.shape, at)
    place = found.end() if found else at
    return window.shape[place : place + 1], place


def _endless(window: Window, start: int) -> Broken:
    piece = window.slice(start, start + 100)
    return Broken(
        f"{piece.name}:{piece.line}",
        f"this object has no end (it begins {piece.data.decode(window.source.encoding, 'replace')[:40]!r}). It was left out",
        "Cut-off downloads end like this. To stop at the first such record, build with --strict.",
        "not JSON",
    )


def _resume(window: Window, start: int) -> int:
    """Where the next object begins that begins with the same name as the one without an end; the end where none does."""
    name = FIRST_NAME.match(window.shape, start)
    if not name:
        return len(window.shape)
    return find_on(window, name[0], name.end())
