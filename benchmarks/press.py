"""Pages of a generated archive by the press and by MkDocs: microseconds of processor time a page, one process, reading and writing included."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from mkdocs.commands.build import _populate_page
from mkdocs.config import load_config
from mkdocs.structure.nav import get_navigation

from benchmarks.generate import FORMATS, stories
from benchmarks.ours import copy_project
from build_archive import pipeline
from build_archive.config import Config
from build_archive.publish.press import Memory, Press, known
from build_archive.publish.press.frame import Frame
from build_archive.publish.press.known import KnownFiles
from build_archive.publish.standing import Standing

SAMPLE = 200
"""Pages of a kind that MkDocs makes."""


def frame_of(folder: Path) -> Frame:
    """What MkDocs has in hand when it builds the pages of this project."""
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    pipeline.build(Config.load(folder / "mkdocs.yml"))
    files, env = known.get_files(config), config.theme.get_env()
    nav = get_navigation(files, config)
    for page in nav.pages:
        _populate_page(page, config, files)
    return Frame(config, files, (), nav, env)


def cost(work: Callable[[], object], pages: int) -> float:
    """Microseconds of processor time a page."""
    began = time.process_time()
    work()
    return 1e6 * (time.process_time() - began) / pages


def row(frame: Frame, kind: str, pages: Sequence[str]) -> str:
    """Both ways with the pages of one kind; the templates are compiled and the moulds cast before."""
    scratch = Path(frame.config.site_dir)
    press = Press(frame, Memory(scratch, scratch, "", {}, Standing(scratch)))
    press.run(pages[:SAMPLE], None)
    pressed = cost(lambda: list(press._rounds(pages, None)), len(pages))
    sample = pages[:: max(1, len(pages) // SAMPLE)]
    made = cost(lambda: [frame.build(frame.page(path)) for path in sample], len(sample))
    size = sum((Path(frame.config.docs_dir) / path).stat().st_size for path in pages) / len(pages)
    return f"{kind:>9} {len(pages):>7,} {size:>8,.0f} {pressed:>8,.0f} {made:>8,.0f} {made / pressed:>6.1f}"


@click.command(help=__doc__)
@click.argument("count", type=click.IntRange(min=100), default=1000)
def main(count: int) -> None:  # noqa: D103 - its help is the module's
    with tempfile.TemporaryDirectory(prefix="build_archive-bench-") as name:
        folder = Path(name)
        copy_project(folder)
        FORMATS["jsonl"](stories(count), folder / "seeds")
        os.chdir(folder)
        frame = frame_of(folder)
        assert isinstance(frame.files, KnownFiles)  # noqa: S101 - what `get_files` makes
        pages = frame.files.pressed
        print("     kind   pages    bytes    press   MkDocs  ratio")
        for kind in ("articles", "dates", "pinyin", "tags", "sources"):
            print(row(frame, kind, [path for path in pages if path.startswith(f"archive/{kind}/")]), flush=True)
        shutil.rmtree(frame.config.site_dir, ignore_errors=True)


if __name__ == "__main__":
    main()
