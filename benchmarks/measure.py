"""What a command costs as a whole process, seen from outside: time, processor time and memory of all that it starts; Linux only."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
NAP = 0.05
"""Seconds between two looks at the memory of the processes; a peak shorter than this can be missed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    worked: float
    """Seconds of processor time of all its processes together; hardly depends on what else the machine does."""
    peak: int
    """Bytes of resident memory of all its processes together, at the worst moment seen."""

    def then(self, other: Cost) -> Cost:
        """Both, one after the other."""
        return Cost(self.seconds + other.seconds, self.worked + other.worked, max(self.peak, other.peak))


def put_away(folder: Path, *names: str) -> None:
    """Have these files and folders no longer in a folder, for a clean build; they go beside it.

    Removed at once, they would make the next build slow on ext4: its writing of 11,000 pages took the system 10 s instead of 3.
    """
    away = Path(tempfile.mkdtemp(prefix="away-", dir=folder.parent))
    for number, name in enumerate(names):
        if (folder / name).exists():
            (folder / name).rename(away / str(number))


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder: a program of our environment, or any by its path. It must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    os.sync()  # what was written before is not waited for by who comes after
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


def machine() -> str:
    """What it was measured on, and how busy that was with other work."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "unknown")
    python = platform.python_version()
    return f"{date.today()}, {os.cpu_count()} cores of {model}, load {os.getloadavg()[0]:.1f} before, Python {python}"
