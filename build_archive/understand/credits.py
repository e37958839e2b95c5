"""Finds the lines that say when, by whom and under what other title: with a label, or by their place under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_archive.patterns import regex
from build_archive.understand.cut import SHORT, Segment
from build_archive.understand.labels import label_kind, labelled_value
from build_archive.understand.level import level
from build_archive.understand.names import are_names, are_persons
from build_archive.understand.signs import sign_of
from build_archive.understand.text import ends_sentence, is_prose, is_title_of
from build_archive.understand.timed import DAY, PAGE, is_time
from build_archive.understand.verdict import Verdict, Verdicts
from build_archive.understand.writers import names_writers

CREDITS = frozenset({"time", "source", "author", "editor", "original title"})
"""Kinds that stand with a title."""
PRINTED = regex(rf"\s*(?P<name>《[^《》]{{2,16}}》)\s*[(]?\s*{DAY}(?:\s*{PAGE})?\s*[)]?\s*")
"""Below an article, where it was printed: 《河湾日报》2016年6月8日06版."""
PAPER_ALONE = regex(r"《[^《》]{2,16}》")
PAGE_ALONE = regex(rf"[(]\s*{DAY}\s*{PAGE}\s*[)]")
"""The same on two lines, as some extractors tear it."""
CHANNEL = regex(r"\s*(?P<name>[^\s|,。:!?]{2,16})\s*\|\s*(?:微信)?公众号\s*[^\s|,。!?]{2,24}\s*")
"""Whose channel an article came out in, and its account: 河湾图书馆 | 公众号 hewan-lib."""
EDITOR_ALONE = regex(r"\s*(?:责任)?(?:编辑|责编)\s*[:/]\s*[一-鿿]{2,4}(?:_\w{2,10})?(?=\s+\S)")
EDITED_BY = regex(r"\s*(?P<name>[一-鿿]{2,4})\s*/\s*(?:责任|网络|执行)?编辑\s*")
"""王小明／編輯."""
SHAPES = (
    ("《", PRINTED, "source", "time", "the paper and its day"),
    ("|", CHANNEL, "source", "promotion", "whose channel it came out in"),
    ("/", EDITED_BY, "editor", "noise", "a name and its task"),
)
"""Of each shape a sign that it has, what it names, what stands behind the name, and why."""
_FILM = regex(r"\W*视频\s*[:|]")
"""Before the name of a film, in the middle of an article, or before that of who cut it, at its end."""
ORIGINAL = "原创"
NAME = 20
"""Characters of a writer's or an account's name."""
FROM = "以下文章来源于"
ACCOUNT = regex(rf"\s*{FROM}\s*(?P<source>[^,\s]{{2,24}})\s*,\s*作者\s*(?P<author>\S.{{0,24}}?)\s*")
"""What WeChat shows above an article that an account took over from another: 以下文章来源于河湾图书馆 ，作者阿周."""
BRACKETED_NAME = regex(r"\((?P<who>[一-鿿·]{2,4})\)")
"""Who wrote it, alone in brackets on the last line: (王小明)."""
PLACE = regex(r"[(（][一-鿿]{2,6}[)）]")
"""Where a paper is published, in brackets behind its name: 河湾日报(河湾)."""
HASHED = regex(r"(?:#[^\s#]{2,15}(?:\s+|(?=#)|$))+|(?:#[^\s#][^#。,!?]{1,24}){3,}")
"""`#图书馆 #新馆`, `#新馆#读书周#open library`; one with a hash behind it, too, is a topic of a post."""
TAG = 12
"""Characters of a tag on a line of its own, below another."""
MOST_TAGS = 20
_CLAUSE = regex(r"[^,!?，！？]{8,}[,!?，！？]")
"""Words before a mark of a sentence, more than a name has."""
_POSTED = regex(r"(?<=\S) +(?:[今昨前]天|(?:19|20)\d\d[-/.年]).*$")
VALUE = 40
"""Characters up to which the line below a label without value is that value."""


def credit_lines(segments: Sequence[Segment], known: Verdicts) -> Iterator[Verdict]:
    """Labelled values and the reporters' own line."""
    begun = False
    under: dict[int, str] = {}
    for i, segment in enumerate(segments):
        words = segment.words
        if not words:
            continue
        begun = is_prose(words) or (begun and not is_title_of(segments[0].words, words))
        if i in under:
            yield Verdict(i, under[i], "under its label")
        elif i in known or len(words) > SHORT:
            continue
        elif PAPER_ALONE.fullmatch(words) and _is_torn_from_page(segments, i):
            under[i + 1] = "time"
            yield Verdict(i, "source", "the paper, its day below")
        elif words == ORIGINAL and not begun:
            under.update(_names_below(segments, i))
            yield Verdict(i, "noise", "says that it is no reprint")
        elif words.startswith(FROM) and (account := ACCOUNT.fullmatch(level(segment.text))):
            under.update(_of_account(segments, i, account["source"]))
            yield Verdict(i, "source", "from whose account it is", _account_parts(account))
        elif (kind := label_kind(words)) and (labelled := _labelled(segments, i, kind, begun)):
            under.update(dict.fromkeys(_under_label(segments, known, i, kind), kind))
            yield labelled
        elif shaped := _by_its_shape(i, segment, begun):
            yield shaped


