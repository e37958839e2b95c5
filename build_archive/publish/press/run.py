"""The archive's pages of one build: cast the moulds that are wanted, let the processes press, compare a sample, give the rest to MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from build_archive.publish.press.anchors import check
from build_archive.publish.press.casting import cast
from build_archive.publish.press.frame import Frame
from build_archive.publish.press.links import Site
from build_archive.publish.press.mould import Mould, Unfollowable
from build_archive.publish.press.pressing import Done, Job, press
from build_archive.publish.press.sheet import Shape

SAMPLE = 500
"""Of so many pages that are pressed one is compared with what MkDocs makes of it, and the first and the last."""
SCOUTS = 50
"""One of so many pages is pressed first, to know which moulds are wanted before all processes begin."""
BATCH = 512
"""Pages that a process gets at once, with all moulds."""

log = get_plugin_logger("archive")


@dataclass(slots=True)
class Press:
    """One build's moulds, and what became of the pages."""

    frame: Frame
    moulds: list[Mould] = field(default_factory=list)
    off: set[int] = field(default_factory=set)
    """Numbers of moulds that gave other pages than MkDocs."""
    unfollowed: dict[Shape, str] = field(default_factory=dict)
    """Shapes without a mould, and why."""

    def run(self, paths: Sequence[str], executor: Executor | None) -> None:
        """Write the pages at these paths below `docs/`, in whichever way."""
        scouts = paths[::SCOUTS]
        ahead = set(scouts)
        done = [*self._pressed(scouts, None), *self._pressed([path for path in paths if path not in ahead], executor)]
        self._compare(done)
        slow = [one.path for one in done if one.mould is None or one.mould in self.off]
        for path in slow:
            self._build(path)
        for reason in sorted(set(self.unfollowed.values())):
            log.info(
                "The theme makes pages that the archive's press cannot follow, so MkDocs makes them, which takes longer: %s.",
                reason,
            )
        log.info(
            "%s pages of the archive were pressed in %s moulds, %s made by MkDocs",
            f"{len(paths) - len(slow):,}",
            len(self.moulds),
            f"{len(slow):,}",
        )

    def _pressed(self, paths: Sequence[str], executor: Executor | None) -> Iterator[Done]:
        """Press what can be, casting moulds for the shapes that turn up."""
        while paths:
            job = self._job()
            batches = (paths[start : start + BATCH] for start in range(0, len(paths), BATCH))
            done = list(chain.from_iterable((executor.map if executor else map)(partial(press, job), batches)))
            wanted = {one.shape: None for one in done if one.shape and one.shape not in self.unfollowed}
            yield from (one for one in done if one.shape not in wanted)
            paths = [one.path for one in done if one.shape in wanted]
            for shape in wanted:
                if shape and not any(mould.fits(shape) for mould in self.moulds):
                    self._cast(shape)

    def _cast(self, shape: Shape) -> None:
        try:
            self.moulds.append(cast(shape, self.frame))
        except Unfollowable as reason:
            self.unfollowed[shape] = str(reason)

    def _job(self) -> Job:
        config = self.frame.config
        return Job(
            Site(config.docs_dir, config.use_directory_urls), config.site_dir, self.frame.named(), tuple(self.moulds)
        )

    def _compare(self, done: Iterable[Done]) -> None:
        """Turn off each mould of which a sample is not, byte for byte, what MkDocs makes."""
        pressed = sorted((one for one in done if one.mould is not None), key=lambda one: one.path)
        for one in {id(one): one for one in (*pressed[::SAMPLE], *pressed[-1:])}.values():
            page = self.frame.page(one.path)
            meant, made = self.frame.built(page), Path(page.file.abs_dest_path).read_bytes()
            page.file.page = None
            if made != meant and one.mould is not None:
                self.off.add(one.mould)
                log.warning("%s", _difference(one.path, made, meant))

    def _build(self, path: str) -> None:
        page = self.frame.page(path)
        self.frame.build(page)
        check([page], self.frame.config, self.frame.files)
        page.file.page = None  # a hundred thousand would fill the memory


def _difference(path: str, made: bytes, meant: bytes) -> str:
    """Where a page differs from what MkDocs makes, for people who can mend it."""
    place = next(
        (n for n, pair in enumerate(zip(made, meant, strict=False)) if pair[0] != pair[1]), min(len(made), len(meant))
    )
    around = slice(max(0, place - 60), place + 60)
    shown = [text[around].decode("utf-8", "replace") for text in (meant, made)]
    return (
        f"{path}: the archive's press does not make of this page what MkDocs does, from byte {place:,} on ({shown[0]!r}, not {shown[1]!r}). "
        "This page and those like it are left to MkDocs, which takes longer; please report it."
    )
