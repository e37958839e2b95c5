"""The verbs, in order: from a folder of dumps to the Markdown below `docs/archive/`. Start reading here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from build_archive import indexes, output, readers, render, steps
from build_archive.config import Config
from build_archive.errors import Drop
from build_archive.gather import gather
from build_archive.model import Article
from build_archive.report import Report
from build_archive.spool import Spool
from build_archive.understand import understand


def build(config: Config, report: Report | None = None) -> Report:
    """Bring `docs/archive/` up to date with the dumps, and say what happened to every record."""
    report = report or Report(strict=config.strict)
    steps.check_names(config.steps_off)
    with Spool() as spool:
        for article in read_articles(config, report):
            spool.add(article)
        archive = gather(spool, report)
        pages = chain(
            render.article_pages(archive, spool),
            indexes.pages(archive),
            [render.account_page(archive, report)],
        )
        output.write(pages, config.archive_dir, report)
    return report


def read_articles(config: Config, report: Report) -> Iterator[Article]:
    """Every record of every dump, understood and cleaned; what cannot be is counted in the report and left out."""
    for record in readers.read_all(config.dumps, report, config.fields):
        report.record_read(record.origin)
        try:
            yield steps.apply(understand(record).article, config.steps_off)
        except Drop as drop:
            report.left_out(record.origin, drop)
