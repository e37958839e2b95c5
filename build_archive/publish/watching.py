"""What `mkdocs serve` watches: dumps and hand-written pages, and not the folder that each build writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from build_archive.config import Config

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def arrange(server: LiveReloadServer, config: Config) -> None:
    """Watch the dumps; watch `docs/` around `docs/archive/`, for a build that hears of its own pages would follow itself.

    A folder made in `docs/` while the server runs is watched from its next start on.
    """
    server.unwatch(str(config.docs_dir))
    for folder, recursive in around(config.docs_dir, config.archive_dir):
        server.watch(str(folder), recursive=recursive)
    for dump in config.dumps:
        if dump.exists():
            server.watch(str(dump))


def around(folder: Path, left_out: Path) -> Iterator[tuple[Path, bool]]:
    """The folders that together hold everything below `folder` but `left_out`, each with whether all below it counts."""
    if folder == left_out:
        return
    if not left_out.is_relative_to(folder):
        yield folder, True
        return
    yield folder, False
    for child in sorted(folder.iterdir()):
        if child.is_dir():
            yield from around(child, left_out)
