"""The account of a dump is whole: whatever the text, its pieces are the text, each with a kind and a reason, and the article is made of them."""

from __future__ import annotations

from itertools import groupby

from hypothesis import example, given, settings
from hypothesis import strategies as st

from build_archive.errors import Drop
from build_archive.model import Origin, RawRecord
from build_archive.understand import understand
from build_archive.understand.beside.listing import BARE
from build_archive.understand.judge import judge
from build_archive.understand.kinds import KINDS

SENTENCES = st.sampled_from(
    [
        "镇图书馆昨天宣布，新馆将在下月第一个星期六开放，读者可以借阅三万册图书。",
        "镇图书馆新馆下月开放",
        "2021-05-12 08:15 来源：河口晚报 作者：陈小河",
        "- 责任编辑: 林一叶",
        "标签 图书馆- 原标题:新馆即将开放",
        "河堤步道修好了2021-05-11 09:10 河边的事",
        "旧仓库改成茶馆 评论 33陶器展周五开幕 评论 128最新闻 Hot",
        "　　馆长说，旧馆的藏书已经搬完。　　老人和孩子都有自己的阅览室。",
        "首页 > 新闻 > 正文",
        "（摄影：周小满）",
        "-",
        "| 站名 | 到站 |",
        "",
    ]
)
TEXTS = st.lists(SENTENCES | st.text(max_size=40), max_size=30).map("\n".join)


def record(text: str, shape: str = "page") -> RawRecord:
    """A record of this text."""
    return RawRecord(Origin("t.txt", 0, len(text), "0" * 64), text, shape)  # type: ignore[arg-type]


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["page", "plain"]))
def test_the_pieces_of_a_dump_are_the_dump(text: str, shape: str) -> None:
    """Line by line and character by character; no piece is without a class, or without a reason."""
    lines: dict[int, str] = {}
    for piece in judge(record(text, shape)).pieces:
        lines[piece.line] = lines.get(piece.line, "") + piece.text
        assert piece.kind in KINDS
        assert piece.why
    assert list(lines) == sorted(lines)
    assert "\n".join(lines.values()) == text


@settings(deadline=None)
@given(TEXTS)
def test_an_article_is_made_of_the_pieces_that_explain_shows(text: str) -> None:
    """Its paragraphs are the pieces that are called body, its title one that is called title, or the first sentence."""
    try:
        reading = understand(record(text))
    except Drop:
        return
    shown = [piece.text.strip() for piece in reading.pieces if piece.kind == "body"]
    assert [paragraph for paragraph in shown if paragraph] == list(reading.article.body)
    assert reading.article.title


def test_a_line_of_many_megabytes_does_not_hang() -> None:
    """Every rule looks at a line once; a pathological dump costs its length and no more."""
    sentence = "镇图书馆昨天宣布，新馆将在下月开放，读者可以借阅三万册图书。"
    for line in (
        sentence * 40_000,
        "-" * 1_000_000,
        "（" * 1_000_000,
        "来源：" * 400_000,
        "2021-05-12 " * 100_000,
        "评论 33" * 200_000,
    ):
        pieces = judge(record(f"{line}\n{sentence}")).pieces
        assert sum(len(piece.text) for piece in pieces) == len(line) + len(sentence)


@settings(deadline=None)
@given(TEXTS)
@example("旧仓库改成茶馆 评论 33陶器展周五开幕 评论 128最新闻 Hot\n*\r河堤修好了")
@example("河堤步道修好了\xa0|\n陶器展周五开幕|\n旧仓库改成茶馆|")
@example("最新闻 Hot\n-\n**\n-\n陶器展周五开幕")
@example("最新闻 Hot\n-\n河堤步道修好了2021-05-11 09:10 河边的事")
def test_the_lists_of_an_article_are_the_pieces_that_explain_shows(text: str) -> None:
    """Every headline beside an article is a piece of a list, or neighbouring ones, in the same order."""
    judgement = judge(record(text))
    shown: list[str] = []
    for (_, kind, why), pieces in groupby(judgement.pieces, lambda piece: (piece.line, piece.kind, piece.why)):
        if kind == "headline" and why == "in a list of headlines":
            shown.append("".join(piece.text for piece in pieces).strip(BARE))
    assert [line.title for bar in judgement.sidebars for line in bar.headlines] == shown
