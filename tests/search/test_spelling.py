"""Pinyin for Chinese words: which words of titles there are, how they are typed, and that one part of the dictionary answers as all would."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.errors import BuildArchiveError
from build_archive.pinyin.typed import is_word, letters_for
from build_archive.search import spelling
from build_archive.search.ask import Search
from build_archive.search.documents import Document
from build_archive.search.shards import Index
from build_archive.search.spelling import Entry, nodes, parts
from build_archive.search.spelt import Reader, Spelling, read_part
from build_archive.search.vocabulary import code_points
from build_archive.search.wording import known_words, pieces_of, words_of
from tests.search.samples import article, index_of

TITLES = (
    "单晓舟会见青河来客，谈两镇关系",
    "两镇关系如何，听听渡口的船工怎么说",
    "青河与白石两镇关系的十年",
    "吕明远在渡口种下一百棵柳树",
    "渡轮改用电池，船工先学充电",
    "电池换新之后，渡轮安静多了",
)


def story(number: int, title: str, **known: object) -> Document:
    """An article of this title, about nothing else that matters."""
    facts = {"date": "", "tags": (), "source": "", "body": "今天的河水很静。", **known}
    return Document(id=f"{number:08d}", address=f"archive/articles/{number:08d}/", title=title, **facts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """A few articles with tags, a source and an editor."""
    documents = [story(number, title, body=title) for number, title in enumerate(TITLES)]
    documents.append(
        story(
            90, "怎样读懂天气图", tags=("天气", "解缆"), source="青河晚报", body="云图。\n查小禾", persons=("查小禾",)
        )
    )
    documents.append(story(91, "Notes in Latin letters", body="The tianqi was fine, said Wang, and yi is a syllable."))
    return Search(index_of(documents, tmp_path_factory.mktemp("index")))


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("王毅", {"wangyi", "wy"}),
        ("中美关系", {"zhongmeiguanxi", "zmgx"}),
        ("重庆", {"chongqing", "cq"}),
        ("单霁翔", {"shanjixiang", "danjixiang", "sjx", "djx"}),
        ("解晓东", {"xiexiaodong", "jiexiaodong"}),
        ("仇和", {"qiuhe", "chouhe"}),
        ("曾国藩", {"zengguofan", "cengguofan"}),
        ("查良镛", {"zhaliangyong", "chaliangyong"}),
        ("覃辉", {"qinhui", "tanhui"}),
        ("尉迟恭", {"yuchigong", "weichigong"}),
        ("旅游", {"lvyou", "luyou", "lyuyou"}),
        ("5G网络", {"5gwangluo", "5gwl"}),
    ],
)
def test_a_word_is_typed_by_all_of_its_pinyin_or_its_initials(word: str, letters: set[str]) -> None:
    """A surname by every reading in use, ü in every way in use."""
    whole, initials = letters_for(word)
    assert letters <= whole | initials


@pytest.mark.parametrize(
    ("word", "not_so"), [("解放", "xiefang"), ("任务", "lenwu"), ("单位", "shanwei"), ("曾经", "zengjing")]
)
def test_a_word_of_the_dictionary_is_no_name(word: str, not_so: str) -> None:
    """What only begins with the character of a surname reads in one way."""
    assert not_so not in letters_for(word)[0]


@given(st.lists(st.sampled_from(["银行", "重庆", "中华人民共和国", "渡", "图书馆", "。", "图", "人民"]), max_size=12))
def test_every_word_of_the_dictionary_is_found_where_it_stands(pieces: list[str]) -> None:
    """Looked for in all titles at once or at each place, it is the same."""
    text = "".join(pieces) + "\n"
    codes = code_points(text)
    _, begins = known_words(codes, text, pieces_of(codes)[2])
    each = [any(is_word(text[start:end]) for end in range(start + 2, len(text))) for start in range(len(text))]
    assert begins.tolist() == each


def test_words_of_titles_need_no_dictionary() -> None:
    """What recurs as one piece is a word, and what begins with a surname; what stands once is a pair of characters."""
    words = words_of([*TITLES, TITLES[0]])
    assert words.sure["两镇关系"] == 3
    assert words.sure["电池"] == 2
    assert {"单晓舟", "吕明远"} <= words.sure.keys()
    assert "吕明远在" not in words.sure
    assert "柳树" in words.pairs | words.sure
    assert "镇关" not in words.sure


def test_titles_without_chinese_have_no_words() -> None:
    """Nor has an empty archive."""
    for titles in ([], [""], ["A story"], ["河"]):
        assert (words_of(titles).sure, words_of(titles).pairs) == ({}, {})


def test_one_part_answers_as_all_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the entries are parted, whole spellings are found whole, and beginnings with the weightiest first."""
    monkeypatch.setattr(spelling, "LARGEST", 30)
    monkeypatch.setattr(spelling, "SMALLEST", 5)
    monkeypatch.setattr(spelling, "BEST", 10)
    words = {word for number in range(300) for word in words_of([article(number).title]).pairs}
    held = sorted(
        Entry(letters, -1 - len(letters) * 7 % 5, word)
        for word in words
        for kind in letters_for(word)
        for letters in kind
    )
    by_letters = dict(nodes("", held))
    assert len(by_letters) > 10
    stored = dict(zip(by_letters, parts(list(by_letters.values())), strict=True))
    for letters in {entry.letters[:size] for entry in held for size in range(1, 6)}:
        own = max((name for name in by_letters if letters.startswith(name)), key=len)
        found = [entry for entry in by_letters[own] if entry.letters.startswith(letters)]
        all_of_them = [entry for entry in held if entry.letters.startswith(letters)]
        exact = [entry for entry in all_of_them if entry.letters == letters]
        assert {entry for entry in found if entry.letters == letters} >= set(exact[:10])
        best = sorted(entry.lightness for entry in all_of_them)[:10]
        assert sorted(entry.lightness for entry in found)[: len(best)] == best
        read = list(read_part(Reader(stored[own])))
        assert [(one.letters, one.word) for one in read] == [(entry.letters, entry.word) for entry in by_letters[own]]


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("shanxiaozhou", "单晓舟"),
        ("danxiaozhou", "单晓舟"),
        ("lvm", "吕明远"),
        ("tq", "天气"),
        ("jielan", "解缆"),
        ("qingheb", None),
        ("qinghew", "青河晚报"),
        ("zhaxiaohe", "查小禾"),
        ("helai", "河来"),
        ("hela", None),
    ],
)
def test_words_of_titles_tags_sources_and_persons_are_offered(town: Search, letters: str, word: str | None) -> None:
    """By the beginning of their spelling; a mere pair of characters only by all of it."""
    found = [one.word for one in Spelling(town.index).words(letters)]
    assert (word in found) if word else not found


