"""A query answered from the files of the index, in the same steps as in the browser, with the same results.

1. The documents that have all required terms of one item of each group, none of those left out, and a date in all spans.
2. Their lunr scores; equal ones newest first.
3. Of the first `LOOK`, those that hold every phrase in one piece. If none does, and nothing was asked for in quotation marks,
   all of them: they have the phrases' pairs somewhere.
4. If no document has all, those with the best of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from build_archive.search.query import Item, Query, Span, parse
from build_archive.search.scoring import Clause, scores
from build_archive.search.shards import Index, Postings, Text
from build_archive.search.tokens import phrase

LOOK = 50
"""How many documents are looked at in their text before others are believed to hold a phrase too."""
WORD_BOOST = 3.0
"""What a whole word counts against a pair of its letters."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found."""

    text: Text
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    hits: tuple[Hit, ...]
    total: int
    """How many documents were found, in the index or in the texts."""
    sure: bool = True
    """Whether each of `total` was looked at in its text."""
    best: bool = False
    """Whether no document has all that was asked for, and these have the best of it."""


class Search:
    """Asks one index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def ask(self, typed: str, limit: int = 10) -> Answer:
        """The first `limit` documents for what a reader typed."""
        return self.answer(parse(typed), limit)

    def answer(self, query: Query, limit: int = 10) -> Answer:
        """The first `limit` documents for a query."""
        if not (query.groups or query.none or query.spans):
            return Answer((), 0)
        terms = {name: self.postings(name) for item in items(query) for name in item.required + item.optional}
        ranked = self.ranked(query, terms, self.candidates(query, terms))
        if ranked or exact(query):
            return self.looked(query, ranked, limit)
        ranked = self.ranked(query, terms, self.allowed(query, terms))
        return Answer(self.hits(ranked[:limit]), len(ranked), best=True)

    def postings(self, name: str) -> dict[str, Postings]:
        """The terms that a name of a query stands for, with their postings."""
        if name.endswith("*"):
            return dict(self.index.between(name[:-1], name[:-1] + "\uffff"))
        postings = self.index.postings(name)
        return {name: postings} if postings else {}

    def candidates(self, query: Query, terms: dict[str, dict[str, Postings]]) -> set[int]:
        """The documents that have all that the query requires."""
        found = self.allowed(query, terms)
        for group in query.groups:
            found &= set[int]().union(*(self.holding(item, terms) for item in group))
        return found

    def allowed(self, query: Query, terms: dict[str, dict[str, Postings]]) -> set[int]:
        """The documents with a date in all spans and nothing that is to be absent."""
        found = set(self.index.head.seats)
        for span in query.spans:
            found &= {
                seat for seat, date in zip(self.index.head.seats, self.index.dates, strict=True) if fits(span, date)
            }
        for item in query.none:
            found -= {
                seat for seat in self.holding(item, terms) if not item.exact or self.holds(item, self.index.text(seat))
            }
        return found

    def holding(self, item: Item, terms: dict[str, dict[str, Postings]]) -> set[int]:
        """The documents that have all required terms of an item."""
        fields = [place for place, name in enumerate(self.index.fields) if item.field in ("", name)]
        each = [
            {seat for postings in terms[name].values() for field in fields for seat in postings[field]}
            for name in item.required
        ]
        return reduce(set.intersection, each)

    def ranked(
        self, query: Query, terms: dict[str, dict[str, Postings]], seats: Collection[int]
    ) -> list[tuple[int, float]]:
        """Those of the documents that match anything, with their scores, best first; equal ones newest first."""
        wanted = list(clauses(query, self.index.fields))
        known = {term: postings for clause in wanted for term, postings in terms[clause.term].items()}
        found = scores(self.index, known, wanted, seats) if wanted else dict.fromkeys(seats, 0.0)
        return sorted(found.items(), key=lambda hit: (-hit[1], -self.date_of(hit[0]), hit[0]))

    def date_of(self, seat: int) -> int:
        """The code of a document's date."""
        return self.index.dates[self.index.head.place_of(seat)]

    def looked(self, query: Query, ranked: list[tuple[int, float]], limit: int) -> Answer:
        """The first of the ranked documents, if any, in whose texts the phrases stand."""
        look = max(LOOK, limit)
        whole = [hit for hit in ranked[:look] if self.whole(query, self.index.text(hit[0]))]
        if not whole and exact(query):
            return Answer((), 0, sure=len(ranked) <= look)
        kept = whole or ranked[:look]
        rest = len(ranked) - min(look, len(ranked))
        return Answer(self.hits(kept[:limit]), len(kept) + rest, sure=not rest)

    def whole(self, query: Query, text: Text) -> bool:
        """Whether a document holds the phrase of one item of each group, and none that is to be absent."""
        held = all(any(self.holds(item, text) for item in group) for group in query.groups)
        return held and not any(item.exact and self.holds(item, text) for item in query.none)

    def holds(self, item: Item, text: Text) -> bool:
        """Whether the phrase of an item stands in one piece in a field."""
        return any(item.phrase in part for part in parts_of(text, item.field))

    def hits(self, ranked: Iterable[tuple[int, float]]) -> tuple[Hit, ...]:
        """The documents with their texts."""
        return tuple(Hit(self.index.text(seat), score) for seat, score in ranked)


def items(query: Query) -> Iterator[Item]:
    """All items of a query."""
    for group in query.groups:
        yield from group
    yield from query.none


def exact(query: Query) -> bool:
    """Whether the texts decide, and not only the index."""
    return any(item.exact for item in items(query))


def clauses(query: Query, fields: list[str]) -> Iterator[Clause]:
    """What counts for the score."""
    for item in (item for group in query.groups for item in group):
        own = tuple(name for name in fields if item.field in ("", name))
        yield from (Clause(term, own, item.boost) for term in item.required)
        yield from (Clause(term, own, item.boost * WORD_BOOST) for term in item.optional)


def fits(span: Span, date: int) -> bool:
    """Whether a date is in a span, or out of one that is to be absent."""
    return (span.first <= date <= span.last) != span.absent


def parts_of(text: Text, field: str) -> Iterator[str]:
    """The fields of a document as phrases are looked for in them; each tag alone."""
    own = {"title": (text.title,), "tags": text.tags, "source": (text.source,), "body": (text.body,)}
    for name, values in own.items():
        if field in ("", name):
            yield from map(phrase, values)
