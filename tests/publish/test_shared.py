"""The frame of the pages: what all have alike is shared, an article page is little but its text, and Material's own frame stands where it is needed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from benchmarks.weight import besides
from build_archive.publish.shared import needs_materials_frame
from tests.publish.links import Parsed
from tests.site import build, hostile, ordinary, project

LIMIT = 2_600
"""Bytes of an ordinary article page besides its text, a site's address and provenance among them; the first frame had 13,700."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as configured here."""
    return build(tmp_path_factory.mktemp("project"), [*ordinary(), *hostile()])


def article_pages(site: Path) -> dict[str, str]:
    """The HTML of every article by its title as it stands there."""
    pages = [file.read_text("utf-8") for file in (site / "archive/articles").rglob("*.html")]
    return {re.findall("<title>(.*) - 中文文章档案</title>", html)[0]: html for html in pages}


@pytest.mark.slow
def test_an_article_page_is_little_but_its_text(site: Path) -> None:
    """No empty lines but Markdown's own, no icon, no script and no settings in it."""
    pages = article_pages(site)
    for title in ("北線列車通車", "没有日期的一篇", "雨后的车站"):
        assert besides(pages[title]) <= LIMIT, title
        assert not re.search(r">\s{2,}<(?!ul>)", pages[title])
        elements = Parsed(pages[title]).elements
        assert elements.count("script") == 1
        assert not {"svg", "input", "style", "img"} & set(elements)


@pytest.mark.slow
def test_the_shared_script_holds_the_values_of_the_site(site: Path) -> None:
    """They are JSON, with markup only in escapes; the box is in it."""
    code = (site / "assets/archive/frame.js").read_text("utf-8")
    shared = json.loads(re.findall(r"^const SITE = (.*);$", code, re.MULTILINE)[0])
    assert shared["name"] == "中文文章档案"
    assert shared["config"]["features"] == ["search.highlight", "navigation.top"]
    assert shared["bundle"].endswith(".min.js")
    assert Parsed(shared["bar"]).elements.count("form") == 2
    assert "isComposing" in code


@pytest.mark.slow
def test_the_shared_sheet_holds_every_sheet_and_the_site_nothing_unused(site: Path) -> None:
    """Material's, then ours, for ours overrules; neither Material's search nor its source maps are published."""
    css = (site / "assets/archive/site.css").read_text("utf-8")
    assert css.index(".md-typeset{") < css.index("--ba-ground:") < css.index(".ba-search")
    assert "sourceMappingURL" not in css
    assert not [*site.rglob("*.map"), *site.rglob("lunr.stemmer*"), *site.glob("assets/javascripts/workers")]


@pytest.mark.parametrize(
    "own",
    [
        "theme: {font: {text: Noto Sans}}",
        "theme: {features: [navigation.instant.progress]}",
        "theme: {icon: {admonition: {note: octicons/tag-16}}}",
        "extra: {analytics: {provider: google}}",
        "theme: {custom_dir: overrides}",
    ],
)
def test_materials_frame_stands_where_ours_has_no_place(tmp_path: Path, own: str) -> None:
    """Fonts, other ways to navigate, icons, services, or a frame of the user's own; not as configured here."""
    file = project(tmp_path)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/base.html").write_text("")
    assert not needs_materials_frame(load_config(str(file)))
    (tmp_path / "own.yml").write_text(yaml.safe_dump({"INHERIT": "mkdocs.yml", **yaml.safe_load(own)}), "utf-8")
    assert needs_materials_frame(load_config(str(tmp_path / "own.yml")))
