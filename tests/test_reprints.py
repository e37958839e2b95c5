"""Reprints are found through a new title, a cut tail, a teaser and small corrections; templates about other things are not."""

from __future__ import annotations

import pytest

from build_archive import reprints
from build_archive.folding import fold

OPENING = (
    "临水镇图书馆的新阅览室本周六对读者开放。阅览室设在老粮站的二层，保留了原来的木梁和气窗，共有座位一百二十个，"
    "其中三十个靠着朝南的长窗。馆方说，开放当天不办仪式，读者凭借书证就可以进门，没有证件的居民可以在门口登记。"
)
MIDDLE = (
    "为了这间屋子，馆员们用了四个月清点旧书。清出来的一千六百多册里，有八十年代的农技小册子，也有手抄的戏本。"
    "破损的书页由两位退休的装订工人修补，他们每天上午来，带着自己的糨糊和竹刀。修好的书会放在入口的矮柜里，任人翻看。"
)
CLOSING = (
    "阅览室的开放时间是上午八点半到晚上九点，周一闭馆。冬天的暖气由隔壁的锅炉房供给，夏天则靠穿堂风。"
    "有读者问起空调，馆长笑着说先看看木梁的意见。下个月起，每周三晚上还会有一场朗读会，读什么由听众投票决定。"
)
WHOLE = OPENING + MIDDLE + CLOSING
TEASER = "编者按：小镇的公共空间正在变得丰富，本报记者走访了一间刚刚完工的屋子，看看它怎样改变了居民的夜晚。"
NOTICE = (
    "{school}定于{day}日召开全体家长会，会议在{hall}举行，由教务处主持。{school}提醒各位家长提前十分钟到场，凭通知单入座，"
    "并关闭手机铃声。会议将介绍本学期的课程安排、食堂的菜单和春游的路线，最后留出时间由{school}的班主任解答问题。"
    "不能到会的家长请在{before}日以前告诉班主任，{school}会把会议记录寄到家里。联系电话见通知单背面。"
)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(WHOLE, id="the same text"),
        pytest.param(OPENING + MIDDLE, id="a cut tail"),
        pytest.param(TEASER + WHOLE, id="an added teaser"),
        pytest.param(WHOLE.replace("一百二十", "120").replace("笑着", "微笑着"), id="small corrections"),
        pytest.param(WHOLE.replace("阅览室", "閱覽室").replace("，", ","), id="another script and punctuation"),
    ],
)
def test_finds_a_reprint(other: str) -> None:
    """A reprint is both a candidate and confirmed."""
    texts = [fold(text) for text in (NOTICE, WHOLE, other)]
    assert reprints.groups(
        [reprints.sketch(text) for text in texts], lambda a, b: reprints.is_reprint(texts[a], texts[b])
    ) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            NOTICE.format(school="柳溪小学", day="14", hall="大礼堂", before="11"),
            NOTICE.format(school="东桥中学", day="14", hall="大礼堂", before="11"),
            id="a template about two schools",
        ),
        pytest.param(
            NOTICE.format(school="柳溪小学", day="14", hall="大礼堂", before="11"),
            NOTICE.format(school="柳溪小学", day="28", hall="大礼堂", before="25"),
            id="a template about two days",
        ),
        pytest.param(OPENING + MIDDLE * 6 + CLOSING, OPENING, id="an item that a round-up holds"),
        pytest.param(OPENING + MIDDLE, OPENING + CLOSING, id="two articles with one opening"),
        pytest.param(OPENING[:40], OPENING[:40], id="texts too short to tell"),
    ],
)
def test_leaves_apart(one: str, other: str) -> None:
    """Texts that share much but are not the same article are not confirmed."""
    assert not reprints.is_reprint(fold(one), fold(other))


def test_joins_a_chain_into_one_group() -> None:
    """A cut copy and a copy with a teaser meet in the text that both were made from."""
    texts = [fold(text) for text in (OPENING + MIDDLE, WHOLE, TEASER + WHOLE)]
    assert reprints.groups(
        [reprints.sketch(text) for text in texts], lambda a, b: reprints.is_reprint(texts[a], texts[b])
    ) == [(0, 1, 2)]


def test_a_crowd_of_copies_stays_linear() -> None:
    """A thousand copies give two candidates each at the most, not half a million pairs."""
    sketches = [reprints.sketch(fold(WHOLE))] * 1000
    assert len(reprints.candidates(sketches)) == 999 + 998


def test_no_texts_no_groups() -> None:
    """Nothing, and nothing long enough to compare, has no reprints."""
    assert reprints.groups([], lambda *_: False) == []
    assert reprints.groups([b"", b""], lambda *_: False) == []
