"""How a long list becomes pages: divided by what is in it, so that an added entry changes few pages and addresses last."""

from build_archive.shelves.divide import ROOT, Shelf, Step
from build_archive.shelves.labels import Label, label_pages, labels
from build_archive.shelves.lines import article_line
from build_archive.shelves.page import Look, shelf_pages
from build_archive.shelves.remembering import Divided
from build_archive.shelves.steps import by_reading, by_time

__all__ = [
    "ROOT",
    "Divided",
    "Label",
    "Look",
    "Shelf",
    "Step",
    "article_line",
    "by_reading",
    "by_time",
    "label_pages",
    "labels",
    "shelf_pages",
]
