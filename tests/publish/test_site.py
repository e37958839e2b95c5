"""One real site, built strictly from invented articles, hostile ones among them: every link and anchor leads somewhere, and nothing of a dump is markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from build_archive.search.shards import Index
from tests.publish.links import Parsed, broken_links, pages_of
from tests.site import HOSTILE, PREFIX, build, hostile, ordinary

pytestmark = pytest.mark.slow
HOME = f"https://name.github.io{PREFIX}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    return build(tmp_path_factory.mktemp("project"), [*ordinary(), *hostile()])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Parsed]:
    """Every page by its address."""
    return pages_of(site, HOME)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Parsed]) -> None:
    """Under a sub-path, with directory addresses, the page for unknown addresses included; no link leaves the site but an article's own."""
    assert broken_links(site, pages, HOME) == []
    assert len(pages) > 60


def test_every_page_of_the_archive_is_reached_from_the_front_page(pages: dict[str, Parsed]) -> None:
    """Nothing is published that no one can find by following links."""
    seen, todo = {HOME}, [HOME]
    while todo:
        address = todo.pop()
        for link in pages[address].links:
            target = urldefrag(urljoin(address, link))[0]
            if target in pages and target not in seen:
                seen.add(target)
                todo.append(target)
    assert set(pages) - seen == {f"{HOME}404.html"}


def test_nothing_of_a_dump_becomes_an_element_or_an_attribute(pages: dict[str, Parsed]) -> None:
    """A page that holds mischief has no element of such kinds but those of the frame, which the page for unknown addresses shows bare."""
    mischief = [page for page in pages.values() if "onerror=alert(1)" in "".join(page.text)]
    assert len(mischief) >= 4
    frame = pages[f"{HOME}404.html"]
    for page in mischief:
        assert "onerror" not in page.attributes
        for element in ("script", "style", "img", "b", "em", "blockquote", "iframe"):
            assert page.elements.count(element) == frame.elements.count(element), element
    blocks = [(page.elements.count("pre"), page.elements.count("code")) for page in mischief]
    assert sorted(blocks) == [*[(0, 0)] * (len(blocks) - 1), (1, 1)], "one dump shows a block of code"


def hostile_page(site: Path) -> Iterator[tuple[Path, str]]:
    """The article whose every field is mischief, with its HTML."""
    for file in (site / "archive/articles").rglob("index.html"):
        html = file.read_text("utf-8")
        if "<title>&lt;script&gt;" in html:
            yield file, html


def test_mischief_is_seen_as_it_stands(site: Path) -> None:
    """Title, header, facts, text and foot of the page show the very characters; no template or include has run."""
    ((_, html),) = hostile_page(site)
    text = re.sub(r"\s+", " ", "".join(Parsed(html).text))
    assert text.count(HOSTILE) >= 10
    assert "{{ config.site_name }}" in text
    assert "site_name:" not in text, "mkdocs.yml was included"


def test_markdown_of_a_person_reads_no_file_and_asks_no_host(pages: dict[str, Parsed]) -> None:
    """Snippets are shown as text, a picture is a link, a link to nowhere is its words; the strict build has passed."""
    (page,) = [page for page in pages.values() if "手写的一节" in page.text]
    text = "".join(page.text)
    assert text.count("--8<--") == 2
    assert "site_name:" not in text
    assert "共收文章" not in text
    assert "{{ config.site_name }}" in text
    assert "见于文件名" in text
    assert "img" not in page.elements
    assert "http://tracker.example/x.png" in page.links


def test_what_is_searched_is_articles_without_what_stood_beside_them(site: Path) -> None:
    """Neither sidebars nor lists of articles nor the search page are in the index; mischief stands in it as text."""
    index = Index(site / "search")
    texts = [index.text(seat) for seat in index.table.seats]
    assert not [text for text in texts if "本站没有的一篇" in text.body or "SHA-256：" in text.body]
    assert not [text for text in texts if re.match(r"archive/(?!articles/)|search/", text.address)]
    assert [text for text in texts if text.title == "没有日期的一篇"]
    assert [text for text in texts if text.title == HOSTILE]


def test_materials_bundle_finds_no_documents_of_its_own(site: Path) -> None:
    """Its worker is not ours; it asks for this file before it starts any."""
    assert json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"] == []


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    """No page and no style sheet of ours names another host to fetch from; links that a reader may follow are not requests."""
    for file in [*site.rglob("*.html"), site / "assets/archive/paper.css"]:
        html = file.read_text("utf-8")
        asked = re.search(r'<(?!a\b)[a-z]+ [^>]*(?:src|href)="(?:https?:)?//(?!name\.github\.io/repo/)', html)
        assert not asked, f"{file}: {asked and asked[0]}"
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", html), file
