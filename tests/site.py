"""A whole site for tests: invented articles through gather, indexes, render and MkDocs, served as GitHub Pages serves a project."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from build_archive import pipeline
from build_archive.last import Last
from build_archive.model import Article, Dating, Headline, Sidebar
from build_archive.search.shards import Index
from tests.samples import article, day, origin

ROOT = Path(__file__).parent.parent
PREFIX = "/repo/"
"""The sites are tried under a path, as https://name.github.io/repo/ has one."""

HOSTILE = (
    '<script>alert("甲")</script> {{ config.site_name }} {% raw %} --8<-- "mkdocs.yml" \'"><img src=x onerror=alert(1)>'
)
"""What a dump may hold in every field: it must be seen on the page as it stands here, and do nothing."""

WRITTEN = """# 手写的一节

正文里有 ![图](http://tracker.example/x.png)、[别处](elsewhere.md) 和 [站外](https://example.org/)，还有 {{ config.site_name }}。

```
--8<-- "mkdocs.yml"
```

--8<-- "front.md"
"""
"""Markdown of a person that would have another host asked, other files read, and a link lead nowhere."""

LIBRARY = "入夏以来，清水镇图书馆把周末的闭馆时间推迟到晚上九点。馆长说，夏天的晚上来读书的人很多，窗口的灯会一直亮到最后一位读者离开为止。"
RAILWAY = "北線列車今日通車，從鎮上到海邊只要四十分鐘。站長說，第一班車的旅客裏有不少是專程來看海的孩子，他們在車廂裏畫滿了一本畫冊。"


def ordinary() -> list[Article]:
    """Forty-odd articles over two years: shared tags and sources, dates of every kind, one in traditional characters, two undated."""
    tags = (("图书馆", "夜间开放"), ("铁路",), ("博物馆", "展览"), ("天气",), ("图书馆", "重庆路"))
    titles = ("图书馆延长开放", "北线列车试运行", "博物馆夜场开放", "雨水偏多", "重庆路分馆开馆")
    made = [
        article(
            f"{titles[n % 5]}（第{n + 1}回）",
            (LIBRARY, f"这是第 {n + 1} 次通报，登记人数为 {n * 37 + 12:,} 人。", LIBRARY),
            date=day(f"{2022 + n // 24}-{n % 12 + 1:02}-{n % 27 + 1:02}"),
            tags=tags[n % 5],
            source=("清水晚报", "镇政府网站", "北线通讯")[n % 3],
            language="zh-Hans",
        )
        for n in range(40)
    ]
    listed = tuple(Headline(f"{titles[n % 5]}（第{n + 1}回）", f"2023-06-01 08:{n:02}", "镇上的事") for n in range(6))
    inferred = Dating("2023-06-02", "day", "body", "6月2日")
    month = Dating("2022-01", "month", "record", "2022-01")
    minute = Dating("2023-06-03T08:05", "minute", "url", "/2023/06/03/0805")
    return [
        *made,
        article(
            "清水镇图书馆周末延长开放：“灯亮到最后一位读者离开”",
            (LIBRARY, LIBRARY * 2, LIBRARY),
            date=inferred,
            tags=("图书馆", "夜间开放"),
            source="清水晚报",
            author="文化组",
            editor="周编",
            original_title="灯亮到九点",
            language="zh-Hans",
            repaired=("punctuation",),
            sidebars=(
                Sidebar("latest", "最新文章", (*listed, Headline("本站没有的一篇", "2023-06-01 09:00", "远方"))),
                Sidebar("related", "", (Headline("博物馆夜场开放（第3回）", comments=33),)),
                Sidebar("hot", "最热", (Headline("明日有雨"),)),
            ),
        ),
        article("北線列車通車", (RAILWAY, RAILWAY), date=month, tags=("鐵路",), source="北線日報", language="zh-Hant"),
        article(
            "雨后的车站",
            ("雨停以后，站台上的积水映着灯。", LIBRARY),
            date=minute,
            url="https://example.org/2023/06/03/0805",
            language="zh-Hans",
        ),
        article("没有日期的一篇", ("谁也不记得这是哪一天的事。", LIBRARY), language="zh-Hans"),
        article(
            "A story in Latin letters",
            ("The title is in Latin letters.", LIBRARY),
            language="zh-Hans",
            origin=origin("notes/7.txt"),
        ),
    ]


def hostile() -> list[Article]:
    """The same mischief in every field that a dump can fill."""
    headline = Headline(HOSTILE, "2022-05-05 10:00", HOSTILE)
    return [
        article(
            HOSTILE,
            (
                HOSTILE,
                '--8<-- "mkdocs.yml"',
                f"    {HOSTILE}\n    ```\n    四格缩进的一行</code></pre>",
                "# 不是标题",
                "---",
                "*不是强调* _也不是_ [不](是) `链接`",
            ),
            date=Dating("2022-05-05", "day", "body", HOSTILE),
            tags=(HOSTILE, "]](x)|*_`"),
            source=HOSTILE,
            author=HOSTILE,
            editor=HOSTILE,
            original_title=HOSTILE,
            language="zh-Hans",
            sidebars=(Sidebar("latest", HOSTILE, (headline,)),),
            origin=origin(f"{HOSTILE.replace('/', '_')}.txt"),
        ),
        article("手写的一篇", (WRITTEN,), shape="markdown", date=day("2022-05-07"), title_from="file-name"),
        article(
            "标题：{{ 7 * 7 }} & <b>粗</b>", ("<style>body{display:none}</style>正文还在。",), date=day("2022-05-06")
        ),
    ]


def project(folder: Path) -> Path:
    """A project folder with this repository's configuration, theme and hand-written pages, and no dumps; its `mkdocs.yml`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("archive"))
    theme = Path("build_archive/publish/theme")
    shutil.copytree(ROOT / theme, folder / theme)
    (folder / "seeds").mkdir()
    return folder / "mkdocs.yml"


def build(folder: Path, articles: Sequence[Article]) -> Path:
    """A strict build of a project whose dumps read as these articles; the folder of the site."""
    return rebuild(project(folder), articles)


def rebuild(file: Path, articles: Sequence[Article], address: str = f"https://name.github.io{PREFIX}") -> Path:
    """A strict build with this `mkdocs.yml`; the folder of the site."""
    folder = file.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        patch.chdir(folder)
        patch.setattr(pipeline, "read_dumps", lambda *given: [*map(given[2].spool.add, articles)])
        patch.setattr(Last, "is_repeated", lambda *_: False)  # there are no dumps that could have changed
        config = load_config(str(file), strict=True)
        config.plugins.on_startup(command="gh-deploy", dirty=False)  # it never has nothing to do
        mkdocs_build(config)
    return folder / "site"


class _UnderPrefix(SimpleHTTPRequestHandler):
    """Serves a folder below `PREFIX`, silently; an unknown address gets the site's 404 page, as on GitHub Pages."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_UnderPrefix, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()


def addresses(site: Path) -> dict[str, str]:
    """The path below the site of every page that is searched, by its title."""
    index = Index(site / "search")
    return {text.title: text.address for text in map(index.text, index.table.seats)}
