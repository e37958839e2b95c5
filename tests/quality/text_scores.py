"""Scores the understanding of text dumps against the labelled pages beside the project, with the measure that goes with them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_archive import readers, steps
from build_archive.errors import Drop
from build_archive.model import Article
from build_archive.render.article import article_page
from build_archive.report import Report
from build_archive.understand import understand
from tests.quality.derived_scores import derived_scores
from tests.quality.page_scores import page_scores
from tests.quality.tag_scores import scored_tags, text_tags

SHARED = Path(__file__).resolve().parents[3] / "shared"
DUMPS = SHARED / "dumps" / "text"
FLOORS = Path(__file__).with_name("floors.json")
SHAPES = ("flat", "nested")
MEASURES = ("title", "body precision", "body kept")
SHARES = ("source", "editor")
CEILINGS = ("date wrong", "date silently wrong")
SLACK = 0.0005
"""Floors are kept to three digits."""


def articles(profiles: bool) -> Iterator[Article]:
    """What the program makes of each text dump."""
    for path in sorted(DUMPS.glob("*.txt")):
        for record in readers.read_file(path, path.name, Report(strict=True)):
            try:
                yield steps.apply(understand(record, profiles=profiles).article, ())
            except Drop:
                continue


def score(profiles: bool) -> dict[str, dict[str, float]]:
    """For each shape, each measure as a share of one, and how many dates are silently wrong."""
    found = list(articles(profiles))
    with TemporaryDirectory() as folder:
        for article in found:
            Path(folder, f"{article.origin.file}.md").write_text(article_page(article).text, encoding="utf-8")
        return {shape: _scored(Path(folder), shape) | _scored_tags(found, f".{shape}.txt") for shape in SHAPES}


def _scored_tags(found: Iterable[Article], suffix: str) -> dict[str, float]:
    texts = {path.name.removesuffix(suffix): path.read_text(encoding="utf-8") for path in DUMPS.glob(f"*{suffix}")}
    return scored_tags(text_tags(texts), {article.origin.file.removesuffix(suffix): article for article in found})


def _scored(archive: Path, shape: str) -> dict[str, float]:
    command = [sys.executable, SHARED / "gold" / "score.py", archive, SHARED / "gold" / "articles.jsonl"]
    command += ["--dumps", DUMPS, "--dump-suffix", f".{shape}.txt", "--json"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    scored = {name: round(told[name], 4) for name in MEASURES}
    for name in SHARES:
        right, whole = map(int, told[name].split("/"))
        if whole:
            scored[name] = round(right / whole, 4)
    return scored | {"date silently wrong": told["date silently wrong"], "date right": told["date right"]}


def all_scores() -> dict[str, dict[str, float]]:
    """Every figure that has a floor: each shape of text with the profiles of sites and without any, and the other kinds of dumps."""
    with_profiles, without = score(True), score(False)
    return (
        with_profiles
        | {f"{shape}, no profiles": figures for shape, figures in without.items()}
        | page_scores()
        | derived_scores()
    )


def below(scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """What has become worse than its floor; for wrong dates the floor is a ceiling."""
    worse: list[str] = []
    for shape, figures in floors.items():
        for name, floor in figures.items():
            value = scores[shape][name]
            if value > floor if name in CEILINGS else value < floor - SLACK:
                worse.append(f"{shape}: {name} is {value:.3f}, its floor {floor:.3f}")
    return worse


def raised(scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """The floors, each at the better of what it was and what was measured: slack never adds up."""
    better = {name: min if name in CEILINGS else max for figures in scores.values() for name in figures}
    return {
        shape: {name: better[name](value, floors.get(shape, {}).get(name, value)) for name, value in figures.items()}
        for shape, figures in scores.items()
    }
