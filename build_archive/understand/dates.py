"""When an article appeared: the page's own time where it survives, else the best evidence, else nothing.

The order is that of `model.DateFrom`: record, url, file-name, byline, dateline, body. Times of events, of comments and of hot lists never count:
an article without a date is better than one with a wrong date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from build_archive.model import Dating
from build_archive.understand.clues import Clues
from build_archive.understand.inference import from_body, from_dateline, from_document, from_events, is_near_list
from build_archive.understand.pagetime import from_byline, without_visits
from build_archive.understand.stamps import from_url, last_day, read_stated


def date_article(clues: Clues) -> Dating | None:
    """The date of the article with where it was read, or None."""
    clues = replace(clues, byline=without_visits(clues.byline))
    best: Dating | None = None
    for inferred, read in READINGS:
        if best and (best.precision == "minute" or (inferred and best.precision == "day")):
            break  # nothing that follows can tell more
        dating = read(clues)
        if dating is None or not _is_possible(dating, clues):
            continue
        if best is None or (dating.value != best.value and dating.value.startswith(best.value)):
            best = dating  # the first, or a later one that says the same more precisely
    return best


def _is_possible(dating: Dating, clues: Clues) -> bool:
    """Whether the date lies before the crawl; or, where another time of the page agrees with it, before now: then the crawl's clock is wrong."""
    if _is_before(dating, last_day(clues.captured)):
        return True
    others = (_from_url(clues), _from_byline(clues)) if dating.found_in == "record" else (_from_record(clues),)
    agreed = any(other and other.value[:10] == dating.value[:10] for other in others)
    return (agreed or is_near_list(dating, clues)) and _is_before(dating, last_day(""))


def _is_before(dating: Dating, limit: date) -> bool:
    day = dating.value[:10]
    return day <= limit.isoformat()[: len(day)]


def _from_record(clues: Clues) -> Dating | None:
    stated = clues.stated and clues.stated_in != "body"
    dating = read_stated(clues.stated, clues.stated_in, clues.captured) if stated else None
    return _in_local_time(dating, clues) if dating and GREENWICH.search(clues.stated) else dating


GREENWICH = re.compile(r"\d(?:Z|[+-]00:?00|\s*(?:GMT|UTC))\s*$")


def _in_local_time(dating: Dating, clues: Clues) -> Dating:
    """For a time of Greenwich that the page shows in its own zone, on the day before or after, what the page shows."""
    shown = _from_byline(clues)
    days = [date.fromisoformat(each.value[:10]) for each in (dating, shown) if each and len(each.value) >= 10]
    return shown if shown and len(days) == 2 and abs((days[0] - days[1]).days) == 1 else dating


def _from_guess(clues: Clues) -> Dating | None:
    """What a reader could only infer from the whole of a page."""
    guessed = clues.stated and clues.stated_in == "body"
    return read_stated(clues.stated, "body", clues.captured) if guessed else None


def _from_url(clues: Clues) -> Dating | None:
    return from_url(clues.url) if clues.url else None


def _from_byline(clues: Clues) -> Dating | None:
    return from_byline(clues.byline, clues.captured)


READINGS: tuple[tuple[bool, Callable[[Clues], Dating | None]], ...] = (
    (False, _from_record),
    (False, _from_url),
    (False, _from_byline),
    (True, from_dateline),
    (True, from_body),
    (True, from_document),
    (True, _from_guess),
    (True, from_events),
)
"""In the order of trust; True for those that infer a day from the text, which can be no finer than a day that is known."""
