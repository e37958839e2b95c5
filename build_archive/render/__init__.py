"""Markdown, escaping, front matter: the only room that knows that syntax."""

from build_archive.render.account import account_page
from build_archive.render.article import article_pages, article_path
from build_archive.render.front_matter import front_matter
from build_archive.render.markdown import bullets, escape, heading, link, page_text

__all__ = [
    "account_page",
    "article_pages",
    "article_path",
    "bullets",
    "escape",
    "front_matter",
    "heading",
    "link",
    "page_text",
]
