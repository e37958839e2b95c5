"""From articles in any order to one archive: the same text once, the newest first, one article an id."""

from __future__ import annotations

from build_archive import reprints
from build_archive.model import Archive, Card, Sighting
from build_archive.report import Report, place
from build_archive.spool import Entry, Spool, folded_text


def gather(spool: Spool, report: Report) -> Archive:
    """The archive of all spooled articles; the same for any order in which they came.

    Of articles with the same text the earliest known stays and the others become its copies. Of different articles with
    one id the first by origin stays and the others are refused by name.
    """
    groups: dict[bytes, list[Entry]] = {}
    for entry in sorted(spool.entries, key=_earliest_first):
        groups.setdefault(entry.fingerprint, []).append(entry)
    kept = _one_an_id(groups, spool, report)
    cards = sorted((group[0].card for group in kept), key=lambda card: card.id)
    cards.sort(key=lambda card: card.date, reverse=True)
    return Archive(tuple(cards), _sightings(kept), _reprints(cards, spool))


def _one_an_id(groups: dict[bytes, list[Entry]], spool: Spool, report: Report) -> list[list[Entry]]:
    kept = []
    for group in sorted(groups.values(), key=lambda group: _by_origin(group[0])):
        first, *others = group
        holder = spool.places.setdefault(first.card.id, first)
        if holder is first:
            report.article(first.origin)
            spool.copies[first.card.id] = tuple(entry.as_copy for entry in others)
            kept.append(group)
        else:
            _refuse(first, holder, report)
        for other in others:
            report.duplicate(other.origin, first.card.id)
    return kept


def _reprints(cards: list[Card], spool: Spool) -> dict[str, tuple[Card, ...]]:
    """By id, the other articles of its group, in the order of the cards."""
    sketches = [spool.places[card.id].sketch for card in cards]
    groups = reprints.groups(sketches, lambda place: folded_text(spool.get(cards[place].id)))
    return {
        cards[place].id: tuple(cards[other] for other in group if other != place) for group in groups for place in group
    }


def _refuse(entry: Entry, holder: Entry, report: Report) -> None:
    report.refused(
        entry.origin,
        f"this article has the id {entry.card.id}, which {place(holder.origin)} has too, but its text is another. It was left out",
        "If both are captures of one address, remove the older; else give one of them its own URL.",
        kind="two articles with one id",
    )


def _sightings(groups: list[list[Entry]]) -> tuple[Sighting, ...]:
    """Of the articles and of their copies, each seen beside the article that stands for them; the same one once."""
    seen = {
        Sighting(sighting.headline, sighting.kind, group[0].card.id)
        for group in groups
        for entry in group
        for sighting in entry.sightings
    }
    ordered = sorted(seen, key=_by_words)
    ordered.sort(key=lambda s: s.headline.time, reverse=True)
    return tuple(ordered)


def _by_words(sighting: Sighting) -> tuple[str, str, str, str, int]:
    line = sighting.headline
    return line.title, line.column, sighting.kind, sighting.article, -1 if line.comments is None else line.comments


def _earliest_first(entry: Entry) -> tuple[str, int, str, int]:
    """Undated last; of two dates of which one is a part of the other, the more precise first ('~' sorts after digits).

    Of copies of one time, the best known first: an extraction with its title goes before one that lost it.
    """
    return (entry.card.date + "~", -entry.known, *_by_origin(entry))


def _by_origin(entry: Entry) -> tuple[str, int]:
    return entry.origin.file, entry.origin.start
