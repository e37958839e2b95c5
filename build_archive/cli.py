"""Arguments in, report out: the command `build-archive`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_archive import __version__, pipeline
from build_archive.config import Config
from build_archive.errors import BuildArchiveError
from build_archive.report import Report


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """Turn raw dumps of Chinese articles into a static, searchable archive."""


@commands.command()
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default=Path("mkdocs.yml"), show_default=True)
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be read.")
def build(config_file: Path, strict: bool) -> None:
    """Bring docs/archive/ up to date with the dumps."""
    config = Config.load(config_file)
    report = pipeline.build(config, Report(strict=strict or config.strict))
    click.echo(report.as_json()["records"])
    click.echo(report.as_json()["pages"])


def main() -> None:
    """Run the command line; a mistake of the user is its message alone and exit code 1."""
    try:
        commands()
    except BuildArchiveError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
