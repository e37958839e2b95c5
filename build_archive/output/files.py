"""The archive's folder, which is never left: its files are looked at without following links, and replaced at once or not at all."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from build_archive.errors import BuildArchiveError

NAME = r"\.?[a-z0-9_-][a-z0-9_.-]*"
PATH = re.compile(rf"(?:{NAME}/)*{NAME}", re.IGNORECASE | re.ASCII)
"""Paths of pages are made of the program's own names: no `..`, no `/` before, nothing of a dump."""
A_LINK = "there is a symbolic link{}, which the program did not make and does not follow"


class Folder:
    """The folder that a run writes; what stood in the way of a page is looked at once for each folder in it."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.touched: set[str] = set()
        """Paths of what was replaced or removed."""
        self._obstacles: dict[str, str] = {"": ""}

    def place(self, path: str) -> str:
        """Where a page stands; a path that leads outside the folder is a bug of the program, never the doing of a dump."""
        if not PATH.fullmatch(path):
            raise ValueError(f"a page outside the archive: {path!r}")
        return f"{self.root}/{path}"

    def obstacle(self, path: str) -> str:
        """What stands in the way of a page, empty where nothing does: a link, a folder of its name, a file in a folder's place."""
        in_the_way = self._folder_obstacle(path.rpartition("/")[0])
        mode = _mode(self.place(path))
        if in_the_way or not mode or stat.S_ISREG(mode):
            return in_the_way
        return A_LINK.format("") if stat.S_ISLNK(mode) else "there is a folder of this name"

    def _folder_obstacle(self, folder: str) -> str:
        if folder not in self._obstacles:
            mode = _mode(f"{self.root}/{folder}")
            found = self._folder_obstacle(folder.rpartition("/")[0])
            if not found and stat.S_ISLNK(mode):
                found = A_LINK.format(f" at {folder}")
            elif not found and mode and not stat.S_ISDIR(mode):
                found = f"there is a file at {folder}, where a folder is needed"
            self._obstacles[folder] = found
        return self._obstacles[folder]

    def read(self, path: str) -> bytes | None:
        """The bytes of a page, None where there is none."""
        try:
            with open(self.place(path), "rb", buffering=0) as file:  # noqa: PTH123 - Path makes 100,000 pages take twice as long
                return file.read()
        except FileNotFoundError:
            return None

    def replace(self, path: str, data: bytes) -> None:
        """Write beside the page, then rename: whoever reads sees the old bytes or the new ones, never a part."""
        target, part = self.place(path), self.part(path)
        self.touched.add(path)
        try:
            self._write(part, data)
            os.replace(part, target)  # noqa: PTH105 - the same
        except OSError as error:
            raise BuildArchiveError(
                f"{target}: this page cannot be written ({error.strerror}). "
                "Make room or mend the permissions, then build again: it goes on from here."
            ) from None

    def _write(self, part: str, data: bytes) -> None:
        try:
            file = open(part, "wb", buffering=0)  # noqa: PTH123, SIM115 - the same; closed below
        except FileNotFoundError:
            Path(part).parent.mkdir(parents=True, exist_ok=True)
            file = open(part, "wb", buffering=0)  # noqa: PTH123, SIM115
        with file:
            file.write(data)

    def part(self, path: str) -> str:
        """The file beside a page that holds its next bytes until they are all there."""
        folder, slash, name = self.place(path).rpartition("/")
        return f"{folder}{slash}.{name}.part"

    def remove(self, path: str) -> None:
        """Remove a page, and the folders that it leaves empty."""
        self.touched.add(path)
        os.unlink(self.place(path))  # noqa: PTH108 - the same
        folder = path.rpartition("/")[0]
        while folder:
            try:
                os.rmdir(f"{self.root}/{folder}")  # noqa: PTH106 - the same
            except OSError:
                return  # not empty
            folder = folder.rpartition("/")[0]


def _mode(place: str) -> int:
    """What stands there, without following a link; 0 where nothing does."""
    try:
        return os.lstat(place).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
