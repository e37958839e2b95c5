"""Shapes of dumps, written for the project: each file of shapes/ says piece by piece what it is to be taken for.

A line of such a file is a kind, a tab, and the words, as `build-archive explain` prints them; `+` before a kind: on the same line of the dump
as the piece before. Above `---` may stand what the article's fields are to be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from build_archive.model import Origin, Piece, RawRecord
from build_archive.understand import understand
from build_archive.understand.kinds import KINDS

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.txt"))


def parse(path: Path) -> tuple[dict[str, str], list[Piece]]:
    """The fields and the pieces that a file asks for."""
    head, _, rest = path.read_text(encoding="utf-8").partition("---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    pieces: list[Piece] = []
    number = 0
    for row in rest.rstrip("\n").split("\n"):
        kind, _, words = row.partition("\t")
        number += not kind.startswith("+")
        pieces.append(Piece(number, words, kind.lstrip("+")))
    return fields, pieces


def dump_of(pieces: list[Piece]) -> str:
    """The dump that these pieces are."""
    lines: dict[int, str] = {}
    for piece in pieces:
        lines[piece.line] = lines.get(piece.line, "") + piece.text
    return "\n".join(lines.values())


def rows(pieces: list[Piece]) -> list[tuple[int, str, str]]:
    """What a reader of the account compares: line, kind, words without the white space around."""
    return [(piece.line, piece.kind, piece.text.strip()) for piece in pieces if piece.kind != "blank"]


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem.replace("_", " "))
def test_each_piece_is_taken_for_what_it_is(path: Path) -> None:
    """Without any knowledge of single sites."""
    fields, pieces = parse(path)
    dump = dump_of(pieces)
    reading = understand(RawRecord(Origin(path.name, 0, len(dump.encode()), "0" * 64), dump), profiles=False)
    assert rows(list(reading.pieces)) == rows(pieces)
    for name, value in fields.items():
        found = getattr(reading.article, name)
        assert (found.value if name == "date" else " ".join(found) if name == "tags" else found) == value


def test_the_shapes_show_every_kind() -> None:
    """The table of kinds holds nothing that no dump has."""
    shown = {piece.kind for path in SHAPES for piece in parse(path)[1]}
    assert set(KINDS) - shown == {"blank"}
