"""One archive from articles in any order."""

from __future__ import annotations

import pytest

from build_archive.gather import MOST, gather
from build_archive.model import Article, Headline, Sidebar
from build_archive.report import Report
from build_archive.spool import Spool
from tests.samples import article, day, origin

TEXT = ("环城铁路新线今天通车，从北门到码头只要十二分钟，沿线七个车站都有电梯，早晚高峰每四分钟一班，票价两元起。",)


def gathered(*articles: Article) -> tuple[list[tuple[str, tuple[str, ...]]], Report]:
    """The archive's titles with the files of their copies, and the report."""
    report = Report()
    for one in articles:
        report.file_read(one.origin.file)
        report.record_read(one.origin)
    with Spool() as spool:
        for one in articles:
            spool.add(one)
        archive = gather(spool, report)
        return [(c.title, tuple(copy.origin.file for copy in spool.get(c.id).also)) for c in archive.cards], report


def test_the_newest_stands_first_and_the_undated_last() -> None:
    """Order is by date, newest first; an article without a date comes after all others."""
    old, new, undated = article("甲", date=day("2020-01-01")), article("乙", date=day("2021-01-01")), article("丙")
    assert [title for title, _ in gathered(undated, old, new)[0]] == ["乙", "甲", "丙"]


def test_the_same_text_is_one_article_and_the_earliest_wins() -> None:
    """Width, script, punctuation and title do not make another text; the others become copies, in the order of their dates."""
    first = article("新线通车", TEXT, date=day("2020-05-01"), origin=origin("b.txt"))
    later = article("环城铁路通车", (TEXT[0].replace("，", ","),), date=day("2020-05-02"), origin=origin("a.txt"))
    traditional = article("新線通車", (TEXT[0].replace("环", "環"),), origin=origin("c.txt"))
    titles, report = gathered(later, traditional, first)
    assert titles == [("新线通车", ("a.txt", "c.txt"))]
    assert report.count("duplicate") == 2


def test_short_texts_need_the_same_title_to_be_the_same() -> None:
    """Two notices that only say 见附件 are two articles."""
    titles, _ = gathered(
        article("开馆通知", ("见附件",), origin=origin("a.txt")),
        article("闭馆通知", ("见附件",), origin=origin("b.txt")),
    )
    assert len(titles) == 2


def test_different_articles_of_one_address_are_both_in_the_archive() -> None:
    """The first by origin has the address's id, the other with its copies one of its text; the message names both places."""
    url = "https://library.example/1"
    rewritten = article("乙", TEXT, url=url, origin=origin("b.jsonl", 40, line=2), date=day("2020-05-01"))
    copy = article("乙", TEXT, url=url, origin=origin("c.txt"), date=day("2020-05-02"))
    holder = article("甲", url=url, origin=origin("a.txt"))
    ids = set()
    for order in (rewritten, copy, holder), (holder, copy, rewritten):
        report = Report()
        with Spool() as spool:
            for one in order:
                spool.add(one)
            other, first = sorted(gather(spool, report).cards, key=lambda card: card.title)
            assert (first.title, other.title, first.id) == ("甲", "乙", holder.id)
            assert (spool.get(other.id).id, [c.origin.file for c in spool.get(other.id).also]) == (other.id, ["c.txt"])
        ids.add(other.id)
        assert (report.count("article"), report.count("duplicate"), report.count("failed")) == (2, 1, 0)
        (told,) = [entry.message for entry in report.entries if entry.outcome == "noted"]
        assert told == (
            "b.jsonl:2: another text than a.txt has at the same address; each is an article of its own. "
            "If one of them has a wrong address, correct it."
        )
    assert len(ids) == 1
    assert holder.id not in ids


