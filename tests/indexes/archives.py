"""Archives of cards for the tests of indexes: a small one written by hand, large ones generated."""

from __future__ import annotations

from random import Random

from build_archive.folding import fold
from build_archive.identity import name_of
from build_archive.model import Archive, Card, Headline, Sighting

PLACES = [
    "重庆",
    "长沙",
    "六安",
    "单县",
    "青河",
    "东山",
    "南湖",
    "北桥",
    "乐亭",
    "番禺",
    "厦门",
    "银川",
    "绿洲",
    "吕梁",
    "5号线",
    "A线",
    "3.5公里",
]
THINGS = [
    "图书馆",
    "火车站",
    "博物馆",
    "茶山",
    "渡口",
    "粮仓",
    "气象站",
    "菜市场",
    "步道",
    "钟楼",
    "学校",
    "邮局",
    "码头",
    "果园",
    "灯塔",
    "广场",
]
DOINGS = [
    "今天开放",
    "长期招人",
    "重新粉刷",
    "下了一场雪",
    "迎来春天",
    "添了座位",
    "换了新灯",
    "办音乐会",
    "调整时刻",
    "收到一封信",
    "种了银杏",
    "修好了",
    "晚上也开门",
]
TAGS = ["天气", "铁路", "图书馆", "音乐", "公园", "旧城改造", "重庆", "銀杏", "银杏", "ＡＢＣ", "abc", "单霁翔", "5G"]
SOURCES = ["青河日报", "青河晚報", "青河晚报", "云溪新闻网", "广播电视台"]


def card(title: str, date: str = "", tags: tuple[str, ...] = (), source: str = "", number: int = 0) -> Card:
    """A card as `gather` makes it."""
    return Card(name_of(title, date, str(number)), title, date, False, tags, source, "zh-Hans", fold(title))


def archive(cards: list[Card], sightings: tuple[Sighting, ...] = ()) -> Archive:
    """The cards in the order of an archive."""
    ordered = sorted(cards, key=lambda card: card.id)
    ordered.sort(key=lambda card: card.date, reverse=True)
    return Archive(tuple(ordered), sightings)


def generated(count: int, seed: int = 1) -> Archive:
    """So many articles of ten years; some days, titles and tags far more frequent than others; 3 headlines an article."""
    random = Random(seed)  # noqa: S311 - not a secret
    cards = [generated_card(random, number) for number in range(count)]
    seen = [
        Sighting(
            Headline(other.title, other.date[:16].replace("T", " "), random.choice(("", "街谈")), None),
            "latest",
            one.id,
        )
        for one in cards
        for other in random.sample(cards, min(3, len(cards)))
    ]
    return archive(cards, tuple(seen))


def generated_card(random: Random, number: int) -> Card:
    """One article."""
    title = random.choice(PLACES) + random.choice(THINGS) + random.choice(DOINGS)
    if random.random() < 0.03:
        title = "天气预报"
    day = f"{random.choice((2020, 2021, 2021, 2022, 2022, 2022))}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    if random.random() < 0.1:
        day = "2022-05-01"
    date = random.choice((day, f"{day}T{random.randint(6, 20):02}:{random.randint(0, 59):02}", day[:7], day[:4], ""))
    tags = tuple(dict.fromkeys(random.choices(TAGS, weights=range(len(TAGS), 0, -1), k=random.randint(0, 3))))
    return card(title, date, tags, random.choice((*SOURCES, "")), number)
