"""A little of the fuzzing at every run of the tests, and all that more of it has found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, edited


@pytest.mark.parametrize("name", TARGETS)
def test_sound_dumps_keep_what_holds_for_any(name: str) -> None:
    """Else nothing could be learnt from odd ones."""
    for seed in TARGETS[name].seeds:
        TARGETS[name].check(seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_odd_dumps_do_too(name: str, data: st.DataObject) -> None:
    """No exception, no endless work, every record accounted for, pages that are safe and come back."""
    TARGETS[name].check(data.draw(edited(TARGETS[name])))
