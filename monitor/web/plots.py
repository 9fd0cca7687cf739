"""Plots as geometry that a template writes as SVG: an article's timeline, a claim's steps. PURE; it knows no colours.

What a mark means is told by its lane and its shape; the colour only repeats it. Marks of a lane are one path, and the
links are squares of 26 units over them: whatever the number of marks, the picture stays small and can be hit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log1p

__all__ = ["Dot", "Hit", "Lane", "Spark", "Tick", "Timeline", "spark", "timeline"]

WIDTH, LEFT, RIGHT = 960, 150, 30
LANE_HEIGHT, TOP = 30, 16
TARGET = 26  # units of a link: WCAG 2.5.8 asks for 24 px, and the plot is never drawn smaller than its units
NEAREST_LABELS = 76
SHAPES = {
    "figure": "M{x} {y}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    "quote": "M{x} {y}m-5-5h10v10h-10z",
    "sourcing": "M{x} {y}m0-7l7 7l-7 7l-7-7z",
    "wording": "M{x} {y}m-2-7h4v14h-4z",
    "first": "M{x} {y}m-5-7l12 7l-12 7z",
    "withheld": "M{x} {y}m-5-5l10 10m0-10l-10 10",
}
MINUTE, HOUR, DAY = 60, 3_600, 86_400
STEPS = (
    MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY,
    1_825 * DAY,
)  # fmt: skip
# Half of the edits in the first tenth of the time: on a straight axis they would be one blot.
CROWDED_SHARE, CROWDED_PART = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Dot:
    """Something that happened: in which lane, drawn in which shape, where its link leads, and what it is in words."""

    lane: str
    shape: str
    at: datetime
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be clicked, and what stands there in words."""

    x: float
    y: float
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of marks: its name in CSS and in words, its middle line, the marks as one path, the links over them."""

    name: str
    label: str
    y: int
    path: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the time axis and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the picture needs; one unit is one pixel at its smallest. `is_log`: early times are drawn wider."""

    width: int
    height: int
    left: int
    right: int
    axis_y: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    is_log: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Moments to places."""

    first: datetime
    seconds: float
    is_log: bool

    def x(self, moment: datetime) -> float:
        """Where a moment is drawn."""
        return self.at(max(0.0, (moment - self.first).total_seconds()))

    def at(self, seconds: float) -> float:
        """Where so many seconds after the first moment are drawn."""
        share = log1p(seconds / MINUTE) / log1p(self.seconds / MINUTE) if self.is_log else seconds / self.seconds
        return round(LEFT + min(share, 1.0) * (WIDTH - LEFT - RIGHT), 1)


def timeline(
    first: datetime, last: datetime, lanes: Sequence[tuple[str, str]], dots: Sequence[Dot], looks: Sequence[datetime]
) -> Timeline:
    """The timeline from `first` on: a lane for each (name, label) with its dots, and one of all looks as ticks below."""
    seconds = max(MINUTE, (last - first).total_seconds())
    axis = Axis(first, seconds, _crowds_early([(dot.at - first).total_seconds() for dot in dots], seconds))
    rows = []
    for row, (name, label) in enumerate(lanes):
        of_lane = [dot for dot in dots if dot.lane == name]
        y = TOP + row * LANE_HEIGHT + LANE_HEIGHT // 2
        rows.append(Lane(name, f"{label} ({len(of_lane)})", y, _path(of_lane, axis, y), _hits(of_lane, axis, y)))
    y = TOP + len(lanes) * LANE_HEIGHT + LANE_HEIGHT // 2
    rows.append(Lane("looks", f"Looks ({len(looks)})", y, _look_ticks(looks, axis, y), ()))
    axis_y = y + LANE_HEIGHT // 2 + 4
    return Timeline(WIDTH, axis_y + 28, LEFT, WIDTH - RIGHT, axis_y, tuple(rows), _ticks(axis), axis.is_log)


def _crowds_early(ages: Sequence[float], seconds: float) -> bool:
    early = sum(age <= seconds * CROWDED_PART for age in ages)
    return len(ages) > 2 and early > len(ages) * CROWDED_SHARE


def _path(dots: Iterable[Dot], axis: Axis, y: int) -> str:
    """Each mark once: two at the same place are one blot anyway."""
    places = dict.fromkeys((dot.shape, round(axis.x(dot.at) / 2) * 2) for dot in dots)
    return "".join(SHAPES[shape].format(x=x, y=y) for shape, x in places)


def _hits(dots: Iterable[Dot], axis: Axis, y: int) -> tuple[Hit, ...]:
    cells: dict[int, list[Dot]] = defaultdict(list)
    for dot in dots:
        cells[int((axis.x(dot.at) - LEFT + TARGET / 2) // TARGET)].append(dot)
    return tuple(
        Hit(LEFT + cell * TARGET - TARGET / 2, y - TARGET / 2, found[-1].href, _words(found))
        for cell, found in sorted(cells.items())
    )


def _words(dots: Sequence[Dot]) -> str:
    more = len(dots) - 1
    return dots[-1].words + (f"; and {more} more just before" if more else "")


def _look_ticks(looks: Iterable[datetime], axis: Axis, y: int) -> str:
    """A tick for each two units of time; the more looks in it, the longer (by the logarithm)."""
    counted = Counter(round(axis.x(at) / 2) * 2 for at in looks)
    return "".join(f"M{x} {y + 8}v-{min(16, 5 + round(3 * log1p(count - 1)))}" for x, count in sorted(counted.items()))


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """Labels as far apart as they are wide."""
    ticks = [Tick(float(LEFT), "first seen")]
    for seconds in _labelled(axis):
        x = axis.at(seconds)
        if seconds < axis.seconds and x - ticks[-1].x >= NEAREST_LABELS:
            ticks.append(Tick(x, _age(seconds)))
    return tuple(ticks)


def _labelled(axis: Axis) -> Iterable[int]:
    if axis.is_log:
        return STEPS
    step = next((one for one in STEPS if axis.seconds / one <= 8), STEPS[-1])
    return range(step, int(axis.seconds) + 1, step)


def _age(seconds: int) -> str:
    for size, name in ((365 * DAY, "year"), (DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= size and (seconds % size == 0 or size == DAY):
            number = seconds // size
            return f"+{number} {name}{'s' if number > 1 else ''}"
    return f"+{seconds // MINUTE} minutes"


# --- a claim's steps ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spark:
    """A step line with a mark at each change; `gaps` are the marks where the claim was gone."""

    width: int
    height: int
    line: str
    marks: tuple[tuple[float, float], ...]
    gaps: tuple[tuple[float, float], ...]


def spark(
    steps: Sequence[tuple[int, float | None]], last: int, *, width: int = 160, height: int = 36, most: int = 200
) -> Spark:
    """Steps (from which number on, at which height; None where it was gone) up to number `last`, the newest `most`."""
    steps = steps[-most:]
    levels = [level for _, level in steps if level is not None]
    low, high = min(levels, default=0.0), max(levels, default=0.0)
    first, pad = steps[0][0], 6

    def x(number: int) -> float:
        return round(pad + (number - first) / max(1, last - first) * (width - 2 * pad), 1)

    def y(level: float) -> float:
        share = (level - low) / (high - low) if high > low else 0.5
        return round(height - pad - share * (height - 2 * pad), 1)

    ends = [number for number, _ in steps[1:]] + [max(last, steps[-1][0])]
    line, known = "", False
    for (number, level), end in zip(steps, ends, strict=True):
        if level is not None:
            line += f"{'L' if known else 'M'}{x(number)} {y(level)}H{x(end)}"
        known = level is not None
    marks = tuple((x(number), y(level)) for number, level in steps if level is not None)
    gaps = tuple((x(number), height - pad) for number, level in steps if level is None)
    return Spark(width, height, line, marks, gaps)
