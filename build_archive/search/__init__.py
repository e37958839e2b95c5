"""Search in the browser: a lunr index split by term into small files, and the same index asked from Python."""

from build_archive.search.updating import build

__all__ = ["build"]
