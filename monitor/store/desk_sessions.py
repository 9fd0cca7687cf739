"""Who is logged in. A session's secret is kept as a digest alone: the database opens no session."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from monitor.store.records_desk import SessionRecord
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.tables_desk import SESSIONS

__all__ = ["Sessions"]

COLUMNS = [SESSIONS.c[name] for name in SessionRecord.__dataclass_fields__]
# "Last seen" is for people: a write a minute and session is enough.
TOUCHED_AFTER = timedelta(minutes=1)


class Sessions(Room):
    """Sessions of people."""

    def add_session(self, session: SessionRecord, secret_sha256: str) -> None:
        """Begin a session; those that have run out are dropped by the way."""
        values = {name: getattr(session, name) for name in SessionRecord.__dataclass_fields__}
        texts = {name: storable(values[name]) for name in ("person", "address", "agent")}
        with self._database.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.expires_at <= session.made_at))
            connection.execute(insert(SESSIONS).values(values | texts | {"secret_sha256": secret_sha256}))

    def session_of(self, secret_sha256: str, now: datetime) -> SessionRecord | None:
        """The session with this secret, where it has not run out."""
        query = select(*COLUMNS).where(SESSIONS.c.secret_sha256 == secret_sha256, SESSIONS.c.expires_at > now)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
            return SessionRecord(**row) if row else None

    def touch_session(self, session: SessionRecord, now: datetime) -> None:
        """Note that it is used, at most once a minute."""
        if now - session.used_at >= TOUCHED_AFTER:
            with self._database.writing() as connection:
                connection.execute(update(SESSIONS).where(SESSIONS.c.id == session.id).values(used_at=now))

    def sessions(self, person: str, now: datetime) -> list[SessionRecord]:
        """A person's sessions that hold, the latest used first."""
        query = select(*COLUMNS).where(SESSIONS.c.person == person, SESSIONS.c.expires_at > now)
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(SESSIONS.c.used_at.desc(), SESSIONS.c.id)).mappings()
            return [SessionRecord(**row) for row in found]

    def end_sessions(self, person: str, *, session_id: str | None = None) -> int:
        """End all sessions of a person, or the one of this id where it is theirs. Returns how many ended."""
        query = delete(SESSIONS).where(SESSIONS.c.person == person)
        if session_id is not None:
            query = query.where(SESSIONS.c.id == session_id)
        with self._database.writing() as connection:
            return int(connection.execute(query).rowcount)
