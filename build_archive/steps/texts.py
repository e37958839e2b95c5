"""Every text of an article that readers see, taken out in order or passed through functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from build_archive.model import Article, Headline, Sidebar

Clean = Callable[[str], str]
Whole = TypeVar("Whole", Article, Sidebar, Headline)


def texts_of(article: Article) -> Iterator[str]:
    """Title, body, names and sidebars, in that order."""
    yield from (article.title, *article.body, *article.tags)
    yield from (article.source, article.author, article.editor, article.original_title)
    for sidebar in article.sidebars:
        yield sidebar.label
        for headline in sidebar.headlines:
            yield from (headline.title, headline.column)


def with_texts(
    article: Article, title: Clean, name: Clean, body: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Article:
    """The article with its titles and headlines passed through `title`, its names (tags, source, columns) through `name`, its paragraphs through `body`."""
    return _with(
        article,
        title=title(article.title),
        body=body(article.body),
        tags=tuple(map(name, article.tags)),
        source=name(article.source),
        author=name(article.author),
        editor=name(article.editor),
        original_title=title(article.original_title),
        sidebars=tuple(_sidebar(sidebar, title, name) for sidebar in article.sidebars),
    )


def as_it_is(text: str) -> str:
    """The same text: for the parts of an article that a step leaves alone."""
    return text


def _sidebar(sidebar: Sidebar, title: Clean, name: Clean) -> Sidebar:
    headlines = tuple(_headline(headline, title, name) for headline in sidebar.headlines)
    return _with(sidebar, label=name(sidebar.label), headlines=headlines)


def _headline(headline: Headline, title: Clean, name: Clean) -> Headline:
    return _with(headline, title=title(headline.title), column=name(headline.column))


def _with(whole: Whole, **parts: Any) -> Whole:
    """The same with these parts; itself where none of them is another: most texts are clean, and a new dataclass is slow to make."""
    same = all(getattr(whole, name) == part for name, part in parts.items())
    return whole if same else replace(whole, **parts)
