"""The index of a site, made anew or, where another build is remembered and little has changed since, brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from build_archive import workers
from build_archive.errors import BuildArchiveError
from build_archive.kept import remember_in
from build_archive.pinyin.dictionary import lexicon
from build_archive.search.building import finish, parts_of, scratch_in, submit_of, whole, write
from build_archive.search.documents import Document
from build_archive.search.files import Files
from build_archive.search.format import FIELDS
from build_archive.search.gathering import Known, Stamp, alphabet, from_pages, known_of, pages, read_page, stamped
from build_archive.search.patching import as_document, changes, counted, patched, patched_chunks
from build_archive.search.remembering import Memory, State, program
from build_archive.search.seats import hall_for, seated, wish
from build_archive.search.shards import Index
from build_archive.search.spelling import write_spelling
from build_archive.search.texts import ENCODING, chunk_seats, record
from build_archive.search.vocabulary import vocabulary

FEW = 100
"""Pages, or one of so many, that may change before all is made anew, which then takes no longer."""
R = TypeVar("R")
Read = Callable[[str], Document | None]
"""A page by its path below `docs/`; None if it is not to be searched."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Documents that leave their seats and documents that take them, and the state behind it, in which lengths and files are still those before."""

    gone: dict[int, Document]
    new: dict[int, Document]
    state: State
    respelt: bool
    """Whether words of the dictionary of pinyin come or go."""


def build(
    docs_dir: Path, site_dir: Path, directory_urls: bool = True, jobs: int = 0, cache: Path | None = None
) -> None:
    """Write the index of all that is searched below `docs_dir` to `site_dir/search/`, and remove what an earlier build left there.

    `directory_urls` as MkDocs has it; `jobs` processes, 0 for one a core. With a folder `cache` only what has changed since the
    last build is made again; the bytes are the same.
    """
    folder = site_dir / "search"
    if cache:
        remember(cache, docs_dir, directory_urls, jobs)
        memory = Memory(cache)
        names = memory.files()
        for path in folder.rglob("*.bin"):
            if path.relative_to(folder).as_posix() not in names:
                path.unlink()
        memory.put_into(folder, folder)
        return
    with workers.pool(jobs) as executor, scratch_in(folder) as scratch:
        sized = ((name, stamp[0]) for name, stamp in pages(docs_dir))
        write(from_pages(sized, docs_dir, directory_urls, Path(scratch), executor), Files(folder), executor)


Loaded = tuple[State, dict[str, Stamp]]
"""What an update needs of the last build, and the pages as they were when that was loaded."""


def load(cache: Path, docs_dir: Path, directory_urls: bool) -> Loaded | None:
    """Load it, and besides tables of characters and words, what numpy loads late, and where the documents would like to sit.

    None where all is to be made anew, or pages are on their way out while they are looked at.
    """
    remember_in(cache)
    state = Memory(cache).load(made_by(directory_urls))
    if not state:
        return None
    lexicon()
    vocabulary()
    alphabet().read(["中"])
    np.unique(np.zeros(1))
    for one in state.known:
        wish(one.id)
    try:
        return state, dict(pages(docs_dir))
    except FileNotFoundError:
        return None


def made_by(directory_urls: bool) -> str:
    """What an index is made by; what another one left is not taken up."""
    return f"{program()} {directory_urls}"


def remember(
    cache: Path,
    docs_dir: Path,
    directory_urls: bool,
    jobs: int,
    anew: int = 0,
    touched: Iterable[str] = (),
    loaded: Loaded | None = None,
) -> None:
    """Bring the index that is remembered in a folder up to date, with so many processes; `anew` with how many if all of it is made.

    `touched` are the pages below `docs/` that have been written or removed since it was loaded.
    """
    memory = Memory(cache)
    state, stamps = loaded or load(cache, docs_dir, directory_urls) or (None, {})
    stamps = stamped(stamps, docs_dir, touched) if state else dict(pages(docs_dir))
    if state and state.stamps == stamps:
        return
    if state:
        if loaded:  # beside a process that makes the pages, with less to do than that
            workers.give_way()
        with workers.pool(jobs, behind=1) as executor:  # to the dictionary of pinyin, which is one work
            read = partial(read_page, docs_dir, directory_urls=directory_urls)
            state = patch(memory, state, stamps, read, executor)
    if not state:
        memory.begin()
        sized = ((name, stamp[0]) for name, stamp in stamps.items())
        with workers.pool(anew or jobs) as executor, scratch_in(memory.folder) as scratch:
            batches = from_pages(sized, docs_dir, directory_urls, Path(scratch), executor)
            state = write(batches, Files(memory.index), executor, memory)
    state.made_by, state.stamps = made_by(directory_urls), stamps
    memory.save(state)


