"""Finds program code in a dump, line by line: a page's own scripts and style sheets, which no reader saw, and what an article shows its readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_archive.patterns import regex
from build_archive.understand.quoting import announces, is_address, is_quoted, is_signed, latin_words

FEWEST = 3
"""Lines with a brace from which a dump has a page's own code in it."""
SPOKEN = 10
"""Han characters from which a line that begins with one, or with a name before it, is a sentence, whatever formula stands in it."""
LEAST = 0.1
"""Share of Han characters in such a line; of a script behind a headline it is less."""
FEW = 20
"""Characters of a line for each Han character that a command may have in it."""
_PLAIN = regex(r"\s*[㐀-鿿][^{}<>*/]*$")
"""What most lines of a dump are: Chinese, without any sign by which a line may be code."""
_ENDS_SPEECH = regex(r"[。！？：]\s*$")
_HAN = regex("[㐀-鿿]")
_CODE = regex(
    r"[{}]|/\*|\*/"
    r"|^\s*(?://|\* |<!--|-->|(?:var|let|const|function|return|if|else|for|while|switch|case|try|catch)\b.*[(){};=])"
    r"""|^\s*["']?[@A-Za-z_$][A-Za-z0-9_.$@-]{0,60}["']?\s*(?:[:=(\[.]|\+=).*(?:[;,(\[\])'"+]\s*$|[;,\s'"\d\])a-z]//)"""
    r"""|^\s*\+?\s*["']<|<\w+\s[\w-]+=["']|</\w+>|^[^㐀-鿿]*(?:;|\))\s*$"""
)
"""A brace or a comment; a statement; a name with a value or called; markup; what ends with a semicolon or a bracket and has no Chinese in it."""
_OPENS_CODE = regex(r"[=:({<;\[/*]")
_CLOSES_CODE = regex(r"""[;{]\s*$|["']\s*[,+;)]+\s*$""")
_ASIDE = regex(r"""//.*|#.*|%.*|--\s.*|/\*.*?(?:\*/|$)|<!--.*|"[^"]*"|'[^']*'|`[^`]*`""")
"""The comments and strings of a line of code, in which Chinese may stand."""


@dataclass(frozen=True, slots=True)
class Code:
    """The numbers of a dump's lines, 1-based, that are code; no line is both."""

    own: frozenset[int]
    """The page's own."""
    quoted: frozenset[int]
    """What an article shows, where it stands in one."""
    fences: frozenset[int] = frozenset()
    """Lines that part what an article shows from its text, as in Markdown."""

    def look(self, number: int) -> str:
        """What a line is: `code` of the page's own, `quoted` code or a `fence` of it; empty where it is none."""
        for look, numbers in (("code", self.own), ("quoted", self.quoted), ("fence", self.fences)):
            if number in numbers:
                return look
        return ""


NO_CODE = Code(frozenset(), frozenset())
FENCE = regex(r"(?P<fence>```+)[\w+#-]*\s*")
Run = tuple[str, list[int]]
"""The line above some code, and the places of its lines."""


def find_code(lines: Sequence[str]) -> Code:
    """All code of a dump. Without braces none is the page's own, and code that nothing announces is left to the other rules, with the sentences."""
    if fenced := find_fenced(lines):
        return fenced
    code = {n for n, line in enumerate(lines) if not _PLAIN.match(line) and _CODE.search(line) and not is_spoken(line)}
    quoted = _quoted(lines, code)
    own = _own(lines, code) - quoted if sum("{" in lines[n] for n in code | quoted) >= FEWEST else ()
    return Code(frozenset(n + 1 for n in own), frozenset(n + 1 for n in quoted))


def find_fenced(lines: Sequence[str]) -> Code | None:
    """The code between fences, which is all that a dump with any has."""
    quoted, fences = set[int](), set[int]()
    opened, fence = 0, ""
    for number, line in enumerate(lines, 1):
        if fence and line.strip() == fence:
            quoted.update(range(opened + 1, number))
            fences.update((opened, number))
            fence = ""
        elif not fence and (found := FENCE.fullmatch(line)):
            opened, fence = number, found["fence"]
    return Code(frozenset(), frozenset(quoted), frozenset(fences)) if fences else None


def is_spoken(line: str) -> bool:
    """Whether a line begins as a sentence does: nothing that code begins with stands before its Han characters, which are many or end with a full stop."""
    first = _HAN.search(line)
    if first is None or _OPENS_CODE.search(line, 0, first.start()) or _CLOSES_CODE.search(line):
        return False
    han = len(_HAN.findall(line))
    return han >= LEAST * len(line) and (han >= SPOKEN or _ENDS_SPEECH.search(line) is not None)


def _quoted(lines: Sequence[str], code: set[int]) -> set[int]:
    """The places of code that an article shows; what it shows for sure tells that other code is more likely its own, too."""
    quoted = set[int]()
    said = (
        latin_words(line for n, line in enumerate(lines) if n not in code and is_spoken(line)) if code else set[str]()
    )
    left = list(_runs(lines, code))
    for told in (False, True):
        open_runs = list[Run]()
        for above, run in left:
            if is_quoted(above, [lines[n] for n in run], said, told):
                quoted.update(run)
            else:
                open_runs.append((above, run))
        if all(is_address(lines[n]) for n in quoted):
            break
        left = open_runs
    return quoted


def _runs(lines: Sequence[str], code: set[int]) -> Iterator[Run]:
    """Each run of lines without Chinese words outside comments and strings, from the first to the last that has something of code."""
    above, run = "", list[int]()
    for n, line in enumerate([*lines, "。"]):
        if not line.strip():
            continue
        if n in code or (n < len(lines) and _is_latin(line)):
            run.append(n)
            continue
        signed = [place for place, k in enumerate(run) if k in code or is_signed(lines[k])]
        if run and announces(above) and signed[:1] != [0]:
            signed.insert(0, 0)
        if signed:
            yield above if signed[0] == 0 else lines[run[signed[0] - 1]], run[signed[0] : signed[-1] + 1]
        above, run = line, []


def _is_latin(line: str) -> bool:
    """Whether there is no Chinese in a line outside its comments and strings, or hardly any, as names of files in a command."""
    if _PLAIN.match(line):
        return False
    bare = _ASIDE.sub("", line) if _HAN.search(line) else ""
    return len(_HAN.findall(bare)) * FEW <= len(line) and not _HAN.match(bare.lstrip())


def _own(lines: Sequence[str], code: set[int]) -> set[int]:
    """The lines that are code for sure, and those without Chinese between two such."""
    own = set(code)
    between = list[int]()
    inside = False
    for n, line in enumerate(lines):
        if n in code:
            own.update(between if inside else ())
            between, inside = [], True
        elif _HAN.search(line):
            between, inside = [], False
        elif line.strip():
            between.append(n)
    return own
