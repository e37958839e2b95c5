"""How often short Chinese texts are read in the encoding that they are in: articles and whole pages, cut to 200 bytes and written in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC

from build_archive.readers.encoding import decode
from build_archive.readers.mending import mend

SHARED = Path(__file__).resolve().parents[3] / "shared"
LENGTH = 200
"""Bytes of each piece."""
FLOOR = 0.99
SIMPLIFIED = ("utf-8", "utf-16-le", "utf-16-be", "gb2312", "gbk", "gb18030", "hz")
TRADITIONAL = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "cp950")
TWINS = ("gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not here: encodings are not measured")


def simplified() -> Iterator[str]:
    """The labelled articles."""
    for line in (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield "\n".join(json.loads(line)["paragraphs"])


def traditional() -> Iterator[str]:
    """The documents of the search questions."""
    for path in sorted((SHARED / "gold" / "search").glob("*doc*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[:300]:
            yield str(json.loads(line)["text"])


def pages() -> Iterator[str]:
    """What extractors left of whole pages: menus, times, figures and Latin words among the text."""
    for path in sorted((SHARED / "dumps" / "text").glob("*.flat.txt")):
        yield path.read_text(encoding="utf-8")


def converted() -> Iterator[str]:
    """The labelled articles as Hong Kong would write them."""
    return map(OpenCC("s2hk").convert, simplified())


SCRIPTS = {"simplified": simplified, "pages": pages, "traditional": traditional, "converted": converted}


def pieces(texts: Iterator[str], encoding: str) -> Iterator[str]:
    """The texts cut after the character with which a piece has its length, without what the encoding has not."""
    for text in texts:
        kept = text.encode(encoding, "ignore").decode(encoding)
        size, start = 0, 0
        for place, character in enumerate(kept):
            size += len(character.encode(encoding, "ignore")) if encoding != "hz" else 2
            if size >= LENGTH:
                yield kept[start : place + 1]
                size, start = 0, place + 1


@pytest.mark.parametrize(
    ("script", "encoding"),
    [(script, name) for script in ("simplified", "pages") for name in SIMPLIFIED]
    + [(script, name) for script in ("traditional", "converted") for name in TRADITIONAL],
)
def test_short_texts_are_read_in_their_encoding(script: str, encoding: str) -> None:
    """What comes back is what was written, character for character."""
    cut = list(pieces(SCRIPTS[script](), encoding))
    right = sum(same(decode(piece.encode(encoding)).text, mend(piece)[0]) for piece in cut)
    assert len(cut) > 100
    assert right / len(cut) >= FLOOR


def same(one: str, other: str) -> bool:
    """Equal, but for three marks that Big5 has at the same places by older and newer tables."""
    return one.translate(NEWER) == other.translate(NEWER)


NEWER = str.maketrans("•､∼¥／＼", "‧﹑～￥∕﹨")


@pytest.mark.parametrize("name", TWINS)
def test_every_encoded_dump_equals_its_twin(name: str) -> None:
    """Beside each lies the same text in UTF-8."""
    folder = SHARED / "dumps" / "encodings"
    assert (
        decode((folder / f"{name}.txt").read_bytes()).text
        == mend((folder / f"{name}-utf8.txt").read_text(encoding="utf-8"))[0]
    )
