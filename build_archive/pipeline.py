"""The verbs, in order: from a folder of dumps to the Markdown below `docs/archive/`. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor
from functools import partial
from typing import Any

from build_archive import indexes, kept, output, readers, render, steps, workers
from build_archive.config import Config
from build_archive.errors import Drop
from build_archive.gather import Verdicts, gather
from build_archive.last import Last
from build_archive.memory import Memory
from build_archive.model import Archive, Draft, Page, RawRecord
from build_archive.output.made import Made
from build_archive.pinyin import READINGS
from build_archive.render.account import account_page
from build_archive.render.sheets import article_pages
from build_archive.report import Report, place
from build_archive.report.notebook import Notebook, tell
from build_archive.shelves import Divided, Shelf
from build_archive.spool import Outcome, Spooled, prepared
from build_archive.understand import understand

VERDICTS, READ, DIVIDED, ORDERED = "reprints.verdicts", "titles.read", "shelves.divided", "lists.ordered"
"""Files of the cache folder."""
APART = ("home", "sources", "tags")
HALVES = APART, tuple(name for name in indexes.names() if name not in APART)
"""Indexes that take about as long as the others, which a fork can work out meanwhile; and the others."""


def build(
    config: Config,
    report: Report | None = None,
    last: Last | None = None,
    when_written: Callable[[Collection[str]], None] = lambda _: None,
) -> Report:
    """Bring `docs/archive/` up to date with the dumps, and say what happened to every record.

    `last` is given where it is known that there is something to do.
    `when_written` is called when the pages of all articles are there, with the paths of those that were written or removed,
    and those of the indexes are yet to be made.
    """
    report = report or Report(strict=config.strict)
    workers.collect_seldom()
    kept.remember_in(config.cache_dir)
    steps.check_names(config.steps_off)
    if last is None:
        last = Last(config)
        if last.is_repeated(report):
            return report
    pool = workers.pool(config.jobs, config.scheduler, config.dumps)
    with Memory(last.folder, last.by, last.read) as memory, pool as executor:
        read_dumps(config, report, memory, executor)
        verdicts: Verdicts = kept.load(last.folder / VERDICTS, last.by, {})
        archive = gather(memory.spool, report, verdicts)
        made = Made.open(last.folder, last.by, last.pages, last.left)
        account = account_page(archive, report)
        with output.Writing(config.archive_dir, report, made) as writing:
            made_beside, made_here = (partial(index_pages, archive, last, writing.is_current, half) for half in HALVES)
            fork = (
                workers.Fork(lambda: list(made_beside())) if writing.knows and workers.may_fork(config.jobs) else None
            )
            writing.write(article_pages(archive, memory.spool, executor, writing.keep))
            writing.remove_others(render.ARTICLES)
            when_written(writing.touched)
            writing.write(made_here())
            writing.write(fork.result() if fork else made_beside())
            writing.write([account])
            writing.remove_others()
    kept.save(last.folder / VERDICTS, last.by, verdicts)
    made.save()
    last.save(report, writing.touched)
    return report


def index_pages(
    archive: Archive, last: Last, is_current: Callable[[str, str], bool], names: Collection[str]
) -> Iterator[Page | Draft]:
    """The pages of these indexes, those that are current as drafts that nobody makes; what took time to find is kept for the next run."""
    read, parted, ordered = (last.folder / f"{what}.{'-'.join(names)}" for what in (READ, DIVIDED, ORDERED))
    titles = kept.Mapping[str, str](read, last.by)
    READINGS.recall(titles.values)
    shelves = kept.Mapping[bytes, Shelf[Any]](parted, last.by)
    divided = Divided(shelves.values, kept.load(ordered, last.by, {}))
    for page in indexes.drafts(archive, divided, names):
        if not isinstance(page, Draft):
            yield page
        else:
            yield Draft(page.path, page.made_of) if is_current(page.path, page.made_of) else page.made()
    titles.save(READINGS.asked())
    shelves.save(divided.now)
    kept.save(ordered, last.by, divided.orders)


def read_dumps(config: Config, report: Report, memory: Memory, executor: Executor | None) -> None:
    """Every record of every dump, understood and cleaned, into the spool; what cannot be is counted in the report and left out."""
    portions = readers.portions(config.dumps, report, config.fields)
    work = partial(outcome_of, steps_off=config.steps_off)
    for outcome in workers.each(executor, work, portions, memory.recall, readers.count_of):
        tell(outcome.told, report)
        memory.keep(outcome)


def outcome_of(portion: readers.Portion, steps_off: Collection[str]) -> Outcome:
    """All that comes of one portion of the dumps; depends on nothing else, so that any process can work it out."""
    notebook = Notebook()
    articles = []
    for record in readers.read(portion, notebook):
        notebook.record_read(record.origin)
        try:
            articles.append(article_of(record, steps_off))
        except Drop as drop:
            notebook.left_out(record.origin, drop)
    return Outcome(tuple(notebook.told), tuple(articles), readers.place_of(portion))


def article_of(record: RawRecord, steps_off: Collection[str]) -> Spooled:
    """One record understood, cleaned, and ready for the spool; `Drop` where it is no article."""
    try:
        return prepared(steps.apply(understand(record).article, steps_off))
    except Drop:
        raise
    except Exception as bug:
        bug.add_note(f"This happened with the record at {place(record.origin)}.")
        raise
