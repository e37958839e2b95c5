"""Everything on a page that may tell when its article appeared."""

from __future__ import annotations

from dataclasses import dataclass

from build_archive.model import DateFrom


@dataclass(frozen=True, slots=True)
class Clues:
    """What a page says of its time, sorted; the caller says which lines are which."""

    stated: str = ""
    """The date that the record, a header or the file name states, as it stood there."""
    stated_in: DateFrom = "record"
    url: str = ""
    file_name: str = ""
    """Base name of the dump: a day in it is evidence for the year of another, never a date, for it may be that of the crawl."""
    byline: tuple[str, ...] = ()
    """Lines near the title that may hold the page's own time; a line of prose among them does no harm."""
    body: tuple[str, ...] = ()
    """The paragraphs, in order."""
    listed: tuple[str, ...] = ()
    """Times of the lists of latest or related headlines: a check, never a date. Not those of the hot list."""
    captured: str = ""
    """When the page was fetched."""
