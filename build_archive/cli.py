"""Arguments in, report out: the command `build-archive`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Any

import click
from rich.console import Console

from build_archive import __version__, pipeline, progress, readers
from build_archive.config import Config, site_dir
from build_archive.errors import BuildArchiveError
from build_archive.publish import hosting
from build_archive.report import Report
from build_archive.report.account import Account, as_csv
from build_archive.report.printed import tell
from build_archive.search import told as searching
from build_archive.understand import explain as explaining

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The configuration, shared with MkDocs.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def commands() -> None:
    """Turn raw dumps of Chinese articles into a static, searchable archive.

    \b
    Put dumps into seeds/, then:
      build-archive build                 dumps to Markdown, in docs/archive/
      build-archive explain seeds/a.txt   each line of a dump, and what it was taken for
      build-archive account               what became of every record, again
      build-archive search 图书馆          what the site's search finds
      mkdocs build                        build, and the Markdown as a site, in site/
      build-archive check                 whether GitHub Pages will take that site
    """  # noqa: D301 - \b is for click: keep these lines


@commands.command()
@config_file
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be read or kept, with exit code 1.")
@click.option("--jobs", type=click.IntRange(min=0), help="How many processes may work; 0 is one a core.")
@click.option("--scheduler", metavar="tcp://HOST:PORT", help="Let the workers of this Dask cluster read and render.")
@click.option("--json", "json_file", metavar="FILE", help="Write the account to this file too; - is standard output.")
def build(config_file: Path, strict: bool, jobs: int | None, scheduler: str | None, json_file: str | None) -> None:
    """Bring docs/archive/ up to date with the dumps, and say what happened to every record.

    \b
    Examples:
      build-archive build                     as mkdocs.yml says
      build-archive build --strict            stop at the first bad record
      build-archive build --json account.json the account for a program
    """  # noqa: D301 - \b is for click: keep these lines
    config = Config.load(config_file).with_arguments(strict, jobs, scheduler)
    console = Console(stderr=json_file == "-", highlight=False, emoji=False, markup=False)
    with progress.bar(console, config.dumps) as watch:
        report = pipeline.build(config, Report(config.strict, watch))
    account = Account.of(report)
    account.save(config.cache_dir)
    if json_file:
        with click.open_file(json_file, "wb") as file:
            file.write(account.as_json())
    tell(account, console)


@commands.command()
@config_file
@click.option("--kind", help="List every entry of this kind (no text) or outcome (duplicate).")
@click.option(
    "--csv",
    "csv_file",
    type=click.File("w", encoding="utf-8"),
    help="Write the entries as a table; - is standard output.",
)
@click.option("--json", "json_file", type=click.File("wb"), help="Write the whole account; - is standard output.")
def account(config_file: Path, kind: str | None, csv_file: IO[Any] | None, json_file: IO[Any] | None) -> None:
    """Show the account of the last build again, as a whole or one kind of it.

    \b
    Examples:
      build-archive account
      build-archive account --kind "no text"
      build-archive account --kind duplicate --csv duplicates.csv
    """  # noqa: D301 - \b is for click: keep these lines
    last = Account.load(Config.load(config_file).cache_dir)
    entries = last.of_kind(kind) if kind else last.entries
    if csv_file:
        csv_file.write(as_csv(entries))
    if json_file:
        json_file.write(last.as_json())
    if csv_file or json_file:
        return
    console = Console(highlight=False, emoji=False, markup=False)
    if kind:
        for entry in entries:
            console.print(entry.message, soft_wrap=True)
    else:
        tell(last, console)


@commands.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--json", "json_wanted", is_flag=True, help="Print a list of objects for a program, with every character."
)
@click.option("--width", type=click.IntRange(min=40), help="Columns, where the terminal does not tell.")
def explain(file: Path, json_wanted: bool, width: int | None) -> None:
    """Show each line of a dump with what it was taken for, and why.

    \b
    Examples:
      build-archive explain seeds/page.txt             in colour, with a legend
      build-archive explain seeds/page.txt | grep editor
      build-archive explain seeds/news.jsonl --json    every record, for a program
    """  # noqa: D301 - \b is for click: keep these lines
    report = Report(strict=True)
    records = readers.read_file(file, file.as_posix(), report)
    told = (explaining.explanation(record) for record in records)
    if json_wanted:
        for part in explaining.as_json(told):
            click.echo(part, nl=False)
    else:
        explaining.show(told, Console(highlight=False, emoji=False, markup=False, width=width))


@commands.command(context_settings={"ignore_unknown_options": True})  # -天气 is a query
@config_file
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many articles to list.")
@click.option("--json", "json_wanted", is_flag=True, help="Print a list of objects: id, title, url, date, score.")
def search(config_file: Path, query: tuple[str, ...], limit: int, json_wanted: bool) -> None:
    """Ask the search index of the built site, with the results that the browser shows.

    \b
    Examples:
      build-archive search 青河 图书馆                     both
      build-archive search '"青河图书馆" -天气'            just this, and without that
      build-archive search '公交 OR 轨道 date:2022-01..2022-06'
      build-archive search title:开放 --json --limit 50    for a program
      build-archive search --limit 5 -- 公交 -flight       -- before a word that begins like an option (-f, -h)
    """  # noqa: D301 - \b is for click: keep these lines
    for option in (word for word in query if word.startswith("--")):
        raise click.NoSuchOption(option)
    answer = searching.ask(site_dir(config_file) / "search", " ".join(query), limit)
    if json_wanted:
        click.echo(searching.as_json(answer), nl=False)
    else:
        searching.show(answer, Console(highlight=False, emoji=False, markup=False))


@commands.command()
@config_file
def check(config_file: Path) -> None:
    """Say how large the built site is against what GitHub Pages allows; exit code 1 where it is too large.

    \b
    Examples:
      mkdocs build && build-archive check
      build-archive check --config-file other/mkdocs.yml
    """  # noqa: D301 - \b is for click: keep these lines
    weighed = hosting.measure(site_dir(config_file))
    for line in hosting.told(weighed):
        click.echo(line)
    if not weighed.fits:
        sys.exit(1)


def main() -> None:
    """Run the command line; a mistake of the user is its message alone and exit code 1."""
    try:
        commands()
    except BuildArchiveError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
