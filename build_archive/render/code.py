"""Code that stays what it is: fenced where nothing in it can leave the fence, spelled out in HTML where something might."""

from __future__ import annotations

import re
from html import escape as escape_html

from build_archive.render.markdown import BREAKS, INVISIBLE, escape

LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9+#-]{0,19}")
NOT_LANGUAGES = {"mermaid", "math", "latex"}
"""Names of fences that a site may have given another meaning: a drawing, a formula."""
WILFUL = re.compile(r"\{[{%#+=>~-]|-8<-")
"""Templates, CriticMarkup and snippets, which are looked for in code too."""
SPAN = re.compile(r"(?!#!)[^\s`<&{\\|](?:[^`<&{\\|]*[^\s`<&{\\|])?")
"""What can stand between backticks."""


def code_block(content: str, info: str, nested: bool) -> str:
    """Some lines of code; `nested` in a list or a quotation."""
    content = INVISIBLE.sub("", content).rstrip("\n")
    lines = content.expandtabs(4).split("\n")
    if nested:
        return _nested(lines)
    if WILFUL.search(content):
        return f"<pre><code>{_spelled_out(content)}</code></pre>"
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", content)), default=0))
    language = LANGUAGE.match(info.strip())
    name = language[0] if language and language[0].lower() not in NOT_LANGUAGES else ""
    return "\n".join([f"{fence}{name}", *lines, fence])


def code_span(content: str) -> str:
    """A few words of code within a line."""
    content = BREAKS.sub(" ", INVISIBLE.sub("", content)).strip()
    return f"`{content}`" if SPAN.fullmatch(content) else f"<code>{_cell_safe(content)}</code>"


def _nested(lines: list[str]) -> str:
    if any(WILFUL.search(line) for line in lines) or not lines[0].strip():
        return "<br>".join(code_span(line) for line in lines if line.strip())
    return "\n".join(f"    {line}".rstrip() for line in lines)


def _cell_safe(content: str) -> str:
    return escape(content).replace("|", "&#124;")


def _spelled_out(content: str) -> str:
    return escape_html(content, quote=False).replace("{", "&#123;")
