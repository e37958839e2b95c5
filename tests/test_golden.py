"""Whole runs, from a dump to pages and account, as folders that anyone can read and edit.

`tests/golden/NAME/in.*` are the dumps of one run; `out/` holds the pages that come of them, `report.txt` what is said at the end.
A folder named `whole-…` keeps every page, the others only those of articles. `pytest tests/test_golden.py --update` accepts
what the program makes now: then read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_archive import pipeline
from build_archive.config import Config
from build_archive.report import Report
from build_archive.report.account import Account
from build_archive.report.printed import lines

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The pages and the account are those of the folder, and a second build changes none of them."""
    report = build(GOLDEN / name, tmp_path)
    made, told = (
        pages(tmp_path / "docs/archive", name),
        "\n".join(line.plain for line in lines(Account.of(report))) + "\n",
    )
    if request.config.getoption("--update"):
        accept(GOLDEN / name, made, told)
    assert made == pages(GOLDEN / name / "out", name)
    assert told == (GOLDEN / name / "report.txt").read_text(encoding="utf-8")
    again = build(GOLDEN / name, tmp_path)
    assert again.pages == {"unchanged": report.pages["written"]}


def build(folder: Path, target: Path) -> Report:
    """One run over the dumps of a golden folder."""
    dumps = tuple(sorted(folder.glob("in.*")))
    return pipeline.build(Config(file=target / "mkdocs.yml", dumps=dumps, docs_dir=target / "docs"))


def pages(folder: Path, name: str) -> dict[str, str]:
    """The pages of a folder that the golden folder of this name keeps."""
    kept = "*.md" if name.startswith("whole-") else "articles/*/*.md"
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.rglob(kept)}


def accept(folder: Path, made: dict[str, str], told: str) -> None:
    """Make the golden folder say what the program makes now."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    for path, text in made.items():
        (folder / "out" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "out" / path).write_bytes(text.encode())
    (folder / "report.txt").write_text(told, encoding="utf-8")
