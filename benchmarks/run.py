"""`make bench`: generated dumps to Markdown and to a finished site, each a whole process from outside; prints the table of README.md."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

import click

from benchmarks.generate import FORMATS, stories

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
NAP = 0.05
"""Seconds between two looks at the memory of the processes; a peak shorter than this can be missed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One command that is timed, in a scratch copy of the project."""

    name: str
    command: tuple[str, ...]
    afresh: bool = False
    """Whether what earlier stages wrote is removed first."""


STAGES = (
    Stage("dumps to Markdown", ("build-archive", "build"), afresh=True),
    Stage("Markdown to site", ("mkdocs", "build", "--quiet")),
    Stage("dumps to site, all at once", ("mkdocs", "build", "--quiet"), afresh=True),
    Stage("the same, nothing changed", ("mkdocs", "build", "--quiet")),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    worked: float
    """Seconds of processor time of all its processes together; hardly depends on what else the machine does."""
    peak: int
    """Bytes of resident memory of all its processes together, at the worst moment seen."""


def measure(command: tuple[str, ...], folder: Path) -> Cost:
    """Run a command in a folder; it must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before = os.times()
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(PROGRAMS / command[0]), *command[1:]], cwd=folder, env=environment, stdout=sys.stderr
    )
    peaks = [0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - began
    watcher.join()
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    if code:
        sys.exit(f"{' '.join(command)} ended with {code} in {folder}")
    return Cost(seconds, worked, max(peaks))


def _watch(process: subprocess.Popen[bytes], peaks: list[int]) -> None:
    while process.poll() is None:
        peaks.append(sum(_resident(number) for number in _family(process.pid)))
        time.sleep(NAP)


def _family(number: int) -> Iterator[int]:
    """A process and all that it started."""
    yield number
    try:
        for tasks in Path(f"/proc/{number}/task").glob("*/children"):
            for child in tasks.read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _resident(number: int) -> int:
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def copy_project(folder: Path) -> None:
    """What a build needs, without dumps and without what other builds wrote."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("archive"))
    (folder / "build_archive").symlink_to(ROOT / "build_archive")  # mkdocs.yml names the theme in it


def afresh(folder: Path) -> None:
    """Remove what builds wrote."""
    for made in ("site", "docs/archive", ".cache"):
        shutil.rmtree(folder / made, ignore_errors=True)


def size(folder: Path) -> tuple[int, int]:
    """Number of files below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def bench(count: int, form: str, runs: int) -> Iterator[str]:
    """The rows of the table for one number of articles."""
    with tempfile.TemporaryDirectory(prefix="build_archive-bench-") as name:
        folder = Path(name)
        copy_project(folder)
        FORMATS[form](stories(count), folder / "seeds")
        costs: dict[str, list[Cost]] = {stage.name: [] for stage in STAGES}
        for _ in range(runs):
            for stage in STAGES:
                if stage.afresh:
                    afresh(folder)
                costs[stage.name].append(measure(stage.command, folder))
        files, octets = size(folder / "site")
        for what, all_runs in costs.items():
            seconds = median(cost.seconds for cost in all_runs)
            worked = median(cost.worked for cost in all_runs)
            peak = max(cost.peak for cost in all_runs)
            yield f"| {count:,} | {what} | {seconds:.1f} s | {worked:.1f} s | {1e6 * worked / count:,.0f} µs | {peak / 2**20:,.0f} MiB |"
        yield f"| {count:,} | the site | {files:,} files | | | {octets / 2**20:,.0f} MiB |"


def machine() -> str:
    """What it was measured on."""
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return f"{date.today()}, {os.cpu_count()} cores of {names[0] if names else 'unknown'}, Python {platform.python_version()}"


@click.command(help=__doc__)
@click.argument("counts", type=click.IntRange(min=1), nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--runs", default=1, show_default=True, help="Runs of each; the median time and the largest memory are told."
)
def main(counts: tuple[int, ...], form: str, runs: int) -> None:  # noqa: D103 - its help is the module's
    print(f"{machine()}; {form} dumps, {runs} run(s)\n")
    print("| articles | what | time | processor time | the same an article | peak memory |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    for count in counts or (1_000, 10_000):
        for row in bench(count, form, runs):
            print(row, flush=True)


if __name__ == "__main__":
    main()
