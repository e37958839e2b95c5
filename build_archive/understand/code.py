"""Program code and style sheets that an extractor took for text: which lines of a dump they are."""

from __future__ import annotations

from collections.abc import Sequence

from build_archive.patterns import regex

FEWEST = 3
"""Lines of code from which a dump has code in it: an article may quote one."""
_HAN = regex("[㐀-鿿]")
_CODE = regex(
    r"[{}]|/\*|\*/"
    r"|^\s*(?://|\* |<!--|-->|(?:var|let|const|function|return|if|else|for|while|switch|case|try|catch)\b.*[(){};=])"
    r"""|^\s*["']?[@A-Za-z_$][A-Za-z0-9_.$@-]{0,60}["']?\s*(?:[:=(\[.]|\+=).*(?:[;,(\[\])'"+]\s*$|[;,\s'"\d\])a-z]//)"""
    r"""|^\s*\+?\s*["']<|<\w+\s[\w-]+=["']|</\w+>|^[^㐀-鿿]*(?:;|\))\s*$"""
)
"""A brace or a comment; a statement; a name with a value or called; markup; what ends with a semicolon or a bracket and has no Chinese in it."""


def code_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of these lines, 1-based, that are code; a line without Chinese between two such is one."""
    if sum("{" in line for line in lines) < FEWEST or any(line.startswith("```") for line in lines):
        return frozenset()
    full = [n for n, line in enumerate(lines) if line.strip()]
    code = {n for n in full if _CODE.search(lines[n])}
    run: list[int] = []
    inside = False
    for n in full:
        if n in code:
            code.update(run if inside else ())
            run, inside = [], True
        elif _HAN.search(lines[n]):
            inside = False
            run = []
        else:
            run.append(n)
    return frozenset(n + 1 for n in code)
