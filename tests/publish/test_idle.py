"""`mkdocs build` where nothing has changed: it ends before MkDocs renders anything, and never where something has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.test_mkdocs_command import folder, mkdocs

__all__ = ["folder"]
pytestmark = pytest.mark.slow
IDLE = "Nothing has changed since the site was built"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a dump more": lambda folder: (folder / "seeds/b.txt").write_text("灯塔修好了\n" + "灯塔昨天修好了，夜里的船又看得见礁石。\n" * 3, "utf-8"),
    "a page of docs": lambda folder: (folder / "docs/about.md").write_text("# 说明\n\n改过了。\n", "utf-8"),
    "the configuration": lambda folder: (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text("utf-8").replace("中文文章档案", "青河档案", 1), "utf-8"),
    "a page of the site is gone": lambda folder: (folder / "site/about/index.html").unlink(),
    "a page of the site is another": lambda folder: (folder / "site/about/index.html").write_text("<p>", "utf-8"),
    "a page of the archive was edited": lambda folder: next((folder / "docs/archive/articles").rglob("*.md")).write_text("# 手改\n", "utf-8"),
}  # fmt: skip


def test_a_build_that_has_nothing_to_do_says_so(folder: Path) -> None:
    """And leaves every file as it is; after any change it builds."""
    assert IDLE not in mkdocs(cwd=folder).stderr
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    done = mkdocs(cwd=folder)
    assert done.returncode == 0
    assert IDLE in done.stderr
    assert "1 records = 1 articles" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == before
    for name, change in CHANGES.items():
        change(folder)
        done = mkdocs(cwd=folder)
        assert (done.returncode, IDLE in done.stderr) == (0, False), name
        assert (folder / "site/about/index.html").stat().st_size > 100


def test_what_a_build_warned_of_is_heard_again(folder: Path) -> None:
    """A link that leads nowhere is told each time, until it is mended."""
    page = folder / "docs/about.md"
    page.write_text("# 说明\n\n[没有](nowhere.md)\n", "utf-8")
    for _ in range(2):
        done = mkdocs(cwd=folder)
        assert "nowhere.md" in done.stderr
        assert IDLE not in done.stderr
    page.write_text("# 说明\n", "utf-8")
    assert IDLE not in mkdocs(cwd=folder).stderr
    assert IDLE in mkdocs(cwd=folder).stderr
