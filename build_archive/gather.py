"""From articles in any order to one archive: the same text once, the newest first, one article an id."""

from __future__ import annotations

from build_archive import reprints
from build_archive.consensus import consensus_of, settled
from build_archive.identity import name_of
from build_archive.model import Archive, Card, Reprints, Sighting
from build_archive.report import Report, place
from build_archive.spool import Entry, Spool

MOST = 25
"""Reprints that are kept on either side of an article; a notice that came out thousands of times would else list thousands each time."""
Verdicts = dict[tuple[bytes, bytes], bool]
"""Whether two texts are reprints of one another, by their fingerprints."""


def gather(spool: Spool, report: Report, verdicts: Verdicts | None = None) -> Archive:
    """The archive of all spooled articles; the same for any order in which they came.

    `verdicts` are those of the last run, and then those of this one: two texts are compared once.

    Of articles with the same text the earliest known stays and the others become its copies; so do other captures of its address whose
    text differs by little. Of different articles with one id, as those of one address, the first by origin has it, and each other one
    an id of its text.
    """
    groups: dict[bytes, list[Entry]] = {}
    for entry in spool.entries:
        groups.setdefault(entry.fingerprint, []).append(entry)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=_earliest_first)
    kept: dict[str, list[Entry]] = {}
    for group in sorted(groups.values(), key=lambda group: _by_origin(group[0])):
        _place(group, kept, spool, report)
    for article_id, (first, *others) in kept.items():
        spool.places[article_id] = first
        if others:
            spool.copies[article_id] = tuple(entry.as_copy for entry in sorted(others, key=_earliest_first))
    cards = sorted((first.card for first, *_ in kept.values()), key=lambda card: card.id)
    cards.sort(key=lambda card: card.date, reverse=True)
    sightings = _sightings(kept)
    agreed = consensus_of(cards, (seen.headline.column for seen in sightings if seen.headline.column))
    cards = [settled(card, agreed) for card in cards]
    return Archive(tuple(cards), sightings, _reprints(cards, spool, {} if verdicts is None else verdicts))


def _place(group: list[Entry], kept: dict[str, list[Entry]], spool: Spool, report: Report) -> None:
    """Find the place of articles with one text: with another capture of the first one's address, or under the first id that is free."""
    taken = group[0].card.id
    if taken not in kept and len(group) == 1:
        kept[taken] = group
        report.article(group[0].origin)
        return
    if taken in kept and reprints.is_recapture(spool.folded(group[0]), spool.folded(kept[taken][0])):
        kept[taken] += group
        for entry in group:
            report.duplicate(entry.origin, taken, kind="same address")
        return
    first = next((entry for entry in group if entry.card.id not in kept), None)
    if first is None:
        first = group[0] = _by_its_text(group[0], kept, report)
    others = [entry for entry in group if entry is not first]
    kept[first.card.id] = [first, *others]
    report.article(first.origin)
    for entry in others:
        report.duplicate(entry.origin, first.card.id)


def _reprints(cards: list[Card], spool: Spool, verdicts: Verdicts) -> dict[str, Reprints]:
    """By id, the other articles of its group."""
    places = [spool.places[card.id] for card in cards]
    last = dict(verdicts)
    verdicts.clear()

    def are_reprints(one: int, other: int) -> bool:
        key = places[one].fingerprint, places[other].fingerprint
        if key not in last:
            last[key] = reprints.is_reprint(spool.folded(places[one]), spool.folded(places[other]))
        verdicts[key] = last[key]
        return last[key]

    groups = reprints.groups([place.sketch for place in places], are_reprints)
    found = {}
    for group in groups:
        ordered = [cards[place] for place in group]
        for at, card in enumerate(ordered):
            near = *ordered[max(0, at - MOST) : at], *ordered[at + 1 : at + 1 + MOST]
            found[card.id] = Reprints(near, len(group) - 1)
    return found


def _by_its_text(entry: Entry, kept: dict[str, list[Entry]], report: Report) -> Entry:
    """The same article under an id of its own that is free; only who reads the report learns which other text its address had."""
    holder, free = kept[entry.card.id][0], entry.card.id
    while free in kept:
        free = name_of("text of an id", free, entry.fingerprint.hex())
    report.noted(
        place(entry.origin),
        f"another text than {place(holder.origin)} has at the same address; each is an article of its own",
        "If one of them has a wrong address, correct it.",
        kind="one address, two texts",
    )
    return entry._replace(card=entry.card._replace(id=free))


def _sightings(kept: dict[str, list[Entry]]) -> tuple[Sighting, ...]:
    """Of the articles and of their copies, each seen beside the article that stands for them; the same one once."""
    seen = {
        Sighting(sighting.headline, sighting.kind, article_id)
        for article_id, group in kept.items()
        for entry in group
        for sighting in entry.sightings
    }
    ordered = sorted(seen, key=_by_words)
    ordered.sort(key=lambda s: s.headline.time, reverse=True)
    return tuple(ordered)


def _by_words(sighting: Sighting) -> tuple[str, str, str, str, int]:
    line = sighting.headline
    return line.title, line.column, sighting.kind, sighting.article, -1 if line.comments is None else line.comments


def _earliest_first(entry: Entry) -> tuple[str, int, str, int, str]:
    """Undated last; of two dates of which one is a part of the other, the more precise first ('~' sorts after digits).

    Of copies of one time, the best known first: an extraction with its title goes before one that lost it.
    """
    return (entry.card.date + "~", -entry.known, *_by_origin(entry))


def _by_origin(entry: Entry) -> tuple[str, int, str]:
    """Two folders of dumps may hold files of one name, so the bytes themselves decide last."""
    return entry.origin.file, entry.origin.start, entry.origin.sha256
