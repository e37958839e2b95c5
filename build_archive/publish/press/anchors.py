"""Whether links to places on a page lead somewhere: MkDocs checks this among the pages that it builds, here those to other pages are added."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def check(pages: Iterable[Page], config: MkDocsConfig, files: Files) -> None:
    """Tell of each link on these pages to an anchor that its page does not have."""
    for page in pages:
        prepare(page, config, files)
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


def prepare(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Render the pages on which anchors are looked for, where nothing else renders them."""
    for file in page.links_to_anchors or ():
        if file.page is None and file.is_documentation_page():
            target = Page(None, file, config)
            target.read_source(config)
            target.render(config, files)
