"""The browser's half of the search, run by Node: the same terms, and the same index out of the same files."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.generate import stories, write_markdown
from build_archive.search import build
from build_archive.search.shards import Index

CLIENT = Path(__file__).parent / "client"

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node is not here: apt-get install nodejs")


def expectations(folder: Path) -> dict[str, object]:
    """What Python reads out of the index in this folder."""
    index = Index(folder)
    terms = dict(islice(index.between("a", "\uffff"), 0, None, 7))
    return {
        "postings": {term: [list(field.items()) for field in postings] for term, postings in terms.items()},
        "texts": [asdict(index.text(seat)) for seat in index.head.seats],
        "dates": index.dates,
        "tags": index.labels[1],
        "lengths": list(index.head.lengths.values()),
        "range": {"first": "图", "end": "圕", "terms": [term for term, _ in index.between("图", "圕")]},
    }


def test_the_browser_reads_the_index_as_python_does(tmp_path: Path) -> None:
    """Vectors of terms; postings, texts, dates and labels of an index of 60 generated articles."""
    write_markdown(stories(60), tmp_path / "docs" / "archive")
    build(tmp_path / "docs", tmp_path / "site")
    folder = tmp_path / "site" / "search"
    (folder / "expected.json").write_text(json.dumps(expectations(folder)), "utf-8")
    run = subprocess.run(
        ["node", "--test", str(CLIENT / "vectors.test.mjs")],
        env={"INDEX": str(folder), "PATH": str(Path(shutil.which("node") or "").parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr
