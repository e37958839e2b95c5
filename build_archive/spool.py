"""The articles of a run, on disk: what ordering and indexing need stays in memory, bodies do not."""

from __future__ import annotations

import pickle
import tempfile
from dataclasses import dataclass, replace
from hashlib import blake2b
from types import TracebackType
from typing import BinaryIO, Self, cast

from build_archive.folding import fold
from build_archive.model import Article, Card, Copy, Headline, Origin, Sighting
from build_archive.reprints import sketch

SHORTEST_TELLING_TEXT = 40
"""Folded characters; a shorter text (见附件) does not tell an article from another, its title must agree as well."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """An article ready for the spool; made where the article was understood, in whichever process."""

    data: bytes
    """The article itself, pickled."""
    card: Card
    origin: Origin
    fingerprint: bytes
    """Equal for articles with the same folded text."""
    sketch: bytes
    """What is compared to find reprints, see `reprints.sketch`."""
    known: int
    """How much is known of it: among copies of one text the best known stands for all."""
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stays in memory of a spooled article."""

    card: Card
    origin: Origin
    fingerprint: bytes
    sketch: bytes
    known: int
    sightings: tuple[Sighting, ...]
    offset: int
    length: int

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
        self._headlines: dict[Headline, Headline] = {}
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

    def add(self, article: Article | Spooled) -> None:
        """Keep one article."""
        one = prepared(article) if isinstance(article, Article) else article
        self._file.write(one.data)
        self.entries.append(
            Entry(
                card=one.card,
                origin=one.origin,
                fingerprint=one.fingerprint,
                sketch=one.sketch,
                known=one.known,
                sightings=tuple(replace(s, headline=self._once(s.headline)) for s in one.sightings),
                offset=self._size,
                length=len(one.data),
            )
        )
        self._size += len(one.data)

    def _once(self, headline: Headline) -> Headline:
        """The same headline as one object: it stood beside hundreds of articles."""
        return self._headlines.setdefault(headline, headline)

    def data(self, entry: Entry) -> bytes:
        """The article of an entry as `unpacked` wants it."""
        self._file.seek(entry.offset)
        return self._file.read(entry.length)

    def folded(self, entry: Entry) -> str:
        """The text of an entry's article, as reprints are compared."""
        return folded_text(unpacked(self.data(entry)))

    def get(self, article_id: str) -> Article:
        """The article of the archive with this id, as it was added, with its other copies."""
        return replace(unpacked(self.data(self.places[article_id])), also=self.copies.get(article_id, ()))


def prepared(article: Article) -> Spooled:
    """All that the spool keeps of an article."""
    text = folded_text(article)
    return Spooled(
        data=pickle.dumps(article, pickle.HIGHEST_PROTOCOL),
        card=card_of(article),
        origin=article.origin,
        fingerprint=fingerprint(text, article.title),
        sketch=sketch(text),
        known=how_much_is_known(article),
        sightings=tuple(Sighting(line, bar.kind, article.id) for bar in article.sidebars for line in bar.headlines),
    )


def unpacked(data: bytes) -> Article:
    """The article in `Spooled.data`, which this program wrote."""
    return cast(Article, pickle.loads(data))  # noqa: S301 - this program wrote it


def how_much_is_known(article: Article) -> int:
    """The number of things known besides text and date; a title that the page or record gives counts most."""
    fields = (article.tags, article.source, article.author, article.editor, article.original_title, article.url)
    return 10 * (article.title_from in ("page", "record")) + sum(map(bool, fields)) + bool(article.sidebars)


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
        tags_glued=article.tags_glued,
    )


def folded_text(article: Article) -> str:
    """The article's text without what reprints differ in: width, case, script, punctuation, white space."""
    return fold("".join(article.body))


def fingerprint(text: str, title: str) -> bytes:
    """16 bytes, equal for articles with the same folded text; a short one needs the same title as well."""
    if len(text) < SHORTEST_TELLING_TEXT:
        text += "\x00" + fold(title)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
