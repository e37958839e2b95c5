"""Tells an archivist what each line of a dump was taken for, and why: in colour on a terminal, as plain columns elsewhere, as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from build_archive.errors import Drop
from build_archive.model import Article, Origin, Piece, RawRecord
from build_archive.understand.article import assemble
from build_archive.understand.judge import judge
from build_archive.understand.kinds import KINDS
from build_archive.understand.profiles import profile_of

LONGEST = 2_000
"""Characters of one piece that are shown; a dump may be one line of 50 MB. JSON holds them all."""
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x7F, 0xA0), "\ufffd"),
    0x09: " ",
    0x7F: "\u2421",
}
"""Control characters as their pictures: a dump must not steer the terminal that shows it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One record, its pieces, and the article that they make; if they make none, why."""

    record: RawRecord
    pieces: tuple[Piece, ...]
    article: Article | None
    left_out: str


def explanation(record: RawRecord) -> Explanation:
    """What a record was taken for."""
    profile = profile_of(record)
    judgement = judge(record, profile)
    try:
        return Explanation(record, judgement.pieces, assemble(record, judgement, profile.name if profile else ""), "")
    except Drop as drop:
        return Explanation(record, judgement.pieces, None, str(drop))


def show(explanations: Iterable[Explanation], console: Console) -> None:
    """Print explanations: columns that are coloured and wrapped on a terminal, separated by tabs elsewhere."""
    for told in explanations:
        for line in heading(told):
            console.print(Text(line, style="bold" if console.is_terminal else ""), soft_wrap=True)
        if console.is_terminal:
            console.print(_table(told.pieces))
            console.print(_legend(told.pieces), soft_wrap=True)
        else:
            console.file.writelines(line + "\n" for line in plain_lines(told.pieces))


def as_json(explanations: Iterable[Explanation]) -> Iterator[bytes]:
    """A list with an object for each record, piece by piece: dump, shape, article (or left_out) and pieces, each with line, kind, why and text."""
    before = b"["
    for told in explanations:
        yield before + b"\n" + orjson.dumps(_object(told), Origin._asdict, orjson.OPT_INDENT_2)
        before = b","
    yield b"\n]\n" if before == b"," else b"[]\n"


def heading(told: Explanation) -> Iterator[str]:
    """Where the record stood, and what it became, each field on its line."""
    origin, article = told.record.origin, told.article
    yield f"# {visible(origin.file)}:{origin.line} ({told.record.shape}, {told.record.encoding})"
    if article is None:
        yield f"# left out: {told.left_out}"
        return
    yield f"# title   {visible(article.title)} (from {article.title_from})"
    if article.date:
        date = article.date
        yield f"# date    {date.value} ({date.precision}, from {date.found_in}: {visible(date.evidence)})"
    for name in ("source", "author", "editor", "original_title"):
        if value := getattr(article, name):
            yield f"# {name.split('_')[0]:7} {visible(value)}"
    if article.tags:
        yield f"# tags    {visible(' · '.join(article.tags))}"
    yield f"# body    {len(article.body):,} paragraphs, {sum(map(len, article.body)):,} characters"
    for bar in article.sidebars:
        yield f"# list    {bar.kind}: {len(bar.headlines):,} headlines{f', headed {visible(bar.label)}' if bar.label else ''}"


def plain_lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """A line for each piece, four columns between tabs: number of its line, kind, words, why."""
    for piece in pieces:
        yield f"{piece.line}\t{piece.kind}\t{_cut(piece.text)}\t{piece.why}"


def visible(text: str) -> str:
    """The text with control characters as their pictures."""
    return text.translate(_VISIBLE)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return visible(text)
    return f"{visible(text[:LONGEST])}… (and {len(text) - LONGEST:,} characters more)"


def _table(pieces: Iterable[Piece]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim", expand=True)
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("taken for", no_wrap=True)
    table.add_column("words", ratio=3, overflow="fold")
    table.add_column("because", ratio=2, style="dim", overflow="fold")
    line, why = 0, ""
    for piece in pieces:
        style = KINDS[piece.kind].style
        number = "" if piece.line == line else str(piece.line)
        table.add_row(
            number,
            Text(piece.kind, style),
            Text(_cut(piece.text).strip(), style),
            "″" if piece.why == why else piece.why,
        )
        line, why = piece.line, piece.why
    return table


def _legend(pieces: Iterable[Piece]) -> Text:
    """The kinds that occur, with their meaning and their share of the dump's characters."""
    sizes: Counter[str] = Counter()
    for piece in pieces:
        sizes[piece.kind] += len(piece.text)
    whole = sum(sizes.values()) or 1
    legend = Text()
    for kind in KINDS.values():
        if kind.name in sizes:
            share = f"{sizes[kind.name] / whole:4.0%}"
            legend.append(f"{share} {kind.name:15}", kind.style).append(f"{kind.meaning}\n", "dim")
    return legend


def _object(told: Explanation) -> dict[str, object]:
    return {
        "dump": told.record.origin,
        "shape": told.record.shape,
        "article": told.article,
        "left_out": told.left_out,
        "pieces": told.pieces,
    }
