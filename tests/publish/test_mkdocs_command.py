"""`mkdocs build` with the plugin as its users know MkDocs: a mistake is one message, `--strict` is strict, any folder will do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import ROOT, project

pytestmark = pytest.mark.slow
SEED = "qinghe-library-night.flat.txt"


def mkdocs(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` with these arguments."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": ""},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one seed."""
    project(tmp_path)
    (tmp_path / "seeds" / SEED).write_bytes((ROOT / "seeds" / SEED).read_bytes())
    return tmp_path


def test_a_mistake_in_the_options_is_one_message(folder: Path) -> None:
    """The message of `Config`, exit code 1, no traceback."""
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("dumps: [seeds]", "dumps: 7"), encoding="utf-8")
    done = mkdocs(cwd=folder)
    assert done.returncode == 1
    assert f"{file}: plugins: archive: dumps: 7 is not possible here." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_record_is_told_and_ends_only_a_strict_build(folder: Path) -> None:
    """Without `--strict` a warning and a site without that record; with it, the message and no site."""
    (folder / "seeds/broken.jsonl").write_text('{"title": "没有写完', encoding="utf-8")
    done = mkdocs(cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "broken.jsonl: this is not JSON" in done.stderr
    assert "records = 1 articles + 0 duplicates + 0 left out + 1 failed" in done.stderr
    (folder / "site/index.html").unlink()
    done = mkdocs("--strict", cwd=folder)
    assert done.returncode == 1
    assert "broken.jsonl: this is not JSON" in done.stderr
    assert "Traceback" not in done.stderr
    assert "1 records or files could not be read (see above), and this build is strict." in done.stderr
    assert not (folder / "site/index.html").exists()


def test_a_page_without_an_article_ends_no_build(folder: Path) -> None:
    """Every crawl holds some: they are told, and a strict build goes on."""
    (folder / "seeds/empty.txt").write_text("", encoding="utf-8")
    done = mkdocs("--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "left out: no text (1)" in done.stderr


def test_the_same_site_comes_from_any_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The front page holds its counts wherever MkDocs was started."""
    done = mkdocs("-f", str(folder / "mkdocs.yml"), cwd=tmp_path_factory.mktemp("elsewhere"))
    assert done.returncode == 0, done.stderr
    assert "共收文章 <strong>1</strong> 篇" in (folder / "site/index.html").read_text(encoding="utf-8")
