"""The articles of a run, on disk: what ordering and indexing need stays in memory, bodies do not."""

from __future__ import annotations

import pickle
import tempfile
from dataclasses import dataclass, replace
from hashlib import blake2b
from types import TracebackType
from typing import BinaryIO, Self, cast

from build_archive.folding import fold
from build_archive.model import Article, Card, Copy, Origin, Sighting
from build_archive.reprints import sketch

SHORTEST_TELLING_TEXT = 40
"""Folded characters; a shorter text (见附件) does not tell an article from another, its title must agree as well."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One spooled article: its card, what `gather` compares, and where its bytes are."""

    number: int
    """The how-manieth it was added; a reference within this run, never a name."""
    card: Card
    origin: Origin
    fingerprint: bytes
    """Equal for articles with the same folded text."""
    sketch: bytes
    """What is compared to find reprints, see `reprints.sketch`."""
    offset: int
    sightings: tuple[Sighting, ...]

    @property
    def as_copy(self) -> Copy:
        """The article as one of the other copies of another."""
        return Copy(self.origin, self.card.title, self.card.source, self.card.date)


class Spool:
    """A temporary file of articles; gone when the context ends."""

    def __enter__(self) -> Self:
        """Open the file."""
        self._file = cast(BinaryIO, tempfile.TemporaryFile(prefix="build_archive-"))
        self._size = 0
        self.entries: list[Entry] = []
        self.copies: dict[str, tuple[Copy, ...]] = {}
        """The other copies of an article, by its id; known once `gather` has run."""
        self.places: dict[str, Entry] = {}
        """The articles of the archive, by id; known once `gather` has run."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, which removes it."""
        self._file.close()

    def add(self, article: Article) -> None:
        """Keep one article."""
        data = pickle.dumps(article, pickle.HIGHEST_PROTOCOL)
        self._file.write(data)
        sightings = tuple(Sighting(line, bar.kind, article.id) for bar in article.sidebars for line in bar.headlines)
        text = folded_text(article)
        self.entries.append(
            Entry(
                number=len(self.entries),
                card=card_of(article),
                origin=article.origin,
                fingerprint=fingerprint(text, article.title),
                sketch=sketch(text),
                offset=self._size,
                sightings=sightings,
            )
        )
        self._size += len(data)

    def get(self, article_id: str) -> Article:
        """The article with this id, as it was added, with its other copies."""
        self._file.seek(self.places[article_id].offset)
        article = cast(Article, pickle.load(self._file))  # noqa: S301 - this process wrote it
        return replace(article, also=self.copies.get(article_id, ()))


def card_of(article: Article) -> Card:
    """What the indexes need of an article."""
    return Card(
        id=article.id,
        title=article.title,
        date=article.date.value if article.date else "",
        date_inferred=bool(article.date and article.date.found_in in ("body", "dateline")),
        tags=article.tags,
        source=article.source,
        language=article.language,
        title_folded=fold(article.title),
    )


def folded_text(article: Article) -> str:
    """The article's text without what reprints differ in: width, case, script, punctuation, white space."""
    return fold("".join(article.body))


def fingerprint(text: str, title: str) -> bytes:
    """16 bytes, equal for articles with the same folded text; a short one needs the same title as well."""
    if len(text) < SHORTEST_TELLING_TEXT:
        text += "\x00" + fold(title)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
