"""Debian's chromium, run without a window and without talking to anyone."""

from __future__ import annotations

import shutil

PATH = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "no chromium here; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
