"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["SearchHit", "SearchPage", "SearchPlace"]


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """A snapshot by its number, and when it was taken."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article whose snapshots hold the words: the first and the last that do, and how many.

    `gone`: the snapshot that stands does not; `gone_since` is the one that came without them. `excerpt` is from the last
    that holds them, in pieces: whether each is one of the words, and what it says.
    """

    article_id: int
    title: str
    url: str
    outlet: str | None
    first: SearchPlace
    last: SearchPlace
    snapshots: int
    latest_number: int
    gone_since: SearchPlace | None
    excerpt: tuple[tuple[bool, str], ...]

    @property
    def gone(self) -> bool:
        """Whether the present text does not hold the words."""
        return self.gone_since is not None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, the newest articles first. `cursor` leads on; None where all was looked through.

    `filled` is how much of the index there is, from 0 to 1: what was stored before there was an index goes in bit by bit.
    """

    hits: tuple[SearchHit, ...]
    cursor: int | None = None
    filled: float = 1.0
