"""Single files below the archive's folder: found without leaving it, replaced at once or not at all."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from build_archive.errors import BuildArchiveError


def place_of(folder: Path, path: str) -> Path:
    """Where a page stands; a path that leads outside the folder is a bug of the program, never the doing of a dump."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in path or "\x00" in path:
        raise ValueError(f"a page outside the archive: {path!r}")
    return folder.joinpath(*parts)


def obstacle(folder: Path, path: str) -> str:
    """What stands in the way of a page, empty where nothing does: a link (never followed), a folder, or a file in a folder's place."""
    target = place_of(folder, path)
    for place in [*reversed(target.relative_to(folder).parents[:-1]), target.relative_to(folder)]:
        there = folder / place
        name = "" if there == target else f" at {place.as_posix()}"
        if there.is_symlink():
            return f"there is a symbolic link{name}, which the program did not make and does not follow"
        if there == target and there.is_dir():
            return "there is a folder of this name"
        if there != target and there.exists() and not there.is_dir():
            return f"there is a file{name}, where a folder is needed"
    return ""


def replace(target: Path, data: bytes) -> None:
    """Write beside the target, then rename: whoever reads sees the old bytes or the new ones, never a part."""
    part = part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, target)  # noqa: PTH105 - Path.replace says the same, less plainly
    except OSError as error:
        raise BuildArchiveError(
            f"{target}: this page cannot be written ({error.strerror}). Make room or mend the permissions, then build again: it goes on from here."
        ) from None


def part_of(target: Path) -> Path:
    """The file beside a target that holds its next bytes until they are all there."""
    return target.with_name(f".{target.name}.part")


def remove(target: Path, folder: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    target.unlink()
    for parent in target.relative_to(folder).parents[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:
            return  # not empty
