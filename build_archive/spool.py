"""The articles of a run, on disk: what ordering and indexing need stays in memory, bodies do not."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import blake2b
from os import SEEK_END
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self, cast

from build_archive import kept
from build_archive.folding import fold
from build_archive.model import Article, Card, Copy, Headline, Origin, Sighting, travelling
from build_archive.report.notebook import Told
from build_archive.reprints import sketch

ARTICLES, INDEX = "articles.bin", "articles.index"
WASTE = 2
"""How many times the bytes that are kept the file may hold before the others are left behind."""
SHORTEST_TELLING_TEXT = 40
"""Folded characters; a shorter text (见附件) does not tell an article from another, its title must agree as well."""


@travelling
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


class Entry(NamedTuple):
    """What stays in memory of a spooled article."""

    card: Card
    origin: Origin
    fingerprint: bytes
    sketch: bytes
    known: int
    sightings: tuple[Sighting, ...]
    digest: bytes
    """8 bytes that differ for another article."""
    offset: int
    length: int

    @property
    def as_copy(self) -> Copy:
        """The article as one of the other copies of another."""
        return Copy(self.origin, self.card.title, self.card.source, self.card.date)


@travelling
@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came of one portion of the dumps, by whichever process."""

    told: tuple[Told, ...]
    """What a report has to hear of it."""
    articles: tuple[Spooled | Entry, ...]
    place: tuple[int, int] = (0, 1)
    """The byte and the line at which the portion began."""


class Spool:
    """A file of articles, and what is known of each portion of the dumps: of this run, and of the last one.

    Without a folder it is a temporary file. In a folder, what the last run of the same `version` kept is known to this one; the index
    of the file is written when a run ends well, so that after one that did not the next takes up from the run before.
    """

    def __init__(self, folder: Path | None = None, version: str = "") -> None:
        self.folder = folder
        self.version = version
        self.entries: list[Entry] = []
        self.copies: dict[str, tuple[Copy, ...]] = {}
        """The other copies of an article, by its id; known once `gather` has run."""
        self.places: dict[str, Entry] = {}
        """The articles of the archive, by id; known once `gather` has run."""
        self._headlines: dict[Headline, Headline] = {}
        self._kept: dict[bytes, Outcome] = {}
        self._last: dict[bytes, Outcome] = {}
        self._size = 0

    def __enter__(self) -> Self:
        """Open the file."""
        if self.folder is None:
            self._file = cast(BinaryIO, tempfile.TemporaryFile(prefix="build_archive-"))
            return self
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file = cast(BinaryIO, (self.folder / ARTICLES).open("a+b"))
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except OSError:  # another run has it: this one does without
            self._file.close()
            self.folder = None
            return self.__enter__()
        self._index = kept.Mapping[bytes, Outcome](self.folder / INDEX, self.version, 0)
        if self._index.beside <= self._file.seek(0, SEEK_END):  # else it lost some of what the index speaks of
            self._size, self._last = self._index.beside, self._index.values
        self._file.truncate(self._size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file; a run that ended well leaves its index."""
        if self.folder and kind is None:
            if self._size > WASTE * (1 + sum(one.length for known in self._kept.values() for one in _entries(known))):
                self._compact(self.folder)
            self._index.save(self._kept, self._size)
        self._file.close()

    def known(self, key: bytes) -> Outcome | None:
        """What came of the portion of this key in the last run."""
        return self._last.get(key)

    def keep(self, outcome: Outcome, key: bytes = b"") -> Outcome:
        """Keep the articles that came of a portion; under a key, the next run will know them."""
        if not all(isinstance(one, Entry) for one in outcome.articles):
            articles = tuple(one if isinstance(one, Entry) else self._written(one) for one in outcome.articles)
            outcome = replace(outcome, articles=articles)
        self.entries += _entries(outcome)
        if key:
            self._kept[key] = outcome
        return outcome

    def add(self, article: Article) -> None:
        """Keep one article."""
        self.keep(Outcome((), (prepared(article),)))

    def _compact(self, folder: Path) -> None:
        """Leave behind the articles that are no longer kept; without the index nobody takes the new file for the old one."""
        (folder / INDEX).unlink(missing_ok=True)
        part = folder / f"{ARTICLES}.part"
        with part.open("wb") as file:
            for key, outcome in self._kept.items():
                moved = []
                for entry in _entries(outcome):
                    moved.append(entry._replace(offset=file.tell()))
                    file.write(self.data(entry))
                self._kept[key] = replace(outcome, articles=tuple(moved))
            self._size = file.tell()
        part.replace(folder / ARTICLES)

    def _written(self, one: Spooled) -> Entry:
        self._file.write(one.data)
        self._size += len(one.data)
        return Entry(
            card=one.card,
            origin=one.origin,
            fingerprint=one.fingerprint,
            sketch=one.sketch,
            known=one.known,
            sightings=tuple(Sighting(self._once(s.headline), s.kind, s.article) for s in one.sightings),
            digest=blake2b(one.data, digest_size=8).digest(),
            offset=self._size - len(one.data),
            length=len(one.data),
        )

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
        place = self.places[article_id]
        also = self.copies.get(article_id, ())
        return replace(unpacked(self.data(place)), id=article_id, origin=place.origin, also=also)


def _entries(outcome: Outcome) -> Iterator[Entry]:
    """The articles of an outcome that is kept."""
    return (one for one in outcome.articles if isinstance(one, Entry))


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
