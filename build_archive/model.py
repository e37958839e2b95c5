r"""The nouns, in the order in which a dump becomes them: frozen dataclasses; as named tuples those of which a run loads a hundred thousand.

    dump ──readers──▶ RawRecord ──understand──▶ Article ──steps──▶ Article
         ──gather──▶ Archive ──indexes──▶ Page ──output──▶ docs/archive/*.md ──MkDocs + our plugin──▶ site/

Words on the arrows are folders or modules, words between them are types. All text is NFC Unicode with `\n` line ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar

Noun = TypeVar("Noun")


def travelling(noun: type[Noun]) -> type[Noun]:
    """A frozen dataclass that goes to another process as its values alone: by Python's own way each object is asked for its fields first."""
    values = attrgetter(*noun.__dict__["__slots__"])

    def reduced(self: Noun) -> tuple[type[Noun], tuple[Any, ...]]:
        return noun, values(self)

    noun.__reduce__ = reduced  # type: ignore[assignment]
    return noun


Precision = Literal["minute", "day", "month", "year"]
DateFrom = Literal["record", "url", "file-name", "byline", "dateline", "body"]
TitleFrom = Literal["page", "record", "file-name", "body"]
Language = Literal["zh-Hans", "zh-Hant", ""]
SidebarKind = Literal["latest", "related", "hot"]
Shape = Literal["page", "plain", "markdown"]


class Origin(NamedTuple):
    """Where a record was read, to the byte."""

    file: str
    """Path of the dump below the folder that was given, POSIX; a member of an archive file follows `!/`: `a.zip!/b.txt`."""
    start: int
    end: int
    """Half-open range of bytes in that file (for compressed files: in what they unpack to)."""
    sha256: str
    """Of those bytes, 64 hexadecimal digits."""
    line: int = 1
    """Number of the line at which the record begins, for messages."""


@travelling
@dataclass(frozen=True, slots=True)
class Stated:
    """What a record says of itself outside its text (fields of JSON, a file name, an HTTP header), as it stood there."""

    title: str = ""
    date: str = ""
    url: str = ""
    source: str = ""
    author: str = ""
    editor: str = ""
    original_title: str = ""
    tags: tuple[str, ...] = ()
    captured: str = ""
    """When the crawler fetched the page, if known: the anchor of relative dates such as 3小时前."""
    date_from: DateFrom = "record"
    title_from: TitleFrom = "record"


@travelling
@dataclass(frozen=True, slots=True)
class Layout:
    """What a dump says of how lines looked on the page, by their numbers, from 1."""

    headings: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    """Lines that are links and nothing else."""
    is_whole: bool = False
    """Whether the page itself was read: scripts and lists of links were left out where they stood, and what is here was to be read."""


@travelling
@dataclass(frozen=True, slots=True)
class RawRecord:
    """One article as a dump holds it: decoded, not yet understood."""

    origin: Origin
    text: str
    shape: Shape = "page"
    """What the text is: a page's extraction with everything around the article, only the article's plain text, or Markdown that a person wrote."""
    stated: Stated = Stated()
    encoding: str = "utf-8"
    repaired: tuple[str, ...] = ()
    """What the reader itself had to repair in the text, e.g. `mojibake`."""
    reader: str = "text"
    """The reader that made it, by the name of its module: the first half of `Article.understood_as`."""
    layout: Layout = Layout()


@travelling
@dataclass(frozen=True, slots=True)
class Dating:
    """When an article appeared, as far as is known, and how we know."""

    value: str
    """ISO 8601, cut to the precision: `2022`, `2022-01`, `2022-01-27`, `2022-01-27T12:25`; the time zone is the page's own."""
    precision: Precision
    found_in: DateFrom
    evidence: str
    """The very words that were read, e.g. `2022年1月27日`."""


@travelling
@dataclass(frozen=True, slots=True)
class Headline:
    """One line of a list that stood beside the article on its page."""

    title: str
    time: str = ""
    """`2022-01-27 12:25` or `2022-01-27` as listed; empty where the list has none."""
    column: str = ""
    """The column or topic that the list names, e.g. 中美关系."""
    comments: int | None = None


