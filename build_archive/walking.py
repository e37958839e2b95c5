"""Which files the dumps are: folders walked in a stable order, what cannot be read among them said."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_archive.report import Report


@dataclass(frozen=True, slots=True)
class DumpFile:
    """One file to be read."""

    path: Path
    name: str
    """Path below the folder that was given, POSIX."""
    status: os.stat_result | None = None
    """Of a regular file found in a folder."""


def dump_files(dumps: Sequence[Path], report: Report) -> Iterator[DumpFile]:
    """Every file of the dumps, each folder by name; hidden files (`.git`, `._x`) are no dumps."""
    seen: set[tuple[int, int]] = set()
    for dump in dumps:
        if dump.is_dir():
            yield from _folder(dump, "", seen, report)
        else:
            yield DumpFile(dump, printable(dump.name))


def printable(name: str) -> str:
    """A file name as text: bytes that are not UTF-8 and control characters written out, so that it fits on a line of any file."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in text)


def _folder(folder: Path, below: str, seen: set[tuple[int, int]], report: Report) -> Iterator[DumpFile]:
    """`below` is the folder's own name with its slash, "" for the one that was given."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report.file_failed(
            below or printable(folder.name), f"this folder cannot be read ({reason(error)})", PERMISSIONS
        )
        return
    if (status.st_dev, status.st_ino) in seen:
        report.file_failed(
            below,
            "this link leads back to a folder that was already read",
            "Remove the link; nothing is missing.",
            "link loop",
        )
        return
    seen.add((status.st_dev, status.st_ino))
    pages = {Path(entry.name).stem for entry in entries if entry.name.lower().endswith((".html", ".htm"))}
    for entry in entries:
        if not entry.name.startswith(".") and not _is_beside(entry.name, pages):
            yield from _entry(Path(entry.path), below + printable(entry.name), seen, report)


def _is_beside(name: str, pages: set[str]) -> bool:
    """Whether a folder holds the pictures and styles that a browser saved beside a page: `page.html` and `page_files/`."""
    stem, mark, _ = name.rpartition("_files")
    return bool(mark) and stem in pages


def _entry(path: Path, name: str, seen: set[tuple[int, int]], report: Report) -> Iterator[DumpFile]:
    try:
        status = path.stat()
    except FileNotFoundError:
        report.file_failed(
            name, "this link points to a file that is not there", "Mend or remove the link.", "broken link"
        )
    except OSError as error:
        report.file_failed(name, f"this cannot be read ({reason(error)})", "Mend or remove it.", "link loop")
    else:
        if stat.S_ISDIR(status.st_mode):
            yield from _folder(path, name + "/", seen, report)
        elif stat.S_ISREG(status.st_mode):
            yield DumpFile(path, name, status)
        else:
            report.file_failed(
                name, "this is a device or a pipe, not a file", "Name it by itself to read it.", "not a file"
            )


SMALL = 1 << 20
"""Bytes up to which a dump is read as a whole by whichever process has time; a larger one is taken apart first."""
PERMISSIONS = "Check its permissions, then build again; the other files were read."


def reason(error: OSError) -> str:
    """What the system says was wrong, in its words, without the number and the path."""
    return error.strerror or type(error).__name__
