"""All pages of the site in MkDocs's order, for templates that list them, such as `sitemap.xml`; of those that are pressed little is held."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import file_sort_key
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from build_archive.publish.press.known import KnownFiles
from build_archive.publish.press.links import Site


class AllPages(Iterable[Any]):
    """What templates know as `pages`."""

    def __init__(self, files: KnownFiles, config: MkDocsConfig) -> None:
        self._files, self._config = files, config

    def __len__(self) -> int:
        return len(self._files.documentation_pages()) + len(self._files.pressed)

    def __iter__(self) -> Iterator[Any]:
        pressed, start = self._files.pressed, 0
        for file in self._files.documentation_pages():
            place = bisect(pressed, file_sort_key(file), start, key=sort_key)
            yield from self._listed(pressed[start:place])
            yield file
            start = place
        yield from self._listed(pressed[start:])

    def _listed(self, paths: Iterable[str]) -> Iterator[Listed]:
        config = self._config
        site = Site(config.docs_dir, config.use_directory_urls)
        base = config.site_url and config.site_url.rstrip("/") + "/"
        root, day = base and urlsplit(base).path, get_build_date()
        for path in paths:
            url = site.url(path)
            whole, below = (f"{base}{url}", f"{root}{url}") if base else (None, None)
            yield Listed(self._files, config, path, whole, below, day)


def sort_key(path: str) -> tuple[tuple[str, ...], bool, str]:
    """`file_sort_key` of a page that is no index, by its path."""
    *folders, name = path.split("/")
    return tuple(folders), True, name


class Listed(NamedTuple):
    """A page that is pressed, and its file, as one; what is not asked of a hundred thousand is asked of MkDocs's own."""

    files: KnownFiles
    config: MkDocsConfig
    src_uri: str
    canonical_url: str | None
    abs_url: str | None
    """The address without the host."""
    update_date: str

    @property
    def page(self) -> Listed:
        """The page of this file."""
        return self

    @property
    def is_link(self) -> bool:
        """As MkDocs tells pages from links."""
        return False

    def __getattr__(self, name: str) -> Any:
        file = self.files.src_uris[self.src_uri]
        page = file.page or Page(None, file, self.config)
        return getattr(page if hasattr(page, name) else file, name)
