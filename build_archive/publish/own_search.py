"""Our own search in place of Material's: its box stays, its plugin no longer indexes, and the index of `search/` is built beside the site."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from build_archive import workers
from build_archive.config import Config

ARCHIVE, FOLDER, UPDATING = "archive/", "search", "build_archive.search.updating"
BOX = ("material/search", "search")
"""Names of the plugin that shows Material's search box; without it there is no search."""


def take_over(config: MkDocsConfig) -> None:
    """Where the site has Material's search box, keep the box and take all else from the plugin; say so to the theme."""
    plugin = next((config.plugins[name] for name in BOX if name in config.plugins), None)
    if plugin is None:
        return
    for event in ("page_context", "post_build", "serve"):
        methods = config.plugins.events[event]
        methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]
    config.extra["archive_search"] = True


class Indexing:
    """The index of `docs/`, brought up to date in the cache while MkDocs makes the pages, which takes as long and needs nothing of it.

    Of a site without our search there is none, and nothing is done.
    """

    def __init__(self, config: MkDocsConfig, archive: Config) -> None:
        self._is_wanted = bool(config.extra.get("archive_search"))
        self._memory = archive.cache_dir / "search"
        self._directory_urls = config.use_directory_urls
        jobs = archive.jobs, workers.half(archive.jobs)
        self._given = self._memory, Path(config.docs_dir), config.use_directory_urls, *jobs
        self._beside = self._is_wanted and (archive.jobs or workers.cores()) > 1
        self._aside: workers.Aside | None = None
        self._is_begun = False

    def prepare(self) -> None:
        """There will be pages that are new: load what that takes, meanwhile."""
        if self._beside:
            self._aside = workers.Aside(f"{UPDATING}:remember", f"{UPDATING}:load", *self._given[:3])

    def begin(self, touched: Iterable[str] = ()) -> None:
        """The pages that are searched are there, these below the archive's folder since it was prepared."""
        if self._beside and not self._is_begun:
            self._is_begun = True
            self._aside = self._aside or workers.Aside(f"{UPDATING}:remember")
            self._aside.begin(*self._given, [f"{ARCHIVE}{path}" for path in touched])

    def is_at_work(self) -> bool:
        """Whether processes are busy with it now."""
        return self._aside is not None and self._aside.is_at_work()

    def write(self, site: Path, published: Path) -> set[str]:
        """Into the finished site the index, with the scripts that ask it; the files of the published one that stay."""
        if not self._is_wanted:
            return set()
        from build_archive.search import browser  # numpy and all; a build that has nothing to do ends before
        from build_archive.search.remembering import Memory

        if self._aside:
            self._aside.wait()
        else:
            from build_archive.search import updating  # which the other process has loaded else

            updating.remember(*self._given)
        folder, memory = site / FOLDER, Memory(self._memory)
        kept = memory.put_into(folder, published / FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
            browser.write_scripts(folder, lunr, self._directory_urls, memory.index)
        return {f"{FOLDER}/{name}" for name in kept}

    def end(self) -> None:
        """The build has come to an end, well or not."""
        if self._aside:
            self._aside.end()
