"""The list of all pages for search engines, in parts of as many as they take (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

import jinja2
from mkdocs.commands.build import _build_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_build_timestamp

NAME, PART = "sitemap.xml", "sitemap-{}.xml"
MOST = 50_000
"""Pages that one file may list."""
PAGE, END = "<url>", "</urlset>"
INDEX = """\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}
</sitemapindex>
"""


def write(env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
    """Write what MkDocs would, and where that lists too many pages an index of parts in its place."""
    whole = _build_template(NAME, env.get_template(NAME), files, config, nav)
    if not whole.strip():
        return  # a theme may want none
    built = get_build_timestamp(pages=[file.page for file in files.documentation_pages() if file.page is not None])
    folder = Path(config.site_dir)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in parted(whole, (config.site_url or "").rstrip("/")):
        (folder / name).write_text(text, "utf-8")
        (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=built))


def parted(whole: str, address: str, most: int = MOST) -> Iterator[tuple[str, str]]:
    """The files by their names; `address` is that of the site."""
    head, *pages = whole.split(PAGE)
    if len(pages) <= most or END not in pages[-1]:
        yield NAME, whole
        return
    pages[-1], _, tail = pages[-1].rpartition(END)
    names = []
    for number, start in zip(count(1), range(0, len(pages), most)):
        names.append(PART.format(number))
        yield names[-1], "".join([head, *(PAGE + page for page in pages[start : start + most]), END, tail])
    yield (
        NAME,
        INDEX.format("\n".join(f"<sitemap><loc>{escape(f'{address}/{name}')}</loc></sitemap>" for name in names)),
    )
