"""The workers of a Dask cluster as an executor; `distributed` is imported only where a run names a scheduler.

What is submitted is done by a process of another machine, which has the same program and sees the dumps at the same paths: each
task asks for both, since workers come and go while a run goes on. A task whose worker ends is given to another by the scheduler.
"""

from __future__ import annotations

import logging
import re
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from platform import node
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from build_archive.errors import BuildArchiveError
from build_archive.version import version

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
R = TypeVar("R")

ADDRESS = re.compile(r"[a-z]+://[^\s/]+:[0-9]+")
MENDING = "Install the same locks in its environment and start it again."
PATIENCE = 5
"""Seconds until a scheduler that does not answer is one that is not there."""
ALONE = threading.Lock()
"""One task at a time in a worker, however many threads it has: they would only wait for one interpreter, and the parts that read dumps were not made for two."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker must have in common with the process that gives it work."""

    version: bytes
    """See `version.version`."""
    shared: tuple[str, ...]
    """Paths of files and folders that it must see."""


def perform(terms: Terms, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a worker does; `BuildArchiveError` where it would come out differently there."""
    if trouble := objection(terms):
        raise BuildArchiveError(f"a worker on the machine {node()} cannot take part: {trouble}")
    with ALONE:
        return function(*args, **kwargs)


def objection(terms: Terms) -> str:
    """Why this process cannot take part; empty where it can."""
    if version() != terms.version:
        return f"it has another version of build_archive, of Python or of a package beside it. {MENDING}"
    for path in terms.shared:
        if not Path(path).exists():
            return f"it sees no {path}. Let all machines have the dumps at the same path, or leave `scheduler` out."
    return ""


class Cluster(Executor):
    """Workers of a cluster, as `workers.each` uses them."""

    def __init__(self, client: Client, terms: Terms) -> None:
        self._client, self._terms = client, terms
        self._executor = client.get_executor(pure=False)  # a key by content would hash each record once more

    @property
    def _max_workers(self) -> int:
        """As that of a process pool: how many tasks may be under way at the moment."""
        return sum(self._client.nthreads().values())

    def submit(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """`function` of these, by whichever worker has time."""
        future: Future[R] = self._executor.submit(perform, self._terms, function, *args, **kwargs)
        return future


@contextmanager
def joined(address: str, shared: Sequence[Path]) -> Iterator[Executor]:
    """The cluster of this scheduler, e.g. `tcp://10.0.0.5:8786`; every worker must see the `shared` paths that there are."""
    client = _client(address)
    from distributed import KilledWorker

    try:
        terms = Terms(version(), tuple(str(path) for path in shared if path.is_absolute() and path.exists()))
        _check_all(client, address, terms)
        yield Cluster(client, terms)
    except KilledWorker:
        raise BuildArchiveError(
            f"{address}: several workers ended one after another at the same task, most likely because their memory ran out. "
            "Give them more, then build again."
        ) from None
    except CancelledError:
        raise BuildArchiveError(
            f"{address}: the scheduler went away during the run. Start it and its workers again, then build again."
        ) from None
    finally:
        client.close()  # and what is still under way for us is dropped


def _client(address: str) -> Client:
    if not ADDRESS.fullmatch(address):
        raise BuildArchiveError(
            f"scheduler: {address!r} is no address of a scheduler. Write it as dask scheduler says it, e.g. tcp://10.0.0.5:8786."
        )
    try:
        from distributed import Client
    except ImportError:
        raise BuildArchiveError(
            f"{address}: work is given to a cluster by the package distributed, which is not installed here. "
            "Install it here and on the machines of the cluster, pip install distributed, or leave `scheduler` out."
        ) from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is said once, by us
    warnings.filterwarnings("ignore", module="distributed")
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BuildArchiveError(
            f"{address}: no scheduler of Dask answers at this address within {PATIENCE} s ({error}). "
            "Start one, dask scheduler, and write its address as it says it, e.g. tcp://10.0.0.5:8786."
        ) from None


def _check_all(client: Client, address: str, terms: Terms) -> None:
    """`BuildArchiveError` that names who cannot take part: a worker, or the scheduler, through which functions go by their names."""
    if not client.nthreads():
        raise BuildArchiveError(f"{address}: this scheduler has no workers. Start some: dask worker {address}")
    try:
        answers = {"the scheduler": client.run_on_scheduler(objection, replace(terms, shared=()))}
    except Exception as error:  # whatever importing raises
        answers = {"the scheduler": error}
    for worker, answer in client.run(objection, terms, on_error="return").items():
        answers[f"the worker {worker}"] = answer
    for name, answer in answers.items():
        if answer:
            trouble = answer if isinstance(answer, str) else f"it cannot load build_archive ({answer}). {MENDING}"
            raise BuildArchiveError(f"{address}: {name} cannot take part: {trouble}")
