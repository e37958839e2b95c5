"""Markdown of people below the archive's front matter, rendered by Python-Markdown as MkDocs has it, in whichever process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel

from build_archive.publish.press.body import Body, Foreign
from build_archive.publish.press.links import Site
from build_archive.publish.press.sheet import PAGE

LINKS = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), logging.WARNING)


class Settings(dict[str, Any]):
    """Of MkDocs's configuration what it asks for when it renders Markdown."""

    __getattr__ = dict.__getitem__

    @classmethod
    def of(cls, config: Any) -> Settings:
        """Those of this configuration, but that everything odd about links is told."""
        names = ("markdown_extensions", "mdx_configs", "use_directory_urls", "docs_dir", "site_dir")
        told = SimpleNamespace(links=SimpleNamespace(**LINKS))
        return cls({name: config[name] for name in names}, validation=told)


class _Pages(Files):
    """The pages of the archive that a link may lead to."""

    def __init__(self, site: Site) -> None:
        super().__init__([])
        self._site = site

    def get_file_from_path(self, path: str) -> File | None:
        """A page that is there."""
        known = PAGE.fullmatch(path) and self._site.holds(path)
        return _file(path, self._site) if known else None


def rendered(markdown: str, path: str, site: Site, settings: Settings) -> Body:
    """The body of a page; `Foreign` where MkDocs has something to say about it, or has to look at other pages."""
    if "8<-" in markdown:  # what is included may change
        raise Foreign
    page = pages.Page(None, _file(path, site), settings)  # type: ignore[arg-type]
    page.markdown = markdown
    with _silence():
        page.render(settings, _Pages(site))  # type: ignore[arg-type]
    if page.links_to_anchors:
        raise Foreign
    return Body(page.content or "", next((entry.id for entry in page.toc), ""))


def _file(path: str, site: Site) -> File:
    return File(path, site.docs_dir, "", site.directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)


@contextmanager
def _silence() -> Iterator[None]:
    """Whatever MkDocs has to say here, it says again where the main process renders the page, and there it is counted."""

    def refuse(_: logging.LogRecord) -> bool:
        raise Foreign

    pages.log.addFilter(refuse)
    try:
        yield
    finally:
        pages.log.removeFilter(refuse)
