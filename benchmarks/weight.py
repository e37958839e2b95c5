"""What a site of generated articles weighs, by kind of file, and an article page besides its text: `python -m benchmarks.weight 1000`."""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import click

from benchmarks.generate import FORMATS, stories
from benchmarks.measure import measure
from benchmarks.ours import copy_project
from benchmarks.peers import ADDRESS

TEXT = re.compile(r'<h1[^>]*>(?P<title>.*?)</h1>.*?<div class="ba-text">(?P<text>.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]*>|\n")


def besides(html: str) -> int:
    """Bytes of an article page that are neither its title, once, nor its text."""
    found = TEXT.search(html)
    if not found:
        raise ValueError("this is no page of an article")
    shown = TAG.sub("", found["title"] + found["text"])
    return len(html.encode()) - len(shown.encode())


def kind(path: str) -> str:
    """What a file of the site is, by its path below it."""
    if path.startswith("archive/articles/"):
        return "articles"
    if path.startswith("archive/"):
        return "indexes"
    return path.split("/")[0] if path.startswith(("search/", "assets/")) else "the rest"


def rows(site: Path, count: int) -> Iterator[str]:
    """The table of one site."""
    files: Counter[str] = Counter()
    octets: Counter[str] = Counter()
    for file in site.rglob("*"):
        if file.is_file():
            named = kind(file.relative_to(site).as_posix())
            files[named] += 1
            octets[named] += file.stat().st_size
    for named, size in octets.most_common():
        yield f"| {named} | {files[named]:,} | {size:,} | {size / count:,.0f} |"
    yield f"| together | {files.total():,} | {octets.total():,} | {octets.total() / count:,.0f} |"
    weights = [besides(file.read_text("utf-8")) for file in (site / "archive/articles").rglob("*.html")]
    yield f"\nAn article page besides its title and text: {mean(weights):,.0f} bytes, at most {max(weights):,}."


@click.command(help=__doc__)
@click.argument("count", type=click.IntRange(min=1), default=1_000)
def main(count: int) -> None:  # noqa: D103 - its help is the module's
    os.environ["SITE_URL"] = ADDRESS
    with tempfile.TemporaryDirectory(prefix="build_archive-bench-") as name:
        folder = Path(name)
        copy_project(folder)
        FORMATS["jsonl"](stories(count), folder / "seeds")
        measure(("mkdocs", "build", "--quiet"), folder)
        print(f"| {count:,} articles | files | bytes | bytes an article |\n| --- | ---: | ---: | ---: |")
        for row in rows(folder / "site", count):
            print(row)


if __name__ == "__main__":
    main()
