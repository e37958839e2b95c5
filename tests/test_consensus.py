"""What only many articles together tell: names of sites behind titles, and where glued tags part."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, permutations

import pytest

from build_archive.consensus import consensus_of, settled, settled_article
from build_archive.model import Card
from build_archive.spool import card_of
from tests.samples import article

HEADS = ("河边步道修好了", "图书馆周六开到九点", "环城铁路新线通车", "老车站变成了菜市场")


def cards(*titles: str) -> list[Card]:
    """A card for each title."""
    return [card_of(article(title)) for title in titles]


def tagged(*tags: str, glued: bool = False, title: str = "河边步道修好了") -> Card:
    """A card with these tags."""
    return card_of(article(title, tags=tags, tags_glued=glued))


def titles(found: list[Card]) -> list[str]:
    """The titles of the cards once they are settled."""
    agreed = consensus_of(found, ())
    return [settled(card, agreed).title for card in found]


@pytest.mark.parametrize(
    "tail",
    [
        "_河湾生活",
        " - 河湾生活网",
        "|河湾生活",
        "｜河湾生活",
        " – 河湾",
        " - 本地 - 河湾生活网",
        "_社会_河湾生活",
        "-河湾新闻网",
    ],
)
def test_what_stands_behind_many_titles_is_no_part_of_any(tail: str) -> None:
    """Whatever a site calls itself, without a list of sites; of `-` and a word only what many titles bear."""
    assert titles(cards(*(head + tail for head in HEADS), "桥上的灯")) == [*HEADS, "桥上的灯"]


@pytest.mark.parametrize(
    "endings",
    [
        ("_河湾生活", "", "", ""),
        (" - 一", " - 一", " - 一", " - 一"),
        ("_2", "_2", "_2", "_2"),
        (" - 第一集", " - 第一集", " - 第一集", ""),
        ("：河湾生活", "：河湾生活", "：河湾生活", "：河湾生活"),
        (" 河湾生活", " 河湾生活", " 河湾生活", ""),
    ],
)
def test_what_is_a_part_of_the_title_stays(endings: tuple[str, ...]) -> None:
    """What one title has, numbers of parts, and words behind no sign that sites use."""
    written = [head + end for head, end in zip(HEADS, endings, strict=True)]
    assert titles(cards(*written)) == written


def test_a_name_joined_by_a_hyphen_stays() -> None:
    """哈登 stands behind a hyphen in many titles of a year of sports, and is nobody's site."""
    written = [f"{team}迎战詹姆斯-哈登" for team in ("河东队", "河西队", "山城队")]
    others = [f"第{number}轮的比分出来了" for number in range(10, 22)]
    assert titles(cards(*written, *others)) == [*written, *others]


def test_a_title_is_not_cut_to_nothing() -> None:
    """首页_河湾生活 is no title of 首页."""
    written = [f"{head}_河湾生活" for head in HEADS]
    assert titles(cards("首页_河湾生活", *written))[0] == "首页_河湾生活"


def test_the_title_as_it_was_is_kept() -> None:
    """As the original title, where none is known; the id stays."""
    whole = article("河边步道修好了_河湾生活")
    card = card_of(whole)._replace(title="河边步道修好了")
    made = settled_article(whole, card)
    assert (made.title, made.original_title, made.id) == ("河边步道修好了", "河边步道修好了_河湾生活", whole.id)
    assert settled_article(replace(whole, original_title="步道"), card).original_title == "步道"


@pytest.mark.parametrize(
    ("glued", "others", "parted"),
    [
        ("河湾渡船春汛", [("河湾", "渡船"), ("春汛",)], ("河湾", "渡船", "春汛")),
        ("河灣渡船春汛", [("河湾", "渡船"), ("春汛",)], ("河灣", "渡船", "春汛")),
        ("河湾渡船春汛", [("河湾", "渡船")], ("河湾渡船春汛",)),
        ("河湾渡船春汛", [("河湾渡船春汛", "河湾"), ("渡船", "春汛")], ("河湾渡船春汛",)),
        ("河湾渡船春汛", [("河湾渡船", "河湾"), ("渡船", "春汛"), ("渡船春汛",), ("渡船春汛",)], ("河湾", "渡船春汛")),
        ("河湾渡船春汛", [("河湾渡船", "渡船春汛"), ("河湾", "春汛")], ("河湾", "渡船春汛")),
    ],
)
def test_glued_tags_part_where_other_articles_tags_do(
    glued: str, others: list[tuple[str, ...]], parted: tuple[str, ...]
) -> None:
    """Into the fewest, of as many the commonest, else those whose first is the shortest; whole where that does not come out even, or is a tag itself."""
    found = [tagged(glued, glued=True), *(tagged(*tags) for tags in others)]
    assert settled(found[0], consensus_of(found, ())).tags == parted


def test_columns_are_tags_too() -> None:
    """What the lists beside articles call their columns, sites use as tags."""
    card = tagged("河湾渡船春汛", glued=True)
    assert settled(card, consensus_of([card], ["河湾", "渡船", "春汛"])).tags == ("河湾", "渡船", "春汛")


def test_a_long_tag_of_two_articles_is_one() -> None:
    """Chance does not glue the same tags twice."""
    found = [tagged("河湾渡船春汛", glued=True), tagged("河湾渡船春汛", glued=True), tagged("河湾渡船", "春汛")]
    assert settled(found[0], consensus_of(found, ())).tags == ("河湾渡船春汛",)


def test_the_order_of_articles_decides_nothing() -> None:
    """Nor does it matter which process understood which first."""
    found = [*cards(*(f"{head}_河湾生活" for head in HEADS)), tagged("河湾渡船", glued=True), tagged("河湾", "渡船")]
    agreed = consensus_of(found, ())
    assert all(consensus_of(mixed, ()) == agreed for mixed in islice(permutations(found), 0, None, 97))
