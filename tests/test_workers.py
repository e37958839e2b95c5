"""Work in several processes comes to what it comes to in one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from build_archive import pipeline, workers
from build_archive.config import Config
from build_archive.errors import BuildArchiveError
from build_archive.report import Report


def square(number: int) -> int:
    """Something to do; the first things take longest, so that order does not come by itself."""
    time.sleep(0.05 if number < 10 else 0)
    return number * number


def who(_: int) -> int:
    """The process that did it."""
    return os.getpid()


def die(number: int) -> int:
    """What the system does to a process when memory runs out."""
    if number == 200:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_things() -> None:
    """With one process and with two."""
    with workers.pool(1) as one, workers.pool(2) as two:
        assert one is None
        for executor in (one, two):
            assert list(workers.each(executor, square, range(300))) == [number * number for number in range(300)]


def test_a_few_things_start_no_process() -> None:
    """And many do."""
    with workers.pool(2) as executor:
        assert set(workers.each(executor, who, range(workers.CHUNK))) == {os.getpid()}
        assert set(workers.each(executor, who, range(20 * workers.CHUNK))) - {os.getpid()}


def test_what_is_known_is_not_worked_out_again() -> None:
    """And stands in its place all the same."""
    with workers.pool(2) as executor:
        results = workers.each(executor, who, range(10 * workers.CHUNK), lambda number: -number if number % 3 else None)
        for number, result in enumerate(results):
            assert (result == -number) == (number % 3 > 0)


def test_things_are_taken_as_they_are_needed() -> None:
    """An endless stream is no danger to memory."""
    taken = 0

    def things() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with workers.pool(2) as executor:
        results = workers.each(executor, square, things())  # type: ignore[arg-type]
        assert [next(results) for _ in range(100)][-1] == 10_000
    assert taken <= 20 * workers.CHUNK


def test_a_process_that_is_killed_is_a_message() -> None:
    """Not a traceback, and not a wait for ever."""
    with pytest.raises(BuildArchiveError) as caught, workers.pool(2) as executor:
        list(workers.each(executor, die, range(400)))
    assert str(caught.value) == (
        "a process of this run was ended from outside, most likely because memory ran out. "
        "Build again, with --jobs 1 if it happens again: it goes on from here."
    )


def test_processes_end_with_the_one_that_started_them() -> None:
    """Killed with SIGKILL, a run leaves nobody behind."""
    program = """
        import os, time
        from build_archive import workers
        from tests.test_workers import who
        with workers.pool(2) as executor:
            print(*set(workers.each(executor, who, range(3000))), flush=True)
            time.sleep(60)
    """
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True, env=environment
    ) as run:
        assert run.stdout
        children = [int(word) for word in run.stdout.readline().split()]
        run.kill()
    assert children
    deadline = time.monotonic() + 20
    while any(alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(child) for child in children)


def alive(process: int) -> bool:
    """Whether a process runs; one that ended and was not asked for its exit code does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_build_is_the_same_with_any_number_of_processes(tmp_path: Path) -> None:
    """Pages, manifest and account, byte for byte."""
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    for number in range(3 * workers.CHUNK):
        text = (
            f"渡口第{number}班船\n渡口第{number}班船早上六点离岸，船上坐着赶集的人，篮子里是刚摘的藕，水面上雾还没有散。\n"
            * (number % 7 > 0)
        )
        (dumps / f"{number}.txt").write_text(text, encoding="utf-8")
    made = []
    for jobs in (1, 2):
        docs = tmp_path / f"docs{jobs}"
        report = pipeline.build(Config(tmp_path / "mkdocs.yml", (dumps,), docs, jobs=jobs), Report())
        files = {path.relative_to(docs): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
        made.append((files, report.outcomes, report.entries))
    assert made[0] == made[1]
    assert len(made[0][0]) > 2 * workers.CHUNK


def test_aside_is_done_when_it_is_waited_for(tmp_path: Path) -> None:
    """Another Python has made the folder by then."""
    aside = workers.Aside("os:mkdir")
    aside.begin(tmp_path / "made")
    aside.wait()
    assert (tmp_path / "made").is_dir()


def test_what_is_loaded_beforehand_is_given_besides(tmp_path: Path) -> None:
    """The last of what the function is called with."""
    (tmp_path / "a").mkdir()
    aside = workers.Aside("os:rename", "operator:add", f"{tmp_path}/b", "c")
    aside.begin(tmp_path / "a")
    aside.wait()
    assert [path.name for path in tmp_path.iterdir()] == ["bc"]


def test_what_is_raised_aside_is_raised_here(tmp_path: Path) -> None:
    """With where it happened."""
    aside = workers.Aside("os:mkdir")
    aside.begin(tmp_path)
    with pytest.raises(FileExistsError):
        aside.wait()


def test_one_that_is_ended_aside_is_told() -> None:
    """Not waited for without an end."""
    aside = workers.Aside("os:abort")
    aside.begin()
    with pytest.raises(BuildArchiveError, match="ended from outside"):
        aside.wait()


def test_nobody_waits_for_what_is_given_up() -> None:
    """A build that fails does not wait ten minutes for the index of the search."""
    began = time.monotonic()
    begun, idle = workers.Aside("time:sleep"), workers.Aside("time:sleep")
    begun.begin(600)
    begun.end()
    idle.end()
    assert time.monotonic() - began < 300


@pytest.mark.skipif(sys.platform != "linux", reason="forks are taken on Linux only")
def test_a_fork_has_what_this_process_holds() -> None:
    """And leaves it as it is."""
    held = {"a": 1}
    fork = workers.Fork(lambda: held.update(b=2) or held)
    assert fork.result() == {"a": 1, "b": 2}
    assert held == {"a": 1}
    with pytest.raises(ZeroDivisionError):
        workers.Fork(lambda: 1 // 0).result()
    with pytest.raises(BuildArchiveError, match="ended from outside"):
        workers.Fork(lambda: os._exit(1)).result()


def test_no_fork_where_a_thread_may_hold_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where one process is asked for; those that only watch for an end hold none."""
    others: list[threading.Thread] = []  # the tests before may have left threads of their own
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.main_thread(), *others])
    assert workers.may_fork(2) == (sys.platform == "linux")
    assert not workers.may_fork(1)
    others.append(threading.Thread(name="some other"))
    assert not workers.may_fork(2)
    others[0].name = workers.WATCH
    assert workers.may_fork(2) == (sys.platform == "linux")
