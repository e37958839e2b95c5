"""`mkdocs serve` with the plugin: an edited dump is seen, after one build and not more."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.site import ROOT, project

pytestmark = pytest.mark.slow
SEED = "qinghe-library-night.flat.txt"
PATIENCE = 60
"""Seconds for a build; a machine may be busy."""


class Server:
    """A running `mkdocs serve` and what it has logged."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.log = folder / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "SITE_URL": ""},
            )

    def said(self, words: str) -> int:
        """How often the log holds these words."""
        return self.log.read_text(encoding="utf-8").count(words)

    def page(self) -> str:
        """The front page."""
        with urlopen(self.address, timeout=10) as answer:  # noqa: S310 - our own address
            return str(answer.read().decode())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server over one seed."""
    project(tmp_path)
    (tmp_path / "seeds" / SEED).write_bytes((ROOT / "seeds" / SEED).read_bytes())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Server(tmp_path, port)
    try:
        until(lambda: running.said("Serving on"), running)
        yield running
    finally:
        running.process.terminate()
        running.process.wait(timeout=20)


def until(true: Callable[[], object], server: Server) -> None:
    """Wait for it, or fail with the log."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert server.process.poll() is None, server.log.read_text(encoding="utf-8")
        assert time.monotonic() < end, server.log.read_text(encoding="utf-8")
        time.sleep(0.1)


def test_an_edited_dump_and_a_new_one_rebuild_once_each(server: Server, tmp_path: Path) -> None:
    """The build writes pages below the folder that MkDocs watches; it must not hear itself."""
    assert "图书馆" in server.page()
    builds = 0
    for name in (SEED, "second.txt"):
        dump = tmp_path / "seeds" / name
        text = (ROOT / "seeds" / SEED).read_text(encoding="utf-8")
        dump.write_text(text.replace("图书馆", "藏书楼" if name == SEED else "读书亭"), encoding="utf-8")
        builds += 1
        until(lambda: server.said("Reloading browsers") >= builds, server)  # noqa: B023 - called at once
        assert ("藏书楼" if name == SEED else "读书亭") in server.page()
        time.sleep(3)  # six rounds of MkDocs's polling, in which it would find the pages that it wrote
        assert server.said("Detected file changes") == builds
    (tmp_path / "docs/about.md").write_text("# 说明\n\n改写过了。\n", encoding="utf-8")
    until(lambda: server.said("Reloading browsers") > builds, server)
