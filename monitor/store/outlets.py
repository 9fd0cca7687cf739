"""What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from monitor.store.outlet_days import AGES, ALL_DAYS, COUNTED
from monitor.store.records_outlets import OutletStats
from monitor.store.room import Room
from monitor.store.tables_lineage import FIRST_EDITS, OUTLET_DAYS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Outlets"]


class Outlets(Room):
    """What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""

    def outlet_stats(self, since: datetime | None = None) -> list[OutletStats]:
        """A record an outlet, the one with the most changes first.

        `since` counts whole days (UTC), the one that it lies in too: the articles that were first read since, those of
        them that were edited, and the edits and changes that happened since.
        """
        with self._database.reading() as connection:
            rows = connection.execute(_days(since)).mappings().all()
            return [_stats(connection, row, since) for row in rows]


def _days(since: datetime | None) -> Any:
    days = OUTLET_DAYS.c
    if since is None:
        return select(OUTLET_DAYS).where(days.day == ALL_DAYS).order_by(days.changes.desc(), days.outlet)
    sums = [func.sum(days[name]).label(name) for name in COUNTED]
    return (
        select(days.outlet, *sums, func.max(days.last_change_at).label("last_change_at"))
        .where(days.day >= since.date().isoformat())
        .group_by(days.outlet)
        .order_by(func.sum(days.changes).desc(), days.outlet)
    )


def _stats(connection: Connection, row: RowMapping, since: datetime | None) -> OutletStats:
    where = [FIRST_EDITS.c.outlet == row["outlet"]]
    if since is not None:
        where.append(FIRST_EDITS.c.read_at >= since.replace(hour=0, minute=0, second=0, microsecond=0))
    counted = select(func.count(), func.count(FIRST_EDITS.c.delay_seconds)).where(*where)
    edited, delays = connection.execute(counted).one()
    return OutletStats(
        outlet=row["outlet"],
        articles=row["articles"],
        edited=edited,
        **{name: int(row[name]) for name in ("edits", "changes", "silent", "notices")},
        median_delay_seconds=_median(connection, where, delays),
        delays=delays,
        edits_by_age=tuple((label, int(row[column])) for column, _, label in AGES),
        last_change_at=row["last_change_at"],
    )


def _median(connection: Connection, where: list[Any], count: int) -> float | None:
    """The middle of the delays; the index holds them in order."""
    if count == 0:
        return None
    delays = FIRST_EDITS.c.delay_seconds
    middle = select(delays).where(*where, delays.is_not(None)).order_by(delays)
    found = [
        float(delay) for delay in connection.execute(middle.offset((count - 1) // 2).limit(2 - count % 2)).scalars()
    ]
    return sum(found) / len(found)
