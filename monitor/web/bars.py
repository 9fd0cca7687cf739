"""Counts as bars: where each stands in an SVG. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["HEIGHT", "WIDTH", "Bar", "bars_of"]

WIDTH, HEIGHT = 560, 220
# Room for the label below and the count above each bar.
BELOW, ABOVE = 26, 22
GAP = 0.25  # of a bar's place


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `middle` is where its label and count are centred."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float


def bars_of(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """The counts side by side, the highest as high as there is room.

    >>> [(bar.label, bar.y, bar.height) for bar in bars_of([("<1h", 4), ("<6h", 1), ("older", 0)])]
    [('<1h', 22, 172.0), ('<6h', 151.0, 43.0), ('older', 194.0, 0.0)]
    """
    room, most = HEIGHT - BELOW - ABOVE, max((count for _, count in counts), default=0)
    place = WIDTH / max(len(counts), 1)
    bars = []
    for number, (label, count) in enumerate(counts):
        height = round(room * count / most, 1) if most else 0.0
        x = round(place * (number + GAP / 2), 1)
        bars.append(
            Bar(
                label,
                count,
                x,
                ABOVE + room - height,
                round(place * (1 - GAP), 1),
                height,
                round(place * (number + 0.5), 1),
            )
        )
    return bars
