"""Python and JavaScript make the same of the oddest texts: terms, places, phrases, queries and answers.

More of them than a test run has time for: `python -m tests.search.test_twins SEED COUNT`.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import asdict
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from benchmarks.search.engines import folding
from build_archive.search.ask import Search
from build_archive.search.characters import EMOJI, SCRIPTS_WITHOUT_SPACES
from build_archive.search.documents import Document
from build_archive.search.query import parse
from build_archive.search.tokens import phrase, tokens
from tests.search.nasty import nasty
from tests.search.samples import article, index_of
from tests.search.test_tokens import units_of_16_bits

SCRIPT = Path(__file__).parent / "client/twin.mjs"
SCATTERED = "图书很多，书馆也多"
"""Ranks before a long article with 图书馆, so often that not all can be looked at."""

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node is not here: apt-get install nodejs")


def settled(character: str) -> bool:
    """Whether the versions of Unicode that Python and Node know agree about a character: the newer knows more of them."""
    ranges = (*SCRIPTS_WITHOUT_SPACES, EMOJI)
    return unicodedata.category(character) != "Cn" or any(a <= ord(character) <= b for a, b in ranges)


def odd(rng: random.Random) -> str:
    """An odd text; neighbouring halves of an astral character become one, as in JavaScript."""
    text: str = json.loads(json.dumps("".join(filter(settled, nasty(rng)))))
    return text


def document(number: int, rng: random.Random) -> Document:
    """An article with odd text in every field."""
    usual = article(number)
    body = usual.body + odd(rng) + usual.body[:40]
    odd_ones = {name: " ".join(odd(rng).split()).translate(CONTROLS) for name in ("title", "source")}
    return Document(
        usual.id, usual.address, body=body.translate(CONTROLS), date=usual.date, tags=usual.tags, **odd_ones
    )


CONTROLS = {code: " " for code in range(0x20) if code != 0x0A}
"""As `documents.document` leaves them out."""


def library() -> list[Document]:
    """Odd articles, and some that hold the pairs of 图书馆 but rarely the word."""
    rng = random.Random(5)  # noqa: S311 - the same in each run
    many = [Document(f"s{n}", f"s{n}/", "馆", "", (), "", SCATTERED) for n in range(230)]
    few = [Document(f"w{n}", f"w{n}/", "馆", "", (), "", "图书馆" + "云溪石桥梅林" * 200) for n in range(3)]
    return [*(document(number, rng) for number in range(120)), *many, *few]


def asked(rng: random.Random, texts: list[str], count: int) -> list[str]:
    """Odd texts, and pieces of the articles with and without what has a meaning in a query."""
    found = ["图书馆", "图书馆 -天气", '"图书馆"']
    while len(found) < count:
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        pieces = [text[start : start + rng.randint(1, 8)] for _ in range(rng.randint(1, 3))]
        found += [odd(rng), rng.choice([" ", " -", " OR ", '"', ""]).join(pieces)]
    return [json.loads(json.dumps(one)) for one in found]


def in_python(search: Search, text: str) -> dict[str, Any]:
    """What `client/twin.mjs` tells."""
    answer = search.ask(text)
    places = [units_of_16_bits(text[:place]) for place in range(len(text) + 1)]
    return {
        "terms": [[token.term, places[token.start], places[token.end]] for token in tokens(text)],
        "phrase": phrase(text),
        "query": json.loads(json.dumps(asdict(parse(text)))),
        "found": [answer.total, answer.sure, answer.best, *(hit.text.seat for hit in answer.hits)],
    }


def differences(folder: Path, seed: int, count: int) -> list[tuple[str, str, Any, Any]]:
    """Where the twins differ: the text in ASCII, in what, Python's and JavaScript's."""
    documents = library()
    search = Search(index_of(documents, folder))
    texts = asked(random.Random(seed), [one.body for one in documents if one.body], count)  # noqa: S311 - the same in each run
    with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
        ran = subprocess.run(
            ["node", SCRIPT, folder, lunr],
            input=json.dumps({"folding": folding(), "texts": texts}),
            capture_output=True,
            text=True,
            check=True,
        )
    pairs = [(text, in_python(search, text), there) for text, there in zip(texts, json.loads(ran.stdout), strict=True)]
    return [
        (ascii(text), what, here[what], there[what])
        for text, here, there in pairs
        for what in here
        if here[what] != there[what]
    ]


def test_python_and_javascript_make_the_same_of_odd_texts(tmp_path: Path) -> None:
    """Astral and combining characters, compatibility forms, spaces of all kinds, kana, Hangul, joined emoji, lone surrogates."""
    assert differences(tmp_path, 1, 400) == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        told = differences(Path(name), int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write("\n".join([*map(str, told[:20]), f"{len(told)} differences\n"]))
