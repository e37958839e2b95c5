"""The cleaning of an article, one step after the other: the order is the table below.

A step is a plain function `Article -> Article`, one file each. A step that changed more than white space is named in the article's `repaired`,
and each can be switched off by that name. Every step is idempotent: an archive built from its own pages does not drift.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from build_archive.errors import BuildArchiveError
from build_archive.model import Article
from build_archive.steps.invisible import clean_invisible
from build_archive.steps.punctuation import restore_punctuation
from build_archive.steps.texts import texts_of

Step = Callable[[Article], Article]

STEPS: tuple[tuple[str, Step], ...] = (
    ("invisible", clean_invisible),  # first: a zero-width space would hide that a mark stands beside a Han character
    ("punctuation", restore_punctuation),
)


def apply(article: Article, off: Collection[str]) -> Article:
    """The article after every step of the table that is not in `off`; a name there that no step has is a mistake to mend."""
    check_names(off)
    for name, step in STEPS:
        if name not in off:
            article = _named(name, article, step(article))
    return article


def check_names(off: Collection[str]) -> None:
    """Refuse a name that no step has, before the first dump is read."""
    known = [name for name, _ in STEPS]
    for name in off:
        if name not in known:
            raise BuildArchiveError(
                f"mkdocs.yml: plugins: archive: steps: there is no step {name!r}. The steps are: {', '.join(known)}.\n"
                "Take the name out, or write one of these."
            )


def _named(name: str, before: Article, after: Article) -> Article:
    """`after`, with the step's name in `repaired` where it changed more than white space."""
    if name in after.repaired or after == before or _inked(before) == _inked(after):
        return after
    return replace(after, repaired=(*after.repaired, name))


def _inked(article: Article) -> str:
    """Every text of an article without its white space."""
    return "".join("".join(texts_of(article)).split())
