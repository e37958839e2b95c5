"""Readings, sort keys and heading letters of Chinese text: 重庆 is chóng qìng and stands under C."""

from build_archive.pinyin.collation import (
    LETTERS,
    READINGS,
    Collated,
    Mark,
    collate,
    initial_letter,
    letter_of,
    marks,
    order_of,
    sort_key,
)
from build_archive.pinyin.readings import Kind

__all__ = [
    "LETTERS",
    "READINGS",
    "Collated",
    "Kind",
    "Mark",
    "collate",
    "initial_letter",
    "letter_of",
    "marks",
    "order_of",
    "reading",
    "sort_key",
]


def reading(text: str, kind: Kind = "text") -> tuple[str, ...]:
    """The syllables of a text, each with its tone as a digit (neutral 5, ü as ü): `("chong2", "qing4")`.

    Numbers and words in Latin letters stand among them as they are, in lower case; punctuation is left out. `kind` says what the
    text is known to be: a person's name reads its surname as one (单, 区, 盖), a place's name its 都 as a city.
    """
    return tuple(mark.text + mark.tone for mark in marks(text, kind))