def patch(
    memory: Memory, state: State, stamps: dict[str, Stamp], read: Read, executor: Executor | None
) -> State | None:
    """The state of the remembered index, brought up to date; None where too much changed for that, or something is lost."""
    changed = [name for name, stamp in stamps.items() if state.stamps.get(name) != stamp]
    dropped = state.stamps.keys() - stamps.keys()
    most = max(FEW, len(stamps) // FEW)
    if not memory.files().keys() >= set(parts_of(state)):
        return None
    try:
        index = Index(memory.index)
        found = exchange(index, state, dropped, {name: read(name) for name in changed}, most)
    except BuildArchiveError:
        return None
    if not found:
        return None
    memory.begin()
    apply(memory, index, found, executor)
    return found.state


def exchange(
    index: Index, state: State, dropped: Iterable[str], read: dict[str, Document | None], most: int
) -> Exchange | None:
    """Who leaves and who takes which seat, when some pages are gone and others have been read; None where it is more than so many."""
    known = dict(zip(state.names, state.known, strict=True))
    left = dict(zip(state.names, state.seats, strict=True))
    for name in (*dropped, *read):
        known.pop(name, None)
    known |= {name: known_of(one) for name, one in read.items() if one}
    by_id = seated((one.id, one.date) for one in known.values())
    taken = {name: by_id[one.id] for name, one in known.items()}
    leaving = [name for name, seat in left.items() if taken.get(name) != seat or name in read]
    if len(by_id) < len(known) or hall_for(len(known)) != state.hall or len(leaving) + len(read) > most:
        return None
    gone = {name: as_document(index.text(left[name])) for name in leaving}
    new = gone | read
    pairs = [(gone.get(name), new[name] if name in taken else None, name) for name in new]
    moved = [
        pair for pair in pairs if left.get(pair[2]) != taken.get(pair[2]) or texts_of(pair[0]) != texts_of(pair[1])
    ]
    total = state.text_bytes + sum(len(texts_of(new)) - len(texts_of(gone)) for gone, new, _ in moved)
    if chunk_seats(total, state.hall) != state.share:
        return None
    before = dict(zip(state.names, state.known, strict=True))
    lengths = dict(zip(state.names, state.lengths, strict=True))
    return Exchange(
        gone={left[name]: one for one, _, name in moved if one},
        new={taken[name]: one for _, one, name in moved if one},
        state=replace(
            state,
            names=list(known),
            known=list(known.values()),
            seats=list(taken.values()),
            lengths=[lengths.get(name, [0] * len(FIELDS)) for name in known],
            text_bytes=total,
        ),
        respelt=any(spelt(before.get(name)) != spelt(known.get(name)) for name in (*dropped, *read)),
    )


def texts_of(one: Document | None) -> bytes:
    """What the text chunks hold of a document."""
    return record(one).encode(ENCODING, "replace") if one else b""


def spelt(one: Known | None) -> Known | None:
    """What the dictionary of pinyin takes of a document."""
    return one and replace(one, id="", date="")


def apart(executor: Executor | None, function: Callable[[], R]) -> workers.Fork[R] | Future[R]:
    """Have it called where others are: by a fork if that can be, to which nothing has to be sent."""
    if executor and workers.may_fork(jobs=0):
        return workers.Fork(function)
    return submit_of(executor)(function)


def apply(memory: Memory, index: Index, found: Exchange, executor: Executor | None) -> None:
    """Exchange the documents, write what that changes of the index, and put it into the state."""
    state, files, submit = found.state, Files(memory.index), submit_of(executor)
    spelling = apart(executor, partial(write_spelling, files, state.known, memory.letters)) if found.respelt else None
    gone, new = (counted(list(part.values()), list(part)) for part in (found.gone, found.new))
    parts, state.words = changes(gone, new, state.shards, state.words)
    waiting = {part.block: submit(patched, memory, files, state.hall, part) for part in parts}
    chunks = patched_chunks(files, index, state.share, list(found.gone), found.new)
    state.chunks = [chunks.get(number, digest) for number, digest in enumerate(state.chunks)]
    rows = dict(zip(found.new, new.lengths.tolist(), strict=True))
    state.lengths = [rows.get(seat, row) for seat, row in zip(state.seats, state.lengths, strict=True)]
    of_all = whole(state, files)
    shards = state.shards | {block: future.result() for block, future in waiting.items()}
    state.shards = {block: spans for block, spans in shards.items() if spans}
    if spelling:
        state.spelling, state.spelling_files = spelling.result()
    finish(state, files, of_all)
