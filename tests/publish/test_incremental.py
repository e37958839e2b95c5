"""Builds after the first: whatever changed, the site is that of a clean build, byte for byte, and little of it is made anew."""

from __future__ import annotations

import logging
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from build_archive.model import Article
from tests.publish.test_press import contents
from tests.samples import article
from tests.site import hostile, ordinary, project, rebuild

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def told(caplog: pytest.LogCaptureFixture) -> None:
    """What the build says is looked at."""
    caplog.set_level(logging.INFO)


def numbers(caplog: pytest.LogCaptureFixture) -> list[int]:
    """How many pages stayed, were pressed, and were made by MkDocs in the last build."""
    pattern = r"(\d+) pages of the archive are as they were, (\d+) were pressed in \d+ moulds, (\d+) made by MkDocs"
    return [int(number) for number in re.findall(pattern, caplog.text)[-1]]


def clean(folder: Path) -> None:
    """Remove the site and what is known of it."""
    shutil.rmtree(folder / "site")
    for file in (folder / ".cache/build_archive").glob("site-*"):
        file.unlink()


def adds(articles: list[Article], _: Path, chance: random.Random) -> None:
    """A new article, somewhere in time."""
    articles.append(article(f"新来的第{chance.random()}篇", date=chance.choice(articles).date, tags=("新来的",)))


def removes(articles: list[Article], _: Path, chance: random.Random) -> None:
    """Three articles fewer."""
    for _number in range(3):
        articles.pop(chance.randrange(len(articles)))


def edits(articles: list[Article], _: Path, chance: random.Random) -> None:
    """Another source and another tag for an article."""
    place = chance.randrange(len(articles))
    articles[place] = replace(articles[place], source="改过的来源", tags=("改过的",))


def edits_by_hand(_: list[Article], folder: Path, chance: random.Random) -> None:
    """A person's own Markdown in the middle of a page."""
    page = chance.choice(sorted((folder / "docs/archive/articles").rglob("*.md")))
    page.write_text(
        page.read_text("utf-8").replace("\n\n<!-- beside", f"\n\n*第{chance.random()}次*\n\n<!-- beside"), "utf-8"
    )


def dresses(_: list[Article], folder: Path, chance: random.Random) -> None:
    """Another last line for every page."""
    (folder / "build_archive/publish/theme/partials/copyright.html").write_text(f"<p>{chance.random()}</p>", "utf-8")


def damages(_: list[Article], folder: Path, chance: random.Random) -> None:
    """A page of the site is overwritten, another is lost."""
    first, second = chance.sample(sorted((folder / "site/archive/articles").rglob("index.html")), 2)
    first.write_text("x", "utf-8")
    second.unlink()


CHANGES: tuple[Callable[[list[Article], Path, random.Random], None], ...] = (
    adds,
    removes,
    edits,
    edits_by_hand,
    dresses,
    damages,
)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_build_makes_the_site_of_a_clean_one(tmp_path: Path, seed: int) -> None:
    """After changes of every kind, in some order."""
    chance = random.Random(seed)  # noqa: S311 - the same at each run
    file = project(tmp_path)
    articles = [*ordinary(), *hostile()]
    rebuild(file, articles)
    for change in chance.sample(CHANGES, len(CHANGES)):
        change(articles, tmp_path, chance)
        made = contents(rebuild(file, articles))
        clean(tmp_path)
        meant = contents(rebuild(file, articles))
        assert made.keys() == meant.keys(), change
        assert [path for path in meant if made[path] != meant[path]] == [], change


def test_what_did_not_change_is_not_made_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing after nothing; after one more article its page, those beside it and some indexes."""
    file = project(tmp_path)
    articles = ordinary()
    site = rebuild(file, articles)
    times = {page: page.stat().st_mtime_ns for page in site.rglob("*.html")}
    rebuild(file, articles)
    assert numbers(caplog)[1:] == [0, 0]
    assert {page: page.stat().st_mtime_ns for page in site.rglob("*.html")} == times
    rebuild(file, [*articles, article("新来的一篇", date=articles[0].date)])
    stay, pressed, slow = numbers(caplog)
    assert (stay > 80, 0 < pressed < 15, slow) == (True, True, 0), (stay, pressed, slow)


def test_a_build_that_fails_leaves_the_last_site(tmp_path: Path) -> None:
    """As it was, with nothing beside it; the next one makes all that is new."""
    file = project(tmp_path)
    site = rebuild(file, ordinary())
    before = contents(site)
    about = tmp_path / "docs/about.md"
    text = about.read_text("utf-8")
    about.write_text(f"{text}\n[x](nowhere.md)\n", "utf-8")
    with pytest.raises(Abort):
        rebuild(file, [*ordinary(), article("新来的一篇")])
    assert contents(site) == before
    assert not (tmp_path / ".site.next").exists()
    about.write_text(text, "utf-8")
    assert any(
        "新来的一篇".encode() in data for data in contents(rebuild(file, [*ordinary(), article("新来的一篇")])).values()
    )
