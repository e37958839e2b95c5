"""Answers of the search for the command line: as lines to read, or as JSON."""

from __future__ import annotations

from pathlib import Path

import orjson
from rich.console import Console

from build_archive.search.ask import Answer, Hit, Search
from build_archive.search.shards import Index


def ask(folder: Path, typed: str, limit: int) -> Answer:
    """The first `limit` documents that the index in this folder has for a query."""
    return Search(Index(folder)).ask(typed, limit)


def as_json(answer: Answer) -> bytes:
    """A list of objects: id, title, url (below the site's root), date (empty where unknown) and score; best first."""
    found = [
        {
            "id": hit.text.id,
            "title": hit.text.title,
            "url": hit.text.address,
            "date": hit.text.date,
            "score": round(hit.score, 3),
        }
        for hit in answer.hits
    ]
    return orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def show(answer: Answer, console: Console) -> None:
    """A line or two for each document, and how many there are."""
    for number, hit in enumerate(answer.hits, 1):
        console.print(f"{number:>3}. {hit.text.title}", soft_wrap=True)
        console.print(f"     {facts(hit)}", soft_wrap=True, style="dim")
    console.print(summary(answer))


def facts(hit: Hit) -> str:
    """Date, source and address of a document."""
    return "  ".join(part for part in (hit.text.date.replace("T", " "), hit.text.source, hit.text.address) if part)


def summary(answer: Answer) -> str:
    """How many were found, and how sure that is."""
    if not answer.hits:
        return "Nothing was found."
    if answer.spelt:
        return f"{'' if answer.sure else 'About '}{answer.total:,} found for {'、'.join(answer.spelt)}, as pinyin."
    if answer.best:
        return f"No article has all of it; {answer.total:,} have some, these the best of it."
    return f"{'' if answer.sure else 'About '}{answer.total:,} found."