@travelling
@dataclass(frozen=True, slots=True)
class Sidebar:
    """One list of headlines beside the article: latest of its site, related ones, or the hot list of the day of the crawl."""

    kind: SidebarKind
    label: str
    """The words that head the list on the page (相关推荐, 最新闻 Hot), empty where none do."""
    headlines: tuple[Headline, ...]


@travelling
@dataclass(frozen=True, slots=True)
class Copy:
    """Another copy of an article's text, kept for the record."""

    origin: Origin
    title: str
    source: str
    date: str


CODE_INDENT = "    "
"""What each line of code in a body begins with, empty ones aside; no paragraph does."""


@travelling
@dataclass(frozen=True, slots=True)
class Article:
    """One article, understood; nothing in it is guessed without saying so."""

    id: str
    """8 characters of Crockford base 32 from what identifies the article; see `identity.py`."""
    title: str
    body: tuple[str, ...]
    """Paragraphs in order, one line each, and blocks of program code, whose lines all begin with `CODE_INDENT`; of Markdown written by a person (`shape` markdown), the one Markdown text."""
    origin: Origin
    understood_as: str
    """The reader and the profile that understood it, e.g. `text/guancha`."""
    title_from: TitleFrom = "page"
    shape: Literal["plain", "markdown"] = "plain"
    date: Dating | None = None
    tags: tuple[str, ...] = ()
    tags_glued: bool = False
    """Whether the page's tags stood without anything between them: one that may be several, or those that `consensus.py` parted it into."""
    source: str = ""
    author: str = ""
    editor: str = ""
    original_title: str = ""
    url: str = ""
    language: Language = ""
    repaired: tuple[str, ...] = ()
    """The steps that changed the text, besides white space, in the order of the table in `steps/__init__.py`."""
    sidebars: tuple[Sidebar, ...] = ()
    also: tuple[Copy, ...] = ()


class Card(NamedTuple):
    """What the indexes need of an article: all but its text, so that a hundred thousand fit in memory."""

    id: str
    title: str
    date: str
    """As `Dating.value`, empty where unknown."""
    date_inferred: bool
    tags: tuple[str, ...]
    source: str
    language: Language
    title_folded: str
    """`folding.fold(title)`: what headlines are matched against."""
    tags_glued: bool = False
    """As `Article.tags_glued`."""


@travelling
@dataclass(frozen=True, slots=True)
class Sighting:
    """One headline seen beside one article."""

    headline: Headline
    kind: SidebarKind
    article: str
    """The `id` of the article on whose page it stood."""


@travelling
@dataclass(frozen=True, slots=True)
class Reprints:
    """The other articles that are the same one published again."""

    near: tuple[Card, ...] = ()
    """Those next to it in the order of the archive, newest first."""
    count: int = 0
    """How many there are in all."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All articles of a run, in order, without their texts."""

    cards: tuple[Card, ...]
    """Newest first, undated last, ties by `id`."""
    sightings: tuple[Sighting, ...] = ()
    """Of every sidebar, newest first."""
    reprints: Mapping[str, Reprints] = field(default_factory=dict)
    """By `id`: the other articles that are the same one published again (another title, a cut tail, a teaser)."""


@travelling
@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file to be written below `docs/archive/`."""

    path: str
    """POSIX, relative to `docs/archive/`, e.g. `articles/7k/7k3f9x2a.md`; made of the program's own names only."""
    text: str
    kind: Literal["article", "index", "data"] = "index"
    made_of: str = ""
    """As `Draft.made_of`; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that need not be made where all that it is made of is what it was."""

    path: str
    """As `Page.path`."""
    made_of: str
    """A digest of all that the page is made of, besides the program."""
    make: Callable[[], Page] | None = None
    """None where the page is current, so that nobody will ask."""

    def made(self) -> Page:
        """The page."""
        assert self.make  # noqa: S101 - a current page is not made
        return replace(self.make(), made_of=self.made_of)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of one line of a dump and what it was taken for; a dump's pieces, in order, are the whole dump."""

    line: int
    """1-based."""
    text: str
    kind: str
    """One of `understand.kinds`: title, body, tags, headline, time, noise, …"""
    why: str = ""
    """The rule that decided, in a few words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A record understood, with the account of every piece of its text."""

    article: Article
    pieces: tuple[Piece, ...] = field(repr=False)
