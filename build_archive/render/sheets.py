"""The pages of all articles: what each is made of, and, where that has changed, the page, made by whichever process has time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from hashlib import blake2b

from build_archive import workers
from build_archive.consensus import settled_article
from build_archive.model import Archive, Card, Copy, Origin, Page, Reprints, travelling
from build_archive.render.article import NO_REPRINTS, Neighbours, article_page, article_path
from build_archive.spool import Entry, Spool, unpacked

Keep = Callable[[str, str], bool]
"""Keeps the page of a path if it is there and was made of what has this digest, and says whether it did."""


def none_is_kept(path: str, made_of: str) -> bool:  # noqa: ARG001 - one shape of function with others
    """What a first run knows of its pages."""
    return False


def article_pages(
    archive: Archive, spool: Spool, executor: Executor | None = None, keep: Keep = none_is_kept
) -> Iterator[Page]:
    """The page of every article, each linked to its neighbours in time, but for those that are kept."""

    def changed() -> Iterator[_Sheet]:
        cards = (None, *archive.cards, None)
        linked = [f"{card.id}{card.title}" if card else "" for card in cards]
        for at, card in enumerate(archive.cards, 1):
            entry, also = spool.places[card.id], spool.copies.get(card.id, ())
            reprints = archive.reprints.get(card.id, NO_REPRINTS)
            made_of = _made_of(entry, card, also, reprints, f"{linked[at - 1]}\x00{linked[at + 1]}")
            if not keep(article_path(card.id), made_of):
                near = Neighbours(cards[at - 1], cards[at + 1], reprints)
                yield _Sheet(card, entry.origin, also, near, made_of, spool.data(entry))

    return workers.each(executor, _page_of, changed())


@travelling
@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that the page of one article is made of, as it goes to another process."""

    card: Card
    origin: Origin
    also: tuple[Copy, ...]
    near: Neighbours
    made_of: str
    data: bytes
    """The article."""


def _made_of(entry: Entry, card: Card, also: tuple[Copy, ...], reprints: Reprints, beside: str) -> str:
    """A digest of all that a page is made of; of other articles, what their links and lines show, those `beside` it in time as one text."""
    at = entry.origin
    told = (
        f"{entry.digest.hex()}\x00{at.file}\x00{at.start} {at.end} {at.line} {at.sha256}"
        f"\x00{card.title}\x00{card.tags}\x00{beside}"
    )
    if also or reprints.count:
        near = [(one.id, one.title, one.source, one.date) for one in reprints.near]
        told += repr((also, reprints.count, near))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _page_of(sheet: _Sheet) -> Page:
    article = settled_article(unpacked(sheet.data), sheet.card)
    page = article_page(replace(article, id=sheet.card.id, origin=sheet.origin, also=sheet.also), sheet.near)
    return replace(page, made_of=sheet.made_of)
