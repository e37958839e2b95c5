"""What is found: any piece of any text, narrowed down as asked, the best and newest first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_archive.render.plain import PlainPage
from build_archive.search.ask import Answer, Search
from build_archive.search.documents import Document
from build_archive.search.documents import document as read
from build_archive.search.format import FIELDS
from build_archive.search.tokens import phrase
from tests.search.samples import article, index_of

ARTICLES = [article(number) for number in range(150)]


def document(name: str, title: str = "馆", body: str = "", **fields: object) -> Document:
    """An article with this text."""
    known = {"date": "", "tags": (), "source": ""} | fields
    return Document(name, f"a/{name}/", title, body=body, **known)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """All articles of the sample."""
    return Search(index_of(ARTICLES, tmp_path_factory.mktemp("search")))


def ids(answer: Answer) -> list[str]:
    """Of the documents found, in order."""
    return [hit.text.id for hit in answer.hits]


def holding(text: str, *fields: str) -> set[str]:
    """The articles that hold a text in one of these fields, found by looking through all."""
    wanted = phrase(text)
    return {
        one.id
        for one in ARTICLES
        for name in fields or FIELDS
        for part in (one.tags if name == "tags" else [one.field(name)])
        if wanted in phrase(part)
    }


@given(st.integers(0, 149), st.integers(1, 6), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_piece_of_a_text_finds_it(search: Search, number: int, length: int, random: random.Random) -> None:
    """In quotes exactly the articles that hold it; without, all of these."""
    one = ARTICLES[number]
    text = one.field(random.choice([name for name in ("title", "source", "body") if one.field(name)]))
    start = random.randint(0, max(0, len(text) - length))
    piece = text[start : start + length].replace('"', " ").replace("😀", "")
    if not phrase(piece):
        return
    expected = holding(piece)
    assert set(ids(search.ask(f'"{piece}"', 150))) == expected
    assert set(ids(search.ask("".join(piece.split()).lstrip("-+“"), 150))) >= holding(
        "".join(piece.split()).lstrip("-+“")
    )


def test_fields_absence_dates_and_choice(search: Search) -> None:
    """Against a plain look through all articles."""
    assert set(ids(search.ask("title:图书馆", 150))) == holding("图书馆", "title")
    assert set(ids(search.ask("tag:天气", 150))) == holding("天气", "tags")
    assert set(ids(search.ask("source:青河日报", 150))) == holding("青河日报", "source")
    assert set(ids(search.ask("公交 -天气", 150))) == holding("公交") - holding("天气")
    assert set(ids(search.ask('公交 -"青河天气"', 150))) == holding("公交") - holding("青河天气")
    assert set(ids(search.ask("-天气", 150))) == {one.id for one in ARTICLES} - holding("天气")
    assert set(ids(search.ask("體育館 OR 𠮷野家 title:公交", 150))) == (
        (holding("体育馆") | holding("𠮷野家")) & holding("公交", "title")
    )
    dated = {one.id for one in ARTICLES if "2016-03" <= one.date[:7] <= "2017"}
    assert set(ids(search.ask("date:2016-03..2017", 150))) == dated | {
        one.id for one in ARTICLES if one.date.startswith("2017")
    }
    assert set(ids(search.ask("天气 -date:2016", 150))) == holding("天气") - {
        one.id for one in ARTICLES if one.date.startswith("2016")
    }


def test_a_quote_does_not_go_on_from_tag_to_tag(tmp_path: Path) -> None:
    """Half of one and half of the next are no piece of either."""
    found = Search(index_of([document("1", tags=("天气", "公交")), document("2", tags=("气公",))], tmp_path))
    assert ids(found.ask('"气公"')) == ["2"]
    assert ids(found.ask("气公")) == ["2"]


def test_words_by_their_beginning(search: Search) -> None:
    """With a star, and as one types."""
    assert set(ids(search.ask("bitco*", 150))) == holding("bitcoin")
    assert set(ids(search.ask("BITC", 150))) == holding("bitcoin")


@pytest.mark.parametrize("typed", ["F-35C", "F35C", "Ｆ３５Ｃ", "f-35c", '"F-35C"'])
def test_however_it_was_typed(search: Search, typed: str) -> None:
    """Width, case and hyphens."""
    assert set(ids(search.ask(typed, 150))) == holding("F-35C") != set()


def test_kana_may_stand_apart_from_the_marks_of_their_voice(tmp_path: Path) -> None:
    """In texts that were decomposed, in half width, and in what is typed."""
    bodies = {
        "whole": "ガラスとパン",
        "apart": "カ\u3099ラスとハ\u309aン",
        "narrow": "ｶﾞﾗｽとﾊﾟﾝ",
        "other": "カラスとハン",
    }
    pages = [PlainPage({"id": name}, "馆", body) for name, body in bodies.items()]
    search = Search(index_of([read(one, f"archive/articles/{n}.md") for n, one in enumerate(pages)], tmp_path))
    for typed in ("ガラス", "カ\u3099ラス", "ｶﾞﾗｽ", '"ハ\u309aン"'):
        assert sorted(ids(search.ask(typed))) == ["apart", "narrow", "whole"]
    assert ids(search.ask("カラス")) == ["other"]


def test_equal_scores_newest_first(tmp_path: Path) -> None:
    """And undated last."""
    dates = {"a": "2021-05-06", "b": "", "c": "2022", "d": "2021-05"}
    search = Search(index_of([document(name, body="公交开放", date=date) for name, date in dates.items()], tmp_path))
    assert ids(search.ask("公交开放")) == ["c", "a", "d", "b"]
    assert ids(search.ask("date:2021..2022")) == ["c", "a", "d"]


def test_a_whole_phrase_keeps_scattered_pairs_out(tmp_path: Path) -> None:
    """They are found only where no article holds the phrase, and never in quotes."""
    scattered = document("a", body="图书很多，书馆没有，图书，书馆")
    search = Search(index_of([scattered, document("b", body="去图书馆" + "的路" * 50)], tmp_path / "a"))
    assert ids(search.ask("图书馆")) == ["b"]
    search = Search(index_of([scattered], tmp_path / "b"))
    assert ids(search.ask("图书馆")) == ["a"]
    assert search.ask('"图书馆"') == Answer((), 0)


def test_a_question_finds_the_best_there_is(tmp_path: Path) -> None:
    """When no article has all of it; what is to be absent stays so."""
    articles = [
        document("a", body="青河图书馆在一九五二年建成"),
        document("b", body="青河的天气"),
        document("c", body="青河图书馆在哪一年下雪"),
    ]
    search = Search(index_of(articles, tmp_path))
    answer = search.ask("青河圖書館是在哪一年建成的？ -下雪")
    assert ids(answer) == ["a", "b"]
    assert answer.best


@pytest.mark.parametrize("typed", ["", "，。！", "+", "-", "*", '""', "date:", "图\ud800"])
def test_nothing_to_look_for_or_odd(search: Search, typed: str) -> None:
    """Is answered."""
    answer = search.ask(typed)
    assert answer.total >= len(answer.hits)


def test_a_sentence_is_found_by_a_few_of_its_pairs(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as may leave few documents, whose texts tell the rest; the others are read only where these leave none or many."""
    asked: list[str] = []
    postings = search.postings
    monkeypatch.setattr(search, "postings", lambda name: asked.append(name) or postings(name))
    body = phrase(max((one.body for one in ARTICLES), key=len)).replace(" ", "")
    assert ids(search.ask(body[:40], 150)) == sorted(holding(body[:40]))
    assert len(asked) <= 4
    asked.clear()
    search.ask("青河图书馆里没有这一句话", 150)
    assert len(asked) == 4 + 11