@pytest.mark.parametrize(
    "asked",
    [
        "liangzhenguanxi",
        "LiangZhen GuanXi",
        "liang zhen guan xi",
        "liang'zhen'guan'xi",
        "liǎngzhèn guānxì",
        "lzgx",
        "ｌｚｇｘ",
    ],
)
def test_pinyin_finds_what_it_stands_for(town: Search, asked: str) -> None:
    """With spaces, apostrophes, tones or without, in any case, or by initials alone."""
    answer = town.ask(asked)
    assert answer.spelt == ("两镇关系",)
    assert {hit.text.title for hit in answer.hits} == set(TITLES[:3])


def test_each_word_of_several_is_looked_for(town: Search) -> None:
    """`liangzhenguanxi chuangong` are two words, and Chinese may stand beside them; a field stays a field."""
    assert [hit.text.title for hit in town.ask("liangzhenguanxi chuangong").hits] == [TITLES[1]]
    assert [hit.text.title for hit in town.ask("lzgx 船工").hits] == [TITLES[1]]
    assert [hit.text.title for hit in town.ask("tag:tq").hits] == ["怎样读懂天气图"]
    assert not town.ask("source:lzgx").hits
    assert [hit.text.title for hit in town.ask("zxh").hits] == ["怎样读懂天气图"]


def test_what_stands_in_a_text_as_it_was_typed_is_not_taken_for_pinyin(town: Search) -> None:
    """Latin words that occur mean themselves, and so does what is quoted or ends in a star."""
    for asked in ("tianqi", "wang yi", '"tianqi"', "tianq*"):
        answer = town.ask(asked)
        assert answer.spelt == ()
        assert [hit.text.title for hit in answer.hits] == ["Notes in Latin letters"]
    assert town.ask('"dianchi"').spelt == ()


def test_a_damaged_dictionary_is_told(tmp_path: Path) -> None:
    """With the file and what to do."""
    index = index_of([story(1, TITLES[0])], tmp_path)
    (tmp_path / index.entry["pinyin"]).write_bytes(b"no gzip")
    with pytest.raises(BuildArchiveError, match=r"pinyin-.*cannot be read"):
        Search(Index(tmp_path)).ask("lzgx")


def test_a_piece_of_a_latin_word_is_found_beside_what_it_spells(tmp_path: Path) -> None:
    """The beginning of a word first, as when one is still typing it; letters that stand inside of one after what they spell."""
    bodies = {"Python 入门": "用 Python 写。", "朴雨桐": "朴雨桐来了。", "于桐辉": "于桐辉来了。"}
    articles = [
        Document(f"a{n}", f"a{n}/", title, "", (title,), "", body) for n, (title, body) in enumerate(bodies.items())
    ]
    town = Search(index_of(articles, tmp_path))
    assert [hit.text.title for hit in town.ask("pyt").hits] == ["Python 入门", "朴雨桐"]
    assert [hit.text.title for hit in town.ask("yth").hits] == ["于桐辉", "Python 入门"]
    assert town.ask("yth").spelt == ("于桐辉",)
