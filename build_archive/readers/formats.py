"""Which reader takes a dump: by the end of its name, by its first bytes where the name says nothing or says text."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from build_archive.model import RawRecord
from build_archive.readers.encoding import detect
from build_archive.readers.source import Broken, Skipped, Source, Unread, whole_characters

SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,8}$")
"""The end of a name that can name a format; `.5元起` is the end of a title."""
CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1a\x1b")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Reader(Protocol):
    """What a module of this folder has that reads a dump format; it may also have `fits(head: bytes) -> bool`."""

    SUFFIXES: tuple[str, ...]
    """Ends of file names, lower case, with the dot."""

    def read(self, source: Source) -> Iterator[RawRecord | Unread | Broken | Skipped]:
        """Every record of the dump, or the pieces that hold them; and its parts that are none."""


@cache
def all_readers() -> dict[str, Reader]:
    """Every reader by its module's name: the modules of this folder that have SUFFIXES."""
    names = sorted(found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = {name: importlib.import_module(f"{__package__}.{name}") for name in names}
    return {name: cast(Reader, module) for name, module in modules.items() if hasattr(module, "SUFFIXES")}


def reader_for(source: Source) -> Reader | None:
    """The reader of this dump; None where no reader knows it."""
    found = SUFFIX.search(source.label.lower())
    suffix = found[0] if found else ""
    named = next((name for name, reader in all_readers().items() if suffix in reader.SUFFIXES), "")
    if named and named != "text":
        return all_readers()[named]
    by_content = next((reader for reader in all_readers().values() if getattr(reader, "fits", no)(source.head)), None)
    if by_content or not (named or not suffix):
        return by_content
    return all_readers()["text"] if is_text(source.head) else None


def no(head: bytes) -> bool:  # noqa: ARG001 - stands for a `fits` that is not there
    """What a reader says that knows its dumps only by their names."""
    return False


def is_text(head: bytes) -> bool:
    """Whether the beginning of a dump is text in some encoding rather than an image, a program or a database."""
    sample = head[:4096]
    if b"\x00" not in sample:
        return (len(sample) - len(sample.translate(None, CONTROLS))) * 50 <= len(sample)
    sample = whole_characters(head)[:4096]
    text = sample.decode(detect(sample), "replace")
    return len(CONTROL.findall(text)) * 50 <= len(text) or not sample.strip(b"\x00")
