"""The pages of all articles: what each is made of, and, where that has changed, the page, made by whichever process has time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from hashlib import blake2b

from build_archive import workers
from build_archive.consensus import settled_article
from build_archive.model import Archive, Card, Copy, Draft, Origin, Page, travelling
from build_archive.render.article import NO_REPRINTS, Neighbours, article_page, article_path
from build_archive.spool import Entry, Spool, unpacked

Current = Callable[[Draft], bool]
"""Whether the page is there and was made of just that."""


def none_is_current(draft: Draft) -> bool:  # noqa: ARG001 - one shape of function with others
    """What a first run knows of its pages."""
    return False


def article_pages(
    archive: Archive, spool: Spool, executor: Executor | None = None, is_current: Current = none_is_current
) -> Iterator[Page | Draft]:
    """The page of every article, each linked to its neighbours in time; those that are current only as drafts, behind the others."""
    current: list[Draft] = []

    def changed() -> Iterator[_Sheet]:
        cards = archive.cards
        for newer, card, older in zip((None, *cards), cards, (*cards[1:], None), strict=False):
            place, also = spool.places[card.id], spool.copies.get(card.id, ())
            near = Neighbours(newer, older, archive.reprints.get(card.id, NO_REPRINTS))
            draft = Draft(article_path(card.id), _made_of(place, card, also, near))
            if is_current(draft):
                current.append(draft)
            else:
                yield _Sheet(card, place.origin, also, near, draft.made_of, spool.data(place))

    yield from workers.each(executor, _page_of, changed())
    yield from current


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


def _made_of(place: Entry, card: Card, also: tuple[Copy, ...], near: Neighbours) -> str:
    """A digest of all that a page is made of; of other articles, what their links and lines show."""
    at, newer, older, copies = place.origin, near.newer, near.older, near.reprints
    parts = [
        place.digest.hex(),
        f"{at.file}\x00{at.start} {at.end} {at.line} {at.sha256}",
        card.title,
        *card.tags,
        f"\x01{newer.id}{newer.title}" if newer else "\x01",
        f"{older.id}{older.title}" if older else "",
    ]
    if also or copies.count:
        parts.append(repr((also, copies.count, [(one.id, one.title, one.source, one.date) for one in copies.near])))
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _page_of(sheet: _Sheet) -> Page:
    article = settled_article(unpacked(sheet.data), sheet.card)
    page = article_page(replace(article, origin=sheet.origin, also=sheet.also), sheet.near)
    return replace(page, made_of=sheet.made_of)
