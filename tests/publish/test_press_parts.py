"""The parts of the press by themselves: MkDocs's walk, what it is told of, the moulds, and when it is left to MkDocs."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from build_archive.ledger import Ledger
from build_archive.publish.own_pages import objection
from build_archive.publish.press import known
from build_archive.publish.press.body import Body
from build_archive.publish.press.known import KnownFiles
from build_archive.publish.press.listed import AllPages
from build_archive.publish.press.mould import CLOSE, OPEN, PROBE, Mould, Unfollowable, digit, mark, split
from build_archive.publish.press.sheet import sheet

PAGES = (
    "index.md",
    "guides/x.md",
    "archive/index.md",
    "archive/account.md",
    "archive/.front/front.md",
    "archive/tags/index.md",
    "archive/tags/z.md",
    "archive/tags/z/zhong.md",
    "archive/tags/7k3f9x2a.md",
    "archive/articles/7k/7k3f9x2a.md",
    "archive/articles/由人写的.md",
    "archive/articles/picture.png",
)


def configured(folder: Path, **options: object) -> MkDocsConfig:
    """A configuration whose `docs/` hold `PAGES`."""
    for path in PAGES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("# x\n", "utf-8")
    config = MkDocsConfig()
    nav = ["index.md", {"标签": ["archive/tags/index.md", "archive/tags/z.md"]}]
    config.load_dict({"site_name": "x", "docs_dir": str(folder), "nav": nav, "plugins": [], **options})
    assert config.validate() == ([], [])
    return config


def test_mkdocs_still_walks_where_the_press_stands_in_its_way() -> None:
    """If a new MkDocs walks otherwise, `press/known.py` is the place to follow it."""
    assert "files = get_files(config)" in inspect.getsource(build.build)
    assert "os.walk(config['docs_dir'], followlinks=True)" in inspect.getsource(get_files)
    assert vars(build)["get_files"] is get_files


def test_mkdocs_hears_of_the_archive_only_what_it_has_to_build(tmp_path: Path) -> None:
    """Hand-written pages, the pages of the navigation, indexes, and files of people; the rest is left to the press."""
    config = configured(tmp_path)
    files = known.get_files(config)
    assert isinstance(files, KnownFiles)
    pressed = [
        "archive/account.md",
        "archive/articles/7k/7k3f9x2a.md",
        "archive/tags/7k3f9x2a.md",
        "archive/tags/z/zhong.md",
    ]
    assert files.pressed == pressed
    assert [file.src_uri for file in files] == [
        file.src_uri for file in get_files(config) if file.src_uri not in pressed and ".front" not in file.src_uri
    ]


def test_an_archive_that_is_known_is_not_walked_again(tmp_path: Path) -> None:
    """The same files either way; where a link lies in it, which MkDocs follows, it is walked all the same."""
    config = configured(tmp_path)
    folder = Path(config.docs_dir, "archive")
    walked = known.get_files(config)
    found = known.get_files(config, Ledger().below(folder))
    assert isinstance(walked, KnownFiles)
    assert isinstance(found, KnownFiles)
    assert ([file.src_uri for file in found], found.pressed) == ([file.src_uri for file in walked], walked.pressed)
    (tmp_path / "apart").mkdir()
    (tmp_path / "apart/more.md").write_text("# x\n", "utf-8")
    (folder / "way").symlink_to(tmp_path / "apart")
    assert "archive/way/more.md" in known.get_files(config, Ledger().below(folder))


def test_a_page_that_is_pressed_is_known_by_name(tmp_path: Path) -> None:
    """In every way in which one may ask, always as the same file, and without being listed."""
    files = known.get_files(configured(tmp_path))
    path = "archive/tags/z/zhong.md"
    file = files.get_file_from_path(path)
    assert file is not None
    assert file is files.src_uris[path] is files.src_uris.get(path)
    assert path in files
    assert file not in list(files)
    assert files.get_file_from_path("archive/tags/y.md") is None
    with pytest.raises(KeyError):
        files.src_uris["archive/tags/y.md"]


def test_the_files_of_the_theme_are_those_that_mkdocs_finds(tmp_path: Path) -> None:
    """In the same order; only icons, which are no files of a site, are not looked at."""
    config = configured(tmp_path, theme={"name": "material"})
    both = known.get_files(config), get_files(config)
    for files in both:
        files.add_files_from_theme(config.theme.get_env(), config)
    found, meant = (
        [file.src_uri for file in files if not file.src_uri.startswith(("archive/", "index", "guides"))]
        for files in both
    )
    assert found == meant
    assert len(found) > 20


@pytest.mark.parametrize("options", [{"site_url": "https://a.example/b"}, {"use_directory_urls": False}])
def test_templates_list_all_pages_as_mkdocs_would(tmp_path: Path, options: dict[str, object]) -> None:
    """In the same order, with the same addresses."""
    config = configured(tmp_path, **options)
    files = known.get_files(config)
    assert isinstance(files, KnownFiles)
    whole = list(get_files(config).documentation_pages())
    listed = AllPages(files, config)
    names = ("canonical_url", "abs_url", "update_date", "is_link", "url", "is_homepage")
    for file in files.documentation_pages():
        Page(None, file, config)
    assert [[getattr(file.page, name) for name in names] for file in listed] == [
        [getattr(Page(None, file, config), name) for name in names] for file in whole
    ]
    assert len(listed) == len(whole)


def test_a_mould_is_filled_as_each_place_needs() -> None:
    """Escaped in one place, as it is in another, digit by digit in a third."""
    digits = "".join(map(digit, range(4)))
    page = f'<a title="{OPEN}\ue101aZ &amp;&lt;&gt;&#34;&#39;{CLOSE}">{mark(0)}</a> {digits}年 a/uuuu/ {mark(0)}'
    literals, slots = split(page, ("#text", "title"), "a/uuuu")
    made = sheet("a/7k3f.md", {"title": '<"&', "date": "2022"}, Body("<h1>x</h1>y", "_1"), frozenset())
    assert Mould(made.shape, {}, literals, slots).filled(made) == '<a title="&lt;&#34;&amp;">y</a> 2022年 a/7k3f/ y'


@pytest.mark.parametrize(
    "page",
    [
        mark(0).upper(),
        mark(0)[:8],
        mark(0).encode("unicode-escape").decode(),
        "%EE%84%80",
        PROBE.join(mark(0)),
        "archive/uuuuuuuu",
        f"{OPEN}\ue100{CLOSE}",
    ],
)
def test_a_word_that_is_written_otherwise_cannot_be_followed(page: str) -> None:
    """Cut, in capitals, in another spelling: whatever is not the word as it stands, or escaped."""
    with pytest.raises(Unfollowable):
        split(page, ("#text",), "a/uuuu")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"nav": None}, "mkdocs.yml has no nav, so every page is in the navigation"),
        ({"exclude_docs": "x.md"}, "mkdocs.yml has exclude_docs or draft_docs, which are matched with every page"),
        ({"markdown_extensions": ["attr_list"]}, "the Markdown extension attr_list may mean something in any of them"),
        ({"markdown_extensions": [{"toc": {"permalink": True}}]}, "the Markdown extension toc has options"),
        ({}, ""),
    ],
)
def test_when_mkdocs_has_to_make_all_pages(tmp_path: Path, options: dict[str, object], said: str) -> None:
    """And in which words the build says so."""
    assert objection(configured(tmp_path, **options), None) == said
