"""The floors of the gate themselves: they rise, they never fall, and they are held where nothing can be measured too."""

from __future__ import annotations

from tests.quality.text_scores import below, raised

FLOORS = {"flat": {"title": 0.95, "date silently wrong": 0.0}}


def test_a_worse_figure_is_named_with_its_floor() -> None:
    """Also one wrong date more."""
    worse = {"flat": {"title": 0.9, "date silently wrong": 1.0}}
    assert below(worse, FLOORS) == [
        "flat: title is 0.900, its floor 0.950",
        "flat: date silently wrong is 1.000, its floor 0.000",
    ]


def test_floors_rise_and_do_not_fall() -> None:
    """What is lower by less than the slack passes, and does not take the floor down with it."""
    assert raised({"flat": {"title": 0.97, "date silently wrong": 0.0}}, FLOORS)["flat"]["title"] == 0.97
    a_little_less = {"flat": {"title": 0.9497, "date silently wrong": 0.0}}
    assert below(a_little_less, FLOORS) == []
    assert raised(a_little_less, FLOORS) == FLOORS


def test_a_new_figure_becomes_a_floor() -> None:
    """And only then can it fall below one."""
    assert raised({"nested": {"title": 0.5}}, FLOORS) == {"nested": {"title": 0.5}}
