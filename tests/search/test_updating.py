"""An index brought up to date is, byte for byte, the one that a clean build makes."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_archive.search import blocks, cuts, remembering, sharding, texts, updating
from build_archive.search.updating import build, load, remember
from tests.search.samples import article
from tests.search.test_build import files

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "add old", "edit", "remove", "touch", "exclude"]), st.integers(0, 10**6)),
    min_size=1,
    max_size=4,
)


def write_page(docs: Path, number: int, seed: int, date: str = "", *, excluded: bool = False) -> None:
    """The page of an article of this number, its words decided by the seed."""
    one = article(seed)
    path = docs / "archive" / "articles" / f"{number:02}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    own = "search:\n  exclude: true\n" if excluded else ""
    path.write_text(
        f"---\ntitle: {one.title}\nid: a{number:07}\ndate: {date or one.date or 2020}\ntags: [{', '.join(one.tags)}]\n"
        f"source: {one.source}\n{own}generated_by: build_archive\n---\n\n{one.body} word{seed} {'哈' * (seed % 9000)}\n",
        "utf-8",
    )


def change(docs: Path, kind: str, seed: int) -> None:
    """One thing that may happen to an archive."""
    rng = random.Random(seed)  # noqa: S311 - the same in each run
    pages = sorted(docs.rglob("*.md"))
    number = int(rng.choice(pages).stem)
    fresh = 1 + max(int(page.stem) for page in pages)
    if kind.startswith("add"):
        write_page(docs, fresh, seed, "1990-01-01" if kind == "add old" else "2030-01-01")
    elif kind == "remove":
        (docs / f"archive/articles/{number:02}.md").unlink()
    elif kind == "touch":
        (docs / f"archive/articles/{number:02}.md").touch()
    else:
        write_page(docs, number, seed, excluded=kind == "exclude")


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many shards and chunks of a small archive."""
    monkeypatch.setattr(cuts, "SMALLEST", 1_000)
    monkeypatch.setattr(cuts, "LARGEST", 4_000)
    monkeypatch.setattr(sharding, "PIECE", 3_000)
    monkeypatch.setattr(texts, "CHUNK", 100)


@pytest.fixture(params=[1, 1_000])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks keep what has come and gone beside them until it is as much as they are; or are written again each time."""
    monkeypatch.setattr(blocks, "FEW", request.param)


@pytest.mark.usefixtures("small_files", "few")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_changes_the_bytes_are_those_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Articles that come, change, go, are touched, or are not to be searched any more, in any order."""
    root = tmp_path_factory.mktemp("updating")
    docs = root / "docs"
    for number in range(60):
        write_page(docs, number, number)
    with pytest.MonkeyPatch.context() as monkeypatch:
        told = made(monkeypatch)
        build(docs, root / "site", jobs=1, cache=root / "cache")
        for place, (kind, seed) in enumerate(steps):
            loaded, before = load(root / "cache", docs, True), pages(docs)
            change(docs, kind, seed)
            if place % 2:
                touched = {name for name, _ in before ^ pages(docs)}
                remember(root / "cache", docs, True, 1, 0, touched, loaded)
            build(docs, root / "site", jobs=1, cache=root / "cache")
            build(docs, root / f"clean-{place}", jobs=1)
            assert files(root / "site") == files(root / f"clean-{place}")
    assert told == ["anew", *["up to date", "anew"] * len(steps)]


def pages(docs: Path) -> set[tuple[str, int]]:
    """Every page, and when it was last written."""
    return {(page.relative_to(docs).as_posix(), page.stat().st_mtime_ns) for page in docs.rglob("*.md")}


def test_a_page_that_goes_while_it_is_looked_at_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is loaded beforehand is loaded when the pages stand still."""
    docs = tmp_path / "docs"
    write_page(docs, 1, 1)
    build(docs, tmp_path / "site", jobs=1, cache=tmp_path / "cache")
    with monkeypatch.context() as patch:
        patch.setattr(updating, "pages", lambda _: (_ for _ in ()).throw(FileNotFoundError))
        assert load(tmp_path / "cache", docs, True) is None
    assert load(tmp_path / "cache", docs, True) is not None


def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made from now on: an index anew, or brought up to date."""
    told: list[str] = []
    write, apply = updating.write, updating.apply
    monkeypatch.setattr(updating, "write", lambda *given: told.append("anew") or write(*given))
    monkeypatch.setattr(updating, "apply", lambda *given: told.append("up to date") or apply(*given))
    return told


def test_only_what_changed_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, where nothing changed; one article's shards, where one came; all, where the seats no longer suffice or the program is another."""
    docs, site, cache = tmp_path / "docs", tmp_path / "site", tmp_path / "cache"
    for number in range(95):
        write_page(docs, number, number)
    told = made(monkeypatch)

    def again() -> list[str]:
        told.clear()
        build(docs, site, jobs=1, cache=cache)
        return told

    assert again() == ["anew"]
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*.bin")}
    assert again() == []
    write_page(docs, 95, 95, "2030-01-01")
    assert again() == ["up to date"]
    kept = [path for path, time in times.items() if path.exists() and path.stat().st_mtime_ns == time]
    assert any(path.parent.name == "terms" for path in kept)
    write_page(docs, 96, 96)
    assert again() == ["anew"]
    monkeypatch.setattr(remembering, "program", lambda: "another")
    monkeypatch.setattr(updating, "program", lambda: "another")
    assert again() == ["anew"]


@pytest.mark.parametrize("lost", ["state.json", "index/index.bin", "index/texts", "index/terms", "index"])
def test_a_damaged_memory_is_made_anew(tmp_path: Path, lost: str) -> None:
    """Whatever of it is gone."""
    docs = tmp_path / "docs"
    for number in range(20):
        write_page(docs, number, number)
    build(docs, tmp_path / "site", jobs=1, cache=tmp_path / "cache")
    path = tmp_path / "cache" / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    write_page(docs, 3, 77)
    build(docs, tmp_path / "site", jobs=1, cache=tmp_path / "cache")
    build(docs, tmp_path / "clean", jobs=1)
    assert files(tmp_path / "site") == files(tmp_path / "clean")


def test_a_cleared_site_is_filled_again(tmp_path: Path) -> None:
    """MkDocs clears its folder before each build."""
    write_page(tmp_path / "docs", 1, 1)
    for _ in range(2):
        build(tmp_path / "docs", tmp_path / "site", jobs=1, cache=tmp_path / "cache")
        found = files(tmp_path / "site")
        assert "search/index.bin" in found
        for path in (tmp_path / "site").rglob("*.bin"):
            path.unlink()


def test_several_processes_make_the_same(tmp_path: Path) -> None:
    """As one, anew and up to date."""
    docs = tmp_path / "docs"
    for number in range(20):
        write_page(docs, number, number)
    for _ in range(2):
        for jobs in (1, 2):
            build(docs, tmp_path / f"site-{jobs}", jobs=jobs, cache=tmp_path / f"cache-{jobs}")
        assert files(tmp_path / "site-1") == files(tmp_path / "site-2")
        write_page(docs, 20, 20)
