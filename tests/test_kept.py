"""What is kept between runs comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_archive import kept

RUNS = st.lists(st.dictionaries(st.integers(0, 60), st.text(max_size=2), min_size=40), min_size=2, max_size=5)


def test_what_another_program_kept_is_not_taken(tmp_path: Path) -> None:
    """Nor what is damaged, nor what is not there."""
    file = tmp_path / "deep" / "kept"
    assert kept.load(file, "this program", 0) == 0
    kept.save(file, "this program", 1)
    assert kept.load(file, "this program", 0) == 1
    assert kept.load(file, "another program", 0) == 0
    file.write_bytes(file.read_bytes()[:-3])
    assert kept.load(file, "this program", 0) == 0


@given(RUNS)
def test_a_mapping_is_that_of_the_last_run(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[int, str]]
) -> None:
    """However much each run changed."""
    file = tmp_path_factory.mktemp("kept") / "mapping"
    for number, values in enumerate(runs):
        mapping = kept.Mapping[int, str](file, "this program")
        unchanged = {key: mapping.values[key] for key in values if mapping.values.get(key) == values[key]}
        if number % 2:
            mapping.withdraw()
            assert kept.Mapping[int, str](file, "this program").values == {}
        mapping.save(values | unchanged, number)
        assert kept.Mapping[int, str](file, "this program").values == values
        assert kept.Mapping[int, str](file, "this program").beside == number
        assert kept.Mapping[int, str](file, "another program", -1).beside == -1


def test_little_that_changed_is_little_that_is_saved(tmp_path: Path) -> None:
    """One value more leaves the large file as it is."""
    file = tmp_path / "mapping"
    values = {number: str(number) * 100 for number in range(1_000)}
    kept.Mapping[int, str](file, "this program").save(values)
    before = file.read_bytes()
    again = kept.Mapping[int, str](file, "this program")
    again.save({**again.values, 1_000: "new"})
    assert file.read_bytes() == before
    assert len(file.with_name("mapping.more").read_bytes()) < 200
    assert kept.Mapping[int, str](file, "this program").values == {**values, 1_000: "new"}
    file.unlink()
    assert kept.Mapping[int, str](file, "this program").values == {}
