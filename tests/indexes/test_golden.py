"""The index pages of one small archive, kept in `golden/`; `pytest tests/indexes/test_golden.py --update` accepts what is made now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_archive import indexes
from build_archive.model import Archive, Headline, Sighting
from tests.indexes.archives import archive, card

GOLDEN = Path(__file__).parent / "golden"


def small() -> Archive:
    """A dozen articles with every kind of date, a tag in two scripts, traps of reading, headlines held and not."""
    cards = [
        card("重庆到青河的早班列车", "2022-01-27T12:25", ("铁路", "重庆"), "青河日报"),
        card("重达八吨的古船", "2022-01-27", ("博物馆",), "青河日报"),
        card("长沙来的面包师", "2022-01-26", ("美食",), "青河晚报"),
        card("长高了两米的防洪墙", "2022-01", ("旧城改造",), "青河晚報"),
        card("“六安”茶商的秤", "2021-12-31", ("茶叶",), "青河晚报"),
        card("5号线的最后一班", "2021-12-30T23:05", ("铁路",), "云溪新闻网"),
        card("AED进了菜市场", "2021", ("铁路",)),
        card("銀杏黄了", "2019-11-02", ("銀杏",)),
        card("银杏又黄了", "2020-11-02", ("银杏",)),
        card("今年的银杏", "2021-11-02", ("银杏",)),
        card("🚆", ""),
        card("单县羊汤", "", ("单霁翔",)),
    ]
    first, second = cards[0].id, cards[2].id
    seen = (
        Sighting(Headline("重达八吨的古船", "2022-01-27 10:00", "城事"), "latest", first),
        Sighting(Headline("重達八噸的古船", "2022-01-27", "街谈"), "latest", second),
        Sighting(Headline("明天有雪", "2022-01-26 18:30", "天气"), "latest", first),
        Sighting(Headline("明天有雪", "", "", 12), "hot", second),
        Sighting(Headline("乐亭的皮影", "", "", 1200), "related", first),
        Sighting(Headline("单县羊汤", "昨天"), "hot", first),
    )
    return archive(cards, seen)


def test_golden(request: pytest.FixtureRequest) -> None:
    """The pages are those of the folder."""
    made = {page.path: page.text for page in indexes.pages(small()) if page.kind == "index"}
    if request.config.getoption("--update"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, text in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(text.encode())
    kept = {path.relative_to(GOLDEN).as_posix(): path.read_bytes().decode() for path in GOLDEN.rglob("*.md")}
    assert made == kept
