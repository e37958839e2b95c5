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
from build_archive.publish.press.foreign import Settings
from build_archive.publish.press.frame import Frame
from build_archive.publish.press.links import Site
from build_archive.publish.press.memory import Memory
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
    memory: Memory
    moulds: list[Mould] = field(default_factory=list)
    unfollowed: dict[Shape, str] = field(default_factory=dict)
    """Shapes without a mould, and why."""
    there: dict[str, bool] = field(default_factory=dict)
    """The pages that MkDocs's walk has found."""

    def run(self, paths: Sequence[str], executor: Executor | None) -> set[str]:
        """Write the pages at these paths below `docs/` that are not on the published site as they should be; the files of those that are."""
        self.there = dict.fromkeys(paths, True)
        stay = self._unchanged(paths)
        done = self._pressed([path for path in paths if path not in stay], executor)
        self._compare(done)
        pressed = self._kept(done)
        slow = [path for path in paths if path not in stay and path not in pressed]
        for path in slow:
            self._build(path)
        self._tell(len(stay), len(pressed), len(slow))
        return self.memory.stay(stay)

    def _unchanged(self, paths: Sequence[str]) -> set[str]:
        """The pages of which neither Markdown nor mould is another than on the published site."""
        found = self.memory.standing_pages(paths)
        same = [number for number in found if self._is_cast_again(*self.memory.casts[number])]
        return set(chain.from_iterable(found[number] for number in same))

    def _is_cast_again(self, shape: Shape, digest: str) -> bool:
        mould = self._mould(shape)
        return mould is not None and mould.digest == digest and digest not in self.memory.off

    def _mould(self, shape: Shape) -> Mould | None:
        """The mould for a shape, cast now if there is none yet; None where the theme cannot be followed."""
        for mould in self.moulds:
            if mould.fits(shape):
                return mould
        if shape not in self.unfollowed:
            try:
                self.moulds.append(cast(shape, self.frame))
                return self.moulds[-1]
            except Unfollowable as reason:
                self.unfollowed[shape] = str(reason)
        return None

    def _pressed(self, paths: Sequence[str], executor: Executor | None) -> list[Done]:
        """Press what can be: a few pages first, to know which moulds are wanted."""
        scouts = paths[::SCOUTS]
        ahead = set(scouts)
        done = list(self._rounds(scouts, None))
        return done + list(self._rounds([path for path in paths if path not in ahead], executor))

    def _rounds(self, paths: Sequence[str], executor: Executor | None) -> Iterator[Done]:
        while paths:
            batches = (paths[start : start + BATCH] for start in range(0, len(paths), BATCH))
            apart = executor if len(paths) > BATCH else None
            work = partial(press, self._job({} if apart else self.there))
            done = list(chain.from_iterable((apart.map if apart else map)(work, batches)))
            wanted = [one for one in done if one.mould is None and one.shape and self._mould(one.shape)]
            again = {one.path for one in wanted}
            yield from (one for one in done if one.path not in again)
            paths = [one.path for one in wanted]

    def _job(self, there: dict[str, bool]) -> Job:
        """What pressing needs; the pages that are `there` make no way to another process worth it, which looks for those it asks for."""
        config = self.frame.config
        site = Site(config.docs_dir, config.use_directory_urls, there)
        return Job(site, config.site_dir, self.frame.named(), Settings.of(config), tuple(self.moulds))

    def _compare(self, done: Iterable[Done]) -> None:
        """Turn off each mould of which a sample is not, byte for byte, what MkDocs makes."""
        pressed = sorted((one for one in done if one.mould is not None), key=lambda one: one.path)
        for one in {one.path: one for one in (*pressed[::SAMPLE], *pressed[-1:])}.values():
            page = self.frame.page(one.path)
            meant, made = self.frame.built(page), Path(page.file.abs_dest_path).read_bytes()
            page.file.page = None
            if made != meant and one.mould is not None:
                self.memory.off.add(self.moulds[one.mould].digest)
                log.warning("%s", _difference(one.path, made, meant))

    def _kept(self, done: Iterable[Done]) -> set[str]:
        """The pages that were pressed in moulds that are not off, noted for the next build."""
        config = self.frame.config
        site = Site(config.docs_dir, config.use_directory_urls)
        digests = [mould.digest for mould in self.moulds]
        kept = set()
        for one in done:
            if one.mould is not None and one.shape is not None and digests[one.mould] not in self.memory.off:
                self.memory.pressed(one.path, site.html(one.path), (one.shape, digests[one.mould]))
                kept.add(one.path)
        return kept

    def _tell(self, stay: int, pressed: int, slow: int) -> None:
        for reason in sorted(set(self.unfollowed.values())):
            log.info(
                "The theme makes pages that the archive's press cannot follow, so MkDocs makes them, which takes longer: %s.",
                reason,
            )
        log.info(
            "%s pages of the archive are as they were, %s were pressed in %s moulds, %s made by MkDocs",
            f"{stay:,}",
            f"{pressed:,}",
            len(self.moulds),
            f"{slow:,}",
        )

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
