"""The press against MkDocs: the same site, byte for byte, from articles of every shape, and MkDocs's own way where the press has none."""

from __future__ import annotations

import gzip
import logging
import re
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from build_archive.model import Article, Copy, Dating, Headline, Sidebar
from build_archive.publish import own_pages
from build_archive.publish.press import run
from tests.samples import article, origin
from tests.site import HOSTILE, hostile, ordinary, project, rebuild

pytestmark = pytest.mark.slow
MARKS = "\ue000\ue100aZ &<>\"'\ue001 \ue010-\ue04f uuuuuuuu 😀 a\u2028b \u3000 &amp; C# #"
"""What the moulds are cast with, and what else might be taken for something."""
HOOK = "def on_page_content(html, **_):\n    return html\n"
"""A hook that might change any page, and changes none: with it MkDocs makes them all."""


def shapes() -> list[Article]:
    """Articles of every kind of date, and with and without every entry, their words full of mischief."""
    values = [
        *((value, precision) for value, precision in (("2022", "year"), ("2022-10", "month"), ("2022-01", "month"))),
        *((f"2022-{month}-{number}", "day") for month, number in product(("01", "12"), ("07", "30"))),
        *((f"2022-{month}-{number}T08:05", "minute") for month, number in product(("01", "12"), ("07", "30"))),
        ("2022-02-30", "day"),
    ]
    kinds = ("record", "url", "file-name", "byline", "dateline", "body")
    dates = [
        Dating(value, precision, kinds[n % 6], HOSTILE if n % 4 else "")  # type: ignore[arg-type]
        for n, (value, precision) in enumerate(values * 2)
    ]
    entries = ("source", "author", "editor", "original_title", "url")
    made = [article(f"{MARKS} {n}", date=date, language="zh-Hant" if n % 3 else "") for n, date in enumerate(dates)]
    for n, switched in enumerate(product((False, True), repeat=len(entries))):
        words = {name: f"{MARKS}{HOSTILE}" for name, on in zip(entries, switched, strict=True) if on}
        title_from = ("page", "record", "file-name", "body")[n % 4]
        made.append(article(f"{HOSTILE} {n}", title_from=title_from, tags=(HOSTILE,) * (n % 2), **words))
    lists = Sidebar("hot", "", (Headline(MARKS, "12:25", HOSTILE, 3), Headline("- 1. # x")))
    copy = Copy(origin(f"{MARKS}.txt"), HOSTILE, MARKS, "2022-01-01")
    made.append(article("# 1. 有列表也有副本", sidebars=(lists,), also=(copy,), repaired=("punctuation", "x")))
    return made


@pytest.fixture(autouse=True)
def told(caplog: pytest.LogCaptureFixture) -> None:
    """What the build says is looked at."""
    caplog.set_level(logging.INFO)


ARTICLES = [*ordinary(), *hostile(), *shapes()]


def by_mkdocs(file: Path) -> None:
    """Let MkDocs make every page of this project."""
    (file.parent / "hook.py").write_text(HOOK, "utf-8")
    file.write_text("hooks: [hook.py]\n" + file.read_text("utf-8"), "utf-8")


def with_files(file: Path) -> None:
    """Let pages be files and not folders."""
    file.write_text("use_directory_urls: false\n" + file.read_text("utf-8"), "utf-8")


def with_edit_links(file: Path) -> None:
    """Let each page name its source, and the navigation an article and a tag."""
    file.write_text("repo_url: https://example.org/r\nedit_uri: edit/main/\n" + file.read_text("utf-8"), "utf-8")


def unchanged(_: Path) -> None:
    """The configuration as the project has it."""


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path, but for `sitemap.xml.gz`, which holds the time of its making."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.suffix != ".gz"
    }


