"""The index in pieces answers like a whole one: lunr.js and lunr.py over the terms that a query needs, and lunr.py over everything.

Compared are references, order and scores. What is rounded: field lengths, before all three (`format.rounded_length`); and lunr rounds
a term's weight to three digits, in Python half to even of the exact value, in JavaScript half up of the product, which is the same
unless a weight ends in exactly 5 after three digits (never met in these queries).
"""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from lunr.builder import Builder
from lunr.index import Index as Lunr
from lunr.query import QueryPresence
from lunr.vector import Vector

from build_archive.search.ask import Search, clauses, fits, items
from build_archive.search.documents import Document
from build_archive.search.format import FIELDS, LENGTH_BITS, rounded_length, utf16_order
from build_archive.search.query import Query, parse
from build_archive.search.scoring import Clause, lunr_index, query_of
from build_archive.search.tokens import phrase, tokens
from tests.search.samples import article, index_of

LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"
ARTICLES = [article(number, sentences=20) for number in range(500)]
PIECES = [phrase(one.body) for one in ARTICLES if len(phrase(one.body)) > 20]
Found = list[tuple[int, float]]

pytestmark = pytest.mark.slow


def pair(rng: random.Random, length: int = 2) -> str:
    """A piece of some article."""
    text = rng.choice(PIECES).replace(" ", "")
    start = rng.randrange(len(text) - length)
    return text[start : start + length]


def han(rng: random.Random) -> str:
    """A pair without letters or digits, whose words are no terms."""
    while True:
        found = pair(rng)
        if not any(character.isascii() for character in found):
            return found


KINDS: dict[str, Callable[[random.Random], str]] = {
    "a pair": pair,
    "three characters": lambda rng: pair(rng, 3),
    "six characters": lambda rng: pair(rng, 6),
    "one character": lambda rng: pair(rng, 1),
    "two words": lambda rng: f"{pair(rng)} {pair(rng)}",
    "one or the other": lambda rng: f"{han(rng)} OR {han(rng)}",
    "three to choose from": lambda rng: f"{han(rng)} | {han(rng)} | {han(rng)}",
    "one without the other": lambda rng: f"{pair(rng)} -{pair(rng)}",
    "two without a third": lambda rng: f"{pair(rng)} {pair(rng)} -{pair(rng)}",
    "only without": lambda rng: f"-{pair(rng)}",
    "in the title": lambda rng: f"title:{pair(rng)}",
    "with a tag": lambda rng: f"tag:{pair(rng)}",
    "from a source": lambda rng: f"source:{rng.choice('青云白日')} {pair(rng)}",
    "in the title, and anywhere": lambda rng: f"title:{pair(rng)} {pair(rng)}",
    "not in the title": lambda rng: f"{pair(rng)} -title:{pair(rng)}",
    "with weights": lambda rng: f"{pair(rng)}^{rng.randint(2, 9)} {pair(rng)}^0.5",
    "weights and a choice": lambda rng: f"{han(rng)}^{rng.randint(2, 9)} OR {han(rng)}",
    "a word": lambda rng: rng.choice(["Bitcoin", "c919", "F-35C", "5G", "WiFi", "3.5", "20"]),
    "the beginning of a word": lambda rng: rng.choice(["bit*", "bitco*", "wif*", "c91*", "c919*"]),
    "a word and a pair": lambda rng: f"{rng.choice(['Bitcoin', 'C919', '5G'])} {pair(rng)}",
    "in quotes": lambda rng: f'"{pair(rng, 3)}"',
    "a quoted piece and a pair": lambda rng: f"“{pair(rng, 4)}” {pair(rng)}",
    "in a year": lambda rng: f"date:{rng.randint(2015, 2023)} {pair(rng)}",
    "between months": lambda rng: f"{pair(rng)} date:2016-{rng.randint(1, 12):02}..2021",
    "out of a year": lambda rng: f"-date:{rng.randint(2015, 2023)} {pair(rng)}",
    "pinyin": lambda rng: rng.choice(["gongjiao", "tianqi", "yuanlin", "xuexiao", "hedao", "ye shi"]),
    "initials": lambda rng: rng.choice(["gj", "tq", "yl", "xx", "hd", "ys"]),
    "what no article has": lambda rng: f"{pair(rng)} 龘龘",
}


