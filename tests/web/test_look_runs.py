"""Looks that found nothing new stand as one row; every other look stands by itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from monitor.values import Outcome
from monitor.web.look_runs import runs_of


def looks(*outcomes: str, status: int = 200) -> Any:
    return [
        SimpleNamespace(outcome=Outcome(one), status=status, checked_at=-place) for place, one in enumerate(outcomes)
    ]


@pytest.mark.parametrize(
    ("outcomes", "counts"),
    [
        ((), []),
        (("unchanged",) * 4, [4]),
        (("unchanged", "unchanged", "changed", "unchanged"), [2, 1, 1]),
        (("failed", "failed", "blocked"), [1, 1, 1]),
    ],
)
def test_only_looks_that_found_nothing_new_are_folded(outcomes: tuple[str, ...], counts: list[int]) -> None:
    assert [run.count for run in runs_of(looks(*outcomes))] == counts


def test_a_run_tells_its_newest_and_its_oldest_look() -> None:
    (run,) = runs_of(looks("unchanged", "unchanged", "unchanged"))
    assert (run.look.checked_at, run.since) == (0, -2)


def test_another_status_is_another_row() -> None:
    assert len(runs_of(looks("unchanged") + looks("unchanged", status=304))) == 2
