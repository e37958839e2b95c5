"""What the index of generated articles costs to build, and what one article more: `python -m benchmarks.search.building 10000 --in DIR`.

Whole processes from outside, as in `benchmarks/measure.py`: a clean build, one with nothing changed, one article added that is newer than all
others, and one older. The articles' pages are made in DIR if they are not there yet, which takes ten times as long.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

import click

from benchmarks.generate import as_article, stories, write_markdown
from benchmarks.measure import Cost, machine, measure
from build_archive.render.article import article_page
from build_archive.search.format import FIELD, RECORD
from build_archive.search.shards import Index

BUILD = "from pathlib import Path; from build_archive.search.updating import build; build(Path('docs'), Path('site'), cache=Path('cache'))"
SEED = 2
"""Of the articles that are added; the others are of seed 1."""
ADDED = (("the newest article added", datetime(2031, 1, 1, 12)), ("an old article added", datetime(2010, 1, 2, 12)))


def bench(folder: Path, count: int) -> Iterator[str]:
    """The rows of the table."""
    archive = folder / "docs" / "archive"
    if not archive.is_dir():
        write_markdown(stories(count), archive)
    for made in ("site", "cache"):
        shutil.rmtree(folder / made, ignore_errors=True)
    yield row("clean", folder)
    yield row("nothing changed", folder)
    for what, time in ADDED:
        page = add(archive, time)
        yield row(what, folder)
        page.unlink()
        built(folder)
    yield weights(folder)


def row(what: str, folder: Path) -> str:
    """One build as a row."""
    before = files(folder)
    cost = built(folder)
    fresh = [name.split("/")[0] for name in files(folder) - before]
    written = (
        f"{fresh.count('terms'):,} of {len(list(folder.glob('site/search/terms/*'))):,} | {fresh.count('texts'):,}"
    )
    return f"| {what} | {cost.seconds:.1f} s | {cost.worked:.1f} s | {cost.peak / 2**20:,.0f} MiB | {written} |"


def built(folder: Path) -> Cost:
    """Build the index in a process of its own."""
    return measure(("python", "-c", BUILD), folder)


def files(folder: Path) -> set[str]:
    """The files of the index; their names say what is in them."""
    search = folder / "site" / "search"
    return {path.relative_to(search).as_posix() for path in search.rglob("*.bin")}


def add(archive: Path, time: datetime) -> Path:
    """Put the page of one more article of this time beside the others."""
    story = replace(next(islice(stories(8, SEED), 7, None)), time=time)
    page = article_page(as_article(story))
    path = archive / page.path
    path.write_text(page.text, "utf-8")
    return path


def weights(folder: Path) -> str:
    """Bytes a character, with and without texts; the characters are those of titles and texts."""
    index = Index(folder / "site" / "search")
    characters = 0
    for number, digest in enumerate(index.head.chunk_hashes):
        if int(digest, 16):
            records = index.content(f"texts/{number}-{digest}.bin").decode("utf-16-le").split(RECORD)
            characters += sum(len(fields[3]) + len(fields[7]) for fields in (record.split(FIELD) for record in records))
    sizes = {name: (index.folder / name).stat().st_size for name in files(folder)}
    total = sum(sizes.values())
    texts = sum(size for name, size in sizes.items() if name.startswith("texts/"))
    return (
        f"\n{characters:,} characters; bytes a character: {(total - texts) / characters:.2f} of index, {total / characters:.2f} with texts; "
        f"{len(sizes):,} files; entry {sizes['index.bin']:,} bytes"
    )


@click.command(help=__doc__)
@click.argument("count", type=click.IntRange(min=1))
@click.option("--in", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to work.")
def main(count: int, folder: Path) -> None:  # noqa: D103 - its help is the module's
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{machine()}; {count:,} articles\n")
    print("| build | time | processor time | peak memory | shards written | text chunks written |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for line in bench(folder, count):
        print(line, flush=True)


if __name__ == "__main__":
    main()
