"""The generated articles of the benchmarks: the same every time, whatever their number, and alike to Chinese in what costs time."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.generate import main, stories, text_dump


def test_fewer_are_the_first_of_more() -> None:
    """So that one article more can be timed."""
    assert list(stories(30)) == list(islice(stories(50), 30))
    assert list(stories(3, seed=2)) != list(stories(3))


def test_they_are_about_as_long_and_as_varied_as_asked() -> None:
    """About 1,000 characters each; words repeat as in Chinese: of 60,000 characters the commonest 500 make 75 to 90 per cent."""
    texts = ["".join(story.body) for story in stories(60)]
    assert 900 < sum(map(len, texts)) / len(texts) < 1100
    counts = Counter(character for text in texts for character in text if character.isalpha())
    assert 0.75 < sum(n for _, n in counts.most_common(500)) / counts.total() < 0.9


def test_titles_differ() -> None:
    """Articles are told apart by their titles in indexes and headlines."""
    titles = [story.title for story in stories(500)]
    assert len(set(titles)) == len(titles)


def test_a_dump_lists_the_days_earlier_articles() -> None:
    """The headline index has something to link."""
    first, second = stories(2)
    assert f"{first.title}\n{first.time:%Y-%m-%d %H:%M}".replace("，", ",") in text_dump(second)


@pytest.mark.parametrize(
    ("form", "files"), [("text", "*/*.txt"), ("jsonl", "news.jsonl"), ("markdown", "articles/*/*.md")]
)
def test_every_format_holds_every_article(tmp_path: Path, form: str, files: str) -> None:
    """The command writes what it was asked for."""
    result = CliRunner().invoke(main, ["25", "--out", str(tmp_path), "--format", form])
    assert result.exit_code == 0, result.output
    written = list(tmp_path.glob(files))
    if form == "jsonl":
        assert [json.loads(line)["title"] for line in written[0].read_text("utf-8").splitlines()] == [
            s.title for s in stories(25)
        ]
    else:
        assert len(written) == 25
