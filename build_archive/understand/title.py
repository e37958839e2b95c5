"""Finds the line that is the article's title, and tells what else stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from build_archive.patterns import regex
from build_archive.understand.credits import CREDITS
from build_archive.understand.cut import Segment
from build_archive.understand.labels import labelled_value
from build_archive.understand.level import level
from build_archive.understand.names import MEDIUM_WORD
from build_archive.understand.suffix import SITE_SUFFIX, before_site
from build_archive.understand.text import SHORTEST_CUT, is_prose, is_title_of, pairs, shared
from build_archive.understand.timed import is_byline, is_time
from build_archive.understand.verdict import Verdict, Verdicts

SHORTEST, LONGEST = 2, 90
PLAUSIBLE = 0.2
"""Of 38 labelled titles 35 share more than this with their article; the others need a place that only titles have."""
HEADING = 0.4
"""What it is worth that a line was a heading on its page."""
CRUMBED = 0.2
"""The same of a line right below a crumb."""
TWICE = 0.5
"""The same of a line that the window's title says too."""
SUBTITLED = 0.9
"""What it is worth that a subtitle stands right below, behind strokes: newspapers set a line above the title, too."""
SIGNED = 0.4
"""What it is worth that a byline stands right below. At 0.3 a heading within the article may have more of its words; at 0.5 a column's name above the byline wins."""
SHORTEST_SIGNED = 4
"""Characters of a title right above a byline that says by its labels what it is."""
FEW = 3
"""Lines above an article of which the first is its title, whatever its words."""
HALF = 24
"""Characters of one of the two lines on which a long title may be set."""
UNSIGNED = 40
"""Characters of a title that nothing but its place shows."""
NAME = 8
"""Characters below which a line is as well the name of a column, or of the source above its time."""
EQUAL = 0.2
"""Of candidates that are as good as this the first with words of the article is taken: what repeats a title stands below it."""
_ENDS_WRONG = regex(
    r"https?://|[。,;:、—–]$|(?:[-/.]\d{1,2}|日)\s*\d{1,2}:\d\d$|^\d{1,2}:\d\d$|^\[[^\[\]]*\]$|^[\[(【].{20,}[\])】]$"
)
_CRUMB = regex(r"(?:[^>»›]{1,16}\s*[>»›]\s*){2}")
"""What a crumb begins with, whose last part is the title: 首页 > 本地 > ...."""
_MENU = regex(r"(?:[^|]{1,6}\|){3,}[^|]{1,6}")
"""Columns between bars: 河湾网 | 新闻 | 图片 | 论坛."""
_TABLE = regex(r"(?:索 ?引 ?号|文 ?号|发文\S{2}|(?:信息|主题|体裁|组配)\S{1,4}|公开\S{2,4}|生成日期|名 *称|标 *题)\s*:")
"""A row of the table that offices set above what they make public."""
_NUMBERED = regex(
    r"^(?:[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[.、)](?!\d)|[(]?\d{1,2}[)]|第[一二三四五六七八九十\d]+[章节部]|[—–]|【.{1,8}】$|\W*$)"
)
MEDIUM = regex(rf"(?:{MEDIUM_WORD})$")
"""A paper's name and nothing else."""
_ROW = regex(r"(?=.*[^ ]{2})(?:\S{1,4} +){3,}\S{1,4}")
"""A row of words: 公司 新股 基金 港美股; letters set apart are a heading."""
_HEAD = regex(r"[\[【(]?(?:内容|新闻|核心)?(?:摘\s?要|提[要示]|导\s?[读语]|编者按|要点)[\])】:]*")
"""What stands above a summary."""
_BUTTON = regex(r"(?:分享|收藏|订阅|下载|打开|返回|登录)\S{0,8}|关注\S{0,6}(?:网|报|社|我们|微博|微信|头条)")
_OFFICE = regex(r"\S{2,10}(?:记者|特派员|撰稿人|评论员)")
"""Whom a writer works for, below the name: 河湾网记者."""
_WORD = regex(r"[一-鿿㐀-䶿]|[A-Za-z]+|\d+")
_REPRINTED = "本文转自"
_REPORT = regex(r"\d日(?:电|讯)\s*(?:\([^()]{0,24}\))?\s*题\s*:")
"""The agency's line before the title: 石桥社5月3日电 题：."""
_TOLD = regex(r"\|{2,}|^\s*(?:var\s+)?\w+\s*[:=]\s*[\"']")
"""What a page tells its programs, or a button by which it is shared: 1001|||石桥修好了|||2021年."""
_YEAR = regex(r"(?:19|20)\d\d")
_SAYS = regex(r"[^\W\d_]")
_NO_TITLE = (
    _ENDS_WRONG.search,
    _REPORT.search,
    _NUMBERED.match,
    _CRUMB.match,
    _TABLE.match,
    _MENU.fullmatch,
    _ROW.fullmatch,
    _HEAD.fullmatch,
    _BUTTON.fullmatch,
    _OFFICE.fullmatch,
    MEDIUM.match,
)
"""By what a line is known that is something else."""
SERIES_PREFIX = regex(r"\s*[(（][一-鿿·]{3,12}[)）]\s*(?=\S{6})")
"""The name of a series before a title: `(抗击新冠肺炎)`, as agencies write it."""


