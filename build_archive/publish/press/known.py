"""The archive's pages as MkDocs knows them: a few are its own to build, of the others it hears where a link asks for one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key, set_exclusions

from build_archive.publish.press.sheet import PAGE

FOLDER = "archive"
NOT_KNOWN: Mapping[str, str] = {}
WALK: Callable[[MkDocsConfig], Files] = vars(build)["get_files"]


def leave_to_press(archive: Mapping[str, str]) -> None:
    """Let MkDocs's next walk pass the archive by, whose files (with the SHA-256 of each, see `Ledger.below`) are known.

    This is the one place where MkDocs is given another function for its own. Its walk makes an object for each file and matches it
    against patterns, some 100 µs; no hook comes before it, and none after it can undo the time.
    """
    vars(build)["get_files"] = partial(get_files, archive=archive)


def leave_to_mkdocs() -> None:
    """Let MkDocs walk everything by itself."""
    vars(build)["get_files"] = WALK


class KnownFiles(Files):
    """MkDocs's files; of the archive those that it builds itself, and by name any other."""

    def __init__(self, files: Iterable[File], pressed: list[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._src_uris = _Known(self._src_uris, frozenset(pressed), config)
        self.pressed = pressed
        """Paths of the pages that MkDocs does not build, in its order."""

    def add_files_from_theme(self, env: Any, config: MkDocsConfig) -> None:  # noqa: ARG002 - it only lists names
        """As MkDocs, but without a look at Material's 14,000 icons, which lie in a folder with a dot and are no files of the site."""
        super().add_files_from_theme(_Visible(config.theme.dirs), config)  # type: ignore[arg-type]


class _Visible:
    """The names of a theme's files, but for those in folders with a dot."""

    def __init__(self, folders: list[str]) -> None:
        self._folders = folders

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """As of a Jinja environment."""
        names = {name for folder in self._folders for name in _below(folder)}
        return sorted(filter(filter_func, names))


def _below(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "."]
        yield from (os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/") for name in names)  # noqa: PTH118 - MkDocs's paths are texts


class _Known(dict[str, File]):
    """Files by path; those of pages that are pressed are made when asked for, and are in no list."""

    def __init__(self, files: dict[str, File], pressed: frozenset[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._pressed, self._config = pressed, config
        self._made: dict[str, File] = {}

    def __missing__(self, path: str) -> File:
        if path not in self._pressed:
            raise KeyError(path)
        if path not in self._made:
            config = self._config
            file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
            set_exclusions([file], config)
            self._made[path] = file
        return self._made[path]

    def get(self, path: str, default: Any = None) -> Any:
        """As of any mapping, which by itself does not ask `__missing__`."""
        return self[path] if path in self else default  # noqa: SIM401 - this is that `get`

    def __contains__(self, path: object) -> bool:
        return super().__contains__(path) or path in self._pressed


def get_files(config: MkDocsConfig, archive: Mapping[str, str] = NOT_KNOWN) -> Files:
    """What MkDocs's own function gives, but for the archive's pages: in it only those that the navigation names, and files of people.

    Where links are in the archive, which MkDocs follows, and where nothing is known of it, it is looked through.
    """
    leave_to_mkdocs()
    named = set(_paths(config.nav))
    found = list(_visible(archive) if archive and all(archive.values()) else _archive(config.docs_dir))
    own = {path for path in found if path in named or not PAGE.fullmatch(path)}
    files = [File(path, config.docs_dir, config.site_dir, config.use_directory_urls) for path in sorted(own)]
    set_exclusions(files, config)
    written = _walked_without_archive(config)
    pressed = sorted((path for path in found if path not in own), key=walked)
    return KnownFiles(sorted([*written, *files], key=file_sort_key), pressed, config)


def walked(path: str) -> tuple[str, str]:
    """Sorts paths of pages that are no index as MkDocs's walk finds them: those of a folder before those of the folders in it."""
    folder, _, name = path.rpartition("/")
    return folder.replace("/", "\x00"), name


def _walked_without_archive(config: MkDocsConfig) -> Files:
    whole = os.walk

    def walk(top: str, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, names in whole(top, **options):
            if folder == top and FOLDER in folders:
                folders.remove(FOLDER)
            yield folder, folders, names

    os.walk = walk  # type: ignore[assignment]
    try:
        return WALK(config)
    finally:
        os.walk = whole


def _archive(docs_dir: str) -> Iterator[str]:
    """The paths of all files of the archive below `docs/`, but for those with a dot before their name or folder."""
    start = len(docs_dir) + 1
    for folder, folders, names in os.walk(os.path.join(docs_dir, FOLDER), followlinks=True):  # noqa: PTH118 - MkDocs's paths are texts
        folders[:] = [name for name in folders if name[0] != "."]
        yield from (f"{folder[start:]}/{name}" for name in names if name[0] != ".")


def _visible(archive: Iterable[str]) -> Iterator[str]:
    """The same, of files that are known by their paths below the archive."""
    return (f"{FOLDER}/{path}" for path in archive if path[0] != "." and "/." not in path)


def _paths(nav: Any) -> Iterator[str]:
    """Every path in the navigation as it is configured."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(item)
