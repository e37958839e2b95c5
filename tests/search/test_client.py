"""The browser's half of the search, run by Node: the same terms, and the same index out of the same files."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.generate import stories, write_markdown
from build_archive.folding import simplified_table
from build_archive.pinyin.typed import letters_for
from build_archive.search import browser, building
from build_archive.search.ask import Search
from build_archive.search.shards import Index
from build_archive.search.spelt import Spelling
from build_archive.search.updating import build

CLIENT = Path(__file__).parent / "client"
TYPES = Path(__file__).parent / "types"
TSC = TYPES / "node_modules/typescript/bin/tsc"

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node is not here: apt-get install nodejs")


def expectations(folder: Path) -> dict[str, object]:
    """What Python reads out of the index in this folder."""
    index = Index(folder)
    terms = dict(islice(index.between("a", "\uffff"), 0, None, 7))
    return {
        "postings": {term: [list(field.items()) for field in postings] for term, postings in terms.items()},
        "texts": [asdict(index.text(seat)) for seat in index.table.seats],
        "dates": index.dates,
        "tags": index.labels[1],
        "lengths": list(index.table.lengths.values()),
        "spelt": {letters: [one.word for one in Spelling(index).words(letters)] for letters in typed_letters(index)},
        "range": {"first": "图", "end": "圕", "terms": [term for term, _ in index.between("图", "圕")]},
    }


def typed_letters(index: Index) -> list[str]:
    """Beginnings of what is typed for words of the archive, and letters for which there is none."""
    words = sorted({tag for tags in index.labels[1] for tag in tags})[:40]
    letters = {own[:size] for word in words for kind in letters_for(word) for own in kind for size in (1, 2, 4, 20)}
    return [*sorted(letters), "x", "iuv", "5g"]


def questions(index: Index, count: int) -> list[str]:
    """So many of each kind of query, about what stands in the index."""
    rng = random.Random(7)  # noqa: S311 - the same in each run
    texts = [index.text(seat) for seat in index.table.seats]

    def piece(size: int) -> str:
        body = rng.choice(texts).body.replace("\n", "")
        start = rng.randrange(len(body) - size)
        return body[start : start + size]

    def tag() -> str:
        return rng.choice([label for text in texts for label in text.tags])

    kinds = (
        lambda: piece(1),
        lambda: piece(2),
        lambda: piece(4),
        lambda: piece(40),
        lambda: f'"{piece(4)}"',
        lambda: f"{piece(2)} {piece(2)}",
        lambda: f"{piece(2)} OR {piece(3)}",
        lambda: f"{piece(2)} -{piece(2)}",
        lambda: f'{piece(2)} -"{piece(3)}"',
        lambda: f"title:{piece(1)}",
        lambda: f"tag:{tag()}",
        lambda: f"{piece(2)}^5 {piece(1)}",
        lambda: f"date:2014.. {piece(2)}",
        lambda: f"-{piece(2)}",
        lambda: f"“{piece(3)}” source:日报",
        lambda: " ".join(sorted(letters_for(tag())[0])),
        lambda: f"{min(letters_for(tag())[1] or {'wy'})} {piece(2)}",
    )
    return [kind() for kind in kinds for _ in range(count)]


def answers(folder: Path, limit: int = 10) -> list[dict[str, object]]:
    """Python's answers to such questions."""
    search = Search(Index(folder))
    told = []
    for typed in questions(search.index, 20):
        answer = search.ask(typed, limit)
        hits = [[hit.text.seat, hit.score] for hit in answer.hits]
        told.append(
            {
                "typed": typed,
                "limit": limit,
                "hits": hits,
                "total": answer.total,
                "sure": answer.sure,
                "best": answer.best,
                "spelt": list(answer.spelt),
            }
        )
    return told


@pytest.fixture(scope="module", params=[building.MOST_IN_ENTRY, 0], ids=["as small archives", "as large archives"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The index of 60 generated articles, with the table in the entry or apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "MOST_IN_ENTRY", request.param)
        yield indexed(tmp_path_factory)


def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of 60 generated articles, and the folding beside it."""
    root = tmp_path_factory.mktemp("site")
    write_markdown(stories(60), root / "docs" / "archive")
    build(root / "docs", root / "site")
    table = simplified_table()
    folding = ["".join(map(chr, table)), "".join(table.values())]
    (root / "site/search/folding.json").write_text(json.dumps(folding), "utf-8")
    return root / "site" / "search"


def run_node(script: str, folder: Path) -> None:
    """Run one of the scripts of `client/`; it must pass."""
    with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
        run = subprocess.run(
            ["node", "--test", str(CLIENT / script)],
            env={"INDEX": str(folder), "LUNR": str(lunr), "PATH": str(Path(shutil.which("node") or "").parent)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr


def test_the_browser_reads_the_index_as_python_does(folder: Path) -> None:
    """Vectors of terms; postings, texts, dates and labels."""
    (folder / "expected.json").write_text(json.dumps(expectations(folder)), "utf-8")
    run_node("vectors.test.mjs", folder)


def test_the_browser_answers_as_python_does(folder: Path) -> None:
    """Vectors of queries; 17 kinds of query, 20 of each: the same documents in the same order with the same scores."""
    (folder / "answers.json").write_text(json.dumps(answers(folder)), "utf-8")
    run_node("answers.test.mjs", folder)


@pytest.mark.parametrize("name", ["worker", "page", "box"])
def test_woven_scripts_are_classic_scripts(name: str, tmp_path: Path) -> None:
    """No `import` or `export` is left, and Node takes the script as it is."""
    code = browser.woven(name)
    assert not [line for line in code.split("\n") if line.startswith(("import ", "export "))]
    script = tmp_path / f"{name}.cjs"
    script.write_text(code, "utf-8")
    subprocess.run(["node", "--check", str(script)], check=True)


@pytest.mark.skipif(not TSC.exists(), reason="TypeScript is not here: npm ci --prefix tests/search/types")
def test_the_types_of_the_browsers_half_are_right() -> None:
    """As its comments state them, under TypeScript's strict rules."""
    run = subprocess.run(["node", str(TSC), "-p", str(TYPES)], capture_output=True, text=True, check=False)
    assert run.stdout == ""


@pytest.mark.parametrize(("directory_urls", "page"), [(True, "search/"), (False, "search.html")])
def test_scripts_know_where_the_search_page_is(directory_urls: bool, page: str) -> None:
    """As MkDocs is set up."""
    assert browser.page(directory_urls) == f'globalThis.ARCHIVE_PAGE = "{page}";\n'
