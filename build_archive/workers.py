"""Maps a function over a stream of things in several processes, the results in the order of the things.

The seam is `concurrent.futures.Executor`: functions and things are picklable, share no files and no memory, so that any executor will do.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from subprocess import PIPE
from typing import Generic, TypeVar, cast

from build_archive import cluster
from build_archive.errors import BuildArchiveError

ENDED = (
    "a process of this run was ended from outside, most likely because memory ran out. "
    "Build again, with --jobs 1 if it happens again: it goes on from here."
)
T = TypeVar("T")
R = TypeVar("R")

CHUNK = 32
"""Things sent at once: some 100 KB of text, a tenth of a second of work."""
AHEAD = 3
"""Chunks a process that are under way or done and not yet asked for; bounds the memory."""


def pool(
    jobs: int, scheduler: str = "", shared: Sequence[Path] = (), *, behind: int = 0
) -> AbstractContextManager[Executor | None]:
    """So many processes, 0 for one a core, so many steps behind this one (see `give_way`); None where one is enough.

    With a `scheduler` those of its cluster, see `cluster.joined`.
    """
    return cluster.joined(scheduler, shared) if scheduler else _processes(jobs or cores(), behind)


@contextmanager
def _processes(jobs: int, behind: int) -> Iterator[Executor | None]:
    if jobs == 1:
        yield None
        return
    executor = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(behind,))
    try:
        yield executor
    except BrokenProcessPool:
        raise BuildArchiveError(ENDED) from None
    finally:
        executor.shutdown(cancel_futures=True)


def half(jobs: int) -> int:
    """Of so many processes, 0 for one a core, those that one of two works gets which are done at the same time."""
    return max(1, (jobs or cores()) // 2)


def cores() -> int:
    """How many this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    executor: Executor | None,
    function: Callable[[T], R],
    things: Iterable[T],
    known: Callable[[T], R | None] = lambda _: None,
    weight: Callable[[T], int] = lambda _: 1,
) -> Iterator[R]:
    """`function` of each thing, in order; what is `known` is not worked out again, and a few things are not worth a process.

    A thing of some weight stands for as many.
    """
    ahead = AHEAD * (getattr(executor, "_max_workers", None) or 1)
    pending: deque[tuple[list[R | None], Future[list[R]]]] = deque()
    few = CHUNK
    for chunk in _chunks(things, weight):
        results = [known(thing) for thing in chunk]
        missing = [thing for thing, result in zip(chunk, results, strict=True) if result is None]
        if not missing or executor is None or few > 0:
            few -= sum(map(weight, missing))
            pending.append((results, _here(function, missing)))
        else:
            pending.append((results, executor.submit(_all, function, missing)))
        while len(pending) > ahead or (pending and pending[0][1].done()):
            yield from _whole(*pending.popleft())
    while pending:
        yield from _whole(*pending.popleft())


