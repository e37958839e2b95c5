"""Our own search in place of Material's: its box stays, its plugin no longer indexes, and the index of `search/` is built after the site."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from build_archive.config import Config

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


def write(config: MkDocsConfig, archive: Config) -> None:
    """Build the index of the finished site, with the scripts that ask it."""
    if not config.extra.get("archive_search"):
        return
    from build_archive.search import browser, build  # numpy and all; a build that has nothing to do ends before

    site = Path(config.site_dir)
    build(Path(config.docs_dir), site, config.use_directory_urls, archive.jobs, archive.cache_dir / "search")
    with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
        browser.write_scripts(site / "search", lunr, config.use_directory_urls)
