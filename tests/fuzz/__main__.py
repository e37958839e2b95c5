"""The command `python -m tests.fuzz TARGET --seconds 300`; see README.md beside it."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from hypothesis import HealthCheck, given, settings

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

try:
    import atheris
except ImportError:  # it has no wheel for every machine
    atheris = None

LONGEST = 16_384
"""Bytes of an input."""


class Found:
    """What went wrong, the first input for each place in the code."""

    def __init__(self, name: str, check: Callable[[bytes], None], folder: Path) -> None:
        self.name, self.check, self.folder = name, check, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.places: dict[str, int] = {}
        self.runs = 0

    def __call__(self, data: bytes) -> None:
        """Try one input; keep it where it breaks something at a place where none did before."""
        self.runs += 1
        try:
            self.check(data)
        except Exception as error:
            place = where(error)
            if place not in self.places:
                name = f"{len(self.places):02}"
                (self.folder / name).write_bytes(data)
                (self.folder / f"{name}.txt").write_text(traceback.format_exc(), encoding="utf-8", errors="replace")
                sys.stderr.write(f"\nFOUND {name}: {place}\n")
            self.places[place] = self.places.get(place, 0) + 1

    def tell(self) -> None:
        """What was run and found."""
        sys.stdout.write(f"{self.name}: {self.runs:,} inputs, {len(self.places)} places broke; kept in {self.folder}\n")
        sys.stdout.writelines(f"  {count:6,}  {place}\n" for place, count in self.places.items())
        sys.stdout.flush()


def where(error: Exception) -> str:
    """What was raised and where, the same for all inputs that end there."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "build_archive/" in frame.filename]
    place = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    told = str(error)[:40] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {told} at {Path(place.filename).name}:{place.lineno}"


def blindly(found: Found, target: Target, seconds: float) -> None:
    """Hypothesis: it sees nothing of the program, and needs nothing but Python."""
    from tests.fuzz.targets import edited

    @given(edited(target))
    def one(data: bytes) -> None:
        found(data)

    until = time.monotonic() + seconds
    lenient = settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    while time.monotonic() < until:
        lenient(one)()


def guided(found: Found, target: Target, seconds: float, work: Path) -> None:
    """Atheris: it sees which lines of the program an input reaches, and keeps those that reach new ones."""
    corpus = work / "corpus"
    corpus.mkdir()
    for number, sound in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(sound)
    escaped = ("".join(f"\\x{byte:02x}" for byte in token.encode()) for token in target.tokens)
    (work / "tokens").write_text("".join(f'"{token}"\n' for token in escaped))
    until = time.monotonic() + seconds

    def one(data: bytes) -> None:
        found(data)
        if time.monotonic() > until:  # libFuzzer ends the process by itself, without a word of ours
            found.tell()
            os._exit(bool(found.places))

    options = {
        "dict": work / "tokens",
        "artifact_prefix": f"{work}/",
        "max_len": LONGEST,
        "timeout": 120,
        "rss_limit_mb": 4096,
        "verbosity": 0,
    }
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], one)
    atheris.Fuzz()


def targets(instrumented: bool) -> dict[str, Target]:
    """The targets, with the program instrumented where atheris shall see what is reached."""
    with atheris.instrument_imports(include=["build_archive"]) if instrumented else nullcontext():
        from tests.fuzz.targets import TARGETS
    return TARGETS


@click.command()
@click.argument("name", metavar="TARGET")
@click.option("--seconds", default=300, show_default=True)
@click.option("--blind", is_flag=True, help="With Hypothesis instead of atheris, which is not there on every machine.")
@click.option("--keep", type=click.Path(path_type=Path), help="Where inputs are kept that broke something.")
def fuzz(name: str, seconds: int, blind: bool, keep: Path | None) -> None:
    """Give a reader odd bytes for some time; ends with 1 where something broke."""
    if not blind and atheris is None:
        raise click.UsageError("atheris is not installed: pip install atheris, or add --blind.")
    known = targets(instrumented=not blind)
    if name not in known:
        raise click.UsageError(f"there is no target {name!r}; there are {', '.join(known)}.")
    work = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    found = Found(name, known[name].check, keep or work / "found")
    for sound in known[name].seeds:
        found(sound)
    if not blind:
        guided(found, known[name], seconds, work)
    blindly(found, known[name], seconds)
    found.tell()
    sys.exit(bool(found.places))


if __name__ == "__main__":
    fuzz()
