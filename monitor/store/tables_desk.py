"""The tables of the desk: what people have seen, said and saved, and how they are known."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from monitor.store.tables import BIG, _id, _ref, _table

__all__ = [
    "DAMPINGS",
    "NOTES",
    "SAVED_FILTERS",
    "SEEN_EXCEPTIONS",
    "SEEN_MARKS",
    "SESSIONS",
    "TOKENS",
    "VERDICTS",
    "Damping",
    "Note",
    "SavedFilter",
    "SeenException",
    "SeenMark",
    "Session",
    "Token",
    "Verdict",
]


class SeenMark(SQLModel, table=True):
    """Up to which change a person has seen all, but for the exceptions."""

    __tablename__: ClassVar[str] = "seen_marks"
    person: str = Field(primary_key=True)
    up_to: int = Field(sa_column=Column(BIG, nullable=False))
    at: datetime


class SeenException(SQLModel, table=True):
    """A change that a person has seen though it stands above their mark, or has not seen though it stands below."""

    __tablename__: ClassVar[str] = "seen_exceptions"
    person: str = Field(primary_key=True)
    change_id: int = Field(sa_column=_ref("changes.id", key=True, index=True))
    at: datetime


class Verdict(SQLModel, table=True):
    """What somebody said of a change. Never rewritten: `stands` goes over to the next one of the same change."""

    __tablename__: ClassVar[str] = "verdicts"
    __table_args__ = (Index("ix_verdicts_change", "change_id", "id"),)
    id: int | None = Field(default=None, sa_column=_id())
    change_id: int = Field(sa_column=_ref("changes.id"))
    article_id: int = Field(sa_column=_ref("articles.id", index=True))
    verdict: str  # real, noise, none
    stands: bool
    person: str
    at: datetime
    damping_id: int | None = Field(default=None, sa_column=_ref("dampings.id", null=True, index=True))


class Damping(SQLModel, table=True):
    """What noise verdicts leave out of an outlet's stream and alerts. `mark` is the digest of kind, op, place, feature.

    The feature stands in words, too, until an article that it was taken from is deleted on request.
    """

    __tablename__: ClassVar[str] = "dampings"
    __table_args__ = (Index("ix_dampings_outlet", "outlet", "mark"),)
    id: int | None = Field(default=None, sa_column=_id())
    outlet: str  # "" where nobody knows
    mark: str
    kind: str
    op: str
    place: str
    covers_high: bool
    made_by: str
    made_at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None
    feature: str | None = Field(default=None, sa_column=Column(Text))


class Note(SQLModel, table=True):
    """What somebody wrote beside a change."""

    __tablename__: ClassVar[str] = "notes"
    __table_args__ = (Index("ix_notes_change", "change_id", "id"),)
    id: int | None = Field(default=None, sa_column=_id())
    change_id: int = Field(sa_column=_ref("changes.id"))
    article_id: int = Field(sa_column=_ref("articles.id", index=True))
    person: str
    at: datetime
    text: str = Field(sa_column=Column(Text, nullable=False))


class SavedFilter(SQLModel, table=True):
    """A query of the stream under a name, for the whole site."""

    __tablename__: ClassVar[str] = "saved_filters"
    id: int | None = Field(default=None, sa_column=_id())
    name: str = Field(unique=True)
    query: str = Field(sa_column=Column(Text, nullable=False))
    made_by: str
    made_at: datetime


class Session(SQLModel, table=True):
    """Somebody who is logged in. The cookie's value is kept as a digest alone; `id` names the row to people.

    `password_mark` is of the password's hash that they came in by: a new password ends the session.
    """

    __tablename__: ClassVar[str] = "sessions"
    id: str = Field(primary_key=True)
    secret_sha256: str = Field(unique=True)
    person: str = Field(index=True)
    password_mark: str
    made_at: datetime
    used_at: datetime
    expires_at: datetime
    address: str
    agent: str


class Token(SQLModel, table=True):
    """A program's key to the pages and the API, kept as a digest alone."""

    __tablename__: ClassVar[str] = "tokens"
    id: int | None = Field(default=None, sa_column=_id())
    secret_sha256: str = Field(unique=True)
    name: str = Field(index=True)
    scope: str  # read, write, admin
    made_by: str
    made_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None


DAMPINGS = _table(Damping)
NOTES = _table(Note)
SAVED_FILTERS = _table(SavedFilter)
SEEN_EXCEPTIONS = _table(SeenException)
SEEN_MARKS = _table(SeenMark)
SESSIONS = _table(Session)
TOKENS = _table(Token)
VERDICTS = _table(Verdict)
