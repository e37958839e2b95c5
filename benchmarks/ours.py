"""A scratch copy of this project, and what happens to it in one round: built clean, built again, built with one article more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.generate import FORMATS, Story, json_record
from benchmarks.measure import Cost, measure, put_away

ROOT = Path(__file__).resolve().parent.parent
BUILD = ("mkdocs", "build", "--quiet")
CLEAN = "clean"
"""What everybody does: from dumps or Markdown to a finished, searchable site, with nothing left of earlier builds."""


def copy_project(folder: Path) -> None:
    """What a build needs, without dumps and without what other builds wrote."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("archive"))
    (folder / "build_archive").symlink_to(ROOT / "build_archive")  # mkdocs.yml names the theme in it


def rounds(folder: Path, form: str, more: Sequence[Story]) -> Iterator[tuple[str, Cost]]:
    """Build the project in four states, each told with its cost; the dumps are as before when all were asked for.

    `more` are two articles that the dumps do not hold yet. A line is only added where the dumps are of lines.
    """
    put_away(folder, "site", ".site.next", "docs/archive", ".cache")
    yield CLEAN, measure(BUILD, folder)
    yield "nothing changed", measure(BUILD, folder)
    dump, added = folder / "seeds/news.jsonl", folder / "seeds/added"
    length = dump.stat().st_size if dump.exists() else 0
    if length:
        with dump.open("a", encoding="utf-8") as file:
            file.write(json.dumps(json_record(more[0]), ensure_ascii=False) + "\n")
        yield "one article added to a dump", measure(BUILD, folder)
    FORMATS[form](iter(more[1:2]), added)
    yield "one article added in a new dump", measure(BUILD, folder)
    shutil.rmtree(added)
    if length:
        with dump.open("r+b") as file:
            file.truncate(length)
