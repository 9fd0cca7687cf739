"""What the store gives out of the outlets: how often they edit, how much of it silently. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["OutletStats", "Share"]

# The 97.5% point of the normal distribution: an interval that holds the true share 95 times of 100.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`, and where the true share lies with 95% certainty: 1 of 1 says next to nothing.

    The interval is Wilson's (Wilson 1927), which holds for small samples and for shares near 0 and 1.

    >>> share = Share(1, 1)
    >>> share.value, round(share.low, 2), round(share.high, 2)
    (1.0, 0.21, 1.0)
    >>> Share(0, 0).value is None, Share(0, 0).low, Share(0, 0).high
    (True, 0.0, 1.0)
    """

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def low(self) -> float:
        """The interval's lower end."""
        return self._interval()[0]

    @property
    def high(self) -> float:
        """The interval's upper end."""
        return self._interval()[1]

    @property
    def is_small(self) -> bool:
        """Whether the sample is too small for a finding: the interval spans more than 30 points."""
        return self.high - self.low > 0.3

    def _interval(self) -> tuple[float, float]:
        if not self.of:
            return 0.0, 1.0
        share, n = self.count / self.of, self.of
        middle = share + Z * Z / (2 * n)
        reach = Z * ((share * (1 - share) + Z * Z / (4 * n)) / n) ** 0.5
        scale = 1 + Z * Z / n
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


@dataclass(frozen=True, slots=True)
class OutletStats:
    """What one outlet did. Flip-flops between versions are left out.

    `articles` were read at least once, `edited` of them edited after. `median_delay_seconds`: from publication to the
    first edit, over the `delays` articles whose publication is known; None where there are none.
    `edits_by_age`: the edits by the article's age ("<1h", …, "older", in that order; each bucket without the ones
    before it), counted from publication or else from when it was first seen.
    """

    outlet: str
    articles: int
    edited: int
    edits: int
    changes: int
    silent: int
    notices: int
    median_delay_seconds: float | None
    delays: int
    edits_by_age: tuple[tuple[str, int], ...]
    last_change_at: datetime | None

    @property
    def edited_share(self) -> Share:
        """The share of articles that were edited."""
        return Share(self.edited, self.articles)

    @property
    def silent_share(self) -> Share:
        """The share of changes that neither a note nor a modified date tells of."""
        return Share(self.silent, self.changes)
