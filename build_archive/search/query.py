r"""What a reader typed, as what is to be looked up; the JavaScript twin passes the same `tests/search/queries.json`.

    青河 图书馆          both                                  "青河图书馆" “…” 「…」   exactly this, punctuation and width aside
    -天气                without                               青河 OR 白石              one of them (OR or | in capitals)
    title:图书馆         in the title; tag: source: likewise, also 标题: 标签: 来源: 日期:
    date:2022            when it appeared; also date:2022-01..2022-03, date:2022-05-06.., date:..2021, -date:2022
    bitco*               words that begin so (3 letters at least)        图书馆^5     five times the weight

Everything can be typed: what has no meaning here is searched as it stands, and what has no letters is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_archive.search.characters import Kind, composed
from build_archive.search.tokens import Unit, runs, units, words

NAMES = {
    "title": "title",
    "标题": "title",
    "標題": "title",
    "tag": "tags",
    "标签": "tags",
    "標籤": "tags",
    "source": "source",
    "来源": "source",
    "來源": "source",
    "date": "date",
    "日期": "date",
}
"""What may stand before a colon, and the field that it means."""
QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂"}
SIGNS = {"-": True, "－": True, "+": False, "＋": False}
"""Before an item: whether it is to be absent."""
EITHER, BOTH = ("OR", "|", "｜"), ("AND", "&&")

_OPENING, _CLOSING = "".join(QUOTES), "".join(QUOTES.values())
_CLOSED = [f"{opening}(?P<q{n}>[^{closing}]*){closing}" for n, (opening, closing) in enumerate(QUOTES.items())]
# Input methods mix them up, and readers forget the second: then any mark closes the phrase, or the end.
_QUOTED = "|".join([*_CLOSED, f"[{_OPENING}](?P<q{len(QUOTES)}>[^{_CLOSING}]*)[{_CLOSING}]?"])
_BOOST = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
ITEM = re.compile(
    rf"""
      (?P<sign>[{re.escape("".join(SIGNS))}](?=\S))?
      (?:(?P<name>{"|".join(NAMES)})[:：](?=\S))?
      (?: (?:{_QUOTED}) (?:\^(?P<weight>{_BOOST}))?
        | (?P<bare>\S+?) (?:\^(?P<boost>{_BOOST}))? (?=\s|$) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
NARROW = {ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９－．～"}
DATES = re.compile(r"(?P<first>[0-9][0-9-]*)?(?P<range>\.\.)?(?P<last>[0-9][0-9-]*)?")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")

MOST_ITEMS = 32
MOST_TERMS = 32
"""What counts of a long query: so many items, and so many terms of an item, taken at equal distances."""
SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer begin too many words."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for."""

    phrase: str
    """What must stand in one piece in a field, as `tokens.phrase` has it."""
    required: tuple[str, ...]
    """Terms of which a document has all; one that ends in `*` is for all that begin so."""
    optional: tuple[str, ...] = ()
    """Terms that count for the score only."""
    field: str = ""
    """The only field to look in; empty for all."""
    exact: bool = False
    """Whether only documents with the phrase count."""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """Dates from the first code to the last, both included (see `format.date_code`); no date is in no span."""

    first: int
    last: int
    absent: bool = False
    """Whether they are to be left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look up: of each group one item, nothing of `none`, and a date in all spans."""

    groups: tuple[tuple[Item, ...], ...] = ()
    none: tuple[Item, ...] = ()
    spans: tuple[Span, ...] = ()


def parse(typed: str) -> Query:
    """The query that was meant."""
    typed = composed(typed)
    groups: list[list[Item]] = []
    none: list[Item] = []
    spans: list[Span] = []
    either = False
    for match in list(found(typed))[:MOST_ITEMS]:
        if match["bare"] in EITHER + BOTH and not match["name"] and not match["sign"]:
            either = match["bare"] in EITHER
            continue
        absent = SIGNS.get(match["sign"], False)
        span = span_of(match, absent)
        item = None if span else item_of(match)
        if span:
            spans.append(span)
        elif item and absent:
            none.append(item)
        elif item and either and groups:
            groups[-1].append(item)
        elif item:
            groups.append([item])
        either = False
    if not (groups or none or spans):
        whole = item_for(typed)  # OR alone and the like
        groups = [[whole]] if whole else []
    return Query(tuple(map(tuple, groups)), tuple(none), tuple(spans))


def found(typed: str) -> Iterator[re.Match[str]]:
    """The items as they were typed."""
    place = 0
    while place < len(typed):
        match = ITEM.match(typed, place)
        if match:
            yield match
        place = match.end() if match else place + 1


def item_of(match: re.Match[str]) -> Item | None:
    """A typed item, or None if it has no letters."""
    quoted = next((match[f"q{n}"] for n in range(len(QUOTES) + 1) if match[f"q{n}"] is not None), None)
    name = NAMES.get((match["name"] or "").lower(), "")
    text = match["bare"] if quoted is None else quoted
    if name == "date":
        name, text = "", match[0]
    return item_for(text, name, quoted is not None, float(match["boost"] or match["weight"] or 1))


def item_for(text: str, field: str = "", exact: bool = False, boost: float = 1.0) -> Item | None:
    """What to look up for a text."""
    made = units(text)
    own = runs(made)
    symbols = [unit.character for unit in made if unit.kind is Kind.SYMBOL]
    required = [term for run in own for term in terms_of(run)] + symbols
    optional = whole_words(made)
    if text.endswith("*") and len(made) > 1 and made[-2].kind is Kind.WORD and len(optional[-1]) > SHORTEST_PREFIX:
        required.append(optional.pop() + "*")
    if not required:
        return None
    return Item(
        phrase=" ".join("".join(unit.character for unit in run) for run in own),
        required=tuple(dict.fromkeys(spread(required))),
        optional=tuple(dict.fromkeys(optional[:MOST_TERMS])),
        field=field,
        exact=exact,
        boost=boost,
    )


def whole_words(made: list[Unit]) -> list[str]:
    """The terms of words, of joined ones only the whole."""
    found = []
    end = 0
    for word in words(made):
        if word.end > end:
            found.append(word.term)
            end = word.end
    return found


def terms_of(run: list[Unit]) -> list[str]:
    """The terms that a run needs: its pairs, every other one where letters of words meet; a single character begins some term."""
    if len(run) == 1:
        return [run[0].character + "*"]
    kept = []
    skipped = True
    for place in range(len(run) - 1):
        inside = run[place].kind is Kind.WORD and run[place + 1].kind is Kind.WORD
        before = place and run[place - 1].kind is Kind.WORD
        after = place + 2 < len(run) and run[place + 2].kind is Kind.WORD
        skipped = bool(inside and before and after and not skipped)
        if not skipped:
            kept.append(run[place].character + run[place + 1].character)
    return kept


def spread(terms: list[str]) -> list[str]:
    """Not too many of the terms, at equal distances, the last among them."""
    if len(terms) <= MOST_TERMS:
        return terms
    return [terms[round(i * (len(terms) - 1) / (MOST_TERMS - 1))] for i in range(MOST_TERMS)]


def span_of(match: re.Match[str], absent: bool) -> Span | None:
    """The dates that an item asks for, if it does."""
    if NAMES.get((match["name"] or "").lower()) != "date" or not match["bare"]:
        return None
    dates = DATES.fullmatch(match["bare"].translate(NARROW).replace("…", "..").replace("~", ".."))
    if not dates or not (dates["first"] or dates["last"]) or (dates["last"] and not dates["range"]):
        return None
    first = DATE.fullmatch(dates["first"] or "0000")
    last = DATE.fullmatch(dates["last"] or ("9999" if dates["range"] else dates["first"]))
    if not first or not last:
        return None
    return Span(max(1, code_of(first, 0, 0)), code_of(last, 15, 31), absent)


def code_of(date: re.Match[str], month: int, day: int) -> int:
    """The code of a date whose missing parts are these."""
    year, known_month, known_day = date.groups()
    return int(year) * 512 + int(known_month or month) * 32 + int(known_day or day)
