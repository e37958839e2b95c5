"""What holds of the index pages of any archive."""

from __future__ import annotations

import posixpath
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_archive import indexes
from build_archive.identity import label_id
from build_archive.model import Archive, Headline, Sighting
from build_archive.render import article_path
from build_archive.shelves.divide import FULL
from tests.indexes.archives import archive, card, generated

LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def made(of: Archive) -> dict[str, str]:
    """All index pages of an archive by path; not the part-page of the front page, whose links start elsewhere."""
    found = [page for page in indexes.pages(of) if page.kind == "index"]
    paths = [page.path for page in found]
    assert len(paths) == len(set(paths)), "two pages of one address"
    return {page.path: page.text for page in found}


def targets(path: str, text: str) -> set[str]:
    """The paths that a page's links lead to."""
    links = (link.partition("#")[0] for link in LINK.findall(text))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) if link else path for link in links}


@pytest.fixture(scope="module")
def large() -> tuple[Archive, dict[str, str]]:
    """20,000 articles and their index pages."""
    of = generated(20_000)
    return of, made(of)


def test_links_lead_somewhere(large: tuple[Archive, dict[str, str]]) -> None:
    """Every link leads to an index page, an article of the archive or the account."""
    of, pages = large
    known = {*pages, *(article_path(card.id) for card in of.cards), "account.md"}
    assert {(path, to) for path, text in pages.items() for to in targets(path, text) if to not in known} == set()


def test_all_are_reached(large: tuple[Archive, dict[str, str]]) -> None:
    """From `index.md` every index is one click away, and every index page and article can be reached."""
    of, pages = large
    assert {f"{name}/index.md" for name in ("tags", "dates", "pinyin", "sources", "headlines")} <= targets(
        "index.md", pages["index.md"]
    )
    for name in ("dates", "pinyin"):
        reached, ahead = set(), {f"{name}/index.md"}
        while ahead:
            reached |= ahead
            ahead = {to for path in ahead if path.startswith(f"{name}/") for to in targets(path, pages[path])} - reached
        assert {path for path in pages if path.startswith(f"{name}/")} <= reached
        assert {article_path(card.id) for card in of.cards} <= reached


def test_page_sizes(large: tuple[Archive, dict[str, str]]) -> None:
    """No page lists more than a few hundred entries, though one day has a tenth of all and one title stands 600 times."""
    _, pages = large
    sizes = {path: text.count("\n- ") for path, text in pages.items()}
    assert {path: size for path, size in sizes.items() if size > 1.25 * FULL} == {}


def test_each_tag_and_source_has_its_page(large: tuple[Archive, dict[str, str]]) -> None:
    """Where an article's page looks for them; writings that differ only by script and width share one."""
    of, pages = large
    for one in of.cards:
        assert all(f"tags/{label_id('tag', tag)}.md" in pages for tag in one.tags)
        assert not one.source or f"sources/{label_id('source', one.source)}.md" in pages
    names = [line for line in pages["tags/index.md"].splitlines() if line.startswith("- ")]
    assert sum("银杏" in line or "銀杏" in line for line in names) == 1
    assert sum("ABC" in line or "abc" in line or "ＡＢＣ" in line for line in names) == 1


@pytest.mark.parametrize("seed", range(3))
def test_one_more_changes_little(large: tuple[Archive, dict[str, str]], seed: int) -> None:
    """An article more changes the pages on its ways and their neighbours, a few dozen of two thousand; no address goes."""
    of, pages = large
    more = card("重庆图书馆添了座位", "2021-03-0" + str(seed + 1), ("天气", "铁路"), "青河日报", 99_999)
    now = made(archive([*of.cards, more], of.sightings))
    assert pages.keys() <= now.keys()
    changed = [path for path in now if pages.get(path) != now[path]]
    assert len(changed) <= 40
    assert len(pages) > 1_000


@settings(max_examples=15)
@given(st.randoms())
def test_order_of_sightings(random: Random) -> None:
    """The sightings may come in any order."""
    of = generated(12)
    shuffled = list(of.sightings)
    random.shuffle(shuffled)
    assert made(of) == made(Archive(of.cards, tuple(shuffled)))


HOSTILE = st.text(
    alphabet=st.sampled_from("重[]()<>{}`*_#!|&\\\n\u2028\"':-/.~$=+^ 1a\x00\ud800"), min_size=1, max_size=12
)


@settings(max_examples=25)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_words(title: str, tag: str, column: str) -> None:
    """No word of a dump makes a path, a line or a link."""
    one = card(title, "2022-01-27", (tag,), tag)
    of = archive(
        [one],
        (
            Sighting(Headline(title + "。", "2022-01-26", column), "latest", one.id),
            Sighting(Headline(tag, title, column), "hot", one.id),
        ),
    )
    pages = made(of)
    for path, text in pages.items():
        assert re.fullmatch(r"[a-z0-9/-]+\.md", path)
        assert targets(path, text) <= {*pages, article_path(one.id), "account.md"}
        body = text.split("\n---\n", 1)[1]
        assert "<" not in body
        assert "{{" not in body
