"""Paragraphs that were broken at a width, as text browsers, mail, boards and converters of PDF leave them: here they are whole again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from build_archive.patterns import regex

Measure = Callable[[str], int]

NARROWEST = 36
"""Columns of the narrowest width that breaks a text."""
FEWEST, FEWEST_WIDE, WIDE = 4, 2, 60
"""Lines broken within a sentence from which a text is broken at a width; at one of as many columns as no headline has, two are enough."""
MOST, FEW = 0.8, 0.1
"""Share of the lines ending within a sentence that the width explains, and of the sentences' lines that may be longer: addresses, a menu."""
HANGING = 2
"""Columns by which a mark may stand out over the width."""
_INDENT = regex(r"[ \t\u3000]*")
_ITEM = regex(r"[ \t\u3000]*(?:[-*•·●○■□◆◇] |[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)）]|[.．](?!\d)))")
"""What begins an item of a list, which is a paragraph wherever it stands."""
_WIDE = regex("[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦𠀀-\U0003fffd]")
_TWO_BYTES = regex(r"[^\x00-\x7f]")
_WORD = regex(r"[（《“「『【‘(]*(?:[!-~]+|[^!-~])[，。、；：！？）》”」』】’…—]*")
"""What a line begins with that was not to be parted: one character or a Latin word, with the marks that may not stand at an end of a line."""
_STOPS = regex(r"[。！？!?….：:；;”」』】）)》]$")
_CLAUSE = regex(r"[，。、；？！,;]")
_LATIN_ENDS, _LATIN_BEGINS = regex(r"[!-'*-,.-~]$"), regex(r"[!-~]")

MEASURES: tuple[Measure, ...] = (
    lambda text: len(text) + len(_TWO_BYTES.findall(text)),
    lambda text: len(text) + len(_WIDE.findall(text)),
    len,
)
"""How wide a text is: in columns as boards and GBK count them, quotation marks two; as terminals do, quotation marks one; in characters."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """At what width a text was broken, and how that is measured."""

    measure: Measure
    width: int

    def breaks(self, above: str, line: str) -> bool:
        """Whether the first word of a line would not have fitted on the line above, which is none that was left whole."""
        word = _WORD.match(line.lstrip())
        if word is None:
            return False
        wide, space = self.measure(above), _LATIN_BEGINS.match(word[0]) is not None
        return wide <= self.width + HANGING and wide + space + self.measure(word[0]) > self.width


def unwrapped(text: str) -> str:
    """The text with each broken paragraph on its first line; empty lines stand for the others, so that lines keep their numbers.

    A line was broken where the word below it would not have fitted, as every greedy wrapper does it. Below such a line a paragraph begins only
    with an indent or as an item of a list; in a text with neither indents nor empty lines, below a full stop, too.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    wrap = _wrap_of(lines)
    return "\n".join(_joined(lines, wrap)) if wrap else text


def _wrap_of(lines: Sequence[str]) -> Wrap | None:
    """How a text was broken; None where it was not, as most are."""
    prose = [line for line in lines if _CLAUSE.search(line)]
    pairs = [(line, below) for line, below in pairwise(lines) if _is_open(line) and below]
    fits = [fit for measure in MEASURES for fit in _fits(measure, prose, pairs)] if len(pairs) >= FEWEST_WIDE else []
    _, wrap = max(fits, key=itemgetter(0), default=(0, None))
    if wrap is None:
        return None
    broken = [MEASURES[0](line) for line, below in pairs if wrap.breaks(line, below)]
    return wrap if len(broken) >= (FEWEST_WIDE if min(broken, default=0) >= WIDE else FEWEST) else None


def _fits(measure: Measure, prose: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[int, Wrap]]:
    """Widths that may have broken the text, with the number of lines that each explains: that of most lines which break off, that of the longest."""
    wides = [measure(line) for line in prose]
    often = Counter(measure(line) for line, _ in pairs).most_common(1)[0][0]
    for width in {often, max(wides)}:
        wrap = Wrap(measure, width)
        explained = sum(wrap.breaks(*pair) for pair in pairs)
        longer = sum(wide > width + HANGING for wide in wides)
        if not longer or (explained >= MOST * len(pairs) and longer <= FEW * len(wides)):
            yield explained, wrap


def _is_open(line: str) -> bool:
    """Whether a line breaks off within a sentence."""
    return not _STOPS.search(line) and _CLAUSE.search(line) is not None and MEASURES[0](line) >= NARROWEST


def _joined(lines: Sequence[str], wrap: Wrap) -> list[str]:
    indents = [wrap.measure(found[0]) if (found := _INDENT.match(line)) else 0 for line in lines]
    broken = [False, *(bool(line) and wrap.breaks(above, line) for above, line in pairwise(lines))]
    (margin, _), *_ = Counter(indents[n] for n, is_broken in enumerate(broken) if is_broken).most_common(1)
    ends = [n for n in range(1, len(lines)) if not broken[n] and _STOPS.search(lines[n - 1])]
    apart = 2 * sum(not lines[n] or indents[n] > margin for n in ends) >= len(ends)
    leads = Counter(indents[n] for n in ends if indents[n] > margin).most_common(1)
    if leads and not indents[0]:  # what cut a text out of its page took the first indent with the white space
        broken[1] = bool(lines[1]) and wrap.breaks(" " * leads[0][0] + lines[0], lines[1])
    paragraphs = [[line] for line in lines]
    first = 0
    for n in range(1, len(lines)):
        begins = indents[n] > margin or _ITEM.match(lines[n]) or (not apart and _STOPS.search(lines[n - 1]))
        if not broken[n] or begins:
            first = n
            continue
        parted = _LATIN_ENDS.search(lines[n - 1]) and _LATIN_BEGINS.match(lines[n].lstrip())
        paragraphs[first].append((" " if parted else "") + lines[n].lstrip())
        paragraphs[n] = []
    return list(map("".join, paragraphs))
