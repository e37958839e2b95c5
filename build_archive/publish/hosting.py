"""What GitHub Pages allows a site, and how near this one is to it.

The limits are those of https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits (1 GB a site, ten
minutes a deployment) and of files in git (100 MB).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

from build_archive.errors import BuildArchiveError
from build_archive.publish.standing import Status, statuses

SITE_LIMIT = 1_000_000_000
FILE_LIMIT = 100_000_000
"""Bytes."""
NEAR = 0.8
"""The part of a limit from which on to think of what comes after."""
SHOWN = 3
WAYS_OUT = (
    "Divide the dumps by year into several sites (an mkdocs.yml each), or publish on a host that allows more: "
    "the site is plain files."
)


@dataclass(frozen=True, slots=True)
class SiteSize:
    """What a built site weighs."""

    files: int
    size: int
    """Bytes of all files."""
    largest: tuple[tuple[int, str], ...]
    """Bytes and path of the largest files, the largest first."""

    @property
    def fits(self) -> bool:
        """Whether the host would take it."""
        return self.size <= SITE_LIMIT and all(size <= FILE_LIMIT for size, _ in self.largest)


def measure(site: Path) -> SiteSize:
    """The size of a built site."""
    if not (site / "index.html").is_file():
        raise BuildArchiveError(f"{site}: there is no site here. Run mkdocs build first.")
    return weigh(statuses(site))


def weigh(found: Mapping[str, Status]) -> SiteSize:
    """What these files weigh together."""
    sizes = [(size, path) for path, (size, _) in found.items()]
    return SiteSize(
        len(sizes), sum(size for size, _ in sizes), tuple(nsmallest(SHOWN, sizes, lambda one: (-one[0], one[1])))
    )


def told(weighed: SiteSize) -> Iterator[str]:
    """The size against the limits, and what to do where it is near them."""
    yield f"{weighed.files:,} files, {megabytes(weighed.size)} of {megabytes(SITE_LIMIT)} that GitHub Pages allows a site"
    for size, path in weighed.largest:
        yield f"  {path}: {megabytes(size)} of {megabytes(FILE_LIMIT)} a file"
    too_large = [path for size, path in weighed.largest if size > FILE_LIMIT]
    if too_large:
        yield f"{too_large[0]}: this file is larger than git takes on GitHub. {WAYS_OUT}"
    if weighed.size > SITE_LIMIT:
        yield f"This site is larger than GitHub Pages takes. {WAYS_OUT}"
    elif weighed.size > NEAR * SITE_LIMIT:
        yield f"This site comes near the limit. {WAYS_OUT}"


def megabytes(size: int) -> str:
    """Bytes as a reader wants them."""
    return f"{size / 1e6:,.1f} MB"
