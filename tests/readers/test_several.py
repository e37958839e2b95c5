"""Several articles in one text file: each is one, with its own bytes; a page with teasers below its article is one article."""

from __future__ import annotations

import pytest

from build_archive.readers.several import parts
from build_archive.understand import understand
from tests.readers.reading import read, slices

ARTICLES = {
    "镇图书馆新馆开放": (
        "2020-12-07",
        "昨天上午，河湾镇图书馆的新馆在南街开放，馆里藏书三万册，其中一半是居民捐出来的旧书。\n　　馆长说，新馆从早上八点开到晚上九点，周末不休息。（记者 林小叶）",
    ),
    "渡口换新船 老船长退休": (
        "2020年12月9日 10:30 来源：河湾日报",
        "渡口的老木船昨天最后一次过河，船长在船头挂了一串纸灯笼，两岸来送的人站满了石阶。\n\n新船比老船宽一米，能坐四十个人，票价不变。",
    ),
    "河堤步道修好了！亮灯到十点": (
        "2020/12/15",
        "河堤步道上周修好了，晚上亮灯到十点，散步的人比从前多了一倍，镇里还要种三百棵柳树。\n步道从渡口到旧桥，长两公里，中间有六个亭子。",
    ),
}


def one(title: str) -> str:
    """An article as such files have it."""
    day, body = ARTICLES[title]
    return f"{title}\n{day}\n\n{body}\n"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n==========\n\n", "---\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_each_article_is_one(between: str, encoding: str) -> None:
    """Known by its title and day; its bytes are its own."""
    data = between.join(map(one, ARTICLES)).encode(encoding)
    records, messages = read("2020-12.txt", data)
    articles = [understand(record).article for record in records]
    assert messages == []
    assert [article.title for article in articles] == list(ARTICLES)
    assert [article.date and article.date.value[:10] for article in articles] == [
        "2020-12-07",
        "2020-12-09",
        "2020-12-15",
    ]
    assert ["".join(article.body)[:12] for article in articles] == [body[:12] for _, body in ARTICLES.values()]
    assert b"".join(slices(records, data)) == data
    assert [record.origin.line for record in records] == [
        1 + data[: record.origin.start].count(b"\n") for record in records
    ]


TEASERS = ["图书馆下月开放", "2020-12-01", "可借三万册。", "", "码头的牌子换新", "2020-12-02", "字大一号。"]
ONE = {
    "an article": one("镇图书馆新馆开放"),
    "a page with a menu": "首页 新闻\n\n" + "\n".join(map(one, ARTICLES)),
    "teasers below an article": one("镇图书馆新馆开放") + "\n" + "\n".join(TEASERS),
    "a list of headlines with days": "\n".join(f"{title}\n{day}\n" for title, (day, _) in ARTICLES.items()),
    "the same title again": "\n".join([one("镇图书馆新馆开放")] * 2),
    "days within an article": one("镇图书馆新馆开放")
    + "\n2020-12-09\n\n2020-12-10\n\n馆里说，下月的第一个星期六，还有一次旧书市集。\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_other_texts_are_one_article_or_none(text: str) -> None:
    """Nothing is cut off a page."""
    assert parts(text) == []
