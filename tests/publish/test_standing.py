"""What a build knows of the files of the published site."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_archive.publish.standing import GONE, Standing, status, statuses


@pytest.mark.parametrize("beside", [False, True])
def test_the_site_is_looked_at_once(tmp_path: Path, beside: bool) -> None:
    """By this process or by another; what is changed or removed since has to be named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("one", "utf-8")
    (tmp_path / "gone.html").write_text("two", "utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "gone.html")
    site = Standing(tmp_path)
    if beside:
        site.begin()
    assert site.files == statuses(tmp_path)
    assert sorted(site.files) == ["a/index.html", "gone.html"]
    (tmp_path / "a/index.html").write_text("three", "utf-8")
    (tmp_path / "gone.html").unlink()
    (tmp_path / "others.html").write_text("four", "utf-8")
    site.look_again(["a/index.html", "gone.html"])
    assert site.files == {"a/index.html": status(f"{tmp_path}/a/index.html")}
    site.look_again(None)
    assert sorted(site.files) == ["a/index.html", "others.html"]


def test_no_site_has_no_files(tmp_path: Path) -> None:
    """Before the first build."""
    assert statuses(tmp_path / "site") == {}
    assert status(f"{tmp_path}/site") == GONE
