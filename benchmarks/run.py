"""`make bench`: our way from dumps to a searchable site beside other tools on the same generated articles, all in one run, by turns.

Writes what was measured to `benchmarks/figures/`, the table into README.md, and the plot beside it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import click

from benchmarks import figures, ours, peers
from benchmarks.figures import OURS, USUAL, Figures, Row, Site
from benchmarks.generate import FORMATS, stories, write_markdown
from benchmarks.measure import Cost, machine


@dataclass(frozen=True, slots=True)
class Contender:
    """One who builds the site of so many articles, as often as asked."""

    name: str
    rounds: Callable[[], Iterator[tuple[str, Cost]]]
    """Each call builds once and tells each thing done with its cost, the clean build first."""
    site: Path
    runs: int
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    sites: list[Site] = field(default_factory=list)

    def run(self, articles: Sequence[int]) -> None:
        """One round more; `articles` are the bytes of title and text of each."""
        for what, cost in self.rounds():
            if what == ours.CLEAN:
                self.sites.append(weigh(self.site, articles))
            self.costs.setdefault(what, []).append(cost)
            print(f"{len(articles):,} | {self.name}: {what} | {cost.seconds:.1f} s", file=sys.stderr, flush=True)


def weigh(site: Path, articles: Sequence[int]) -> Site:
    """A finished site; one that lacks an article is none, and ends the run."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.name == "index.html" and path.parts[-4] == "articles"]
    if len(pages) != len(articles):
        sys.exit(f"{site} has {len(pages):,} pages of articles, and {len(articles):,} articles were given.")
    return Site(len(sizes), sum(sizes.values()), (sum(pages) - sum(articles)) / len(pages))


def contenders(folder: Path, count: int, form: str, runs: int, others: dict[str, int]) -> list[Contender]:
    """Everybody, their articles laid out; `others` says how many rounds a peer takes part in."""
    project, apart = folder / "ours", folder / "peers"
    project.mkdir()
    ours.copy_project(project)
    made = stories(count + 2)
    FORMATS[form](islice(made, count), project / "seeds")
    added = list(made)
    if others:
        write_markdown(stories(count), apart / "docs/archive")
        peers.lay(apart)
    us = Contender(OURS, lambda: ours.rounds(project, form, added), project / "site", runs)
    return [us, *(_peer(peers.PEERS[name], apart, times) for name, times in others.items())]


def _peer(peer: peers.Peer, folder: Path, runs: int) -> Contender:
    return Contender(peer.name, lambda: peer.rounds(folder), folder / peer.site, runs)


def bench(count: int, form: str, runs: int, others: dict[str, int]) -> Iterator[Row]:
    """All for one number of articles: a round of each, then the next round."""
    articles = [len((story.title + "".join(story.body)).encode()) for story in stories(count)]
    with tempfile.TemporaryDirectory(prefix="build_archive-bench-") as name:
        racing = contenders(Path(name), count, form, runs, others)
        for turn in range(runs):
            for one in racing:
                if turn < one.runs:
                    one.run(articles)
    for one in racing:
        for what, costs in one.costs.items():
            yield Row(count, one.name, what, costs, one.sites[-1])


@click.command(help=__doc__)
@click.argument("counts", type=click.IntRange(min=1), nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default=USUAL, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True, help="Rounds of each.")
@click.option("--peers/--no-peers", "beside", default=True, show_default=True, help="Whether others are measured too.")
@click.option(
    "--peer", "chosen", type=click.Choice(list(peers.PEERS)), multiple=True, help="Only this one; repeatable."
)
@click.option(
    "--peers-at",
    type=(int, click.IntRange(min=0)),
    multiple=True,
    metavar="COUNT RUNS",
    help="At this number of articles the others take part in so many rounds only, 0 for none; repeatable.",
)
@click.option(
    "--peer-at",
    type=(click.Choice(list(peers.PEERS)), int, click.IntRange(min=0)),
    multiple=True,
    metavar="PEER COUNT RUNS",
    help="The same of one of them.",
)
@click.option("--name", default="bench", show_default=True, help="Of the file below benchmarks/figures/.")
def main(  # noqa: D103 - its help is the module's
    counts: tuple[int, ...],
    form: str,
    runs: int,
    beside: bool,
    chosen: tuple[str, ...],
    peers_at: tuple[tuple[int, int], ...],
    peer_at: tuple[tuple[str, int, int], ...],
    name: str,
) -> None:
    os.environ["SITE_URL"] = peers.ADDRESS
    where, rows = machine(), list[Row]()
    if beside:
        peers.install()
    for count in counts or (1_000, 10_000):
        others = dict.fromkeys((chosen or peers.PEERS) if beside else (), dict(peers_at).get(count, runs))
        others |= {peer: times for peer, at, times in peer_at if at == count and peer in others}
        rows += bench(count, form, runs, {peer: min(runs, times) for peer, times in others.items() if times})
        Figures(where, form, rows).save(name)
    figures.show()
    print(figures.table(Figures(where, form, rows)))


if __name__ == "__main__":
    main()
