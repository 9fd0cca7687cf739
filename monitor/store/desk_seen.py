"""Who has seen which change: a mark per person up to which all is seen, and the exceptions on both sides of it.

So a person who has seen everything costs one row however many changes there are, and "unseen" is found by the primary
key from the newest down (above the mark) and by the person's few exceptions (below it).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, exists, func, insert, literal, select, update

from monitor.errors import NotFoundError
from monitor.store.room import Room
from monitor.store.tables import CHANGES
from monitor.store.tables_desk import SEEN_EXCEPTIONS, SEEN_MARKS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Seen", "mark_of", "seen_among", "unseen_above", "unseen_below"]

# A transaction that is under way may still bring a lower id than those that are to be seen: the mark stays behind them.
SETTLED_AFTER = timedelta(minutes=1)
MOST_COUNTED = 1000


class Seen(Room):
    """What people have seen."""

    def mark_seen(self, person: str, change_id: int, *, seen: bool, now: datetime) -> None:
        """Note that a person has seen a change, or wants it to count as unseen. Raises NotFoundError."""
        with self._database.writing() as connection:
            if connection.execute(select(CHANGES.c.id).where(CHANGES.c.id == change_id)).first() is None:
                raise NotFoundError(f"change {change_id}", "no such change")
            mark = mark_of(connection, person, lock=True)
            _except(connection, person, change_id, excepted=seen is (change_id > mark), now=now)
            if seen and change_id > mark:
                _advance(connection, person, mark, now)

    def mark_seen_up_to(self, person: str, change_id: int, *, now: datetime) -> None:
        """Note that a person has seen this change and all that were recorded before it."""
        with self._database.writing() as connection:
            mark = mark_of(connection, person, lock=True)
            settled = select(func.max(CHANGES.c.id)).where(CHANGES.c.id <= change_id, _is_settled(now))
            new = max(mark, connection.execute(settled).scalar() or 0)
            _drop_exceptions(connection, person, SEEN_EXCEPTIONS.c.change_id <= change_id)
            _set_mark(connection, person, new, now)
            late = select(literal(person), CHANGES.c.id, literal(now, SEEN_EXCEPTIONS.c.at.type)).where(
                CHANGES.c.id > new, CHANGES.c.id <= change_id
            )
            connection.execute(insert(SEEN_EXCEPTIONS).from_select(["person", "change_id", "at"], late))

    def unseen_count(self, person: str) -> int:
        """How many changes of the stream a person has not seen; at most MOST_COUNTED, which then means "or more"."""
        shown = (CHANGES.c.damped.is_(False), CHANGES.c.noise_id.is_(None))
        with self._database.reading() as connection:
            mark = mark_of(connection, person)
            above = select(CHANGES.c.id).where(*shown, unseen_above(person, mark)).limit(MOST_COUNTED)
            below = select(CHANGES.c.id).where(*shown, unseen_below(person, mark)).limit(MOST_COUNTED)
            counts = [
                connection.execute(select(func.count()).select_from(one.subquery())).scalar() or 0
                for one in (above, below)
            ]
        return min(sum(counts), MOST_COUNTED)


def mark_of(connection: Connection, person: str, *, lock: bool = False) -> int:
    """Up to which change a person has seen all but the exceptions; 0 for one who has seen nothing."""
    query = select(SEEN_MARKS.c.up_to).where(SEEN_MARKS.c.person == person)
    return int(connection.execute(query.with_for_update() if lock else query).scalar() or 0)


def unseen_above(person: str, mark: int) -> ColumnElement[bool]:
    """Changes above the mark that the person has not seen."""
    noted = exists().where(SEEN_EXCEPTIONS.c.person == person, SEEN_EXCEPTIONS.c.change_id == CHANGES.c.id)
    return (CHANGES.c.id > mark) & ~noted.correlate(CHANGES)


def unseen_below(person: str, mark: int) -> ColumnElement[bool]:
    """Changes up to the mark that the person wants to count as unseen."""
    excepted = select(SEEN_EXCEPTIONS.c.change_id).where(
        SEEN_EXCEPTIONS.c.person == person, SEEN_EXCEPTIONS.c.change_id <= mark
    )
    return CHANGES.c.id.in_(excepted)


def seen_among(connection: Connection, person: str, change_ids: Sequence[int]) -> set[int]:
    """Those of these changes that the person has seen."""
    mark = mark_of(connection, person)
    query = select(SEEN_EXCEPTIONS.c.change_id).where(
        SEEN_EXCEPTIONS.c.person == person, SEEN_EXCEPTIONS.c.change_id.in_(change_ids)
    )
    excepted = set(connection.execute(query).scalars())
    return {one for one in change_ids if (one <= mark) is not (one in excepted)}


def _is_settled(now: datetime) -> ColumnElement[bool]:
    return CHANGES.c.at <= now - SETTLED_AFTER


def _except(connection: Connection, person: str, change_id: int, *, excepted: bool, now: datetime) -> None:
    _drop_exceptions(connection, person, SEEN_EXCEPTIONS.c.change_id == change_id)
    if excepted:
        connection.execute(insert(SEEN_EXCEPTIONS).values(person=person, change_id=change_id, at=now))


def _drop_exceptions(connection: Connection, person: str, which: ColumnElement[bool]) -> None:
    connection.execute(delete(SEEN_EXCEPTIONS).where(SEEN_EXCEPTIONS.c.person == person, which))


def _advance(connection: Connection, person: str, mark: int, now: datetime) -> None:
    """Where all that the stream shows is seen up to some change, that is the mark: the exceptions stay few."""
    shown = (CHANGES.c.damped.is_(False), CHANGES.c.noise_id.is_(None))
    first_unseen = select(func.min(CHANGES.c.id)).where(*shown, unseen_above(person, mark))
    bound = connection.execute(first_unseen).scalar()
    settled = select(func.max(CHANGES.c.id)).where(_is_settled(now))
    if bound is not None:
        settled = settled.where(CHANGES.c.id < bound)
    new = connection.execute(settled).scalar() or 0
    if new > mark:
        _drop_exceptions(connection, person, SEEN_EXCEPTIONS.c.change_id.between(mark + 1, new))
        _set_mark(connection, person, new, now)


def _set_mark(connection: Connection, person: str, up_to: int, now: datetime) -> None:
    known = update(SEEN_MARKS).where(SEEN_MARKS.c.person == person).values(up_to=up_to, at=now)
    if not connection.execute(known).rowcount:
        connection.execute(insert(SEEN_MARKS).values(person=person, up_to=up_to, at=now))