def _chunks(things: Iterable[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    chunk, size = list[T](), 0
    for thing in things:
        chunk.append(thing)
        size += weight(thing)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _here(function: Callable[[T], R], things: list[T]) -> Future[list[R]]:
    """The results at once, by this process."""
    done: Future[list[R]] = Future()
    done.set_result(_all(function, things))
    return done


def _whole(results: list[R | None], missing: Future[list[R]]) -> Iterator[R]:
    """The results of a chunk, those that were known and the others, in order."""
    others = iter(missing.result())
    return (next(others) if result is None else result for result in results)


def _all(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(thing) for thing in chunk]


class Fork(Generic[R]):
    """A function called by a fork of this process, which has all that this one holds and changes nothing of it.

    It may be some steps behind this process (see `give_way`), which has other things to do before it asks for the result.
    """

    def __init__(self, function: Callable[[], R], *, behind: int = 0) -> None:
        forking = multiprocessing.get_context("fork")
        self._receiver, sender = forking.Pipe(duplex=False)
        self._process = forking.Process(target=_answer, args=(function, sender, behind), daemon=True)
        self._process.start()
        sender.close()

    def result(self) -> R:
        """What the function returned, when it has; raises what it raised."""
        try:
            error, result = self._receiver.recv()
        except EOFError:
            raise BuildArchiveError(ENDED) from None
        self._process.join()
        if error:
            raise error
        return cast(R, result)

    def end(self) -> None:
        """Nobody waits for it any longer."""
        self._process.kill()
        self._process.join()


def may_fork(jobs: int) -> bool:
    """Whether a fork is safe here and has a core of its own: threads that hold a lock would hold it in the fork for ever."""
    others = [thread for thread in threading.enumerate() if thread.name != WATCH]
    return sys.platform == "linux" and len(others) == 1 and (jobs or cores()) > 1


def _answer(function: Callable[[], R], sender: Connection, behind: int) -> None:
    _begin(behind)
    gc.disable()  # a look for dead cycles would copy all that is shared, and it soon ends
    try:
        sender.send((None, function()))
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        sender.send((error, None))


class Aside:
    """A function that has no result, called by another Python while this one goes on.

    It is named (`package.module:function`), so that nobody else has to load it; a fork would hold all memory of this process.
    Another function, called at once with what is `given`, loads what the first will need: it gets the result besides.
    """

    def __init__(self, name: str, load: str = "", *given: object) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - ours
            [sys.executable, "-P", "-c", BEGIN], stdin=PIPE, stdout=PIPE, env=MEMORY | os.environ
        )
        self._tell(sys.path)
        self._tell((name, load, given))

    def begin(self, *given: object) -> None:
        """Have the function called with this."""
        self._tell(given)

    def _tell(self, what: object) -> None:
        assert self._process.stdin  # noqa: S101 - for the type checker
        with suppress(BrokenPipeError):  # it has ended, which is told when it is waited for
            pickle.dump(what, self._process.stdin)
            self._process.stdin.flush()

    def wait(self) -> None:
        """Until it is done; raises what it raised."""
        assert self._process.stdout  # noqa: S101 - the same
        try:
            error = pickle.load(self._process.stdout)  # noqa: S301 - this program wrote it
        except EOFError:
            raise BuildArchiveError(ENDED) from None
        finally:
            self.end()
        if error:
            raise error

    def is_at_work(self) -> bool:
        """Whether it has not come to its end."""
        return self._process.poll() is None

    def end(self) -> None:
        """Nobody waits for it any longer; its own processes end with it."""
        self._process.kill()
        with self._process:
            pass  # it closes the pipes and waits


MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(256 << 20)}
"""To glibc: keep what was freed. Else each large array comes from the system as pages to be made zeros first, which of an index's time is a tenth."""
BEHIND = 8
"""How much nicer than others a process is that gives way: on a core that both want it gets a seventh, two steps behind a fortieth."""
WATCH = "watch"
"""A thread of ours that waits for the end of another process and holds no lock."""
BEGIN = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from build_archive import workers; workers.aside()"


def aside() -> None:
    """The other Python: call what is told on standard input, and tell on standard output what it raised."""
    name, load, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - the same
    telling = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else is told there
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raised = None
    try:
        loaded = (_named(load)(*given),) if load else ()
        function = _named(name)
        given = pickle.load(sys.stdin.buffer)  # noqa: S301 - the same
        threading.Thread(target=_end_with_input, name=WATCH, daemon=True).start()
        function(*given, *loaded)
    except EOFError:
        return  # given up before it began
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        raised = error
    with telling:
        pickle.dump(raised, telling)


def _named(name: str) -> Callable[..., object]:
    module, _, function = name.partition(":")
    return cast(Callable[..., object], getattr(importlib.import_module(module), function))


def _end_with_input() -> None:
    os.read(0, 1)  # not by way of sys.stdin, whose lock a forked process would find taken
    os._exit(1)


def give_way(steps: int = 1) -> None:
    """Let other processes go first, above all the one that began this: it has all cores when that is done."""
    if hasattr(os, "nice"):
        os.nice(BEHIND * steps)


def collect_seldom() -> None:
    """Let Python look for cycles of dead objects more seldom: a run holds millions that live to its end, and each look goes through them."""
    gc.set_threshold(200_000, 50, 100)


def _begin(behind: int) -> None:
    """In each process: Ctrl-C is the main process's to answer, and without that process there is nothing to live for."""
    give_way(behind)
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name=WATCH, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
