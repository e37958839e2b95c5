"""What holds for any articles whatever: order does not matter, building twice changes nothing, numbers add up."""

from __future__ import annotations

import random
import tempfile
from itertools import chain
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from build_archive import indexes, output, pipeline
from build_archive.config import Config
from build_archive.gather import gather
from build_archive.model import Article, Dating, Headline, Sidebar
from build_archive.render.account import account_page
from build_archive.render.sheets import article_pages
from build_archive.report import OUTCOMES, Report
from build_archive.spool import Spool
from tests.samples import article, origin

WORDS = st.sampled_from(
    [
        "开馆",
        "通车",
        "重庆",
        "單霁翔",
        "新线",
        "<b>",
        "2023-01-15",
        "# 题",
        "{{ x }}",
        "馆\u2028长",
        "NBA",
        "3号线",
        "\x00",
        "图书馆",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
LONG = st.integers(0, 5).map(
    lambda number: "钟楼的指针停了又走，镇上的人都说是风吹的，修钟的人不信，搬来梯子往上爬。" * 2 + str(number)
)
DATES = st.sampled_from(["", "2022", "2022-01", "2022-01-27", "2022-01-27T12:25", "2021-12-31"])
PRECISIONS = {4: "year", 7: "month", 10: "day", 16: "minute"}
HEADLINES = st.builds(
    Headline, TEXTS, st.sampled_from(["", "2022-01-27 12:25", "2022-01-27"]), TEXTS, st.none() | st.integers(0, 99)
)


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """Some articles, each from its own dump; texts repeat, and so do addresses."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        date = draw(DATES)
        found.append(
            article(
                draw(TEXTS),
                tuple(draw(st.lists(LONG | TEXTS, min_size=1, max_size=2))),
                origin=origin(f"{number}.txt"),
                url=draw(st.sampled_from(["", "", "https://library.example/1"])),
                date=Dating(date, PRECISIONS[len(date)], "body", date) if date else None,  # type: ignore[arg-type]
                tags=tuple(draw(st.lists(WORDS, max_size=2))),
                source=draw(st.just("") | WORDS),
                sidebars=(Sidebar("latest", "", tuple(draw(st.lists(HEADLINES, max_size=3)))),),
            )
        )
    return found


def built(found: list[Article], folder: Path) -> tuple[Report, dict[str, bytes]]:
    """The account, and every file after a build of these articles in this order."""
    report = Report()
    with Spool() as spool:
        for one in found:
            report.record_read(one.origin)
            spool.add(one)
        archive = gather(spool, report)
        pages = chain(article_pages(archive, spool), indexes.pages(archive), [account_page(archive, report)])
        output.write(pages, folder, report)
    return report, {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@settings(max_examples=60, deadline=None)
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_changes_the_archive(found: list[Article], chance: random.Random) -> None:
    """Every page and the manifest are the same, byte for byte."""
    shuffled = chance.sample(found, len(found))
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        assert built(found, Path(first))[1] == built(shuffled, Path(second))[1]


@settings(max_examples=40, deadline=None)
@given(articles(), articles())
def test_a_second_build_changes_nothing_and_leaves_nothing_over(before: list[Article], after: list[Article]) -> None:
    """Built over the pages of other articles, the folder is as if built alone; built again, no byte changes."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        built(before, Path(first))
        assert built(after, Path(first))[1] == built(after, Path(second))[1]
        report, _ = built(after, Path(second))
        assert set(report.pages) <= {"unchanged"}


@settings(max_examples=60, deadline=None)
@given(articles())
def test_every_record_has_one_outcome(found: list[Article]) -> None:
    """Read = articles + duplicates + left out + failed, in sum and for each file; and each article has a page."""
    with tempfile.TemporaryDirectory() as folder:
        report, files = built(found, Path(folder))
    assert report.records == len(found) == sum(report.count(outcome) for outcome in OUTCOMES)
    assert all(report.files[file] == sum(report.outcomes[file, o] for o in OUTCOMES) for file in report.files)
    assert report.count("article") == sum(path.startswith("articles/") for path in files)


LINES = st.sampled_from(
    ["-", "标签 灯塔石桥镇- 原标题:灯塔亮了", "- 责任编辑: 何晴", "2023-04-18 09:12 水边 -", "最新闻 Hot", "评论 33灯塔亮了", "首页", "来源：石桥晚报", "\x00", "\u2028",
     "钟楼的指针停了一个月，镇上的人都看太阳估时间，学校改成摇铃上课。", "<script>alert(1)</script>", "{{ x }}", "---", "title: 2023-01-15", "# 题", "", "\u3000\u3000"]
)  # fmt: skip
DUMPS = st.lists(LINES | st.text(max_size=20), max_size=12).map(
    lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")
)


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([".txt", ".md", ".json", ".jsonl", ".csv", ".xml", ".html"]),
            DUMPS | st.binary(max_size=200),
        ),
        max_size=4,
    )
)
def test_no_dump_stops_a_run(dumps: list[tuple[str, bytes]]) -> None:
    """Whatever bytes a file holds: every record has one outcome, and a second build changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dumps").mkdir()
        for number, (suffix, data) in enumerate(dumps):
            (folder / f"dumps/{number}{suffix}").write_bytes(data)
        config = Config(folder / "mkdocs.yml", (folder / "dumps",), folder / "docs", jobs=1)
        report = pipeline.build(config)
        assert report.records == sum(report.outcomes.values())
        assert len(report.files) == len(dumps)
        assert set(pipeline.build(config).pages) <= {"unchanged"}
