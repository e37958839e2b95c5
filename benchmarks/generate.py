"""Articles that never were, in realistic Chinese, as dumps of any number: `python -m benchmarks.generate 10000 --out DIR --format text`.

The same seed gives the same articles, and the first 1,000 of 10,000 are the 1,000: so "one article more" can be timed.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import click
import numpy as np

from benchmarks.words import shares, vocabulary
from build_archive import output
from build_archive.gather import gather
from build_archive.identity import article_id
from build_archive.model import Article, Dating, Origin
from build_archive.render.sheets import article_pages
from build_archive.report import Report
from build_archive.spool import Spool

DAY = 20
"""Articles that share one day, as on a front page: each lists the day's earlier ones beside it."""
TOPICAL = 40
"""Words that an article keeps coming back to; two words in five are among them."""
PLACES = "青河 云溪 白石 临江 南屏 北岭 松湖 梅林 石桥 柳泉 金沙 长滩 重阳 乐山 单城 厦里 银杏 大樟 双塔 竹港".split()
PAPERS = "日报 晚报 新闻网 广播电视台 晨报".split()
SUBJECTS = "图书馆 博物馆 轨道交通 公交 天气 园林 学校 菜市场 面包房 河道 旧城 夜市 老年食堂 志愿者 垃圾分类 体育 戏曲 茶叶 果园 电网".split()
ASPECTS = " 改造 价格 预约 开放 规划 安全 数字化 文化 保护 比赛 招聘 调查 假期 统计".split(" ")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单仇解查盖区朴任"
GIVEN = "文 明 华 丽 静 强 磊 洋 艳 勇 军 杰 娟 涛 超 霞 平 刚 桂英 建国 晓东 雨桐 子涵 思远 海燕 志强 秀兰 一凡 佳宁 春生".split()
VERBS = "启动 公布 恢复 扩大 试行 迎来 推出 完成 调整 讨论 延长 开放 取消 记录 收到 找回".split()
HALF_WIDTH = str.maketrans("，：；？！（）", ",:;?!()")
"""What the older extractor made of punctuation."""


@dataclass(frozen=True, slots=True)
class Story:
    """One generated article and what stands beside it."""

    number: int
    title: str
    time: datetime
    column: str
    tags: tuple[str, ...]
    source: str
    author: str
    editor: str
    body: tuple[str, ...]
    latest: tuple[Story, ...]
    """Earlier ones of the same day, newest first; their own lists are empty."""
    hot: tuple[str, ...]

    @property
    def url(self) -> str:
        """An address on a host that is reserved for examples (RFC 2606)."""
        return f"https://news.example/{self.time:%Y/%m-%d}/{self.number}.html"


def stories(count: int, seed: int = 1, characters: int = 1000) -> Iterator[Story]:
    """`count` articles of about `characters` characters each."""
    today: list[Story] = []
    titles: deque[str] = deque(maxlen=500)
    for number in range(count):
        if number % DAY == 0:
            today = []
        story = _story(number, seed, characters, today, titles)
        yield story
        titles.append(story.title)
        today.insert(0, _bare(story))


