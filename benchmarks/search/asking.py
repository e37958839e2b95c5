"""What questions cost in headless Chromium: `python -m benchmarks.search.asking DIR`, where `benchmarks.search.building` has built an index.

Random pieces of 2 to 6 characters of random articles are asked on the search page alone, without Material around it, over loopback.
Cold is a new profile for each question, from the start of the navigation; counted is every file of the index (no scripts): first until the
answer stands, which is how many were found and the first three of them with title, snippet, date and source; then until the window, at its
height, is full of results and the page has been quiet for half a second. Warm is the same page asked all of them once more.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import quote

import click
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import machine
from build_archive.folding import is_han
from build_archive.search import browser
from build_archive.search.shards import Index
from tests.chromium import PATH, QUIET

PAGE = '<!doctype html><meta charset="utf-8"><div id="archive-search" hidden></div><script src="page.js"></script>'
WINDOW = {"width": 1280, "height": 800}
WATCH = """
    globalThis.seen = 0;
    new MutationObserver(() => {
      const status = document.querySelector(".ba-search__status")?.textContent;
      if (seen || !status || status.startsWith("正在")) return;
      seen = performance.now();
      fetch("/seen");
    }).observe(document, { subtree: true, childList: true, characterData: true });
"""
AGAIN = """(typed) => new Promise((done) => {
    const input = document.querySelector('input[type="search"]');
    const began = performance.now();
    const status = document.querySelector(".ba-search__status");
    new MutationObserver((_, watch) => {
      if (status.textContent.startsWith("正在")) return;
      watch.disconnect();
      done(performance.now() - began);
    }).observe(status, { subtree: true, childList: true, characterData: true });
    input.value = typed;
    input.form.requestSubmit();
  })"""
MEMORY = """async () => (await performance.measureUserAgentSpecificMemory()).breakdown
    .filter((part) => part.attribution.some((one) => one.scope.includes("Worker"))).reduce((sum, part) => sum + part.bytes, 0)"""

SEEN = "/seen"
Sent = list[tuple[str, int]]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, notes what it sent, and lets pages measure their memory."""

    sent: Sent = []  # noqa: RUF012 - one list for the one server

    def end_headers(self) -> None:
        """With what Chromium wants before a page may measure its memory."""
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def do_GET(self) -> None:
        """A file, or a word that the answer stands."""
        if self.path == SEEN:
            self.sent.append((SEEN, 0))
            self.send_error(404)
        else:
            super().do_GET()

    def send_header(self, keyword: str, value: str) -> None:
        """Note the length of what is sent."""
        if keyword == "Content-Length" and self.path.endswith(".bin"):
            self.sent.append((self.path.partition("?")[0].removeprefix("/search/"), int(value)))
        super().send_header(keyword, value)

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server of this folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/search/"
    server.shutdown()


def pieces(index: Index, count: int) -> list[str]:
    """Random pieces of 2 to 6 Han characters, of each length as many."""
    rng = random.Random(5)
    found: list[str] = []
    while len(found) < count:
        body = index.text(rng.choice(index.table.seats)).body
        size = 2 + len(found) % 5
        start = rng.randrange(max(1, len(body) - size))
        piece = body[start : start + size]
        if len(piece) == size and all(map(is_han, piece)):
            found.append(piece)
    return found


def cold(chromium: Browser, home: str, typed: str) -> tuple[float, Sent, Sent]:
    """Milliseconds until the answer stands, the files of the index sent until then, and all until the window is full."""
    Handler.sent.clear()
    context = chromium.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{home}?text={quote(typed)}", wait_until="networkidle")
    page.wait_for_function("globalThis.seen", timeout=60_000)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate("globalThis.seen")
    context.close()
    first = Handler.sent[: Handler.sent.index((SEEN, 0))]
    return seen, first, [one for one in Handler.sent if one[0] != SEEN]


def opened(chromium: Browser, home: str, typed: str) -> Page:
    """A page that has answered this question."""
    page = chromium.new_page(viewport=WINDOW)  # type: ignore[arg-type]
    page.add_init_script(WATCH)
    page.goto(f"{home}?text={quote(typed)}")
    page.wait_for_function("globalThis.seen", timeout=60_000)
    return page


def bench(site: Path, count: int) -> Iterator[str]:
    """The lines of the report."""
    with as_file(files("mkdocs") / "contrib/search/templates/search/lunr.js") as lunr:
        browser.write_scripts(site / "search", lunr)
    (site / "search" / "index.html").write_text(PAGE, "utf-8")
    typed = pieces(Index(site / "search"), count)
    with served(site) as home, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=PATH, args=[*QUIET, "--enable-blink-features=ForceEagerMeasureMemory"]
        )
        runs = [cold(chromium, home, one) for one in typed]
        yield line("cold, until the answer stands: ms", [seen for seen, _, _ in runs])
        yield from lines("cold, until the answer stands", [first for _, first, _ in runs])
        for kind in ("index", "terms", "table", "dates", "texts"):
            yield from lines(
                f"  of these {kind}", [[one for one in first if one[0].startswith(kind)] for _, first, _ in runs]
            )
        yield from lines("cold, until the window is full", [sent for _, _, sent in runs])
        page = opened(chromium, home, typed[0])
        for one in typed[:20]:
            page.evaluate(AGAIN, one)
        yield f"| memory of the worker after 20 questions, MB | {page.evaluate(MEMORY) / 1e6:.0f} | |"
        for one in typed[20:]:
            page.evaluate(AGAIN, one)
        yield line("warm: ms until the first results", [page.evaluate(AGAIN, one) for one in typed])
        chromium.close()


def lines(what: str, sent: list[Sent]) -> Iterator[str]:
    """How many files, and how large all of them are."""
    yield line(f"{what}: requests", [len(own) for own in sent])
    yield line(f"{what}: KB", [sum(size for _, size in own) / 1000 for own in sent])


def line(what: str, numbers: list[float] | list[int]) -> str:
    """Median and 95th percentile."""
    return f"| {what} | {np.median(numbers):.0f} | {np.percentile(numbers, 95):.0f} |"


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--questions", default=100, show_default=True)
def main(folder: Path, questions: int) -> None:  # noqa: D103 - its help is the module's
    print(f"{machine()}; {questions} questions\n\n| | median | 95th percentile |\n| --- | ---: | ---: |")
    for told in bench(folder / "site", questions):
        print(told, flush=True)


if __name__ == "__main__":
    main()
