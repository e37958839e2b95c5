"""What is remembered of shelves and readings changes nothing but the time that they take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from build_archive import indexes, kept
from build_archive.model import Archive, Draft
from build_archive.pinyin import READINGS, collate, collation
from build_archive.shelves import Divided, Shelf
from tests.indexes.archives import generated


def changed(archive: Archive, rng: Random) -> Archive:
    """An archive of which some articles are gone, and some have other titles, dates, tags or sources."""
    cards = list(archive.cards)
    for place in rng.sample(range(len(cards)), 5):
        what = rng.choice(("title", "date", "tags", "source"))
        other = rng.choice(cards)
        cards[place] = cards[place]._replace(**{what: getattr(other, what)})
    del cards[rng.randrange(len(cards))]
    cards.sort(key=lambda card: card.id)
    cards.sort(key=lambda card: card.date, reverse=True)
    return replace(archive, cards=tuple(cards))


def made_of(archive: Archive, divided: Divided) -> dict[str, str]:
    """What each page is made of, as far as it is told."""
    return {page.path: page.made_of for page in indexes.drafts(archive, divided) if isinstance(page, Draft)}


@pytest.mark.parametrize("seed", range(4))
def test_pages_are_those_of_a_first_run(seed: int, tmp_path: Path) -> None:
    """Whatever has changed since, and also for pages whose shelves are remembered without their entries."""
    rng = Random(seed)  # noqa: S311 - the same in each run
    file, archive = tmp_path / "shelves", generated(1_500)
    for _ in range(3):
        nothing: tuple[dict[bytes, Shelf[Any]], dict[str, list[str]]] = {}, {}
        divided = Divided(*kept.load(file, "this program", nothing))
        found = {page.path: page.text for page in indexes.pages(archive, divided)}
        assert found == {page.path: page.text for page in indexes.pages(archive)}
        assert made_of(archive, divided) == made_of(archive, Divided())
        kept.save(file, "this program", (divided.now, divided.orders))
        archive = changed(archive, rng)


def test_what_changes_in_a_page_changes_what_it_is_made_of() -> None:
    """Else it would not be written."""
    archive = generated(1_500)
    other = changed(archive, Random(1))  # noqa: S311 - the same in each run
    before, after = (
        ({page.path: page.text for page in indexes.pages(of)}, made_of(of, Divided())) for of in (archive, other)
    )
    told = before[1].keys() & after[1].keys()
    assert {path for path in told if before[0][path] != after[0][path]} == {
        path for path in told if before[1][path] != after[1][path]
    }


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title that the last run read is not read again."""
    READINGS.recall({})
    first = collate("重庆的灯").key
    READINGS.recall(READINGS.asked())
    monkeypatch.setattr(collation, "code_of", lambda text: f"3{text}1")
    assert collate("重庆的灯").key == first
    READINGS.recall({})
    assert collate("重庆的灯").key != first
    READINGS.recall({})