def _names_below(segments: Sequence[Segment], i: int) -> Iterator[tuple[int, str]]:
    """Below a lone 原创, which accounts set above their own articles: the writer, said twice, and the account."""
    below = [k for k in range(i + 1, min(i + 4, len(segments))) if _may_be_name(segments[k].words)]
    if len(below) > 1 and segments[below[0]].words == segments[below[1]].words:
        yield below[0], "author"
        yield below[1], "repeat"
        yield from ((k, "source") for k in below[2:])


def _may_be_name(words: str) -> bool:
    return 1 < len(words) <= NAME and not (
        ends_sentence(words) or label_kind(words) or sign_of(words) or is_time(words)
    )


def _is_torn_from_page(segments: Sequence[Segment], i: int) -> bool:
    """Whether the next line is the day and the page of a paper."""
    return i + 1 < len(segments) and PAGE_ALONE.fullmatch(segments[i + 1].words) is not None


def _labelled(segments: Sequence[Segment], i: int, kind: str, begun: bool) -> Verdict | None:
    """The verdict on a line with a label, where what stands behind it is what the label says."""
    if kind == "source" and _is_under_picture(segments, i):
        return Verdict(i, "caption", "names a picture's source")
    if kind == "editor" and (place := _legal_behind(level(segments[i].text))):
        return Verdict(i, kind, "behind its label", ((0, kind), (place, "legal")))
    if not _plausible(kind, segments[i].words, begun):
        return None
    if _FILM.match(segments[i].words) and not are_persons(labelled_value(segments[i].words)):
        return Verdict(i, "caption", "names a film")
    return Verdict(i, kind, "behind its label")


def _by_its_shape(i: int, segment: Segment, begun: bool) -> Verdict | None:
    """The verdict on a line that without a label names somebody and does nothing else."""
    words = segment.words
    if begun and (who := BRACKETED_NAME.fullmatch(words)) and are_persons(who["who"]):
        return Verdict(i, "author", "a name in brackets, alone")
    if words[0] == "#" and HASHED.fullmatch(words):
        return Verdict(i, "tags", "nothing but words behind a hash")
    for sign, pattern, kind, behind, why in SHAPES:
        if sign in words and (found := pattern.fullmatch(level(segment.text))):
            return Verdict(i, kind, why, ((0, kind), (found.end("name"), behind)))
    if len(words) > VALUE or not names_writers(words):
        return None
    posted = _POSTED.search(level(segment.text))
    parts = ((0, "author"), (posted.start(), "time")) if posted else ()
    return Verdict(i, "author", "names the writers, no more", parts)


def _account_parts(found: re.Match[str]) -> tuple[tuple[int, str], ...]:
    source, author = (found.start("source"), "source"), (found.start("author"), "author")
    return (0, "noise"), source, (found.end("source"), "noise"), author


def _of_account(segments: Sequence[Segment], i: int, name: str) -> Iterator[tuple[int, str]]:
    """The card of an account below the line that names it: its name again, and what it says of itself."""
    card = [k for k in range(i + 1, min(i + 6, len(segments))) if segments[k].words][:2]
    if card and segments[card[0]].words.rstrip(".") == name:
        yield from ((k, "promotion") for k in card)


