"""What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, or_, select

from monitor.errors import NotFoundError
from monitor.store.outlet_days import AGES, ALL_DAYS, COUNTED
from monitor.store.records_outlets import OutletStats
from monitor.store.room import Room
from monitor.store.tables_lineage import FIRST_EDITS, OUTLET_DAYS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Outlets"]

NONE_BY_AGE = tuple((label, 0) for _, _, label in AGES)
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


class Outlets(Room):
    """What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""

    def outlet_stats(self, since: datetime | None = None) -> list[OutletStats]:
        """A record an outlet, the one with the most changes first.

        `since` counts whole days (UTC), the one that it lies in too: the articles that were first read since, those of
        them that were edited, and the edits and changes that happened since.
        """
        since = since.astimezone(UTC) if since else None
        with self._database.reading() as connection:
            rows = connection.execute(_days(since)).mappings().all()
            return [_stats(connection, row, since) for row in rows]

    def outlet_of(self, name: str, since: datetime | None = None) -> OutletStats:
        """The record of one outlet, as `outlet_stats` gives it. Raises NotFoundError where nothing of it was read ever."""
        since = since.astimezone(UTC) if since else None
        with self._database.reading() as connection:
            known = connection.execute(_days(None).where(OUTLET_DAYS.c.outlet == name)).mappings().first()
            if known is None:
                raise NotFoundError(
                    name, "no article of such an outlet was read", hint="The page of outlets lists them."
                )
            row = connection.execute(_days(since).where(OUTLET_DAYS.c.outlet == name)).mappings().first()
            return _stats(connection, row, since) if row else OutletStats(name, *(0,) * 6, None, 0, NONE_BY_AGE, None)


def _days(since: datetime | None) -> Any:
    days = OUTLET_DAYS.c
    if since is None:
        return select(OUTLET_DAYS).where(days.day == ALL_DAYS).order_by(days.changes.desc(), days.outlet)
    sums = [func.sum(days[name]).label(name) for name in COUNTED]
    return (
        select(days.outlet, *sums, func.max(days.last_change_at).label("last_change_at"))
        .where(or_(*_spans(since)))
        .group_by(days.outlet)
        .order_by(func.sum(days.changes).desc(), days.outlet)
    )


def _spans(since: datetime) -> list[ColumnElement[bool]]:
    """The rest of the month by its days, then whole months: some forty rows an outlet for a year.

    As text "2026-01" < "2026-01-15" < "2026-02"; months have seven signs and days ten.
    """
    day, month = since.date().isoformat(), f"{since:%Y-%m}"
    in_month = and_(OUTLET_DAYS.c.day >= day, OUTLET_DAYS.c.day.startswith(f"{month}-", autoescape=True))
    return [in_month, and_(OUTLET_DAYS.c.day > f"{month}-99", func.length(OUTLET_DAYS.c.day) == len(month))]


# The middle of an outlet's delays: the index holds them in order. Built once, for it is asked once an outlet.
SELECT_MIDDLE = (
    select(FIRST_EDITS.c.delay_seconds)
    .where(
        FIRST_EDITS.c.outlet == bindparam("outlet"),
        FIRST_EDITS.c.delay_seconds.is_not(None),
        FIRST_EDITS.c.read_at >= bindparam("since", type_=FIRST_EDITS.c.read_at.type),
    )
    .order_by(FIRST_EDITS.c.delay_seconds)
    .limit(bindparam("many", type_=Integer()))
    .offset(bindparam("first", type_=Integer()))
)


def _stats(connection: Connection, row: RowMapping, since: datetime | None) -> OutletStats:
    return OutletStats(
        outlet=row["outlet"],
        **{name: int(row[name]) for name in ("articles", "edited", "edits", "changes", "silent", "notices", "delays")},
        median_delay_seconds=_median(connection, row["outlet"], int(row["delays"]), since),
        edits_by_age=tuple((label, int(row[column])) for column, _, label in AGES),
        last_change_at=row["last_change_at"],
    )


def _median(connection: Connection, outlet: str, count: int, since: datetime | None) -> float | None:
    if count == 0:
        return None
    first = since.replace(hour=0, minute=0, second=0, microsecond=0) if since else LONG_AGO
    asked = {"outlet": outlet, "since": first, "many": 2 - count % 2, "first": (count - 1) // 2}
    found = [float(delay) for delay in connection.execute(SELECT_MIDDLE, asked).scalars()]
    return sum(found) / len(found)
