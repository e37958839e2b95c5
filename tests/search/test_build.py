"""The index holds what the documents say: written in numpy, read one number at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from build_archive.errors import BuildArchiveError
from build_archive.search import cuts, gathering, runs, sharding
from build_archive.search.building import build_index
from build_archive.search.documents import Document
from build_archive.search.format import (
    FIELDS,
    FORMAT,
    LENGTH_BITS,
    date_code,
    packed,
    rounded_length,
    section,
    utf16_order,
)
from build_archive.search.shards import Index
from build_archive.search.tokens import tokens
from tests.search.samples import article, index_of

ARTICLES = [article(number) for number in range(120)]


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches, slices and shards so small that there are many of each."""
    monkeypatch.setattr(gathering, "BATCH", 3_000)
    monkeypatch.setattr(sharding, "PIECE", 700)
    monkeypatch.setattr(cuts, "SMALLEST", 2_000)
    monkeypatch.setattr(cuts, "LARGEST", 6_000)


def all_postings(index: Index) -> dict[str, tuple[dict[int, int], ...]]:
    """Every term of every shard."""
    return {term: postings for place in range(len(index.head.firsts)) for term, postings in index.shard(place).items()}


@pytest.mark.usefixtures("small_pieces")
def test_all_that_went_in_comes_out(tmp_path: Path) -> None:
    """Each term's frequency in each field of each document, and nothing else; terms in JavaScript's order over all shards."""
    index = index_of(ARTICLES, tmp_path)
    seat_of = {index.text(seat).id: seat for seat in index.table.seats}
    expected: dict[str, tuple[dict[int, int], ...]] = {}
    for one in ARTICLES:
        for place, name in enumerate(FIELDS):
            for term, frequency in Counter(token.term for token in tokens(one.field(name))).items():
                expected.setdefault(term, ({}, {}, {}, {}))[place][seat_of[one.id]] = frequency
    found = all_postings(index)
    assert found == expected
    assert list(found) == sorted(expected, key=utf16_order)
    assert len(index.head.firsts) > 5
    for term in ("图书", " bitcoin", "馆", "😀"):
        assert index.postings(term) == expected[term]
    assert index.postings("图a") is None
    assert index.postings(" ") is None


def test_documents_come_out_as_they_went_in(tmp_path: Path) -> None:
    """Texts, dates, labels and lengths, at the place of each document."""
    index = index_of(ARTICLES, tmp_path)
    by_id = {one.id: one for one in ARTICLES}
    for place, seat in enumerate(index.table.seats):
        text = index.text(seat)
        one = by_id.pop(text.id)
        assert (text.address, text.title, text.date) == (one.address, one.title, one.date)
        assert (text.source, text.tags, text.body) == (one.source, one.tags, one.body)
        assert index.table.place_of(seat) == place
        assert index.dates[place] == date_code(one.date)
        assert index.labels[0][place] == ([one.source] if one.source else [])
        assert index.labels[1][place] == list(one.tags)
        for name in FIELDS:
            length = rounded_length(len(tokens(one.field(name))), LENGTH_BITS[name])
            assert index.table.lengths[name][place] == length
    assert not by_id
    for field in index.entry["fields"]:
        assert field["length_total"] == sum(index.table.lengths[field["name"]])