def best_title(segments: Sequence[Segment], known: Verdicts, header: Sequence[int], article: set[str]) -> int | None:
    """Which of the header's open segments is the title, if any: by its length and end, its words, and what stands below it."""
    original = next(
        (labelled_value(segments[i].words) for i in range(len(segments)) if known.kind(i) == "original title"), ""
    )
    scores = {i: _score(segments, known, i, article, pairs(original)) for i in header}
    for i in header:
        if _is_said_twice(segments, header, i):
            scores[i] = max(scores[i], 0) + TWICE
    scores = _above_the_time(segments, known, header, scores)
    best = max(scores.values(), default=0)
    if (below := _below_reprint(segments, known, header)) is not None:
        return below
    likely = [i for i in header if scores.get(i, 0) >= max(best - EQUAL, PLAUSIBLE)]
    if not likely:
        return next((i for i in header if _is_named_below(segments, known, i)), _at_the_head(segments, header))
    found = next((i for i in likely if shared(segments[i].words, article)), likely[0])
    return _heading(segments, known, header, found)


def _below_reprint(segments: Sequence[Segment], known: Verdicts, header: Sequence[int]) -> int | None:
    """The first line below 本文转自 at the head of a dump: an account that takes an article over sets that above its headings."""
    first = next((i for i, segment in enumerate(segments) if segment.words), 0)
    words = segments[first + 1].words if first + 1 in header else ""
    fits = first in known and segments[first].words.startswith(_REPRINTED)
    return first + 1 if fits and _is_possible(words, len(words)) else None


def _at_the_head(segments: Sequence[Segment], header: Sequence[int]) -> int | None:
    """The first line above an article of which nothing else is known, in a dump that has hardly anything above its article."""
    lines = [i for i in header if not is_byline(segments[i].words)]
    words = segments[lines[0]].words if 0 < len(lines) <= FEW else ""
    fits = SHORTEST_SIGNED <= len(words) <= UNSIGNED and _is_possible(words, len(words))
    return lines[0] if fits else None


def other_half(segments: Sequence[Segment], header: Sequence[int], title: int) -> int | None:
    """The neighbour of a title that was set on two lines: the upper one breaks off at a comma, or another line of the dump says both in one."""
    words = segments[title].words
    above = segments[title - 1].words if title - 1 in header else ""
    if above.endswith(",") and SHORTEST_CUT <= len(above) <= HALF and "。" not in above:
        return title - 1
    for i, both in ((title - 1, above + words), (title + 1, words + segments[title + 1].words)):
        if i in header and 0 < len(segments[i].words) <= HALF:
            said = both.replace(" ", "")
            if any(segment.words.replace(" ", "") == said for segment in segments):
                return i
    return None


def _above_the_time(
    segments: Sequence[Segment], known: Verdicts, header: Sequence[int], scores: dict[int, float]
) -> dict[int, float]:
    """Only the candidates above the page's time of day, the last with its year, where one of them may be the title: what stands below it is in the article."""
    clocks = [i for i, segment in enumerate(segments[: header[-1] if header else 0]) if _is_clock(i, segment, known)]
    dated = [i for i in clocks if _YEAR.search(segments[i].words)]
    time = dated[-1] if dated else next(iter(clocks), None)
    above = {i: score for i, score in scores.items() if time is not None and i < time}
    return above if max(above.values(), default=0) >= PLAUSIBLE else scores


def _is_clock(i: int, segment: Segment, known: Verdicts) -> bool:
    return ":" in segment.words and (known.kind(i) == "time" or is_time(segment.words))


