"""The site beside the published one, and how it takes its place: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_archive.publish import staging
from build_archive.publish.staging import Staging

OLD = {"index.html": "old", "a/index.html": "same", "b/c/index.html": "gone", "d": "a file", ".nojekyll": ""}
NEW = {"index.html": "new", "a/index.html": "same", "d/index.html": "now a folder", "e/f.txt": "added"}


def write(folder: Path, files: dict[str, str]) -> None:
    """These files below a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    """The files below a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()
    }


def both(folder: Path) -> Staging:
    """An old site, and a new one that is finished beside it."""
    write(folder / "site", OLD)
    made = Staging.of(folder / "site")
    write(made.folder, NEW)
    return made


def test_the_first_site_is_moved_as_it_is(tmp_path: Path) -> None:
    """Also where a folder stands ready for it; nothing else is left."""
    for name in ("there", "not there"):
        site = tmp_path / name / "site"
        site.mkdir(parents=True) if name == "there" else None
        made = Staging.of(site)
        write(made.folder, NEW)
        made.publish()
        assert read(site.parent) == {f"site/{path}": text for path, text in NEW.items()}


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    """What is the same keeps its time, what is gone goes with its folders, and what begins with a dot is not the site's."""
    made = both(tmp_path)
    before = (tmp_path / "site/a/index.html").stat()
    made.publish()
    assert read(tmp_path) == {f"site/{path}": text for path, text in (NEW | {".nojekyll": ""}).items()}
    assert (tmp_path / "site/a/index.html").stat() == before
    assert not (tmp_path / "site/b").exists()


def test_what_is_kept_need_not_be_made_again(tmp_path: Path) -> None:
    """And only what the last build is known to have left is removed."""
    made = both(tmp_path)
    made.publish({"b/c/index.html"}, ["d", "b/c/index.html", "index.html"])
    assert read(tmp_path / "site") == NEW | {"b/c/index.html": "gone", ".nojekyll": ""}


@pytest.mark.parametrize("steps", range(6))
def test_a_build_that_is_killed_while_files_are_moved_is_completed(
    tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next one, wherever it stopped; before its journal is written the old site is as it was."""
    made = both(tmp_path)
    left = iter(range(steps))

    def dying(method: str) -> None:
        whole = getattr(os, method)

        def once(*arguments: object, **options: object) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return whole(*arguments, **options)

        monkeypatch.setattr(os, method, once)

    with monkeypatch.context() as patch:
        monkeypatch = patch
        dying("replace")
        dying("unlink")
        with pytest.raises(KeyboardInterrupt):
            made.publish()
    if not (made.folder / staging.JOURNAL).exists():
        assert read(tmp_path / "site") == OLD
        return
    Staging.of(tmp_path / "site")
    assert read(tmp_path) == {f"site/{path}": text for path, text in (NEW | {".nojekyll": ""}).items()}
