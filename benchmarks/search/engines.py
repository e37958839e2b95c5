"""Searches that are compared, each asked many questions at once; here ours, from Python and as the browser runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from build_archive.folding import simplified_table
from build_archive.search.ask import Search
from build_archive.search.shards import Index

Ask = Callable[[Sequence[str], int], list[list[str]]]
"""Of each question the ids of all documents found, in order, of which so many are as a reader sees them."""
SCRIPT = Path(__file__).with_name("ask.mjs")


def in_python(index: Path) -> Ask:
    """The search behind `build-archive search`."""
    return asking(Search(Index(index)))


def asking(search: Search) -> Ask:
    """An index that is open already."""
    return lambda typed, limit: [[hit.text.id for hit in search.ask(one, limit).hits] for one in typed]


def in_javascript(index: Path) -> Ask:
    """The search of the browser's worker, run by Node."""

    def ask(typed: Sequence[str], limit: int) -> list[list[str]]:
        with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
            asked = {"folding": folding(), "questions": [[one, limit] for one in typed]}
            return node([str(SCRIPT), str(index), str(lunr)], asked)

    return ask


def folding() -> list[str]:
    """The fold table as the worker has it: all traditional characters, and the simplified one of each."""
    table = simplified_table()
    return ["".join(map(chr, table)), "".join(table.values())]


def node(command: list[str], given: object) -> list[list[str]]:
    """What a script of Node makes of this."""
    ran = subprocess.run(["node", *command], input=json.dumps(given), capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    found: list[list[str]] = json.loads(ran.stdout)
    return found
