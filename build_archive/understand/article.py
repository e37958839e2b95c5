"""Makes the article of the pieces of its dump: nothing is in it that `explain` does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from build_archive.errors import Drop
from build_archive.folding import fold_width
from build_archive.identity import article_id
from build_archive.model import Article, Dating, Piece, RawRecord, TitleFrom
from build_archive.patterns import regex
from build_archive.understand.byline import ADDRESS_ALONE, credits_of
from build_archive.understand.clues import Clues
from build_archive.understand.credits import PLACE, writers
from build_archive.understand.dateline import Dateline, dateline
from build_archive.understand.dates import date_article
from build_archive.understand.heading import heading_credits, signature
from build_archive.understand.judge import Judgement
from build_archive.understand.labels import labelled_value, names_other_hands
from build_archive.understand.language import language_of
from build_archive.understand.level import level
from build_archive.understand.names import NOBODY, TASK_IN_BRACKETS, are_names, are_persons
from build_archive.understand.signs import sign_of
from build_archive.understand.tags import may_be_several, split_tags
from build_archive.understand.title import first_sentence, words_of_markdown


def assemble(record: RawRecord, judgement: Judgement, site: str = "") -> Article:
    """The article that the pieces make; what the record states of itself goes before what its text says."""
    pieces = judgement.pieces
    markdown = record.shape == "markdown"
    body = (record.text.strip(),) if markdown and record.text.strip() else _text_of("body", pieces)
    if not body:
        raise Drop("no text", "no line of it reads like a paragraph" if record.text.strip() else "it is empty")
    stated = record.stated
    original = stated.original_title or _value("original title", pieces) or _with_series(pieces, stated.title)
    title, title_from = _title(record, pieces, body, original)
    tags = tuple(tag for tag in stated.tags or split_tags(_values("tags", pieces)) if tag != title)
    return Article(
        id=article_id(stated.url, title, body),
        title=title,
        body=body,
        origin=record.origin,
        understood_as=f"{record.reader}/{site}" if site else record.reader,
        title_from=title_from,
        shape="markdown" if markdown else "plain",
        date=_date(record, pieces, body),
        tags=tags,
        tags_glued=not stated.tags and may_be_several(tags),
        source=_known(stated.source)
        or _credit("source", pieces)
        or _unlabelled("source", pieces)
        or _agency(body)
        or _reprinted(pieces),
        author=_known(stated.author)
        or _credit("author", pieces)
        or _unlabelled("author", pieces)
        or _reporter(body)
        or _publisher(pieces),
        editor=_known(stated.editor) or _credit("editor", pieces),
        original_title="" if original == title else original,
        url=stated.url,
        language=language_of("".join(body)[:SAMPLE]),
        repaired=record.repaired,
        sidebars=judgement.sidebars,
    )


def _known(name: str) -> str:
    return "" if name in NOBODY else name


SAMPLE = 400
"""Characters that tell the language of an article."""


def _text_of(kind: str, pieces: Iterable[Piece]) -> tuple[str, ...]:
    texts = (piece.text.strip() for piece in pieces if piece.kind == kind)
    return tuple(text for text in texts if text)


def _title(record: RawRecord, pieces: Iterable[Piece], body: Sequence[str], original: str) -> tuple[str, TitleFrom]:
    if record.stated.title:
        return record.stated.title, record.stated.title_from
    for text in _text_of("title", pieces):
        return text, "page"
    words = tuple(islice(words_of_markdown(body[0]), 1)) if record.shape == "markdown" else body
    return (original, "page") if original else (first_sentence(words or body), "body")


def _with_series(pieces: Iterable[Piece], stated: str) -> str:
    """The title with the name of its series before it, where it stood so, or in other words than the record states it."""
    parts = [piece.text for piece in pieces if piece.kind in ("series", "title")]
    line = "".join(parts).strip()
    return line if len(parts) == 2 or (stated and fold_width(line) != fold_width(stated)) else ""


def _values(kind: str, pieces: Iterable[Piece]) -> Iterator[str]:
    values = (labelled_value(piece.text) for piece in pieces if piece.kind == kind)
    return (value for value in values if value)


def _value(kind: str, pieces: Iterable[Piece]) -> str:
    return next(_values(kind, pieces), "").strip("《》")


def _credit(role: str, pieces: Iterable[Piece]) -> str:
    """The first name in that role: behind its label, or the line that stands there without one."""
    lines = [piece for piece in pieces if piece.kind == role or (piece.kind in BYLINE and _names(role, piece))]
    for piece in sorted(lines, key=_authority):
        named = credits_of(piece.text)
        found = [credit.value for credit in named if credit.role == role]
        if role == "source" and _names_publisher(piece):
            continue
        if role == "source" and not found and (named or ADDRESS_ALONE.match(labelled_value(piece.text))):
            continue  # 来源：记者 王小明
        if role == "editor" and not found and not _may_name_editor(level(piece.text)):
            continue
        name = found[0] if found else labelled_value(piece.text)
        name = _writers(name) if role == "author" and not found else name
        name = _person_before(name) if role == "author" else name
        name = TASK_IN_BRACKETS.sub("", name)
        name = name.strip("《》") if name.startswith("《") else name
        if _may_be_named(name.strip()) and not sign_of(level(name.strip())):
            return name.strip() + next(filter(PLACE.fullmatch, (p.text.strip() for p in lines if p is not piece)), "")
    return ""


_REPRINTED = regex(
    r"本文(?:经|由|转[载自]+|摘自|原载于?|原刊于?|刊于|首发于?|来自|来源于)[^《“「,。]{0,12}(?:[《「](?P<paper>[^《》「」]{2,20})[》」]|公众号\s*[:“\"「【]+\s*(?P<account>[^\s”\"」】(),。]{2,20}))"
)
"""本文经《河湾周刊》授权转载, 本文转自微信公众号“河湾图书馆”."""


def _reprinted(pieces: Iterable[Piece]) -> str:
    """Where the article came out first, as a line below it says."""
    for piece in pieces:
        if piece.kind in ("promotion", "legal", "noise") and (found := _REPRINTED.search(level(piece.text))):
            return piece.text[slice(*found.span("paper" if found["paper"] else "account"))]
    return ""


_OURSELVES = regex("[A-Z]?本[报网刊台]")
"""What a paper calls itself, perhaps behind the mark of its own news: N本报."""


def _may_be_named(name: str) -> bool:
    """Whether a value names anybody: no button, no exclamation, and not what programs write for nobody."""
    plain = level(name)
    sign = sign_of(plain)
    if name in ("", *NOBODY) or "!" in plain or _OURSELVES.fullmatch(plain):
        return False
    return sign is None or sign.kind != "navigation"


def _writers(text: str) -> str:
    """The writers whom a line names, without the paper that stands before them."""
    names = writers(text)
    behind = (credit.value for credit in heading_credits(text) if credit.role == "author")
    return names if are_persons(names) else next(behind, names)


def _person_before(names: str) -> str:
    """The person whom a site's slogan follows: `王小明 天天看，天天知道`."""
    first, _, rest = names.partition(" ")
    return first if "," in level(rest) and are_persons(first) and not are_persons(rest) else names


