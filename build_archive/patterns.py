"""Regular expressions that are compiled when they are first used: of some three hundred a record with fields asks fifty, and one page more should not wait for all."""

from __future__ import annotations

import re
from typing import Any, cast


class Pattern:
    """What stands for a pattern until then."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is asked for the first time, and all else that a pattern has, so that it is found without this from then on."""
        compiled = re.compile(self.pattern, self.flags)
        vars(self).update({own: getattr(compiled, own) for own in dir(compiled) if not own.startswith("__")})
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in it shows with the first use; `re`'s own functions take a compiled one only."""
    return cast("re.Pattern[str]", Pattern(source, flags))
