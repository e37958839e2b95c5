"""Articles about a town that never was, for the tests of the search."""

from __future__ import annotations

import random
from pathlib import Path

from build_archive.search.building import build_index
from build_archive.search.documents import Document
from build_archive.search.shards import Index

PLACES = ["青河", "云溪", "白石", "臨江", "南屏", "松湖", "梅林", "石橋"]
THINGS = [
    "图书馆",
    "博物馆",
    "公交",
    "天气",
    "园林",
    "学校",
    "菜市场",
    "河道",
    "夜市",
    "老年食堂",
    "體育館",
    "Bitcoin",
    "C919",
    "F-35C",
    "5G",
    "WiFi",
    "𠮷野家",
]
DOES = ["开放", "启动", "公布", "恢复", "扩大", "试行", "调整", "延长", "讨论", "取消", "收到", "涨3.5%", "迎来😀"]
JOINTS = "，。、；“”——！\n "


def article(seed: int, sentences: int = 12) -> Document:
    """An article that depends on its number alone."""
    rng = random.Random(seed)  # noqa: S311 - a sample

    def clause() -> str:
        return "".join(rng.choice(words) for words in (PLACES, THINGS, DOES, THINGS))

    date = f"{rng.randint(2015, 2023)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return Document(
        id=f"{seed:08d}",
        address=f"archive/articles/{seed:08d}/",
        title=clause(),
        date=rng.choice([date, date[:7], date[:4], ""]),
        tags=tuple(sorted({rng.choice(THINGS) for _ in range(rng.randint(0, 3))})),
        source=rng.choice([*(place + "日报" for place in PLACES[:3]), ""]),
        body="".join(clause() + rng.choice(JOINTS) for _ in range(rng.randint(0, sentences))).strip(),
    )


def index_of(documents: list[Document], folder: Path) -> Index:
    """These documents indexed in this folder."""
    build_index(documents, folder)
    return Index(folder)