PINYIN = ("pinyin", "initials")
"""Kinds of queries in which Latin letters stand for Chinese words."""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The articles in shards."""
    return Search(index_of(ARTICLES, tmp_path_factory.mktemp("lunr")))


@pytest.fixture(scope="module")
def whole(search: Search) -> Lunr:
    """The articles in one index, built by lunr itself from the same tokens."""
    by_id: dict[str, Document] = {one.id: one for one in ARTICLES}
    builder = Builder()
    for field in search.index.entry["fields"]:
        builder.field(field["name"], boost=field["boost"])
    for seat in search.index.table.seats:
        one = by_id[search.index.text(seat).id]
        builder.add({"id": str(seat)} | {name: [token.term for token in tokens(one.field(name))] for name in FIELDS})
    for ref, length in builder.field_lengths.items():
        builder.field_lengths[ref] = rounded_length(length, LENGTH_BITS[ref.split("/")[0]])
    for number, term in enumerate(sorted(builder.inverted_index, key=utf16_order)):
        builder.inverted_index[term]["_index"] = number
    return builder.build()


def as_lunr_has_them(query: Query, fields: list[str]) -> Iterator[Clause]:
    """A query's terms as clauses that are required, prohibited or neither."""
    for clause in clauses(query, fields):
        alone = any(len(group) == 1 and clause.term in group[0].required for group in query.groups)
        yield replace(clause, presence=QueryPresence.REQUIRED if alone else QueryPresence.OPTIONAL)
    for item in query.none:
        own = tuple(name for name in fields if item.field in ("", name))
        yield from (Clause(term, own, presence=QueryPresence.PROHIBITED) for term in item.required)


def found(index: Lunr, search: Search, wanted: Iterable[Clause]) -> Found:
    """What lunr finds, in its order."""
    return [(int(match["ref"]), match["score"]) for match in index.query(query_of(search.index, wanted))]


def in_python(search: Search, query: Query, wanted: list[Clause]) -> Found:
    """What lunr.py finds over the terms of the query only."""
    index = lunr_index(search.index, loaded(search, query), search.index.table.seats)
    for name in FIELDS:
        for seat in search.index.table.seats:
            index.field_vectors.setdefault(f"{name}/{seat}", Vector())
    return found(index, search, wanted)


def loaded(search: Search, query: Query) -> dict[str, Any]:
    """The terms of a query with their postings."""
    return {
        term: postings
        for item in items(query)
        for name in item.required + item.optional
        for term, postings in search.postings(name).items()
    }


def for_javascript(search: Search, query: Query, wanted: list[Clause]) -> dict[str, Any]:
    """The same terms and clauses as JSON."""
    terms = sorted(loaded(search, query).items(), key=lambda entry: utf16_order(entry[0]))
    return {
        "terms": [[term, [list(field.items()) for field in postings]] for term, postings in terms],
        "clauses": [
            {"term": c.term, "fields": c.fields, "boost": c.boost, "presence": c.presence.name} for c in wanted
        ],
        "seats": [] if query.groups else search.index.table.seats,
    }


def in_javascript(search: Search, queries: list[dict[str, Any]]) -> list[Found]:
    """What lunr.js finds."""
    seats = search.index.table.seats
    lengths = {name: dict(zip(seats, own, strict=True)) for name, own in search.index.table.lengths.items()}
    given = json.dumps({"entry": search.index.entry, "lengths": lengths, "queries": queries})
    script = Path(__file__).with_name("lunr_run.cjs")
    ran = subprocess.run(["node", script, LUNR], input=given, capture_output=True, text=True, check=True)
    return [[(seat, score) for seat, score in answer] for answer in json.loads(ran.stdout)]


def in_order(answer: Found) -> Found:
    """Equal scores in order of seats: which of them lunr lists first depends on the order in which it meets terms."""
    return sorted(answer, key=lambda hit: (-hit[1], hit[0]))


@pytest.mark.parametrize("kind", KINDS)
def test_pieces_answer_like_the_whole(search: Search, whole: Lunr, kind: str) -> None:
    """Twenty random queries of each kind."""
    rng = random.Random(kind)  # noqa: S311 - the same every time
    typed = [parse(KINDS[kind](rng)) for _ in range(20)]
    queries = (
        [search.spelling.meant(query, search.stand, search.begins) for query in typed] if kind in PINYIN else typed
    )
    wanted = [list(as_lunr_has_them(query, search.index.fields)) for query in queries]
    expected = [found(whole, search, clauses) for clauses in wanted]
    assert (typed != queries) == (kind in PINYIN)
    assert kind == "what no article has" or sum(map(len, expected)) > 20
    assert [in_order(in_python(search, *one)) for one in zip(queries, wanted, strict=True)] == list(
        map(in_order, expected)
    )
    asked = [for_javascript(search, *one) for one in zip(queries, wanted, strict=True)]
    assert list(map(in_order, in_javascript(search, asked))) == list(map(in_order, expected))
    for query, answer in zip(queries, expected, strict=True):
        terms = {name: search.postings(name) for item in items(query) for name in item.required + item.optional}
        ranked = search.ranked(query, terms, search.candidates(query, terms, query.groups))
        dated = [hit for hit in answer if all(fits(span, search.date_of(hit[0])) for span in query.spans)]
        assert in_order(ranked) == in_order(dated), "the program's own way to the candidates"
