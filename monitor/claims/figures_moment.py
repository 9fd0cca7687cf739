"""A date or a time of day as it was read: its tokens and its ISO value. PURE value."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.values import Dimension

__all__ = ["Moment"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time and the tokens it stands in."""

    first: int
    last: int
    value: str
    dimension: Dimension
    value_to: str | None = None
    unit: str | None = None
