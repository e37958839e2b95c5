"""What a file's name says of the article in it: `2018-05-28 07:53:28@标题.txt`, `2018-05-28-标题.txt`, `标题.txt`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from build_archive.folding import is_han
from build_archive.model import Stated

DATE = r"(?P<year>(?:19|20)\d\d)(?P<sep>[-./_年]?)(?P<month>0[1-9]|1[0-2]|(?<=\D)[1-9])(?(sep)[-./_月]?)(?P<day>3[01]|[12]\d|0[1-9]|(?<=\D)[1-9])日?(?!\d)"
TIME = r"(?:[ T_-]*(?P<hour>[01]\d|2[0-3])[:：_.时-]?(?P<minute>[0-5]\d)(?:[:：_.分-]?(?P<second>[0-5]\d))?秒?(?!\d))?"
LEADING = re.compile(rf"^[\[(（【]?{DATE}{TIME}[\])）】]?(?P<between>[ \u3000]*[@_—–-]*[ \u3000]*)")
TRAILING = re.compile(rf"[ \u3000]*[@_.—–(（\[【-]?[ \u3000]*(?<!\d){DATE}{TIME}[\])）】]?$")
FORMAT = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,8}(?:\.[A-Za-z][A-Za-z0-9]{0,4})?$", re.IGNORECASE)
COPY_MARK = re.compile(r"(?:[ _-]*(?:副本|copy)(?:[ _]*\d+)?|[ ]*[(（]\d{1,3}[)）])$", re.IGNORECASE)
"""What file managers append to the second file of one name."""
UNNAMED = re.compile(
    r"^(?:新建[ ]*|未命名|无标题|無標題|未知|下载|文本文档|正文|全文|文章|新闻|網頁|网页|页面|文档|笔记|測試|测试|示例|样例)+[\d_ -]*",
    re.IGNORECASE,
)
"""Names that programs give, or that say only what kind of thing the file is."""


def stated_by_name(name: str) -> Stated:
    """Title and date that the last part of a dump's name states; empty where it states none.

    A date by itself is not taken: it is as often the day of the crawl.
    """
    stated = stated_by_words(COPY_MARK.sub("", FORMAT.sub("", PurePosixPath(name.rpartition("!/")[2]).name).strip()))
    return replace(stated, title_from="file-name", date_from="file-name") if is_title(stated.title) else Stated()


def stated_by_words(stem: str) -> Stated:
    """A title with a date before or after it, taken apart."""
    found = LEADING.match(stem) or TRAILING.search(stem)
    title = (stem[found.end() :] if found and found.start() == 0 else stem[: found.start()] if found else stem).strip(
        " \u3000_-@"
    )
    return Stated(title=title, date=_date(found) if found else "")


def is_title(text: str) -> bool:
    """Whether a name can be a headline: four Han characters or more, and not a name that a program gave."""
    return sum(map(is_han, text)) >= 4 and not UNNAMED.fullmatch(text)


def _date(found: re.Match[str]) -> str:
    day = f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
    if not found["hour"]:
        return day
    return f"{day} {found['hour']}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")
