"""What a reader typed, as what is looked up: the vectors that Python and JavaScript share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.search.query import Item, Query, Span, parse

VECTORS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("queries.json").read_text("utf-8"))


def as_json(query: Query) -> dict[str, Any]:
    """A query as the vectors have it: what is empty or usual is left out."""
    found: dict[str, Any] = {}
    if query.groups:
        found["groups"] = [[item_json(item) for item in group] for group in query.groups]
    if query.none:
        found["none"] = [item_json(item) for item in query.none]
    if query.spans:
        found["spans"] = [span_json(span) for span in query.spans]
    return found


def item_json(item: Item) -> dict[str, Any]:
    """One item."""
    found: dict[str, Any] = {"phrase": item.phrase, "required": list(item.required)}
    if item.optional:
        found["optional"] = list(item.optional)
    if item.field:
        found["field"] = item.field
    if item.exact:
        found["exact"] = True
    if item.boost != 1:
        found["boost"] = item.boost
    return found


def span_json(span: Span) -> dict[str, Any]:
    """One span of dates."""
    return {"first": span.first, "last": span.last} | ({"absent": True} if span.absent else {})


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["typed"][:30] or "nothing" for vector in VECTORS])
def test_vectors(vector: dict[str, Any]) -> None:
    """The browser's parser passes the same."""
    assert {"typed": vector["typed"]} | as_json(parse(vector["typed"])) == vector


@given(st.text(st.sampled_from('青河a5 "“”-+^*:：.OR|date:2022tag😀\ud800') | st.characters(), max_size=20))
def test_anything_can_be_typed(typed: str) -> None:
    """No text is an error, and no term of a query is empty."""
    query = parse(typed)
    for item in [*query.none, *(item for group in query.groups for item in group)]:
        assert item.required
        assert all(term.rstrip("*").strip() for term in item.required)


def test_ten_thousand_characters() -> None:
    """A long text is looked up by 32 of its pairs, a long list of words by its first 32."""
    text = "".join(chr(0xAC00 + number) for number in range(10_000))
    (((item,),)) = parse(text).groups
    assert len(item.required) == 32
    assert item.required[0] == text[:2]
    assert item.required[-1] == text[-2:]
    assert item.phrase == text
    assert len(parse("图书 " * 3_000).groups) == 32
