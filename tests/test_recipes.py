"""The recipes of CONTRIBUTING.md work as written: their code and samples are put where they say, and the program is run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import frontmatter
import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"```\w+\n# (\S+)\n(.*?)```", re.DOTALL)
"""A block of code whose first line names the file that it belongs in."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with every recipe followed, and its samples built."""
    folder = tmp_path_factory.mktemp("recipes")
    shutil.copytree(ROOT / "build_archive", folder / "build_archive", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: recipes\nplugins: [archive]\n", encoding="utf-8")
    run(folder, "build")
    return folder


def run(folder: Path, *arguments: str) -> str:
    """What the copied program prints."""
    command = [sys.executable, "-c", "from build_archive.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def article(folder: Path, title: str) -> frontmatter.Post:
    """The article with this title."""
    posts = [frontmatter.load(str(path)) for path in folder.glob("docs/archive/articles/*/*.md")]
    return next(post for post in posts if post["title"] == title)


def test_a_dump_format(project: Path) -> None:
    """A mail becomes an article with its subject and its date."""
    post = article(project, "河边图书馆周一闭馆")
    assert str(post["date"]).startswith("2023-03-06 08:30")
    assert post["dump"]["understood_as"].startswith("eml")
    assert "还书箱照常开放" in post.content


def test_a_site_profile(project: Path) -> None:
    """The line that the profile names is left out, and `explain` says that the profile did it."""
    post = article(project, "河边的渡船换了新桨")
    assert post["dump"]["understood_as"] == "text/hebian"
    assert "今日渡船" not in post.content
    assert "旧桨挂在候船亭里" in post.content
    line = next(line for line in run(project, "explain", "seeds/ferry.txt").splitlines() if "今日渡船" in line)
    assert "promotion" in line


def test_an_index(project: Path) -> None:
    """The page lists both articles, as links that lead to them."""
    page = project / "docs/archive/scripts/index.md"
    links = re.findall(r"\]\((\S+?)\)", page.read_text(encoding="utf-8"))
    assert len(links) == 2
    assert all((page.parent / link).resolve().is_file() for link in links)
