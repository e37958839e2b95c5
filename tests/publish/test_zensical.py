"""The same `docs/` and `mkdocs.yml` under `zensical build`, which runs no plugin: a plain site that works, for the day when MkDocs is gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.links import Parsed, broken_links, pages_of
from tests.site import HOSTILE, PREFIX, build, hostile, ordinary

pytestmark = pytest.mark.slow
HOME = f"https://name.github.io{PREFIX}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes of an archive that is already there."""
    pytest.importorskip("zensical", reason="zensical is not installed; make .venv/dev")
    folder = tmp_path_factory.mktemp("project")
    shutil.rmtree(build(folder, [*ordinary(), *hostile()]))
    done = subprocess.run(
        [str(Path(sys.executable).with_name("zensical")), "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SITE_URL": HOME},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Parsed]:
    """Every page by its address."""
    return pages_of(site, HOME)


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Parsed]) -> None:
    """As in the site that MkDocs makes."""
    assert broken_links(site, pages, HOME) == []
    assert len(pages) > 60


def test_the_front_page_holds_what_the_archive_holds(site: Path) -> None:
    """The included part is there, and is no page of its own."""
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "共收文章 <strong>48</strong> 篇" in html
    assert 'class="ba-page ba-catalogue ba-front"' in html
    assert not list(site.rglob("*front*"))


def test_an_article_shows_its_facts_and_only_text(site: Path, pages: dict[str, Parsed]) -> None:
    """The theme reads the front matter itself; mischief in it is seen as it stands."""
    (html,) = [
        html
        for file in site.rglob("archive/articles/*/*/index.html")
        if "<title>&lt;script&gt;" in (html := file.read_text("utf-8"))
    ]
    text = " ".join("".join(Parsed(html).text).split())
    assert text.count(HOSTILE) >= 9
    assert "site_name:" not in text
    frame = pages[f"{HOME}404.html"]
    for element in ("script", "style", "img", "b", "em"):
        assert Parsed(html).elements.count(element) == frame.elements.count(element), element
    assert Parsed(html).elements.count("code") == 1, "the block of code that the dump shows"
    library = next(page for page in pages.values() if "据正文推定：6月2日" in "".join(page.text))
    assert "2023年6月2日" in "".join(library.text)
    assert library.elements.count("footer") == 2


def test_pages_have_the_look_and_ask_nothing_of_another_host(site: Path) -> None:
    """Our style sheet is there; nothing names another host to fetch from."""
    assert (site / "assets/archive/paper.css").is_file()
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "assets/archive/paper.css" in html
        assert "fonts.g" not in html
