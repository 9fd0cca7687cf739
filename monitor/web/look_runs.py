"""PURE: looks for a table, with each run of looks that found nothing new as one row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.store.records import PastCheck
from monitor.values import Outcome

__all__ = ["LookRun", "runs_of"]


@dataclass(frozen=True, slots=True)
class LookRun:
    """One look, or looks in a row that all found the article unchanged. `look` is the newest of them."""

    look: PastCheck
    count: int
    since: datetime


def runs_of(looks: Iterable[PastCheck]) -> list[LookRun]:
    """The looks in their order (the newest first), the unchanged ones between two others as one."""
    found = []
    for _, together in groupby(enumerate(looks), key=_together):
        run = [look for _, look in together]
        found.append(LookRun(run[0], len(run), run[-1].checked_at))
    return found


def _together(placed: tuple[int, PastCheck]) -> tuple[int, int | None]:
    """Alike for neighbours that are one row."""
    place, look = placed
    return (-1, look.status) if look.outcome is Outcome.UNCHANGED else (place, look.status)
