"""The texts that the searches are compared on, as pages below `docs/`: generated articles, and dumps that the program itself converts."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from benchmarks.generate import GIVEN, SURNAMES, Story, stories, write_markdown
from build_archive import pipeline
from build_archive.config import Config
from build_archive.render.plain import plain_page
from build_archive.report import Report
from build_archive.search.documents import Document, document
from build_archive.search.gathering import pages

DUMPS = Path("../shared/dumps")
MODELS = "F-35C Wi-Fi USB-C C919 K-12 H7N9 5G Type-C 歼-20 T-34 3.5% B-52H X-ray 2.0 e-mail".split()
WORDS = "Python Bitcoin bitmap Kubernetes Linux library librarian podcast museum marathon WiFi Chrome café".split()


def generated(count: int, docs: Path) -> None:
    """So many generated articles, with a sentence in each that holds a person, a model and a Latin word."""
    write_markdown(map(woven, stories(count)), docs / "archive")


def woven(story: Story) -> Story:
    """The generated articles are all Han; this puts in what readers type besides."""
    rng = random.Random(story.number)
    person = rng.choice(SURNAMES) + rng.choice(GIVEN)
    said = f"{person}表示，“{rng.choice(MODELS)}”与 {rng.choice(WORDS)} {rng.choice(WORDS)} 都在展出，见{rng.choice(MODELS)}一节。"
    return replace(story, body=(*story.body, said))


def converted(dumps: Path, project: Path) -> None:
    """The articles of these dumps, in `docs/` of a project of its own."""
    file = project / "mkdocs.yml"
    project.mkdir(parents=True, exist_ok=True)
    file.write_text(f"site_name: 文章\nplugins:\n  - archive:\n      dumps: ['{dumps.resolve()}']\n", "utf-8")
    (project / "docs").mkdir(exist_ok=True)
    pipeline.build(Config.load(file), Report())


def documents(docs: Path) -> list[Document]:
    """The articles below `docs/` as the search knows them."""
    return [
        document(plain_page((docs / name).read_text("utf-8")), name)
        for name, _ in pages(docs, "")
        if name.startswith("archive/articles/")
    ]