def test_an_id_made_of_a_text_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another article has it already, the next one is taken, so that none of them is lost."""
    url = "https://library.example/1"
    ids = iter(("0badcafe", "0badcafe", "1badcafe"))
    monkeypatch.setattr("build_archive.gather.name_of", lambda *_: next(ids))
    texts = {
        "甲": TEXT,
        "乙": ("河边的旧书摊搬进了仓库，木箱摆成三排，下雨也能慢慢翻，摊主说冬天会生一只炉子。",),
        "丙": ("灯塔下个月开放，老守灯人带大家爬上一百零八级台阶，看灯怎样转，天晴看得见对岸。",),
    }
    articles = (article(title, text, url=url, origin=origin(f"{title}.txt")) for title, text in texts.items())
    titles, report = gathered(*articles)
    assert sorted(title for title, _ in titles) == sorted(texts)
    assert report.count("article") == len(texts)


def test_captures_of_one_address_are_one_article() -> None:
    """A page fetched again, with a correction in its text, is a copy; the first by origin stands for all."""
    url = "https://railway.example/new-line"
    first = article("新线通车", (TEXT[0] * 2,), url=url, origin=origin("a.warc"), date=day("2020-05-01"))
    again = article("新线通车（更正）", (TEXT[0] * 2 + "票价以公告为准。",), url=url, origin=origin("b.warc"))
    titles, report = gathered(again, first)
    assert titles == [("新线通车", ("b.warc",))]
    assert [entry.message for entry in report.entries] == [f"b.warc: the same address as article {first.id}."]


def test_two_extractions_of_one_address_are_one_article() -> None:
    """One of them kept the page's navigation around the text."""
    url = "https://railway.example/new-line"
    around = "首页新闻服务时刻表车站地图失物招领联系我们加入我们网站地图关于本站版权声明" * 8
    titles, report = gathered(
        article("新线通车", TEXT, url=url, origin=origin("a.warc")),
        article("新线通车", (around, TEXT[0], around), url=url, origin=origin("b.wet")),
    )
    assert titles == [("新线通车", ("b.wet",))]
    assert report.count("failed") == 0


def test_a_text_whose_address_is_taken_goes_by_another_of_its_copies() -> None:
    """Only what has no other id is refused, so that no text is lost for a wrong address."""
    url = "https://railway.example/home"
    home = article("首页", ("码头今天开放，" * 12,), url=url, origin=origin("a.txt"))
    wrong = article("新线通车", TEXT, url=url, origin=origin("b.txt"))
    right = article("新线通车", TEXT, origin=origin("c.txt"))
    titles, report = gathered(wrong, right, home)
    assert sorted(titles) == [("新线通车", ("b.txt",)), ("首页", ())]
    assert (report.count("duplicate"), report.count("failed")) == (1, 0)


def test_headlines_of_copies_are_seen_beside_the_article_that_stands_for_them() -> None:
    """The same headline beside two copies of one text is one sighting."""
    bars = (Sidebar("latest", "", (Headline("公园延长开放", "2020-05-01 08:00"),)),)
    with Spool() as spool:
        spool.add(article("新线通车", TEXT, sidebars=bars))
        spool.add(article("环城铁路通车", TEXT, sidebars=bars, origin=origin("z.txt")))
        archive = gather(spool, Report())
    assert [(s.headline.title, s.article) for s in archive.sightings] == [("公园延长开放", archive.cards[0].id)]


def test_a_reprint_stays_an_article_and_each_names_the_other() -> None:
    """A text with an added teaser is kept whole, and the archive knows that both are one article published twice."""
    teaser = "编者按：小城的交通正在变得方便，本报记者在通车的早晨坐了一个来回，数了数车厢里的书包和菜篮。"
    first = article("环城铁路新线通车", TEXT * 2, date=day("2020-05-01"), origin=origin("a.txt"))
    again = article("坐上新线", (teaser, *TEXT * 2), date=day("2020-05-03"), origin=origin("b.txt"))
    with Spool() as spool:
        for one in (first, again):
            spool.add(one)
        archive = gather(spool, Report())
    assert {key: [card.title for card in found.near] for key, found in archive.reprints.items()} == {
        first.id: ["坐上新线"],
        again.id: ["环城铁路新线通车"],
    }


def test_of_many_reprints_the_nearest_are_named_and_the_others_counted() -> None:
    """Else a notice that came out thousands of times would be listed millions of times."""
    many = 2 * MOST + 10
    with Spool() as spool:
        for number in range(many):
            body = (f"编者按：这是第{number}家转发的消息。", *TEXT * 2)
            spool.add(article(f"新线通车{number}", body, date=day("2020-05-01"), origin=origin(f"{number:03}.txt")))
        archive = gather(spool, Report())
    found = [archive.reprints[card.id] for card in archive.cards]
    assert {one.count for one in found} == {many - 1}
    assert [len(found[place].near) for place in (0, many // 2, many - 1)] == [MOST, 2 * MOST, MOST]
    assert found[many // 2].near == archive.cards[many // 2 - MOST : many // 2] + archive.cards[many // 2 + 1 :][:MOST]
