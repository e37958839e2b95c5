"""A query answered from the files of the index, in the same steps as in the browser, with the same results.

0. What was typed in Latin letters and stands nowhere is taken for pinyin, if words of the archive read so (`spelt.py`).
   A longer piece is first looked up by some of its terms; if these leave a few documents, steps 1 to 3 are done with them and these terms alone.
1. Candidates: the documents that have all required terms of one item of each group, no item that is to be absent, a date in all spans.
2. They are ranked by lunr's scores; equal ones newest first.
3. In this order their texts are looked at, as far as needed: those count that hold the phrase of one item of each group in one piece.
   If none does, those count that hold what was asked for in quotation marks, and the pairs of the rest anywhere.
4. If there is none either, what was not in quotation marks is no longer required, and those rank first that have the best of it:
   a question is a sentence, and its answer has other words too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, reduce

from build_archive.search.query import Item, Query, Span, parse
from build_archive.search.scoring import Clause, scores
from build_archive.search.shards import Index, Postings, Text
from build_archive.search.spelt import Spelling
from build_archive.search.tokens import phrase

LOOKS = 200
"""How many texts are looked at, at most, for a phrase that was not asked for in quotation marks."""
FEW = 3
"""Documents whose texts are looked at rather than more terms read: in a browser each is a file."""
MOST_FIRST = 4
"""Terms of a longer piece that are looked up first."""
WORD_BOOST = 3.0
"""What a whole word counts against a pair of its letters."""


Known = Mapping[str, Mapping[str, Postings]]
"""By the name that a query has for them (`bitco*`): terms with their postings."""
Groups = tuple[tuple[Item, ...], ...]
Ranked = list[tuple[int, float]]
"""Seats and scores, the best first."""


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
    """Whether `total` is exact: not, where texts were left to be looked at."""
    best: bool = False
    """Whether no document has all that was asked for, and these have the best of it."""
    spelt: tuple[str, ...] = ()
    """The words that were looked for, where they were typed in pinyin."""


class Search:
    """Asks one index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.spelling = Spelling(index)

    def ask(self, typed: str, limit: int = 10) -> Answer:
        """The first `limit` documents for what a reader typed."""
        query = parse(typed)
        meant = self.spelling.meant(query, self.stand, self.begins)
        answer = self.answer(meant, limit)
        typed_phrases = {item.phrase for item in items(query)}
        return replace(answer, spelt=tuple(item.phrase for item in items(meant) if item.phrase not in typed_phrases))

    def stand(self, wanted: list[Item]) -> bool:
        """Whether a document has all of these as whole words."""
        terms = {name: self.postings(name) for item in wanted for name in item.optional}
        return bool(set.intersection(*(self.holding(replace(item, required=item.optional), terms) for item in wanted)))

    def begins(self, item: Item) -> bool:
        """Whether a word begins so."""
        return any(True for _ in self.index.between(item.optional[-1], item.optional[-1] + "\uffff"))

    def answer(self, query: Query, limit: int = 10) -> Answer:
        """The first `limit` documents for a query."""
        if not (query.groups or query.none or query.spans):
            return Answer((), 0)
        return self.at_once(query, limit) or self.in_full(query, limit)

    def at_once(self, query: Query, limit: int) -> Answer | None:
        """The answer by some of the terms, where these leave a few documents and one of them holds what was asked for."""
        brief = replace(query, groups=tuple(tuple(map(shortened, group)) for group in query.groups))
        if brief == query:
            return None
        terms = self.terms(brief)
        seats = self.candidates(brief, terms, brief.groups)
        few = 0 < len(seats) <= FEW
        return self.looked(brief, brief.groups, self.ranked(brief, terms, seats), limit) if few else None

    def in_full(self, query: Query, limit: int) -> Answer:
        """The answer by all terms."""
        terms = self.terms(query)
        firm = tuple(group for group in query.groups if any(item.exact for item in group))
        ranked = self.ranked(query, terms, self.candidates(query, terms, query.groups))
        found = self.looked(query, query.groups, ranked, limit) or self.looked(query, firm, ranked, limit)
        if found or firm == query.groups:
            return found or Answer((), 0)
        ranked = self.ranked(query, terms, self.candidates(query, terms, firm))
        found = self.looked(query, firm, ranked, limit)
        return replace(found, best=True) if found else Answer((), 0)

    def terms(self, query: Query) -> Known:
        """The terms of a query."""
        return {name: self.postings(name) for item in items(query) for name in item.required + item.optional}

    def postings(self, name: str) -> dict[str, Postings]:
        """The terms that a name of a query stands for, with their postings."""
        if name.endswith("*"):
            return dict(self.index.between(name[:-1], name[:-1] + "\uffff"))
        postings = self.index.postings(name)
        return {name: postings} if postings else {}

    def candidates(self, query: Query, terms: Known, groups: Groups) -> set[int]:
        """The documents that have the terms of one item of each of these groups, and nothing that forbids them."""
        found = self.allowed(query, terms)
        for group in groups:
            found &= set[int]().union(*(self.holding(item, terms) for item in group))
        return found

    def allowed(self, query: Query, terms: Known) -> set[int]:
        """The documents with a date in all spans and nothing that is to be absent."""
        found = set(self.index.table.seats)
        for span in query.spans:
            found &= {
                seat for seat, date in zip(self.index.table.seats, self.index.dates, strict=True) if fits(span, date)
            }
        for item in query.none:
            found -= {
                seat for seat in self.holding(item, terms) if not item.exact or self.holds(item, self.index.text(seat))
            }
        return found

    def holding(self, item: Item, terms: Known) -> set[int]:
        """The documents that have all required terms of an item."""
        fields = [place for place, name in enumerate(self.index.fields) if item.field in ("", name)]
        each = [
            {seat for postings in terms[name].values() for field in fields for seat in postings[field]}
            for name in item.required
        ]
        return reduce(set.intersection, each)

    def ranked(self, query: Query, terms: Known, seats: Collection[int]) -> list[tuple[int, float]]:
        """Those of the documents that match anything, with their scores, best first; equal ones newest first."""
        wanted = list(clauses(query, self.index.fields))
        known = {term: postings for clause in wanted for term, postings in terms[clause.term].items()}
        found = scores(self.index, known, wanted, seats) if wanted else dict.fromkeys(seats, 0.0)
        return sorted(found.items(), key=lambda hit: (-hit[1], -self.date_of(hit[0]), hit[0]))

    def date_of(self, seat: int) -> int:
        """The code of a document's date."""
        return self.index.dates[self.index.table.place_of(seat)]

    def looked(self, query: Query, groups: Groups, ranked: Ranked, limit: int) -> Answer | None:
        """The first `limit` of the ranked documents whose texts hold the phrases of these groups; None if there is none."""
        absent = [item for item in query.none if item.exact]
        if all(certain(item) for group in groups for item in group) and not absent:
            return Answer(self.hits(ranked[:limit]), len(ranked)) if ranked else None
        most = len(ranked) if exact(query) else max(LOOKS, limit)
        kept: Ranked = []
        looked = 0
        while looked < min(most, len(ranked)) and len(kept) < limit:
            text = self.index.text(ranked[looked][0])
            held = all(any(self.holds(item, text) for item in group) for group in groups)
            if held and not any(self.holds(item, text) for item in absent):
                kept.append(ranked[looked])
            looked += 1
        rest = ranked[looked:]
        return Answer(self.hits([*kept, *rest][:limit]), len(kept) + len(rest), sure=not rest) if kept else None

    def holds(self, item: Item, text: Text) -> bool:
        """Whether the phrase of an item stands in one piece in a field of a text."""
        return any(item.phrase in part for name, part in phrases(text) if item.field in ("", name))

    def hits(self, ranked: Ranked) -> tuple[Hit, ...]:
        """The documents with their texts."""
        return tuple(Hit(self.index.text(seat), score) for seat, score in ranked)


def items(query: Query) -> Iterator[Item]:
    """All items of a query."""
    for group in query.groups:
        yield from group
    yield from query.none


def shortened(item: Item) -> Item:
    """The same with fewer terms, where its phrase is made of more than two: in a short one every other, which leaves no character out."""
    terms = item.required
    if len(terms) < 3 or not all(term in item.phrase for term in terms):
        return item
    last = min(MOST_FIRST, len(terms) // 2 + 1) - 1
    kept = tuple(terms[place * (len(terms) - 1) // last] for place in range(last + 1))
    return replace(item, required=kept, optional=())


def certain(item: Item) -> bool:
    """Whether a document that has the terms of an item holds its phrase: one pair, one character or only symbols."""
    return len(item.phrase) < 2 or item.required == (item.phrase,)


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


@lru_cache(4096)
def phrases(text: Text) -> tuple[tuple[str, str], ...]:
    """The fields of a document, by name, as phrases are looked for in them; each tag alone."""
    own = {"title": (text.title,), "tags": text.tags, "source": (text.source,), "body": (text.body,)}
    return tuple((name, phrase(value)) for name, values in own.items() for value in values)
