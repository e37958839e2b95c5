"""The press: pages of the archive written in moulds of the site's own templates, as MkDocs would have written them."""

from build_archive.publish.press.memory import Memory
from build_archive.publish.press.run import Press

__all__ = ["Memory", "Press"]
