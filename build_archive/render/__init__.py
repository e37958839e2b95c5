"""Markdown, escaping, front matter: the only room that knows that syntax."""

from build_archive.render.article import ARTICLES, BESIDE, article_path, plain_value
from build_archive.render.front_matter import front_matter
from build_archive.render.markdown import beside, bullets, escape, heading, label, link, linked, page_text, table

__all__ = [
    "ARTICLES",
    "BESIDE",
    "article_path",
    "beside",
    "bullets",
    "escape",
    "front_matter",
    "heading",
    "label",
    "link",
    "linked",
    "page_text",
    "plain_value",
    "table",
]
