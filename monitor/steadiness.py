"""What the daemon goes by when the ground moves: a wall clock that is set, a store that refuses. PURE: decides only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

__all__ = ["ClockWatch", "StoreRest"]

# NTP slews small differences; a step beyond this is somebody's hand, a wrong battery, or the end of a wrong time.
STEP = timedelta(seconds=20)
FIRST_REST_SECONDS = 1.0
# A disk that has room again is seen within this, well inside the minute that the daemon may take to heal.
LONGEST_REST_SECONDS = 20.0


@dataclass(slots=True)
class ClockWatch:
    """Compares the wall clock with one that nobody can set, and that goes on while the machine sleeps."""

    wall: datetime | None = None
    steady: float = 0.0

    def step(self, wall: datetime, steady: float) -> timedelta | None:
        """By how much the wall clock was set since the last call; None where it went on by itself (sleep, DST)."""
        before, self.wall = self.wall, wall
        passed, self.steady = steady - self.steady, steady
        if before is None:
            return None
        moved = (wall - before) - timedelta(seconds=passed)
        return moved if abs(moved) > STEP else None


@dataclass(slots=True)
class StoreRest:
    """Lets the ticks rest while the store refuses: 1, 2, 4 … 20 seconds. `reason` says why, None while it works."""

    reason: str | None = None
    until: float = 0.0
    pause_seconds: float = field(default=FIRST_REST_SECONDS)

    def is_over(self, now: float) -> bool:
        """Whether the store may be asked again."""
        return now >= self.until

    def refused(self, reason: str, now: float) -> None:
        """The store refused: rest, longer each time."""
        self.reason = reason
        if now >= self.until:  # several ticks may fail at once
            self.until = now + self.pause_seconds
            self.pause_seconds = min(2 * self.pause_seconds, LONGEST_REST_SECONDS)

    def worked(self) -> str | None:
        """The store works; why it did not before, None where it did."""
        before, self.reason = self.reason, None
        self.until, self.pause_seconds = 0.0, FIRST_REST_SECONDS
        return before
