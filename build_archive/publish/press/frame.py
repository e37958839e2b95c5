"""MkDocs's own way with one page, of which only the file that it writes is taken: what the press casts moulds from, and is compared with."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class Frame:
    """What MkDocs has in hand when it builds pages."""

    config: MkDocsConfig
    files: Files
    listed: Any
    """What templates know as `pages`."""
    nav: Navigation
    env: jinja2.Environment

    def named(self) -> frozenset[str]:
        """The pages of the navigation by their paths without `.md`, and all folders above them."""
        stems = [page.file.src_uri.removesuffix(".md").split("/") for page in self.nav.pages]
        return frozenset("/".join(stem[:end]) for stem in stems for end in range(1, len(stem) + 1))

    def page(self, path: str) -> Page:
        """The page at this path below `docs/`, rendered from its Markdown."""
        file = self.files.src_uris[path]
        page = file.page or Page(None, file, self.config)
        _populate_page(page, self.config, self.files)
        return page

    def build(self, page: Page) -> None:
        """Write the page where MkDocs would."""
        _build_page(page, self.config, self.listed, self.nav, self.env)

    def built(self, page: Page) -> bytes:
        """What MkDocs would write for the page; nothing where it would write no file."""
        meant = page.file.abs_dest_path
        with tempfile.TemporaryDirectory() as folder:
            page.file.abs_dest_path = f"{folder}/page"
            try:
                self.build(page)
                written = Path(page.file.abs_dest_path)
                return written.read_bytes() if written.exists() else b""
            finally:
                page.file.abs_dest_path = meant
