"""The plots' geometry: where marks stand, that early crowds are spread, and that size is bounded."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.web.plots import LEFT, WIDTH, Dot, spark, timeline

FIRST = datetime(2026, 1, 30, 12, tzinfo=UTC)
LANES = (("figure", "Figures"), ("withheld", "Withheld looks"))


def dot(minutes: float, lane: str = "figure", number: int = 2) -> Dot:
    return Dot(lane, lane, FIRST + timedelta(minutes=minutes), f"#s{number}", f"Snapshot {number}")


def test_marks_stand_in_the_order_of_time_between_the_edges() -> None:
    plot = timeline(FIRST, FIRST + timedelta(hours=10), LANES, [dot(0), dot(300), dot(600)], [])
    places = [int(x) for x in re.findall(r"M(\d+) ", plot.lanes[0].path)]
    assert places == sorted(places)
    assert places[0] == LEFT
    assert places[-1] == WIDTH - 30
    assert places[1] == (places[0] + places[2]) // 2
    assert not plot.is_log


def test_edits_that_crowd_early_are_spread() -> None:
    dots = [dot(minutes) for minutes in (2, 9, 30, 60, 20_000)]
    plot = timeline(FIRST, FIRST + timedelta(days=30), LANES, dots, [])
    assert plot.is_log
    assert len(plot.lanes[0].hits) == 5, "each can be clicked by itself"


@pytest.mark.parametrize("days", [0, 0.01, 1, 40, 4_000])
def test_labels_of_the_axis_never_overlap(days: float) -> None:
    for dots in ([], [dot(1), dot(2), dot(3)]):
        ticks = timeline(FIRST, FIRST + timedelta(days=days), LANES, dots, []).ticks
        assert ticks[0].label == "first seen"
        assert all(after.x - before.x >= 76 for before, after in pairwise(ticks))


def test_five_hundred_snapshots_and_five_thousand_looks_stay_a_small_picture() -> None:
    dots = [dot(minutes, lane, minutes) for minutes in range(500) for lane in ("figure", "withheld")]
    looks = [FIRST + timedelta(seconds=6 * second) for second in range(5_000)]
    plot = timeline(FIRST, FIRST + timedelta(minutes=500), LANES, dots, looks)
    assert sum(len(lane.hits) for lane in plot.lanes) < 70
    assert sum(len(lane.path) for lane in plot.lanes) < 60_000
    assert "more just before" in plot.lanes[0].hits[3].words


def test_a_claim_that_came_back_is_drawn_at_its_old_height_and_its_absence_as_a_gap() -> None:
    plot = spark([(1, 41.0), (2, 34.0), (3, 41.0), (5, None), (6, 41.0)], last=8)
    heights = [y for _, y in plot.marks]
    assert heights == [6.0, 30.0, 6.0, 6.0]
    assert len(plot.gaps) == 1
    assert plot.line.count("M") == 2, "the line breaks off where the claim was gone"


def test_a_claim_that_stands_at_one_height_is_a_line_in_the_middle() -> None:
    assert spark([(3, 7.0)], last=3).marks == ((6.0, 18.0),)
