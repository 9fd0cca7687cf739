"""What the store gives out of claim lineages and of re-readings. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from monitor.values import Approximation, ClaimKind, Lineages, Place

__all__ = ["LINEAGES_PER_ARTICLE", "Following", "LineagePoint", "LineageRecord", "RereadingRecord"]

# A lineage's id is its article's times this, and its number in the article: known without asking the database.
LINEAGES_PER_ARTICLE = 1_000_000


@dataclass(frozen=True, slots=True)
class LineagePoint:
    """What a claim was from snapshot `number` on, which was taken at `at`.

    `text` and `sentence` are None where the claim was gone. `start` and `end` are the text's place in the snapshot's
    title, summary, text or captions (code points, end exclusive). `value`, `value_to`, `unit` and `approximation` are
    the figure's, as in a Figure; `source` is who says the quote or stands behind the statement.
    """

    number: int
    at: datetime
    text: str | None
    value: str | None
    value_to: str | None
    unit: str | None
    sentence: str | None
    start: int | None
    end: int | None
    approximation: Approximation | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class LineageRecord:
    """One claim followed through an article's snapshots; a point only where it changed, at least one.

    `about` is a short label: "Russian aircraft destroyed". `last_number` is the last snapshot that had the claim.
    `left_out` points before the first one here were not read.
    """

    id: int
    article_id: int
    kind: ClaimKind
    about: str
    place: Place
    points: tuple[LineagePoint, ...]
    last_number: int = 0
    left_out: int = 0

    @property
    def seq(self) -> int:
        """Its number in its article."""
        return self.id % LINEAGES_PER_ARTICLE

    @property
    def is_changed(self) -> bool:
        """Whether there is more to it than that it stands there."""
        return len(self.points) > 1


@dataclass(frozen=True, slots=True)
class Following:
    """What a look at an article takes up again: its claims so far, and the latest "updated" that its feeds state."""

    lineages: Lineages | None
    feed_updated: datetime | None


@dataclass(frozen=True, slots=True)
class RereadingRecord:
    """What the present code says of an article's stored pages, where that is not what was recorded.

    `reader` is the version of that code, `number` the latest snapshot that it read. `report` is what
    `monitor.pipeline.reread` made of it, as JSON values; the recorded snapshots and changes stay as they are.
    """

    article_id: int
    reader: str
    number: int
    at: datetime
    report: dict[str, object] = field(default_factory=dict)