def test_batches_and_slices_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes however the work is cut, and whatever the order of the documents."""
    build_index(ARTICLES, tmp_path / "a")
    monkeypatch.setattr(gathering, "BATCH", 2_000)
    monkeypatch.setattr(sharding, "PIECE", 500)
    build_index(reversed(ARTICLES), tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")


@pytest.mark.usefixtures("small_pieces")
def test_a_second_build_is_like_a_clean_one(tmp_path: Path) -> None:
    """What an earlier build left is gone, what others put there stays; an untouched file is not written again."""
    build_index(ARTICLES[:100], tmp_path / "a")
    (tmp_path / "a" / "search_index.json").write_text("{}")
    build_index(ARTICLES, tmp_path / "a")
    build_index(ARTICLES, tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b") | {"search_index.json": b"{}"}
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "b").rglob("*") if path.is_file()}
    build_index(ARTICLES, tmp_path / "b")
    assert {path: path.stat().st_mtime_ns for path in times} == times


@pytest.mark.parametrize("count", [0, 1])
def test_hardly_any_documents(tmp_path: Path, count: int) -> None:
    """An empty archive has an index too."""
    index = index_of(ARTICLES[:count], tmp_path)
    assert index.entry["documents"] == len(index.table.seats) == count
    assert (index.postings("图书") is not None) <= count


def test_a_term_repeated_beyond_all_measure(tmp_path: Path) -> None:
    """A frequency that one posting of a run cannot hold; it comes out whole."""
    often = Document("0badcafe", "a/", "", "", (), "", "哈" * (2 * runs.MOST_TIMES + 1))
    just = Document("1badcafe", "b/", "", "", (), "", "哈" * (runs.MOST_TIMES + 1))
    index = index_of([often, just], tmp_path)
    assert sorted((index.postings("哈哈") or ())[3].values()) == [runs.MOST_TIMES, 2 * runs.MOST_TIMES]


def test_a_document_without_any_letter(tmp_path: Path) -> None:
    """Is in the index, and found by nothing."""
    index = index_of([Document("0badcafe", "a/", "——", "", (), "", "。")], tmp_path)
    assert index.text(index.table.seats[0]).title == "——"
    assert not index.head.firsts


def test_two_pages_with_one_id_are_refused(tmp_path: Path) -> None:
    """By name, with the way to mend it."""
    with pytest.raises(BuildArchiveError) as error:
        build_index([ARTICLES[0], ARTICLES[1], ARTICLES[0]], tmp_path)
    assert str(error.value) == (
        "docs/: two pages have the id 00000000, so the search cannot tell them apart. Remove one of them."
    )


@pytest.mark.parametrize("facts", [b"", b"[]", b"{}", b'{"format": 0}', b"{"])
@pytest.mark.parametrize("stored", [packed, bytes], ids=["packed", "as it is"])
def test_an_entry_that_is_none(tmp_path: Path, facts: bytes, stored: Callable[[bytes], bytes]) -> None:
    """Another build's, or no JSON, or not even packed."""
    (tmp_path / "index.bin").write_bytes(stored(section(facts)))
    with pytest.raises(BuildArchiveError) as error:
        Index(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}/index.bin: this is no entry of a search index of format {FORMAT}. Build the site again: mkdocs build."
    )


def test_no_index_and_a_broken_one(tmp_path: Path) -> None:
    """Each says what to do."""
    with pytest.raises(
        BuildArchiveError, match=r"there is no search index here\. Build the site first: mkdocs build\.$"
    ):
        Index(tmp_path)
    index = index_of(ARTICLES[:3], tmp_path)
    (tmp_path / index.entry["dates"]).write_bytes(b"?")
    with pytest.raises(
        BuildArchiveError, match=r"dates-.*this part of the search index cannot be read .* Build the site again."
    ):
        _ = index.dates


def test_a_label_in_two_scripts_is_one(tmp_path: Path) -> None:
    """As most documents write it; a document that bears it twice bears it once."""
    tags = [("圖書館", "公交"), ("图书馆", "ＷｉＦｉ"), ("图书馆", "圖書館", "wifi"), ("C++", "C#")]
    documents = [
        Document(f"a{n}", f"a{n}/", "馆", "", own, "青河日報" if n else "青河日报", "") for n, own in enumerate(tags)
    ]
    index = index_of(documents, tmp_path)
    at = {index.text(seat).id: place for place, seat in enumerate(index.table.seats)}
    sources, named = index.labels
    assert [named[at[f"a{n}"]] for n in range(4)] == [
        ["图书馆", "公交"],
        ["图书馆", "wifi"],
        ["图书馆", "wifi"],
        ["C++", "C#"],
    ]
    assert {name for own in sources for name in own} == {"青河日報"}
