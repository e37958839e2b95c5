"""Dumps inside other files: compressed streams and archives, unpacked as they are read, never to disk."""

from __future__ import annotations

import io
import re
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from build_archive.readers.encoding import decode
from build_archive.readers.source import Broken, Source
from build_archive.readers.streams import ERRORS, Guarded, opener_for
from build_archive.walking import printable

PACKED_SUFFIX = re.compile(r"\.(?:gz|gzip|bz2|xz|zst|zstd|z)$", re.IGNORECASE)
TAR_SUFFIX = re.compile(r"\.t(gz|bz2|xz|zst)$", re.IGNORECASE)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
NOT_UNPACKED = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "RAR", b"\x04\x22\x4d\x18": "LZ4"}
NOT_TEXT = {
    b"%PDF-": "a PDF",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF89a": "a GIF picture",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a document of an old office program",
    b"SQLite format 3\x00": "a database of SQLite",
}
"""By their first bytes: what no text begins with, whatever the file is called."""
OFFICE = re.compile(r"\.(?:docx|xlsx|pptx|odt|ods|epub|jar|apk|pages|wps)$", re.IGNORECASE)
"""Zip files that are not archives of dumps."""
ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    tarfile.TarError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    *ERRORS,
)
"""What the standard library raises over the tables of a damaged archive."""
DEPTH = 3
"""How deep archives may lie in archives."""


def inner_sources(source: Source) -> Iterator[Source | Broken] | None:
    """The dumps inside this one, each to be read before the next is taken; None where it is not packed."""
    if opener_for(source.head):
        return _decompressed(source)
    if source.head.startswith(ZIP):
        if OFFICE.search(source.label):
            return iter(
                [
                    refused(
                        source.name, "this is a document of an office program or an e-book", "Save it as text or HTML."
                    )
                ]
            )
        return _zipped(source)
    if source.head[257:262] == b"ustar":
        return _tarred(source)
    told = _told_by_beginning(source)
    return iter([told]) if told else None


def _told_by_beginning(source: Source) -> Broken | None:
    """The message for what is neither unpacked nor read."""
    for magic, name in NOT_UNPACKED.items():
        if source.head.startswith(magic):
            problem = f"this is a {name} archive, which is not unpacked here"
            return refused(source.name, problem, "Unpack it, or pack it as .zip or .tar.gz.")
    for magic, name in NOT_TEXT.items():
        if source.head.startswith(magic):
            return refused(source.name, f"this is {name}, and no text", "Save its text, or the page that it stood on.")
    return None


def refused(name: str, problem: str, advice: str) -> Broken:
    """An archive, or a part of one, that is not read."""
    return Broken(name, problem, advice, "refused")


def _decompressed(source: Source) -> Iterator[Source | Broken]:
    opener = opener_for(source.head)
    assert opener is not None  # noqa: S101 - the caller asked
    packed = Guarded(source.stream)
    label = PACKED_SUFFIX.sub("", TAR_SUFFIX.sub(r".tar.\1", source.label))
    yield source.inside(source.name, label, Guarded(opener(cast(BinaryIO, packed)), packed))


def _zipped(source: Source) -> Iterator[Source | Broken]:
    with zipfile.ZipFile(_seekable(source)) as archive:
        for member in archive.infolist():
            if not member.filename.endswith("/") and not _hidden(member.filename):
                yield _zip_member(source, archive, member)


def _seekable(source: Source) -> Path | io.BytesIO:
    """A zip is read from its end: from the file, or, inside another archive, from memory."""
    if source.path:
        return source.path
    piece = source.whole()
    if isinstance(piece, Broken):
        raise zipfile.BadZipFile(piece.problem)
    return io.BytesIO(piece.data)


def _zip_member(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source | Broken:
    name = member.filename
    if not member.flag_bits & 0x800:  # no UTF-8 flag: the bytes of whoever packed it, often GBK
        name = decode(name.encode("cp437", "replace")).text
    full = f"{source.name}!/{printable(name)}"
    if problem := _bad_path(name):
        return refused(full, problem, "Pack the archive anew, with paths inside it only.")
    if member.flag_bits & 0x1:
        return refused(
            full, "this member is encrypted", "Unpack the archive with its password, or pack it anew without one."
        )
    packed = Guarded(cast(BinaryIO, io.BytesIO()))
    packed.size = member.compress_size
    try:
        return source.inside(full, PurePosixPath(name).name, Guarded(cast(BinaryIO, archive.open(member)), packed))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        return refused(full, f"this member cannot be unpacked ({str(error)[:80]})", "Pack the archive anew.")


def _tarred(source: Source) -> Iterator[Source | Broken]:
    with tarfile.open(fileobj=source.stream, mode="r|") as archive:
        for member in archive:
            full = f"{source.name}!/{printable(member.name)}"
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is None or _hidden(member.name):
                continue
            if problem := _bad_path(member.name):
                yield refused(full, problem, "Pack the archive anew, with paths inside it only.")
            else:
                yield source.inside(full, PurePosixPath(member.name).name, Guarded(cast(BinaryIO, stream)))


def _bad_path(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
        return "the path of this member leads out of the archive"
    return ""


def _hidden(name: str) -> bool:
    return any(
        (part.startswith(".") and part != "..") or part == "__MACOSX"
        for part in PurePosixPath(name).parts
        if part != "."
    )
