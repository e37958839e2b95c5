"""The codes of the index files: small, in order, and the same for equal content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive.search.format import (
    column,
    date_code,
    length_code,
    length_of,
    packed,
    rice_bits,
    rounded_length,
    term_list,
    utf16_order,
)


def test_a_column_is_varints() -> None:
    """Seven bits a byte, the lowest first."""
    assert column([0, 127, 128, 300]) == bytes([0, 127, 128, 1, 172, 2])


def test_a_term_list_says_how_terms_differ() -> None:
    """Shared units, fresh units, and the first fresh one against the term before; an astral character is two units."""
    assert term_list(["图", "图书", "图画", "𠮷"]) == (
        column([0, 1, 1, 0]) + column([1, 1, 1, 2]) + column([0x56FE, 0x4E66, 0x753B - 0x4E66, 0xD842 - 0x56FE, 0xDFB7])
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4), unique=True))
def test_a_term_list_has_no_negative_numbers(terms: list[str]) -> None:
    """Sorted by UTF-16 units, a term's first fresh unit is never below that of the one before."""
    assert term_list(sorted(terms, key=utf16_order)) is not None


@given(st.integers(0, 10**7), st.integers(2, 8))
def test_lengths_are_rounded_down_a_little(length: int, bits: int) -> None:
    """By less than one part in 2 to the power of `bits` less one; short ones not at all."""
    rounded = rounded_length(length, bits)
    assert rounded <= length < rounded + max(1, length >> (bits - 1))
    assert rounded == length or length >= 2**bits
    assert length_code(rounded, bits) == length_code(length, bits)


@given(st.integers(0, 10**6), st.integers(2, 8))
def test_length_codes_are_in_order_and_leave_none_out(code: int, bits: int) -> None:
    """So they stay small."""
    code %= 150
    assert length_code(length_of(code, bits), bits) == code


def test_a_field_without_bits_has_no_length() -> None:
    """Tags and sources: many tags make no tag weigh less."""
    assert rounded_length(0, 0) == rounded_length(99, 0) == 1


@pytest.mark.parametrize(("seats", "frequency", "bits"), [(1, 1, 0), (1024, 1, 9), (1024, 100, 2), (1024, 1024, 0)])
def test_rice_bits_fit_the_mean_gap(seats: int, frequency: int, bits: int) -> None:
    """The formula is part of the format."""
    assert rice_bits(seats, frequency) == bits


def test_dates_are_in_order_and_may_be_partial() -> None:
    """A month not known is before the first."""
    dates = ["", "2021", "2021-12", "2021-12-31", "2022", "2022-01-27T12:25"]
    assert [date_code(date) for date in dates] == sorted(date_code(date) for date in dates)
    assert date_code("2022-01-27") == 2022 * 512 + 32 + 27
    assert date_code("soon") == 0


def test_equal_content_is_stored_in_equal_bytes() -> None:
    """No time of day in it, or names made of hashes would change."""
    assert packed(b"abc") == packed(b"abc")
    assert packed(b"abc")[4:8] == b"\0\0\0\0"
