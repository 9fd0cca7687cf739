"""Which of many stretches of a text an offset lies in, without asking each. PURE."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

__all__ = ["Intervals"]


class Intervals:
    """Stretches [start, end) joined where they overlap, for quick questions."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Any order; empty and overlapping ones are fine."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._joined = joined
        self._starts = [start for start, _ in joined]

    def __contains__(self, offset: int) -> bool:
        """Whether an offset lies in one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._joined[at][1]

    def covered(self, start: int, end: int) -> int:
        """How many code points of [start, end) lie in them.

        >>> Intervals([(0, 4), (10, 20)]).covered(2, 12)
        4
        """
        at = max(0, bisect_right(self._starts, start) - 1)
        total = 0
        while at < len(self._joined) and self._joined[at][0] < end:
            total += max(0, min(end, self._joined[at][1]) - max(start, self._joined[at][0]))
            at += 1
        return total