@pytest.mark.parametrize(
    ("change", "address"),
    [(unchanged, "https://name.github.io/repo/"), (with_files, ""), (with_edit_links, "https://a.example")],
)
def test_the_press_makes_what_mkdocs_makes(
    tmp_path: Path, change: Callable[[Path], None], address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Every file of the site, `sitemap.xml` among them; nearly all pages are pressed."""
    files = {name: project(tmp_path / name) for name in ("pressed", "by-mkdocs")}
    for file in files.values():
        change(file)
    by_mkdocs(files["by-mkdocs"])
    pressed, meant = (contents(rebuild(file, ARTICLES, address)) for file in files.values())
    assert pressed.keys() == meant.keys()
    assert [path for path in meant if pressed[path] != meant[path]] == []
    assert "the hook hook.py may change any of them (page_content)" in caplog.text
    number, by_hand = re.search(r"(\d+) were pressed in \d+ moulds, (\d+) made by MkDocs", caplog.text).groups()
    assert int(number) > 20 * int(by_hand)


@pytest.mark.skipif(sys.platform != "linux", reason="forks are taken on Linux only")
def test_the_list_of_all_pages_is_the_same_by_whichever_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`sitemap.xml`, which names a hundred thousand pages, is left to a fork where there may be one."""
    made = []
    for forks in (False, True):
        monkeypatch.setattr(own_pages.workers, "may_fork", lambda _, forks=forks: forks)
        site = rebuild(project(tmp_path / str(forks)), ARTICLES, "https://name.github.io/repo/")
        made.append((site / "sitemap.xml").read_bytes())
        assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == made[0]
    assert made[0] == made[1]


@pytest.mark.skipif(sys.platform != "linux", reason="forks are taken on Linux only")
@pytest.mark.parametrize("change", [unchanged, by_mkdocs])
def test_the_site_waits_for_the_list_of_all_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    """It is there however long it takes, also where MkDocs makes all pages."""
    write, press, pressing = own_pages.sitemap.write, own_pages.OwnPages.press, tmp_path / "pressing"

    def late(*given: object) -> None:
        while not pressing.exists():
            time.sleep(0.01)
        time.sleep(1)
        write(*given)

    def begun(pages: own_pages.OwnPages, *given: object, **named: object) -> None:
        pressing.touch()
        press(pages, *given, **named)

    monkeypatch.setattr(own_pages.workers, "may_fork", lambda _: True)
    monkeypatch.setattr(own_pages.sitemap, "write", late)
    monkeypatch.setattr(own_pages.OwnPages, "press", begun)
    file = project(tmp_path / "project")
    change(file)
    assert "<loc>" in (rebuild(file, ordinary(), "https://a.example/") / "sitemap.xml").read_text("utf-8")


def test_a_page_that_a_person_edited_holds_all_that_markdown_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is pressed as the pages around it are, its body made by Python-Markdown."""
    file = project(tmp_path)
    rebuild(file, ordinary())
    page = next((tmp_path / "docs/archive/articles").rglob("*.md"))
    page.write_text(
        page.read_text("utf-8").replace("\n\n<!-- beside -->", "\n\n*由人*\n写的一段。\n\n<!-- beside -->"), "utf-8"
    )
    site = rebuild(file, ordinary())
    html = (site / page.relative_to(tmp_path / "docs").with_suffix("") / "index.html").read_text("utf-8")
    assert "<p><em>由人</em>\n写的一段。</p>" in html
    assert re.findall(r"(\d+) made by MkDocs", caplog.text) == ["0", "0"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ page.meta.title | length }}", "a template counts or calculates with a word"),
        ("{{ page.meta.source | upper }}", "`source` is written in a way of its own"),
        ("{{ page.meta.tags | join }}", "a template uses `tags`, which is no text"),
        ("{{ page.toc }}", "a template asks for .title of a heading"),
        ("{% for name in page.meta %}{{ name }}{% endfor %}", "a template goes through the whole front matter"),
    ],
)
def test_a_theme_that_no_mould_can_follow_is_followed_by_mkdocs(
    tmp_path: Path, line: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """And the build says why."""
    file = project(tmp_path)
    template = tmp_path / "build_archive/publish/theme/partials/copyright.html"
    template.write_text(f"{{% if page %}}{line}{{% endif %}}", "utf-8")
    rebuild(file, ordinary())
    assert said in caplog.text


def test_a_mould_that_gives_another_page_is_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A difference in a sample is told, with its place, and MkDocs makes the pages of that kind."""
    monkeypatch.setattr(run, "SAMPLE", 1)
    file = project(tmp_path)
    template = tmp_path / "build_archive/publish/theme/partials/copyright.html"
    template.write_text("{% if page and '第1回' in page.content %}odd{% endif %}", "utf-8")
    with pytest.raises(Abort):  # a warning ends a strict build
        rebuild(file, ordinary())
    assert "the archive's press does not make of this page what MkDocs does, from byte" in caplog.text
    assert "('" in caplog.text


def test_links_into_the_archive_are_checked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """From pages that people wrote: to a page that is not there, and to a place that a page does not have."""
    file = project(tmp_path)
    rebuild(file, ordinary())
    found = next((tmp_path / "docs/archive/articles").rglob("*.md")).relative_to(tmp_path / "docs").as_posix()
    (tmp_path / "docs/about.md").write_text(
        f"[a]({found}) [b]({found}#_2) [c]({found}#nowhere) [d](archive/tags/zzzzzzzz.md)", "utf-8"
    )
    with pytest.raises(Abort):
        rebuild(file, ordinary())
    warned = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warned) == 2
    assert "does not contain an anchor '#nowhere'" in "".join(warned)
    assert "'archive/tags/zzzzzzzz.md', but the target" in "".join(warned)


def test_markdown_of_people_is_pressed_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Python-Markdown renders it, the mould frames it; what MkDocs has to say about its links, it says."""
    file = project(tmp_path)
    by_hand = article(
        "手写的一篇", ("## 一节\n\n*强调* [站外](https://example.org/)\n\n1. 甲\n2. 乙\n",), shape="markdown"
    )
    site = rebuild(file, [*ordinary(), by_hand])
    assert "0 made by MkDocs" in caplog.text
    (page,) = [
        page
        for page in (tmp_path / "docs/archive/articles").rglob("*.md")
        if "\ntitle: 手写的一篇\n" in page.read_text("utf-8")
    ]
    html = site / page.relative_to(tmp_path / "docs").with_suffix("") / "index.html"
    assert "<em>强调</em>" in html.read_text("utf-8")
    text = page.read_text("utf-8")
    page.write_text(text.replace("*强调*", "*强调* [甲](../../tags/index.md) [乙](nowhere.md)"), "utf-8")
    with pytest.raises(Abort):
        rebuild(file, [*ordinary(), by_hand])
    assert "contains a link 'nowhere.md', but the target" in caplog.text
