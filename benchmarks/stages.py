"""Where the time of a conversion goes, stage by stage, in one process: `python -m benchmarks.stages 10000 --format jsonl`."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import process_time

import click

from benchmarks.generate import FORMATS, stories
from build_archive import indexes, output, readers, steps
from build_archive.errors import Drop
from build_archive.gather import gather
from build_archive.model import Article, Draft, Page, RawRecord
from build_archive.render.sheets import article_pages
from build_archive.report import Report
from build_archive.shelves import Divided
from build_archive.spool import Outcome, Spool, prepared
from build_archive.understand import understand

START = (sys.executable, "-c", "import build_archive.cli")


def stages(dumps: Path, target: Path) -> Iterator[tuple[str, float]]:
    """The name of each stage and the seconds of processor time that it took; a build of these dumps does all of them."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(START, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    yield "start", after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    taken: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = process_time()
        yield
        taken[name] = process_time() - start

    report = Report()
    with stage("read"):
        records = list(readers.read_all([dumps], report))
    with stage("understand"):
        understood = list(filter(None, map(article_of, records)))
    with stage("steps"):
        articles = [steps.apply(article, ()) for article in understood]
    with Spool() as spool:
        with stage("prepare"):
            spooled = tuple(map(prepared, articles))
        with stage("gather"):
            spool.keep(Outcome((), spooled))
            archive = gather(spool, report)
        pages: list[Page] = []
        with stage("articles"):
            pages += article_pages(archive, spool)
        for name in sorted(info.name for info in pkgutil.iter_modules(indexes.__path__)):
            with stage(f"index: {name}"):
                drafts = importlib.import_module(f"{indexes.__name__}.{name}").pages(archive, Divided())
                pages += (page.make() if isinstance(page, Draft) else page for page in drafts)
    with stage("output"):
        output.write(pages, target, report)
    yield from taken.items()


def article_of(record: RawRecord) -> Article | None:
    """The article of a record, if there is one."""
    try:
        return understand(record).article
    except Drop:
        return None


@click.command(help=__doc__)
@click.argument("count", type=click.IntRange(min=1), default=10_000)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
def main(count: int, form: str) -> None:  # noqa: D103 - its help is the module's
    with tempfile.TemporaryDirectory(prefix="build_archive-bench-") as name:
        FORMATS[form](stories(count), Path(name) / "dumps")
        table = dict(stages(Path(name) / "dumps", Path(name) / "docs/archive"))
    print("| stage | µs an article | s |\n| --- | ---: | ---: |")
    for stage, seconds in (table | {"sum": sum(table.values())}).items():
        print(f"| {stage} | {1e6 * seconds / count:,.0f} | {seconds:.2f} |")
    print(f"\npeak memory {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, all records of all stages held")


if __name__ == "__main__":
    main()