def _is_named_below(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether a line, however short, stands right above a byline that says by its labels what it is."""
    words = segments[i].words
    return len(words) >= SHORTEST_SIGNED and _is_possible(words, len(words)) and known.kind(i + 1) in CREDITS


def _heading(segments: Sequence[Segment], known: Verdicts, header: Sequence[int], found: int) -> int:
    """The line below that is the title alone, where the one that was found is the window's: title and site in one."""
    window = segments[found].words
    for i in header:
        if i > found and is_title_of(window, segments[i].words):
            return i
    return found + 1 if found + 1 in header and _is_kicker(segments, known, found) else found


def _is_kicker(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether the line below one stands right above the page's time, and again among what the page tells its programs, where that one does not."""
    upper, lower = segments[i].words, segments[i + 1].words
    told = [segment.words for n, segment in enumerate(segments) if n not in (i, i + 1) and _TOLD.search(segment.words)]
    return _is_timed(segments, known, i + 1) and any(lower in words and upper not in words for words in told)


def _is_said_twice(segments: Sequence[Segment], header: Sequence[int], i: int) -> bool:
    """Whether a line is the window's title, with a site's name behind it at the head of the dump, or says again what that is."""
    words, window = segments[i].words, segments[header[0]].words
    if i == header[0]:
        site = SITE_SUFFIX.search(words, SHORTEST_CUT)
        return _is_first(segments, i) and not is_byline(words) and site is not None and site["name"] is not None
    return is_title_of(window, words)


def heading(segments: Sequence[Segment], known: Verdicts) -> int | None:
    """Where a page says its window's title, or what already stood above, again above a byline; None where it does not."""
    window = segments[0].words if segments else ""
    above: set[str] = set()
    for i, segment in enumerate(segments):
        words = segment.words
        if not i or i in known:
            continue
        again = words in above and _is_possible(words, len(words)) and _is_timed(segments, known, i)
        if again or (is_title_of(window, words) and _is_signed(segments, known, i)):
            return i
        if len(words) >= SHORTEST_CUT:
            above.add(words)
    return None


def _is_timed(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether the next line is the page's time, to the minute."""
    below = next(_below(segments, i), None)
    return below is not None and _is_clock(below, segments[below], known)


def _is_signed(segments: Sequence[Segment], known: Verdicts, i: int) -> bool:
    """Whether a byline stands right below, or below the words of a picture."""
    shown = (k for k in range(i + 1, min(i + 12, len(segments))) if segments[k].words and known.kind(k) != "caption")
    return any(known.kind(k) in CREDITS or is_byline(segments[k].words) for k in islice(shown, 2))


def _is_possible(words: str, size: int) -> bool:
    """Whether a line of so many characters, the site's name aside, may be a title at all."""
    if not SHORTEST <= size <= LONGEST or "。" in words or _SAYS.search(words) is None:
        return False
    return not (is_time(words) or any(shows(words) for shows in _NO_TITLE))


def _score(segments: Sequence[Segment], known: Verdicts, i: int, article: set[str], original: set[str]) -> float:
    words = segments[i].words
    size = before_site(words)
    if not _is_possible(words, size):
        return 0
    score = min(shared(words, article | original), 0.8)
    score -= 0.2 if size > 50 else 0
    score += 0.5 if original and shared(words, original) > 0.5 else 0
    below = list(_below(segments, i))
    score += (
        SUBTITLED if below and segments[below[0]].words.startswith(("——", "—")) and len(words) > SHORTEST_CUT else 0
    )
    first = _is_first(segments, i)
    if _is_signed(segments, known, i):
        score += SIGNED if size >= NAME and _said(words) > FEW else 0
    elif first and below and below[0] not in known and is_prose(segments[below[0]].words):
        score += 0.25
    elif min(size, _said(words)) < NAME:
        score -= 0.4
    score += HEADING if segments[i].look == "heading" else 0
    score += CRUMBED if i and known.why(i - 1) == "a crumb" else 0
    if size < 6 and not (first and below and is_prose(segments[below[0]].words)):
        return score - 0.5 if size > 3 else 0
    return score


def _said(words: str) -> int:
    """How much a line says: its Han characters, numbers and Latin words; BBC News is two."""
    return len(_WORD.findall(words))


def _below(segments: Sequence[Segment], i: int) -> Iterator[int]:
    """The next two segments with words."""
    found = 0
    for k in range(i + 1, min(i + 8, len(segments))):
        if segments[k].words:
            yield k
            found += 1
            if found == 2:
                return


def _is_first(segments: Sequence[Segment], i: int) -> bool:
    return not any(len(segments[k].words) > 1 for k in range(i))


def title_verdict(index: int, segment: Segment, why: str) -> Verdict:
    """The title, cut from the name of a series before it and from the site's name behind it."""
    text = segment.text
    series = SERIES_PREFIX.match(text)
    parts = [(0, "series")] if series else []
    parts.append((series.end() if series else 0, "title"))
    if (end := before_site(level(text))) < len(text):
        parts.append((end, "navigation"))
    return Verdict(index, "title", why, tuple(parts) if len(parts) > 1 else ())


CRUMB_TITLE = regex(r"(?:[^>»›]{1,16}\s*[>»›]+\s*){2,7}(?P<title>[^>»›]{8,90}?)(?:\s*[>»›]+\s*正文)?\s*$")
"""The title at the end of a crumb: 首页 > 新闻 > 渡口换了新船 > 正文."""


def title_in_crumb(text: str) -> str:
    """What a crumb ends with, where that is longer than the name of a column."""
    found = CRUMB_TITLE.match(level(text))
    return text[slice(*found.span("title"))].strip() if found else ""


def without_series(words: str) -> str:
    """A title without the name of its series."""
    series = SERIES_PREFIX.match(words)
    return words[series.end() :] if series else words