def _under_label(segments: Sequence[Segment], known: Verdicts, label: int, kind: str) -> list[int]:
    """The lines below a label that belong to it: what a bare one announces, with the place of a source, and all tags."""
    bare = not labelled_value(segments[label].words)
    if kind == "tags":
        return _tags_below(segments, known, label, bare)
    value = next((i for i in range(label + 1, len(segments)) if segments[i].words), label)
    if not bare or kind not in CREDITS or value in known or not _is_value(kind, segments[value].words):
        return []
    placed = kind == "source" and value + 1 < len(segments) and PLACE.fullmatch(segments[value + 1].words)
    return [value, value + 1] if placed else [value]


def _is_under_picture(segments: Sequence[Segment], i: int) -> bool:
    """Whether a source in brackets stands behind words that are no sentence: 渡口的旧照（来源：河湾博物馆）."""
    before = segments[i - 1] if i else None
    return (
        segments[i].words[0] in "([【"
        and before is not None
        and before.line == segments[i].line
        and not ends_sentence(before.words)
        and label_kind(before.words) != "author"
    )


def _legal_behind(plain: str) -> int:
    """Where a notice begins behind an editor's name on one line: 责任编辑：王小明 河湾新闻，未经授权不得转载; 0 where none does."""
    name = EDITOR_ALONE.match(plain)
    sign = sign_of(plain[name.end() :].strip()) if name else None
    return name.end() if name and sign and sign.kind == "legal" else 0


_BUTTON = regex("关注|分享|打印|字号|评论|扫一扫")


def _is_value(kind: str, words: str) -> bool:
    """Whether a line may be the value of the label above it: where names are announced, nothing but names."""
    if (
        len(words) > VALUE
        or label_kind(words)
        or _BUTTON.match(words)
        or ends_sentence(words)
        or (kind != "time" and is_time(words))
    ):
        return False
    return kind not in ("author", "editor") or are_names(words)


def _tags_below(segments: Sequence[Segment], known: Verdicts, label: int, bare: bool) -> list[int]:
    """The lines below a label that are its tags: the first below a `bare` one, and short ones after it down to the last that longer lines have, for buttons may follow."""
    lines: list[int] = []
    for i in range(label + 1, len(segments)):
        words = segments[i].words
        if not words or known.kind(i) == "mark":
            continue
        if (
            i in known
            or len(words) > (VALUE if bare and not lines else TAG)
            or label_kind(words)
            or words[-1] in "。!?:"
        ):
            break
        if sign_of(words) or words.isdigit() or len(lines) == MOST_TAGS:
            break
        lines.append(i)
    longer = [segment.words for segment in segments if len(segment.words) > TAG] if lines else []
    article = longer if bare else list(filter(is_prose, longer))
    while len(lines) > bare and not any(segments[lines[-1]].words.strip("# ") in line for line in article):
        lines.pop()
    return lines


_MOMENT = regex(
    rf"{DAY}|\d{{1,2}}:\d\d|[今昨前]天|\d+(?:分钟|小时|天)前|(?:时间|日期|更新|修改|发布|发表|出版)[:|]?\s*(?:\d{{1,2}}[-/月]\d{{1,2}}日?)?$"
)
_SIGNS = frozenset(":|丨︱︰>/")
_BARE = regex(r"\W*(?:时间|日期)")


def _plausible(kind: str, words: str, begun: bool) -> bool:
    """Whether what stands behind a label is what it says: no sentences, a time behind a time's label.

    A bare 时间: within an article is that of an event, not the page's.
    """
    if "。" in words[:-1] or (words[-1] == "。" and len(words) > VALUE):
        return False
    if kind in ("author", "editor") and words[-1] in "?!":
        return False  # 编辑：为什么要改？ is asked in an interview
    if words[-1] not in _SIGNS and not labelled_value(words) and kind != "tags" and "责" not in words:
        return False  # a lone 视频 or 来源 is a word of a menu
    if kind in ("author", "editor") and _CLAUSE.match(labelled_value(words)):
        return False  # 视频|河湾又有了图书馆，都来看 is a title
    if kind != "time":
        return True
    return _MOMENT.search(words, 0, VALUE) is not None and not (begun and _BARE.match(words))
