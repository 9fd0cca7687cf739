"""A change before it is ranked and put into words. PURE values."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.compare.align import Alignment
from monitor.compare.sides import Side
from monitor.values import ChangeKind, ChangeOp, Claim, Direction, Place, Severity

__all__ = ["Found", "Pair"]


@dataclass(frozen=True)
class Pair:
    """Two sides, aligned."""

    before: Side
    after: Side
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Found:
    """What happened to one claim. `remarks` are what the summary adds: figures inside a quote, links, places."""

    kind: ChangeKind
    op: ChangeOp
    before: Claim | None
    after: Claim | None
    direction: Direction | None = None
    remarks: tuple[str, ...] = field(default=())
    place: Place = Place.TEXT
    sentence_before: str | None = None
    sentence_after: str | None = None
    measured: Severity | None = None  # how grave it is, where the finder knows better than the general rules
    grave: bool = False  # a meaning reversed or a source taken away, whatever its size
