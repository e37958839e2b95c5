"""The verbs, in order: from a folder of dumps to the Markdown below `docs/archive/`. Start reading here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import chain

from build_archive import indexes, output, readers, render, steps, workers
from build_archive.config import Config
from build_archive.errors import Drop
from build_archive.gather import gather
from build_archive.model import Origin, RawRecord
from build_archive.report import Report, place
from build_archive.spool import Spool, Spooled, prepared
from build_archive.understand import understand


def build(config: Config, report: Report | None = None) -> Report:
    """Bring `docs/archive/` up to date with the dumps, and say what happened to every record."""
    report = report or Report(strict=config.strict)
    steps.check_names(config.steps_off)
    with Spool() as spool, workers.pool(config.jobs) as executor:
        for article in read_articles(config, report, executor):
            spool.add(article)
        archive = gather(spool, report)
        pages = chain(
            render.article_pages(archive, spool, executor),
            indexes.pages(archive),
            [render.account_page(archive, report)],
        )
        output.write(pages, config.archive_dir, report)
    return report


def read_articles(config: Config, report: Report, executor: Executor | None) -> Iterator[Spooled]:
    """Every record of every dump, understood and cleaned; what cannot be is counted in the report and left out."""
    records = readers.read_all(config.dumps, report, config.fields)
    for one in workers.each(executor, partial(article_of, steps_off=config.steps_off), counted(records, report)):
        if isinstance(one, LeftOut):
            report.left_out(one.origin, Drop(one.kind, one.detail))
        else:
            yield one


def counted(records: Iterable[RawRecord], report: Report) -> Iterator[RawRecord]:
    """The records, each told to the report."""
    for record in records:
        report.record_read(record.origin)
        yield record


def article_of(record: RawRecord, steps_off: Collection[str]) -> Spooled | LeftOut:
    """One record understood, cleaned, and ready for the spool; depends on nothing else, so that any process can do it."""
    try:
        return prepared(steps.apply(understand(record).article, steps_off))
    except Drop as drop:
        return LeftOut(record.origin, drop.kind, drop.detail)
    except Exception as bug:
        bug.add_note(f"This happened with the record at {place(record.origin)}.")
        raise


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A `Drop` and the record that it left out."""

    origin: Origin
    kind: str
    detail: str