def _names_publisher(piece: Piece) -> bool:
    """Whether a line tells who put the page up, a person: 发布者：王小明."""
    return level(piece.text).lstrip().startswith("发布") and are_persons(labelled_value(piece.text))


def _publisher(pieces: Iterable[Piece]) -> str:
    return next(
        (labelled_value(piece.text) for piece in pieces if piece.kind == "source" and _names_publisher(piece)), ""
    )


def _names(role: str, piece: Piece) -> bool:
    """Whether a line names somebody in a role behind a label."""
    return any(credit.role == role for credit in credits_of(piece.text))


def _may_name_editor(words: str) -> bool:
    """Whether what stands with a label can be its value: `视频：` and a headline do not name an editor."""
    return not names_other_hands(words) and are_names(labelled_value(words))


def _unlabelled(role: str, pieces: Iterable[Piece]) -> str:
    """The name that a line near the title gives without a label: `2019-09-24 09:10 河湾日报`."""
    named = (credit for piece in pieces if piece.kind in BYLINE for credit in heading_credits(piece.text))
    return next((credit.value for credit in named if credit.role == role and _may_be_named(credit.value)), "")


BYLINE = {"time", "source", "author", "editor"}


def _opening(body: Sequence[str]) -> Dateline | None:
    """The agency line among the first paragraphs: in many records the title stands before it."""
    return next((line for line in map(dateline, body[:3]) if line), None)


def _agency(body: Sequence[str]) -> str:
    """The agency or paper that the head of the article names."""
    opening = _opening(body)
    return opening.source if opening else ""


def _reporter(body: Sequence[str]) -> str:
    """The reporter whom the head of the article names, or who signs at its end."""
    opening, end = _opening(body), signature(body[-1])
    return (opening.author if opening else "") or (end.value if end else "")


def _authority(piece: Piece) -> int:
    """责任编辑 before 编辑, and both before those who only proofread; 来源 before 发布机构, and both before the web site's own name."""
    if piece.kind == "editor":
        return 0 if "责" in piece.text or "責" in piece.text else 1
    if (
        piece.kind == "source"
        and piece.text.strip().endswith("网站")
        and labelled_value(piece.text) == piece.text.strip()
    ):
        return 2
    return 1 if level(piece.text).lstrip().startswith("发布") else 0


def _byline(pieces: Iterable[Piece]) -> Iterator[str]:
    """The lines near the title, each value with the label that stands on the line above it."""
    label = ""
    for piece in pieces:
        if piece.kind in BYLINE:
            yield label + piece.text
            label = "" if labelled_value(piece.text) else piece.text


def _date(record: RawRecord, pieces: Sequence[Piece], body: tuple[str, ...]) -> Dating | None:
    stated = record.stated
    return date_article(
        Clues(
            stated=stated.date,
            stated_in=stated.date_from,
            url=stated.url,
            file_name=PurePosixPath(record.origin.file).name,
            byline=tuple(_byline(pieces)),
            body=body,
            listed=tuple(piece.text for piece in pieces if piece.kind == "listed time"),
            captured=stated.captured,
        )
    )
