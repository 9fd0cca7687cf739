"""What the desk holds: frozen records of what people saw, said and saved, and of how they are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.damping import in_words
from monitor.values import ChangeKind, ChangeOp, Place

__all__ = [
    "DampingRecord",
    "DeskView",
    "NoteRecord",
    "SavedFilterRecord",
    "SessionRecord",
    "TokenRecord",
    "TokenScope",
    "Verdict",
    "VerdictRecord",
    "VerdictResult",
]

Verdict = Literal["real", "noise", "none"]
TokenScope = Literal["read", "write", "admin"]
DELETED = "words that were deleted on request"


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """What somebody said of a change; "none" takes back what was said before."""

    id: int
    change_id: int
    verdict: Verdict
    person: str
    at: datetime
    damping_id: int | None


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """What somebody wrote beside a change."""

    id: int
    change_id: int
    person: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class DampingRecord:
    """What noise verdicts leave out of an outlet's stream and alerts (monitor.damping has the rule).

    `covers_high`: changes of high severity, too. `feature` is None where its words were deleted on request. `hidden`
    counts the changes that it hides now, `verdicts` the noise verdicts that it rests on.
    """

    id: int
    outlet: str
    mark: str
    kind: ChangeKind
    op: ChangeOp
    place: Place
    feature: str | None
    covers_high: bool
    made_by: str
    made_at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None
    hidden: int = 0
    verdicts: int = 0

    @property
    def words(self) -> str:
        """The damping in words: "Figures (duration, day), added, in the text, at The Example"."""
        if self.feature is None:
            return f"{self.kind.value} {self.op.value}, at {self.outlet or 'an unknown outlet'} ({DELETED})"
        return in_words(self.kind, self.op, self.place, self.feature, self.outlet)


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the desk shows beside a change: for one person whether they saw it, for all the verdict and the notes.

    `hidden_by` is the damping by which a verdict hides the change.
    """

    seen: bool
    verdict: VerdictRecord | None = None
    notes: tuple[NoteRecord, ...] = ()
    hidden_by: DampingRecord | None = None


@dataclass(frozen=True, slots=True)
class VerdictResult:
    """What a verdict came to. `made` and `lifted` are the dampings that it made or lifted, `shown` the number of
    changes that came back with the latter.
    """

    made: DampingRecord | None = None
    lifted: DampingRecord | None = None
    shown: int = 0


@dataclass(frozen=True, slots=True)
class SavedFilterRecord:
    """A query of the stream under a name; `query` is as it stands in the address, without the question mark."""

    id: int
    name: str
    query: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """Somebody who is logged in. `id` is no secret."""

    id: str
    person: str
    password_mark: str
    made_at: datetime
    used_at: datetime
    expires_at: datetime
    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A program's key, without the key."""

    id: int
    name: str
    scope: TokenScope
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything now."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)
