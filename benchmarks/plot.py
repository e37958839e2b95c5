"""A small plot of seconds against articles, both axes logarithmic, as SVG that is readable on white and on black."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from math import ceil, floor, log10

Points = Sequence[tuple[float, float]]
WIDTH, HEIGHT = 820, 380
LEFT, RIGHT, TOP, BOTTOM = 60, 330, 16, 44
"""Margins; names of lines stand in the right one."""
GAP = 15
"""Pixels between two names, at least."""
COLOURS = "#d1495b #2f86c9 #2a9d5c #b7791f #8f5fd6 #0e9aa7 #c2549d #7f8c3b #8a8f98".split()
"""Of middle lightness: each at least 3 to 1 against white and against GitHub's dark grey."""
STYLE = "<style>text{font:12px system-ui,sans-serif;fill:#737d8a}path{fill:none}.grid{stroke:#8884}.line{stroke-width:2}</style>"
"""The grey is 4 to 1 against both; what a reader's system prefers need not be what GitHub shows."""


class Scale:
    """Places values of one axis between two pixels, whole powers of ten at the ends."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low, self.high = floor(log10(min(values))), ceil(log10(max(values)))
        self.high = max(self.high, self.low + 1)
        self.start, self.step = start, (end - start) / (self.high - self.low)

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (log10(value) - self.low) * self.step

    def powers(self) -> list[float]:
        """Where a line of the grid is."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def plot(series: Mapping[str, Points]) -> str:
    """The plot of named lines; a line of one point is a dot."""
    points = [point for line in series.values() for point in line]
    across = Scale([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = Scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [*_grid(across, up), *_lines(series, across, up)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Seconds against articles">'
    return "\n".join([head, STYLE, *parts, "</svg>\n"])


def _grid(across: Scale, up: Scale) -> Iterator[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for value in across.powers():
        x = across(value)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 17}" text-anchor="middle">{value:,.0f}</text>'
    for value in up.powers():
        y = up(value)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{right}"/>'
        yield f'<text x="{LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{value:g} s</text>'
    yield f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 6}" text-anchor="middle">articles</text>'


def _lines(series: Mapping[str, Points], across: Scale, up: Scale) -> Iterator[str]:
    names = list(series)
    ends = {name: up(series[name][-1][1]) for name in names}
    places = _apart(ends)
    for name, colour in zip(names, COLOURS * len(names), strict=False):
        pixels = [(across(x), up(y)) for x, y in series[name]]
        if len(pixels) > 1:
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in pixels)
            yield f'<path class="line" stroke="{colour}" d="M{path}"/>'
        yield from (f'<circle fill="{colour}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in pixels)
        x, y, place = WIDTH - RIGHT + 30, ends[name], places[name]
        yield f'<path class="grid" d="M{pixels[-1][0] + 5:.1f} {y:.1f}L{x - 12} {place:.1f}"/>'
        yield f'<circle fill="{colour}" cx="{x - 6}" cy="{place:.1f}" r="3.5"/>'
        yield f'<text x="{x}" y="{place + 4:.1f}">{escape(name)}</text>'


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Heights near the wanted ones, in their order, with room for a name between any two."""
    order = sorted(wanted, key=wanted.__getitem__)
    places = {name: wanted[name] for name in order}
    for above, below in pairwise(order):
        places[below] = max(places[below], places[above] + GAP)
    for below, above in pairwise(reversed(order)):  # and up again from the bottom, where the last went past it
        places[below] = min(places[below], HEIGHT - BOTTOM if below == order[-1] else places[below])
        places[above] = min(places[above], places[below] - GAP)
    return places
