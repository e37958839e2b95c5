"""Every text of an article that readers see, taken out in order or passed through one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from build_archive.model import Article, Headline, Sidebar


def texts_of(article: Article) -> Iterator[str]:
    """Title, body, labels and sidebars, in that order."""
    yield from (article.title, *article.body, *article.tags)
    yield from (article.source, article.author, article.editor, article.original_title)
    for sidebar in article.sidebars:
        yield sidebar.label
        for headline in sidebar.headlines:
            yield from (headline.title, headline.column)


def with_texts(
    article: Article, label: Callable[[str], str], body: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Article:
    """The article with every short text passed through `label` and its paragraphs through `body`."""
    return replace(
        article,
        title=label(article.title),
        body=body(article.body),
        tags=tuple(label(tag) for tag in article.tags),
        source=label(article.source),
        author=label(article.author),
        editor=label(article.editor),
        original_title=label(article.original_title),
        sidebars=tuple(_sidebar(sidebar, label) for sidebar in article.sidebars),
    )


def _sidebar(sidebar: Sidebar, label: Callable[[str], str]) -> Sidebar:
    return replace(
        sidebar,
        label=label(sidebar.label),
        headlines=tuple(_headline(headline, label) for headline in sidebar.headlines),
    )


def _headline(headline: Headline, label: Callable[[str], str]) -> Headline:
    return replace(headline, title=label(headline.title), column=label(headline.column))
