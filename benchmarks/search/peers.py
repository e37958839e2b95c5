"""Our search beside Material's own and Pagefind's, over the same pages in one run: `python -m benchmarks.search.peers`.

The others are those of `benchmarks/peers.py`. Material's search runs as its worker does, in Node; Pagefind in headless Chromium, by its
own interface. Sizes are as served: packed by gzip, where not packed already.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import sync_playwright

from benchmarks.measure import Cost, measure
from benchmarks.ours import ROOT
from benchmarks.peers import MKDOCS, install, program
from benchmarks.search.classes import HEAD, corpora, measured
from benchmarks.search.engines import Ask, in_javascript
from benchmarks.search.questions import Question, asked
from benchmarks.search.texts import DUMPS, documents
from benchmarks.search.truth import Scan
from build_archive.search.documents import Document
from tests.chromium import PATH, QUIET
from tests.site import served

MATERIAL = Path(__file__).with_name("material.cjs")
OURS = "import sys; from pathlib import Path; from build_archive.search.updating import build; build(Path(sys.argv[1]), Path(sys.argv[2]))"
SEARCH = """async ([script, typed]) => {
  const pagefind = await import(script);
  await pagefind.options({ranking: {}});
  await pagefind.init();
  const found = [];
  for (const one of typed) found.push((await pagefind.search(one)).results.map(({id}) => id));
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """One search over the pages."""

    name: str
    ask: Ask
    octets: int
    """What lies on the server, as it is served, for the search alone."""
    cost: str


def plain_site(docs: Path, folder: Path) -> Path:
    """The pages as a site of Material for MkDocs with its own search, words cut by jieba as its documentation advises."""
    (folder / "mkdocs.yml").write_text(MKDOCS + f"docs_dir: '{docs.resolve()}'\n", "utf-8")
    measure((program("mkdocs with jieba"), "build", "-q", "--site-dir", "site"), folder)
    return folder / "site"


def ours(docs: Path, folder: Path) -> Engine:
    """What this project builds."""
    cost = measure((sys.executable, "-c", OURS, str(docs), str(folder)), ROOT)
    files = [path for path in (folder / "search").rglob("*") if path.is_file()]
    return Engine("build_archive", in_javascript(folder / "search"), sum(packed(path) for path in files), told(cost))


def material(site: Path, names: dict[str, str]) -> Engine:
    """What comes with Material for MkDocs."""
    first = run_material(site, [])

    def ask(typed: Sequence[str], limit: int) -> list[list[str]]:  # noqa: ARG001 - it has no limit
        return by_name(run_material(site, typed)["found"], names)

    cost = f"{first['seconds']:.1f} s, {first['megabytes']:,.0f} MB, in each reader's browser"
    return Engine("Material's own", ask, packed(site / "search/search_index.json"), cost)


def run_material(site: Path, typed: Sequence[str]) -> dict[str, Any]:
    """What `material.cjs` tells."""
    ran = subprocess.run(
        ["node", "--max-old-space-size=8000", MATERIAL, site],
        input=json.dumps(typed),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def pagefind(version: str, site: Path, names: dict[str, str]) -> Engine:
    """One version of Pagefind, which indexes the article of each page."""
    own = f"pagefind-{version}"
    options = (
        "--site",
        str(site),
        "--output-subdir",
        own,
        "--glob",
        "archive/articles/**/*.html",
        "--root-selector",
        "article",
    )
    cost = measure((program(f"pagefind {version}"), *options, "--quiet"), ROOT)
    fragments = {path.stem: name for path, name in named(site / own / "fragment", names)}

    def ask(typed: Sequence[str], limit: int) -> list[list[str]]:  # noqa: ARG001 - it has no limit
        with served(site) as home, sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=PATH, args=QUIET).new_page()
            page.goto(home + "404.html")
            return by_name(page.evaluate(SEARCH, [f"{home}{own}/pagefind.js", list(typed)]), fragments)

    octets = sum(path.stat().st_size for path in (site / own).rglob("*") if path.suffix.startswith(".pf_"))
    return Engine(f"Pagefind {version}", ask, octets, told(cost))


def named(folder: Path, names: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """Pagefind's texts, each with the article that it is of."""
    for path in folder.iterdir():
        content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        yield path, names[json.loads(content)["url"].strip("/") + "/"]


def by_name(found: Iterable[Sequence[str]], names: dict[str, str]) -> list[list[str]]:
    """Articles by id; other pages are left out."""
    return [[names[one] for one in answer if one in names] for answer in found]


def packed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    content = path.read_bytes()
    return len(content) if content[:2] == b"\x1f\x8b" else len(gzip.compress(content))


def told(cost: Cost) -> str:
    """Processor time and memory."""
    return f"{cost.worked:.1f} s, {cost.peak / 2**20:,.0f} MB"


def engines(docs: Path, texts: list[Document], folder: Path) -> list[Engine]:
    """All of them, their indexes built."""
    folder.mkdir()
    site = plain_site(docs, folder)
    names = {one.address: one.id for one in texts}
    return [
        ours(docs, folder / "ours"),
        material(site, names),
        pagefind("1.6.0", site, names),
        pagefind("1.5.2", site, names),
    ]


def at_once(ask: Ask, classes: dict[str, list[Question]], everything: int) -> Ask:
    """The same, all questions asked at once, as they are and in quotes: a browser or an index made for each class takes most of the time."""
    typed = [one.typed for questions in classes.values() for one in questions]
    typed += [f'"{one}"' for one in typed]
    answers = dict(zip(typed, ask(typed, everything), strict=True))
    return lambda typed, limit: [answers[one] for one in typed]  # noqa: ARG005 - the first come first anyway


@click.command(help=__doc__)
@click.option("--articles", default=300, show_default=True, help="Generated articles.")
@click.option("--questions", default=20, show_default=True, help="Questions of each class.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other questions.")
@click.option("--dumps", type=click.Path(path_type=Path), default=DUMPS, show_default=True, help="Real text.")
def main(articles: int, questions: int, seed: int, dumps: Path) -> None:  # noqa: D103 - its help is the module's
    install()
    with tempfile.TemporaryDirectory() as name:
        for number, (title, docs) in enumerate(corpora(articles, dumps, Path(name))):
            texts = documents(docs)
            characters = sum(len(one.body) for one in texts)
            print(f"\n{title}: {len(texts):,} articles, {characters:,} characters", flush=True)
            classes = asked(texts, questions, seed)
            scan = Scan(texts)
            for engine in engines(docs, texts, Path(name) / f"site-{number}"):
                size = engine.octets / characters
                print(f"\n{engine.name}: {size:.2f} bytes a character; built in {engine.cost}\n\n{HEAD}")
                for scores in measured(at_once(engine.ask, classes, len(texts)), scan, classes):
                    print(scores.row(), flush=True)


if __name__ == "__main__":
    main()
