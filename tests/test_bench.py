"""The benchmark measures what it says, and the figures that are shown are those that were measured."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import figures, ours, peers
from benchmarks.figures import Figures, Row, Site
from benchmarks.generate import stories, write_jsonl
from benchmarks.measure import Cost, measure
from benchmarks.plot import GAP, plot
from benchmarks.run import weigh

CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; x = bytearray(80_000_000); time.sleep(.4)'], check=True)"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_readme_shows_what_was_measured() -> None:
    """Its table and its plot can be made again from the JSON, to the byte."""
    tables, drawn = figures.shown()
    assert tables in figures.SHOWN.read_text("utf-8")
    assert figures.PLOT.read_text("utf-8") == drawn


def test_figures_survive_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, and ratios are to our own clean build with as many articles."""
    monkeypatch.setattr(figures, "FOLDER", tmp_path)
    site = Site(3, 4_000_000, 2_500.5)
    rows = [
        Row(10, figures.OURS, ours.CLEAN, [Cost(1.0, 2.0, 30), Cost(9.0, 3.0, 50), Cost(2.0, 4.0, 40)], site),
        Row(10, "another", ours.CLEAN, [Cost(7.0, 7.0, 70_000_000)], site),
    ]
    run = Figures("a machine", "jsonl", rows)
    run.save("run")
    assert list(figures.every()) == [run]
    assert rows[0].median() == Cost(2.0, 3.0, 50)
    assert "| 10 | another: clean | 7.0 s | 3.5 | 7.0 s | 70 MB | 4.0 MB | 3 | 2,500 bytes | 1 |" in figures.table(run)


def test_runs_of_several_sizes_are_one_line() -> None:
    """In order of size, whatever the order of the runs; another kind of dump is another line."""
    small, large = (Row(n, "x", ours.CLEAN, [Cost(n / 10, 0, 0)], Site(0, 0, 0)) for n in (10, 100))
    more = Row(100, "x", "again", [Cost(3, 0, 0)], Site(0, 0, 0))
    runs = [Figures("", "jsonl", [large, more]), Figures("", "jsonl", [small]), Figures("", "text", [small])]
    assert figures.lines(runs) == {"x": [(10, 1), (100, 10)], "x, again": [(100, 3)], "x (text)": [(10, 1)]}


def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    """Also of what a child holds; and two commands one after the other need the larger of both."""
    cost = measure((sys.executable, "-c", CHILD), tmp_path)
    assert cost.peak > 80_000_000
    assert Cost(1, 2, 3).then(Cost(10, 20, 1)) == Cost(11, 22, 3)


def test_a_command_that_fails_ends_the_run(tmp_path: Path) -> None:
    """Its time would be that of nothing."""
    with pytest.raises(SystemExit, match="ended with 3 in"):
        measure((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_a_round_leaves_the_dumps_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One article is added to the dump, another beside it, and the next round finds neither."""
    seeds, made, seen = tmp_path / "seeds", stories(5), []

    def look(command: tuple[str, ...], folder: Path) -> Cost:
        assert (command, folder) == (ours.BUILD, tmp_path)
        seen.append([len(path.read_text("utf-8").splitlines()) for path in sorted(seeds.rglob("*.jsonl"))])
        return Cost(0, 0, 0)

    monkeypatch.setattr(ours, "measure", look)
    write_jsonl(islice(made, 3), seeds)
    before = (seeds / "news.jsonl").read_bytes()
    told = [what for what, _ in ours.rounds(tmp_path, "jsonl", list(made))]
    assert told[:2] == [ours.CLEAN, "nothing changed"]
    assert seen == [[3], [3], [4], [1, 4]]
    assert [path.read_bytes() for path in seeds.rglob("*.jsonl")] == [before]


def test_a_site_without_an_article_is_not_finished(tmp_path: Path) -> None:
    """Whoever leaves out pages would be fast."""
    for name in ("a", "b"):
        page = tmp_path / "articles/x" / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("12345678", "utf-8")
    (tmp_path / "index.html").write_text("front", "utf-8")
    assert weigh(tmp_path, [3, 5]) == Site(3, 21, 4.0)
    with pytest.raises(SystemExit, match="has 2 pages of articles, and 3 articles were given"):
        weigh(tmp_path, [3, 5, 5])


def test_hugo_is_given_the_same_articles(tmp_path: Path) -> None:
    """But for the address, which it would take for the page's own."""
    page = tmp_path / "docs/archive/articles/a/b.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: 一\nurl: x\n---\n\nurl: y\n", "utf-8")
    peers.lay(tmp_path)
    assert (tmp_path / "content/articles/a/b.md").read_text("utf-8") == "---\ntitle: 一\nfrom: x\n---\n\nurl: y\n"


def test_a_plot_is_straight_where_growth_is_steady() -> None:
    """Ten times the articles in ten times the time, twice, lie on one line; names keep apart and are escaped."""
    svg = plot({"<a&b>": [(1, 2), (10, 20), (100, 200)], "c": [(100, 199)], "d": [(100, 198)]})
    drawn = ElementTree.fromstring(svg)  # noqa: S314 - our own
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawn.iter(f"{SVG}circle")][:3]
    steps = [(x - dots[0][0], dots[0][1] - y) for x, y in dots]
    assert steps[2] == pytest.approx((2 * steps[1][0], 2 * steps[1][1]), abs=0.2)
    names = {
        text.text: float(text.attrib["y"]) for text in drawn.iter(f"{SVG}text") if "text-anchor" not in text.attrib
    }
    assert list(names) == ["<a&b>", "c", "d"]
    assert names["d"] - names["c"] >= GAP
    assert names["c"] - names["<a&b>"] >= GAP
