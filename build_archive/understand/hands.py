"""Says who published, wrote and edited an article: what labels name first, then what stands near the title, then the head and the end of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_archive.model import Piece, Stated
from build_archive.patterns import regex
from build_archive.understand.byline import ADDRESS_IN, credits_of
from build_archive.understand.credits import PLACE
from build_archive.understand.dateline import EDITED, Dateline, dateline
from build_archive.understand.heading import heading_credits, signature
from build_archive.understand.labels import labelled_value, names_other_hands
from build_archive.understand.level import level
from build_archive.understand.names import NOBODY, TASK_IN_BRACKETS, are_names, are_persons
from build_archive.understand.signs import sign_of
from build_archive.understand.writers import writers

OPENING = 5
"""Paragraphs among which the head of a report stands: the title and a summary in points may be above it."""
BYLINE = frozenset({"time", "source", "author", "editor"})
"""Kinds of pieces that may name somebody."""


def source_of(stated: Stated, pieces: Sequence[Piece], body: Sequence[str]) -> str:
    """Who published the article; empty where nothing says so."""
    near = _known(stated.source) or _credit("source", pieces) or _unlabelled("source", pieces)
    return near or _agency(body) or _reprinted("source", pieces)


def author_of(stated: Stated, pieces: Sequence[Piece], body: Sequence[str]) -> str:
    """Who wrote it."""
    near = _known(stated.author) or _credit("author", pieces) or _unlabelled("author", pieces)
    return near or _reporter(body) or _publisher(pieces) or _reprinted("author", pieces)


def editor_of(stated: Stated, pieces: Sequence[Piece], body: Sequence[str]) -> str:
    """Who edited it."""
    return _known(stated.editor) or _credit("editor", pieces) or _edited(body) or _reprinted("editor", pieces)


def _known(name: str) -> str:
    return "" if name in NOBODY else name


def _credit(role: str, pieces: Iterable[Piece]) -> str:
    """The first name in that role: behind its label, or the line that stands there without one."""
    lines = [piece for piece in pieces if piece.kind == role or (piece.kind in BYLINE and _names(role, piece))]
    for piece in sorted(lines, key=_authority):
        name = _name_in(role, piece)
        if _may_be_named(name) and not sign_of(level(name)):
            return name + next(filter(PLACE.fullmatch, (p.text.strip() for p in lines if p is not piece)), "")
    return ""


def _name_in(role: str, piece: Piece) -> str:
    """What a line says behind the label of a role, or all of it; nothing where it names somebody else."""
    named = credits_of(piece.text)
    found = next((credit.value for credit in named if credit.role == role), "")
    value = labelled_value(piece.text)
    if role == "source" and _names_publisher(piece):
        return ""
    if role == "source" and not found and (named or ADDRESS_IN.search(value)):
        return ""  # 来源：记者 王小明
    if role == "editor" and not found and not _may_name_editor(level(piece.text)):
        return ""
    if role == "author":
        value = _person_before(found or _writers(value))
    name = TASK_IN_BRACKETS.sub("", value if role == "author" else found or value)
    if weibo := _WEIBO.search(name):
        return weibo["name"]
    return (name.strip("《》") if name.startswith("《") else name).strip().strip("/／·；;").strip()


_FIRST = r"本文(?:经|由|转[载自]+|摘自|原载于?|原刊于?|刊于|首发于?|来自|来源于)"
_REPRINTED = {
    "source": regex(
        rf"{_FIRST}[^《“「,。]{{0,12}}(?:[《「](?P<paper>[^《》「」]{{2,20}})[》」]|公众号\s*[:“\"「【]+\s*(?P<account>[^\s”\"」】(),。]{{2,20}}))"
    ),
    "author": regex(rf"{_FIRST}[^。]{{4,60}}[,)]\s*作者\s*:\s*(?P<name>[^\s,。;()]{{2,12}})"),
    "editor": regex(rf"{_FIRST}[^。]{{4,60}},\s*编辑\s*:\s*(?P<name>[^\s,。;()]{{2,12}})"),
}
"""本文经《河湾周刊》授权转载, 本文转自微信公众号“河湾图书馆”(ID:hewan),作者:阿周,编辑:小王."""


def _reprinted(role: str, pieces: Iterable[Piece]) -> str:
    """Where the article came out first, who wrote it there or edited it, as a line beside it says."""
    for piece in pieces:
        if piece.kind in ("promotion", "legal", "noise") and (found := _REPRINTED[role].search(level(piece.text))):
            return piece.text[slice(*found.span(found.lastgroup or 0))]
    return ""


_WEIBO = regex(r"(?P<name>[^\s\[\]]{2,14})\[微博\]")
"""A paper before the link to its account: 社会新闻 河湾早报[微博] 王小明."""
_NOT_NAMED = regex("[A-Z]?本[报网刊台]|(?:发自|关注).*|.*(?:排行榜?|热门|推荐)")
"""What a paper calls itself, perhaps behind the mark of its own news (N本报), where it writes from, what it asks for, and the head of a list."""


def _may_be_named(name: str) -> bool:
    """Whether a value names anybody: no button, no exclamation, and not what programs write for nobody."""
    plain = level(name)
    sign = sign_of(plain)
    if name in ("", *NOBODY) or name.isdigit() or "!" in plain or _NOT_NAMED.fullmatch(plain):
        return False
    return sign is None or sign.kind != "navigation"


def _writers(text: str) -> str:
    """The writers whom a line names, without the paper that stands before them."""
    names = writers(text)
    behind = (credit.value for credit in heading_credits(text) if credit.role == "author")
    return names if are_persons(names) else next(behind, names)


def _person_before(names: str) -> str:
    """The person whom a site's slogan follows: `王小明 天天看，天天知道`, or a button: `王小明 我有话说`."""
    first, _, rest = names.partition(" ")
    is_slogan = "," in level(rest) or level(rest).startswith("我")
    return first if is_slogan and are_persons(first) and not are_persons(rest) else names


def _names_publisher(piece: Piece) -> bool:
    """Whether a line tells who put the page up, a person: 发布者：王小明."""
    return level(piece.text).lstrip().startswith("发布") and are_persons(labelled_value(piece.text))


def _publisher(pieces: Iterable[Piece]) -> str:
    """The person who put the page up."""
    published = (piece for piece in pieces if piece.kind == "source" and _names_publisher(piece))
    return next((labelled_value(piece.text) for piece in published), "")


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


def _opening(body: Sequence[str]) -> Dateline | None:
    """The agency line among the first paragraphs."""
    return next((line for line in map(dateline, body[:OPENING]) if line), None)


def _agency(body: Sequence[str]) -> str:
    """The agency or paper that the head of the article names."""
    opening = _opening(body)
    return opening.source if opening else ""


def _edited(body: Sequence[str]) -> str:
    """The editor whom the head of the article names: 河湾社5月8日讯（编辑 王小明）."""
    for paragraph in body[:OPENING]:
        if (opening := dateline(paragraph)) and (edited := EDITED.match(paragraph, opening.end)):
            return edited["who"]
    return ""


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
