"""Maps a function over a stream of things in several processes, the results in the order of the things.

The seam is `concurrent.futures.Executor`: functions and things are picklable, share no files and no memory, so that any executor will do.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import TypeVar

from build_archive.errors import BuildArchiveError

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 32
"""Things sent at once: some 100 KB of text, a tenth of a second of work."""
AHEAD = 3
"""Chunks a process that are under way or done and not yet asked for; bounds the memory."""


@contextmanager
def pool(jobs: int) -> Iterator[Executor | None]:
    """So many processes, 0 for one a core; None where one is enough."""
    jobs = jobs or cores()
    if jobs == 1:
        yield None
        return
    executor = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield executor
    except BrokenProcessPool:
        raise BuildArchiveError(
            "a process of this run was ended from outside, most likely because memory ran out. "
            "Build again, with --jobs 1 if it happens again: it goes on from here."
        ) from None
    finally:
        executor.shutdown(cancel_futures=True)


def cores() -> int:
    """How many this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(executor: Executor | None, function: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """`function` of each thing, in order; a few things are not worth a process."""
    rest = iter(things)
    first = list(islice(rest, 2 * CHUNK))
    if executor is None or len(first) < 2 * CHUNK:
        yield from map(function, chain(first, rest))
        return
    ahead = AHEAD * (getattr(executor, "_max_workers", None) or 1)
    pending: deque[Future[list[R]]] = deque()
    for chunk in _chunks(chain(first, rest)):
        pending.append(executor.submit(_all, function, chunk))
        if len(pending) > ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _chunks(things: Iterator[T]) -> Iterator[list[T]]:
    while chunk := list(islice(things, CHUNK)):
        yield chunk


def _all(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(thing) for thing in chunk]


def _begin() -> None:
    """In each process: Ctrl-C is the main process's to answer, and without that process there is nothing to live for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
