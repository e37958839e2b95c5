"""`python -m tests.quality` prints the figures; with `--update` it raises the floors to them, and refuses to lower any."""

from __future__ import annotations

import argparse
import json
import sys

from tests.quality.derived_scores import trafilatura_scores
from tests.quality.text_scores import FLOORS, SHARED, all_scores, below, raised

COLUMNS = (
    "title",
    "body precision",
    "body kept",
    "body recall",
    "date right",
    "date wrong",
    "date silently wrong",
    "source",
    "editor",
    "tag precision",
    "tag recall",
)


def table(scores: dict[str, dict[str, float]]) -> str:
    """A line a kind of dump, a column a measure."""
    rows = [("", *COLUMNS)]
    rows += [
        (kind, *(f"{figures[name]:g}" if name in figures else "–" for name in COLUMNS))
        for kind, figures in scores.items()
    ]
    return "".join(
        f"{row[0]:22}" + "  ".join(f"{cell:>{len(name)}}" for cell, name in zip(row[1:], COLUMNS, strict=True)) + "\n"
        for row in rows
    )


def main() -> int:
    """Exit code 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures of today")
    update = parser.parse_args().update
    if not SHARED.is_dir():
        sys.stderr.write(f"{SHARED} is not here: without the labelled pages there is nothing to measure.\n")
        return 1
    scores = all_scores()
    sys.stdout.write(table(scores | trafilatura_scores()))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    worse = below(scores, floors)
    if worse:
        sys.stderr.write(
            "\n".join([*worse, "Floors are not lowered: mend what became worse, or say in floors.json why not.\n"])
        )
        return 1
    if update:
        FLOORS.write_text(json.dumps(raised(scores, floors), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
