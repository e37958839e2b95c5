"""Numbers for articles: a function of the articles alone that hardly changes when one is added."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from build_archive.search.seats import hall_for, seated

DOCUMENTS = st.dictionaries(st.text(max_size=4), st.sampled_from(["", "2020", "2021-03", "2021-03-04", "2022-01-01"]))


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_seats_depend_on_the_articles_alone(dated: dict[str, str], random: object) -> None:
    """Not on their order; each has one of its own."""
    documents = list(dated.items())
    seats = seated(documents)
    random.shuffle(documents)  # type: ignore[attr-defined]
    assert seated(documents) == seats
    assert len(set(seats.values())) == len(documents)
    assert all(0 <= seat < hall_for(len(documents)) for seat in seats.values())


@given(DOCUMENTS)
def test_a_newer_article_moves_nobody(dated: dict[str, str]) -> None:
    """Unless the hall is full."""
    before = {name: date or "1999" for name, date in dated.items()}
    after = before | {"the newest": "2023-01-01"}
    if hall_for(len(before)) == hall_for(len(after)):
        assert seated(after.items()).items() >= seated(before.items()).items()


def test_an_old_article_moves_few() -> None:
    """Of 700 articles in 1,024 seats, 50 older ones, each added alone, move one or two others on the average."""
    dated = {f"article {n}": f"2020-{n % 12 + 1:02d}" for n in range(700)}
    before = seated(dated.items()).items()
    moved = [len(before - seated((dated | {f"older {n}": "1999"}).items()).items()) for n in range(50)]
    assert 0 < sum(moved) / len(moved) < 2
    assert max(moved) < 20