def _story(number: int, seed: int, characters: int, today: list[Story], titles: deque[str]) -> Story:
    rng = np.random.default_rng([seed, number])
    words = _words(rng, characters)
    title = _title(rng, words)
    time = _day(number // DAY, seed) + timedelta(minutes=6 * 60 + 50 * (number % DAY) + int(rng.integers(40)))
    source = _pick(rng, PLACES) + _pick(rng, PAPERS)
    tags = tuple(dict.fromkeys(_label(rng) for _ in range(1 + number % 4)))
    opening = f"{source}{time.month}月{time.day}日消息，{time.year}年{time.month}月{time.day}日，"
    paragraphs = _paragraphs(rng, words)
    body = (opening + paragraphs[0], *paragraphs[1:])
    hot = tuple(titles[int(i)] for i in rng.integers(len(titles), size=min(16, len(titles)))) if titles else ()
    return Story(
        number,
        title,
        time,
        tags[0],
        tags,
        source,
        _person(rng),
        _person(rng),
        body,
        tuple(today),
        tuple(dict.fromkeys(hot)),
    )


def _bare(story: Story) -> Story:
    """The story as a line of a list, so that a day's stories do not hold each other."""
    return Story(story.number, story.title, story.time, story.column, (), "", "", "", (), (), ())


@cache
def _day(block: int, seed: int) -> datetime:
    return datetime(2010, 1, 1) + timedelta(days=int(np.random.default_rng([seed, block, 0]).integers(15 * 365)))


def _words(rng: np.random.Generator, characters: int) -> list[str]:
    """Words for an article: Zipf's law over the whole vocabulary, two words of five from the few that it is about."""
    known = vocabulary()
    count = int(characters / 2.1 * rng.uniform(0.7, 1.3))
    ranks = np.searchsorted(shares(len(known)), rng.random(count))
    topical = np.searchsorted(shares(len(known), 300), rng.random(TOPICAL))
    own = rng.random(count) < 0.4
    ranks[own] = topical[np.searchsorted(shares(TOPICAL), rng.random(int(own.sum())))]
    return [known[rank] for rank in ranks]


def _paragraphs(rng: np.random.Generator, words: list[str]) -> list[str]:
    """Clauses of 4 to 13 words, sentences of one to four clauses, paragraphs of three to seven sentences."""
    ends = np.cumsum(rng.integers(4, 14, len(words) // 4))
    bounds = [0, *ends[ends < len(words)].tolist(), len(words)]
    clauses = ["".join(words[a:b]) for a, b in pairwise(bounds)]
    stops = rng.random(len(clauses)).tolist()
    text = "".join(
        clause + ("。\n" if stop < 0.07 else "。" if stop < 0.4 else "、" if stop > 0.97 else "，")
        for clause, stop in zip(clauses, stops, strict=True)
    )
    return (text[:-1].rstrip("，。、\n") + "。").split("\n")


def _title(rng: np.random.Generator, words: list[str]) -> str:
    long = [word for word in words if len(word) > 1][:6] or words[:6]
    middle = "，" if rng.random() < 0.4 else ""
    return (
        _pick(rng, PLACES) + _pick(rng, SUBJECTS) + _pick(rng, VERBS) + "".join(long[:2]) + middle + "".join(long[2:5])
    )


def _label(rng: np.random.Generator) -> str:
    """A tag; a few are on every tenth article, most are rare."""
    rank = int(np.searchsorted(shares(len(SUBJECTS) * len(ASPECTS)), rng.random()))
    return SUBJECTS[rank % len(SUBJECTS)] + ASPECTS[rank // len(SUBJECTS)]


def _person(rng: np.random.Generator) -> str:
    return _pick(rng, SURNAMES) + _pick(rng, GIVEN)


def _pick(rng: np.random.Generator, choices: list[str] | str) -> str:
    return choices[int(rng.integers(len(choices)))]


def text_dump(story: Story) -> str:
    """The page as an extractor leaves it: a lone dash, half-width punctuation, lists around the article."""
    lines = ["-", story.title, *story.body]
    lines += [f"标签 {' '.join(story.tags)}- 原标题:{story.title}", f"- 责任编辑: {story.editor} ", "-"]
    for other in story.latest:
        lines += [other.title, f"{other.time:%Y-%m-%d %H:%M} {other.column} -"]
    related = "".join(f"{title} 评论 {3 + 7 * place}" for place, title in enumerate(story.hot[:5]))
    lines += [f"相关推荐 -\n{related}最新闻 Hot", *(f"-\n{title}" for title in story.hot), "-"]
    return "\n".join(lines).translate(HALF_WIDTH) + "\n"


def json_record(story: Story) -> dict[str, object]:
    """The article as a crawler's JSON Lines hold it."""
    return {
        "title": story.title,
        "date": f"{story.time:%Y-%m-%d %H:%M:%S}",
        "url": story.url,
        "source": story.source,
        "author": story.author,
        "editor": story.editor,
        "tags": list(story.tags),
        "text": "\n".join(story.body),
    }


def write_text(made: Iterator[Story], folder: Path) -> None:
    """One file an article, 1,000 to a folder."""
    for story in made:
        path = folder / f"{story.number // 1000:03d}" / f"{story.number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_dump(story), encoding="utf-8")


def write_jsonl(made: Iterator[Story], folder: Path) -> None:
    """One file, `news.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for story in made:
            file.write(json.dumps(json_record(story), ensure_ascii=False) + "\n")


def as_article(story: Story) -> Article:
    """The story as if its JSON record had been read and understood."""
    return Article(
        id=article_id(story.url, story.title, story.body),
        title=story.title,
        body=story.body,
        origin=Origin("news.jsonl", story.number, story.number + 1, f"{story.number:064x}", story.number + 1),
        understood_as="generated",
        title_from="record",
        date=Dating(f"{story.time:%Y-%m-%dT%H:%M}", "minute", "record", f"{story.time:%Y-%m-%d %H:%M:%S}"),
        tags=story.tags,
        source=story.source,
        author=story.author,
        editor=story.editor,
        url=story.url,
        language="zh-Hans",
    )


def write_markdown(made: Iterator[Story], folder: Path) -> None:
    """The articles' pages as the program itself writes them below `docs/archive/`, without reading any dump; no indexes."""
    report = Report()
    with Spool() as spool:
        for story in made:
            spool.add(as_article(story))
        output.write(article_pages(gather(spool, report), spool), folder, report)


FORMATS: dict[str, Callable[[Iterator[Story], Path], None]] = {
    "text": write_text,
    "jsonl": write_jsonl,
    "markdown": write_markdown,
}


@click.command(help=__doc__)
@click.argument("count", type=click.IntRange(min=0))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write into; made if absent.",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another seed, other articles.")
@click.option("--characters", default=1000, show_default=True, help="Characters an article, about.")
def main(count: int, out: Path, form: str, seed: int, characters: int) -> None:  # noqa: D103 - its help is the module's
    FORMATS[form](stories(count, seed, characters), out)


if __name__ == "__main__":
    main()
