"""lunr over the terms of one query and the documents in question: its scores need nothing else of the index.

`Vector.similarity` divides by the magnitude of the query's vector only, so a document's score depends on its entries for the query's
terms alone. These are computed here as lunr's builder computes them, from what the shards hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lunr.idf import idf
from lunr.index import Index as Lunr
from lunr.pipeline import Pipeline
from lunr.query import Query as Clauses
from lunr.query import QueryPresence
from lunr.token_set import TokenSet
from lunr.vector import Vector

from build_archive.search.format import utf16_order
from build_archive.search.shards import Index, Postings


@dataclass(frozen=True, slots=True)
class Clause:
    """One term to score; one that ends in `*` is for all that begin so."""

    term: str
    fields: tuple[str, ...]
    boost: float = 1.0
    presence: QueryPresence = QueryPresence.OPTIONAL


def scores(
    index: Index, terms: Mapping[str, Postings], clauses: Iterable[Clause], seats: Collection[int]
) -> dict[int, float]:
    """The scores that lunr gives those of these documents that any clause matches, by seat, best first; `terms` are all that clauses match."""
    found = lunr_index(index, terms, seats).query(query_of(index, clauses))
    return {int(match["ref"]): match["score"] for match in found}


def query_of(index: Index, clauses: Iterable[Clause]) -> Clauses:
    """The clauses as lunr takes them."""
    query = Clauses(index.fields)
    for clause in clauses:
        query.term(
            clause.term, fields=list(clause.fields), boost=clause.boost, presence=clause.presence, use_pipeline=False
        )
    return query


def lunr_index(index: Index, terms: Mapping[str, Postings], seats: Collection[int]) -> Lunr:
    """A lunr index of these terms, and of these documents only; refs are seats in decimal."""
    entry = index.entry
    elements: dict[str, list[float]] = {}
    inverted: dict[str, dict[str, Any]] = {}
    for number, term in enumerate(sorted(terms, key=utf16_order)):
        postings = terms[term]
        rarity = idf(dict(zip(index.fields, postings, strict=True)), entry["documents"])
        inverted[term] = {"_index": number}
        for field, found in zip(entry["fields"], postings, strict=True):
            name = field["name"]
            kept = {seat: frequency for seat, frequency in found.items() if seat in seats}
            inverted[term][name] = {str(seat): {} for seat in kept}
            average = field["length_total"] / entry["documents"]
            for seat, frequency in kept.items():
                length = index.table.lengths[name][index.table.place_of(seat)]
                k1, b = entry["k1"], entry["b"]
                score = rarity * ((k1 + 1) * frequency) / (k1 * (1 - b + b * (length / average)) + frequency)
                elements.setdefault(f"{name}/{seat}", []).extend((number, round(score * field["boost"], 3)))
    return Lunr(
        inverted_index=inverted,
        field_vectors={ref: Vector(own) for ref, own in elements.items()},
        token_set=TokenSet.from_list(sorted(inverted)),
        fields=index.fields,
        pipeline=Pipeline(),
    )
