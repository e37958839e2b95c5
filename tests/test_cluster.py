"""A run whose work a Dask cluster does comes to what it comes to on one machine, also when a worker ends in the middle of it."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from platform import node
from typing import Any

import pytest

from build_archive import cluster, pipeline, workers
from build_archive.cluster import Terms, perform
from build_archive.config import Config
from build_archive.errors import BuildArchiveError
from build_archive.report import Report
from build_archive.version import version

ARTICLES = 12 * workers.CHUNK
ALONE = {"host": "127.0.0.1", "scheduler_port": 0, "dashboard_address": "127.0.0.1:0", "silence_logs": 50}


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A scheduler and two worker processes on this machine, on ports that are free."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install distributed")
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **ALONE) as running:
        yield running


def who(_: int) -> int:
    """The process that did it."""
    return os.getpid()


def die(number: int) -> int:
    """What the system does to a process when memory runs out."""
    if number > 2 * workers.CHUNK:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def joined(address: str, *shared: Path) -> None:
    """Join a cluster and leave it again."""
    with workers.pool(1, address, shared):
        pass


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small files, a larger one that is read in pieces, and a few without text."""
    folder = tmp_path_factory.mktemp("dumps")
    for number in range(ARTICLES):
        text = f"码头第{number}只灯\n码头第{number}只灯昨晚修好了，管灯的人爬上去换了灯芯，又把玻璃罩擦了两遍，渔船回来时远远就看得见。\n"
        (folder / f"{number:03}.txt").write_text(text * (number % 9 > 0), encoding="utf-8")
    return folder


def built(config: Config, report: Report) -> tuple[object, object, dict[Path, bytes]]:
    """All that a run leaves and says."""
    pipeline.build(config, report)
    files = [path for path in config.docs_dir.rglob("*") if path.is_file()]
    return report.outcomes, report.entries, {path.relative_to(config.docs_dir): path.read_bytes() for path in files}


@pytest.mark.slow
def test_workers_do_the_work(dask: Any) -> None:
    """All of them, and this process only the few things that are not worth a word to others."""
    with workers.pool(1, dask.scheduler_address) as executor, dask.get_client() as client:
        processes = list(workers.each(executor, who, range(40 * workers.CHUNK)))
        assert set(processes[workers.CHUNK :]) == set(client.run(os.getpid).values())
        assert getattr(executor, "_max_workers", 0) == len(set(processes[workers.CHUNK :])) == 2


@pytest.mark.slow
def test_workers_of_another_program_are_refused(dask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, before any work is given away."""
    monkeypatch.setattr(cluster, "version", lambda: b"another")  # here, where the scheduler of a test runs too
    with pytest.raises(BuildArchiveError) as caught:
        joined(dask.scheduler_address)
    start, _, end = str(caught.value).partition(": it has ")
    assert start.startswith(f"{dask.scheduler_address}: the worker tcp://127.0.0.1:")
    assert end == (
        "another version of build_archive, of Python or of a package beside it. "
        "Install the same locks in its environment and start it again."
    )


def test_a_worker_asks_before_each_task(tmp_path: Path) -> None:
    """Since it may have come during the run."""
    fitting = Terms(version(), (str(tmp_path),))
    assert perform(fitting, who, 1) == os.getpid()
    with pytest.raises(
        BuildArchiveError,
        match=r"^a worker on the machine .* cannot take part: it has another version of build_archive",
    ):
        perform(replace(fitting, version=b"another"), who, 1)
    with pytest.raises(BuildArchiveError) as caught:
        perform(replace(fitting, shared=(f"{tmp_path}/dumps",)), who, 1)
    assert str(caught.value) == (
        f"a worker on the machine {node()} cannot take part: it sees no {tmp_path}/dumps. Let all machines have the dumps at the same path, or leave `scheduler` out."
    )


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else of the program needs it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BuildArchiveError) as caught:
        joined("tcp://127.0.0.1:8786")
    assert str(caught.value) == (
        "tcp://127.0.0.1:8786: work is given to a cluster by the package distributed, which is not installed here. "
        "Install it here and on the machines of the cluster, pip install distributed, or leave `scheduler` out."
    )


def test_what_is_no_address_is_said() -> None:
    """Before anything is imported for it."""
    with pytest.raises(BuildArchiveError) as caught:
        joined("10.0.0.5")
    assert str(caught.value) == (
        "scheduler: '10.0.0.5' is no address of a scheduler. Write it as dask scheduler says it, e.g. tcp://10.0.0.5:8786."
    )


@pytest.mark.slow
@pytest.mark.usefixtures("dask")
def test_where_nobody_answers_it_does_not_wait_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """At an address without a scheduler, and at one whose scheduler has no workers."""
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(BuildArchiveError) as caught:
        joined(address)
    assert str(caught.value).startswith(f"{address}: no scheduler of Dask answers at this address within 1 s (")
    assert str(caught.value).endswith(
        "). Start one, dask scheduler, and write its address as it says it, e.g. tcp://10.0.0.5:8786."
    )
    with LocalCluster(n_workers=0, **ALONE) as idle:
        with pytest.raises(BuildArchiveError) as caught:
            joined(idle.scheduler_address)
        assert str(caught.value) == (
            f"{idle.scheduler_address}: this scheduler has no workers. Start some: dask worker {idle.scheduler_address}"
        )


@pytest.mark.slow
def test_a_build_is_the_same_when_a_worker_ends_in_the_middle_of_it(dask: Any, dumps: Path, tmp_path: Path) -> None:
    """Pages, manifest and account, byte for byte; another worker does what the one left."""
    left = []

    def end_one(report: Report) -> None:
        if len(report.files) == 2 * workers.CHUNK and not left:
            with dask.get_client() as client:
                left.append(next(iter(client.run(os.getpid).values())))
            os.kill(left[0], signal.SIGKILL)

    here = Config(tmp_path / "1/mkdocs.yml", (dumps,), tmp_path / "here", jobs=1)
    there = Config(tmp_path / "2/mkdocs.yml", (dumps,), tmp_path / "there", scheduler=dask.scheduler_address)
    assert built(here, Report()) == built(there, Report(watch=end_one))
    assert left
    assert len(list((tmp_path / "there/archive/articles").rglob("*.md"))) > 10 * workers.CHUNK


@pytest.mark.slow
def test_a_task_that_ends_its_workers_is_a_message(dask: Any) -> None:
    """Not a traceback, and not a wait for ever."""
    address, dask.scheduler.allowed_failures = dask.scheduler_address, 0
    with pytest.raises(BuildArchiveError) as caught, workers.pool(1, address) as executor:
        list(workers.each(executor, die, range(4 * workers.CHUNK)))
    assert str(caught.value) == (
        f"{address}: several workers ended one after another at the same task, most likely because their memory ran out. "
        "Give them more, then build again."
    )
