"""The account as readers of the site see it."""

from __future__ import annotations

from build_archive.errors import Drop
from build_archive.gather import gather
from build_archive.render.account import account_page
from build_archive.report import Report
from build_archive.spool import Spool
from tests.samples import article, day, origin

PAGE = """---
title: 收录说明
generated_by: build_archive
---

# 收录说明

从 7 个数据文件里读到 7 条记录：收录为文章 2 篇，与已收录的文章同文 0 条，未收录 4 条，无法读取 1 条。

## 完整程度

- 没有日期：1 篇（50.0%）
- 日期为推断：0 篇（0.0%）
- 没有标签：1 篇（50.0%）
- 没有来源：2 篇（100.0%）

## 各年篇数

| 年份 | 篇数 |
| --- | ---: |
| [2022](dates/2022.md) | 1 |
| [日期不详](dates/undated.md) | 1 |

## 没有收录的

| 原因 | 数目 | 例 |
| --- | ---: | --- |
| 没有正文 | 4 | a&#124;b\\_0.txt、a&#124;b\\_1.txt、a&#124;b\\_2.txt 等 4 处 |
| 记录无法读取 | 1 | x.jsonl:3 |
"""


def test_the_page_says_what_was_read_and_how_much_is_known() -> None:
    """Sums that add up, coverage, years, and what is not there; nothing of the run itself."""
    report = Report()
    for number in range(4):
        report.record_read(origin(f"a|b_{number}.txt"))
        report.left_out(origin(f"a|b_{number}.txt"), Drop("no text", "it is empty"))
    report.failed("x.jsonl:3", "this line is not JSON")
    with Spool() as spool:
        for one in (
            article("新馆", date=day("2022-01-27"), tags=("馆",), origin=origin("1.txt")),
            article("旧馆", origin=origin("2.txt")),
        ):
            report.record_read(one.origin)
            spool.add(one)
        archive = gather(spool, report)
    assert account_page(archive, report).text == PAGE
    report.written("x.md")
    assert account_page(archive, report).text == PAGE
