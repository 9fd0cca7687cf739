"""What the store gives out for a timeline: an article's snapshots and looks without their words. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.values import ChangeKind, Outcome

__all__ = ["Look", "Moment", "Rhythm"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A snapshot on the timeline: which kinds of claims changed with it, none where only the wording did."""

    id: int
    number: int
    taken_at: datetime
    title: str
    damped: bool
    disowned: bool
    kinds: frozenset[ChangeKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the page on the timeline."""

    id: int
    at: datetime
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Snapshots and looks, the oldest first; the latest ones only where there are more than were asked for."""

    moments: tuple[Moment, ...]
    looks: tuple[Look, ...]
    is_whole: bool
