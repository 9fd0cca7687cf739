"""What the API says of the desk, as documented models. They describe; monitor.show.desk makes the JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from monitor.store.records_desk import TokenScope
from monitor.values import ChangeKind, ChangeOp, Place
from monitor.web.api.v1_models import Model

__all__ = [
    "Damping",
    "Desk",
    "Judged",
    "Lifted",
    "Me",
    "NewToken",
    "Note",
    "SaidVerdict",
    "SavedFilter",
    "Token",
    "Unseen",
]


class Unseen(Model):
    """How many changes are unseen."""

    count: int
    or_more: bool = Field(description="So many were counted, and there may be more.")


class SaidVerdict(Model):
    """What somebody said of a change."""

    id: int
    change_id: int
    verdict: Literal["real", "noise", "none"]
    person: str
    at: datetime
    damping_id: int | None


class Note(Model):
    """What somebody wrote beside a change."""

    id: int
    change_id: int
    person: str
    at: datetime
    text: str


class Damping(Model):
    """What noise verdicts leave out of an outlet's stream and alerts."""

    id: int
    outlet: str = Field(description="Empty where nobody knows.")
    mark: str
    kind: ChangeKind
    op: ChangeOp
    place: Place
    feature: str | None = Field(description="Null where its words were deleted on request.")
    covers_high: bool = Field(description="Changes of high severity, too.")
    made_by: str
    made_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None
    hidden: int = Field(description="How many changes it hides now.")
    verdicts: int = Field(description="The noise verdicts that it rests on.")
    words: str


class Desk(Model):
    """What people say of a change."""

    seen: bool = Field(description="By who asks.")
    verdict: SaidVerdict | None
    notes: list[Note]
    hidden_by: Damping | None


class Judged(Model):
    """What a verdict came to."""

    made: Damping | None = Field(description="The damping that it made.")
    lifted: Damping | None = Field(description="The damping that it lifted.")
    shown: int = Field(description="How many changes came back.")


class Lifted(Model):
    """What lifting a damping came to."""

    damping: Damping
    shown: int = Field(description="How many changes came back.")


class SavedFilter(Model):
    """A query of the stream under a name."""

    id: int
    name: str
    query: str = Field(description="As it stands in the address of the page of changes, without the question mark.")
    words: list[str] | None = Field(description="What it asks for, in words; null where that can't be read any more.")
    feed: str = Field(description="The path of its Atom feed; it stays when the filter is renamed.")
    made_by: str
    made_at: datetime


class Token(Model):
    """A program's key, without the key."""

    id: int
    name: str
    scope: TokenScope
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None


class NewToken(Token):
    """A token with its key."""

    secret: str = Field(description="The key. It is told this once, and stored nowhere.")


class Me(Model):
    """Who asks."""

    name: str
    scopes: list[TokenScope]
    by: Literal["open", "session", "token"] = Field(description="How they are known; `open`: no password is set.")
