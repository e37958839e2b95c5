"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import build_archive
from build_archive import patterns
from build_archive.patterns import regex


def every_pattern() -> Iterator[tuple[str, patterns.Pattern]]:
    """All of the program, by module and name."""
    for found in pkgutil.walk_packages(build_archive.__path__, "build_archive."):
        if not found.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, patterns.Pattern):
                    yield f"{found.name}.{name}", value


def test_every_pattern_can_be_compiled() -> None:
    """A mistake would show with the first use only, which may be long after."""
    found = dict(every_pattern())
    assert len(found) > 50
    for name, one in found.items():
        try:
            re.compile(one.pattern, one.flags)
        except re.error as error:
            pytest.fail(f"{name}: {error}")


def test_it_is_compiled_with_the_first_use_and_then_has_all_that_a_pattern_has() -> None:
    """Its text is known before."""
    one = regex(r"(?P<day>\d+)日", re.ASCII)
    assert one.pattern == r"(?P<day>\d+)日"
    assert "search" not in vars(one)
    assert one.findall("3日和4日") == ["3", "4"]
    assert "search" in vars(one)
    assert one.groupindex == {"day": 1}
    with pytest.raises(AttributeError):
        one.look  # type: ignore[attr-defined]  # noqa: B018 - there is no such method
