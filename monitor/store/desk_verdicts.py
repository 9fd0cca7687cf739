"""Verdicts on changes, and the dampings that noise verdicts make (monitor.damping has the rule)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, distinct, exists, func, select, update

from monitor.damping import ARTICLES_FOR_HIGH, Signature
from monitor.errors import NotFoundError
from monitor.store.records_desk import DampingRecord, Verdict, VerdictRecord, VerdictResult
from monitor.store.room import Room, insert_row
from monitor.store.rows import storable
from monitor.store.tables import CHANGES
from monitor.store.tables_desk import DAMPINGS, VERDICTS
from monitor.values import ChangeKind, ChangeOp, Place, Severity

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Verdicts", "dampings_among", "verdicts_among"]

HIDDEN = select(func.count()).where(CHANGES.c.noise_id == DAMPINGS.c.id).scalar_subquery()
RESTS_ON = (
    select(func.count())
    .where(VERDICTS.c.damping_id == DAMPINGS.c.id, VERDICTS.c.stands, VERDICTS.c.verdict == "noise")
    .scalar_subquery()
)
SELECT_DAMPINGS = select(DAMPINGS, HIDDEN.label("hidden"), RESTS_ON.label("verdicts"))


class Verdicts(Room):
    """What people say of changes, and what that hides."""

    def record_verdict(
        self, change_id: int, verdict: Verdict, person: str, *, signature: Signature, now: datetime
    ) -> VerdictResult:
        """Note what somebody says of a change; `signature` is the change's. Raises NotFoundError.

        "noise" hides the change itself, and makes or joins a damping of its kind at its outlet. "real" lifts the damping
        that hides the change. "none" takes back what was said. A damping that rests on no verdict any more is lifted.
        """
        with self._database.writing(alone=True) as connection:
            row = _change(connection, change_id)
            before = verdicts_among(connection, [change_id]).get(change_id)
            connection.execute(update(VERDICTS).where(VERDICTS.c.change_id == change_id).values(stands=False))
            lifted, shown = None, 0
            if verdict != "noise":
                hidden_by = row["noise_id"]
                _show(connection, change_id)
                if hidden_by is not None and verdict == "real":
                    lifted, shown = _lift(connection, hidden_by, person, now)
            made = _damping_for(connection, row, signature, person, now) if verdict == "noise" else None
            _say(connection, row, verdict, person, made[0] if made else None, now)
            if made:
                connection.execute(update(CHANGES).where(CHANGES.c.id == change_id).values(noise_id=made[0]))
                _reckon(connection, made[0], person, now)
            if before is not None and before.damping_id is not None and lifted is None:
                lifted, shown = _reckon(connection, before.damping_id, person, now)
            is_new = made is not None and made[1]
            return VerdictResult(
                _damping(connection, made[0]) if made and is_new else None,
                _damping(connection, lifted) if lifted else None,
                shown,
            )

    def verdict_history(self, change_id: int) -> list[VerdictRecord]:
        """All that was said of a change, the latest last."""
        query = select(VERDICTS).where(VERDICTS.c.change_id == change_id).order_by(VERDICTS.c.id)
        with self._database.reading() as connection:
            return [_verdict_of(row) for row in connection.execute(query).mappings()]

    def dampings(self, *, lifted: bool = False, limit: int = 500, cursor: int | None = None) -> list[DampingRecord]:
        """The dampings that hold, the latest first; with `lifted`, those that don't hold any more, too.

        `cursor` is the last id of the page before.
        """
        query = SELECT_DAMPINGS.order_by(DAMPINGS.c.id.desc()).limit(limit)
        if not lifted:
            query = query.where(DAMPINGS.c.lifted_at.is_(None))
        if cursor is not None:
            query = query.where(DAMPINGS.c.id < cursor)
        with self._database.reading() as connection:
            return [_damping_of(row) for row in connection.execute(query).mappings()]

    def dampings_at(self, outlet: str | None) -> list[DampingRecord]:
        """The dampings that hold at an outlet."""
        query = SELECT_DAMPINGS.where(DAMPINGS.c.outlet == (outlet or ""), DAMPINGS.c.lifted_at.is_(None))
        with self._database.reading() as connection:
            return [_damping_of(row) for row in connection.execute(query.order_by(DAMPINGS.c.id)).mappings()]

    def damping(self, damping_id: int) -> DampingRecord:
        """The damping of this id. Raises NotFoundError."""
        with self._database.reading() as connection:
            return _damping(connection, damping_id)

    def lift_damping(self, damping_id: int, person: str, *, now: datetime) -> int:
        """Hide nothing more by it, and show again what it hid, but for what somebody called noise itself.

        Returns how many changes came back. Raises NotFoundError.
        """
        with self._database.writing(alone=True) as connection:
            _damping(connection, damping_id)
            return _lift(connection, damping_id, person, now)[1]


def verdicts_among(connection: Connection, change_ids: Sequence[int]) -> dict[int, VerdictRecord]:
    """What was said last of each of these changes; one whose verdict was taken back has none."""
    query = select(VERDICTS).where(VERDICTS.c.change_id.in_(change_ids), VERDICTS.c.stands)
    return {row["change_id"]: _verdict_of(row) for row in connection.execute(query).mappings()}


def dampings_among(connection: Connection, change_ids: Sequence[int]) -> dict[int, DampingRecord]:
    """The damping that hides each of these changes, where one does."""
    query = select(CHANGES.c.id, CHANGES.c.noise_id).where(
        CHANGES.c.id.in_(change_ids), CHANGES.c.noise_id.is_not(None)
    )
    hidden = {row.id: row.noise_id for row in connection.execute(query)}
    if not hidden:
        return {}
    wanted = SELECT_DAMPINGS.where(DAMPINGS.c.id.in_(sorted(set(hidden.values()))))
    known = {row["id"]: _damping_of(row) for row in connection.execute(wanted).mappings()}
    return {change: known[damping] for change, damping in hidden.items() if damping in known}


def _change(connection: Connection, change_id: int) -> RowMapping:
    columns = (CHANGES.c.id, CHANGES.c.article_id, CHANGES.c.outlet, CHANGES.c.severity, CHANGES.c.noise_id)
    row = connection.execute(select(*columns).where(CHANGES.c.id == change_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"change {change_id}", "no such change", hint="`monitor changes` lists their numbers.")
    return row


def _say(
    connection: Connection, row: RowMapping, verdict: Verdict, person: str, damping: int | None, now: datetime
) -> None:
    values = {
        "change_id": row["id"],
        "article_id": row["article_id"],
        "verdict": verdict,
        "stands": verdict != "none",
        "person": storable(person),
        "at": now,
        "damping_id": damping,
    }
    insert_row(connection, VERDICTS, values)


def _damping_for(
    connection: Connection, row: RowMapping, signature: Signature, person: str, now: datetime
) -> tuple[int, bool]:
    """The damping that holds for this kind at the change's outlet, and whether it is new."""
    outlet = row["outlet"] or ""
    holds = (DAMPINGS.c.outlet == outlet, DAMPINGS.c.mark == signature.mark, DAMPINGS.c.lifted_at.is_(None))
    known = connection.execute(select(DAMPINGS.c.id).where(*holds)).scalar()
    if known is not None:
        return int(known), False
    values = {
        "outlet": outlet,
        "mark": signature.mark,
        "kind": signature.kind.value,
        "op": signature.op.value,
        "place": signature.place.value,
        "feature": storable(signature.feature),
        "covers_high": False,
        "made_by": storable(person),
        "made_at": now,
    }
    return insert_row(connection, DAMPINGS, values), True


def _reckon(connection: Connection, damping_id: int, person: str, now: datetime) -> tuple[int | None, int]:
    """How far a damping reaches by the verdicts that it rests on: lifted without any, high ones by several articles.

    Returns its id where that lifted it, and how many changes came back.
    """
    stands = and_(VERDICTS.c.damping_id == damping_id, VERDICTS.c.stands, VERDICTS.c.verdict == "noise")
    high = (
        select(func.count(distinct(VERDICTS.c.article_id)))
        .join(CHANGES, CHANGES.c.id == VERDICTS.c.change_id)
        .where(stands, CHANGES.c.severity == Severity.HIGH.rank)
    )
    if connection.execute(select(VERDICTS.c.id).where(stands).limit(1)).first() is None:
        return _lift(connection, damping_id, person, now)
    covers_high = (connection.execute(high).scalar() or 0) >= ARTICLES_FOR_HIGH
    connection.execute(update(DAMPINGS).where(DAMPINGS.c.id == damping_id).values(covers_high=covers_high))
    if covers_high:
        return None, 0
    return None, _show_covered(connection, damping_id, CHANGES.c.severity == Severity.HIGH.rank)


def _lift(connection: Connection, damping_id: int, person: str, now: datetime) -> tuple[int | None, int]:
    holds = update(DAMPINGS).where(DAMPINGS.c.id == damping_id, DAMPINGS.c.lifted_at.is_(None))
    is_lifted = bool(connection.execute(holds.values(lifted_by=storable(person), lifted_at=now)).rowcount)
    shown = _show_covered(connection, damping_id)
    return damping_id if is_lifted else None, shown


def _show(connection: Connection, change_id: int) -> None:
    connection.execute(update(CHANGES).where(CHANGES.c.id == change_id).values(noise_id=None))


def _show_covered(connection: Connection, damping_id: int, *which: Any) -> int:
    """Bring back what a damping hides, but for what somebody called noise itself."""
    said = exists().where(VERDICTS.c.change_id == CHANGES.c.id, VERDICTS.c.stands, VERDICTS.c.verdict == "noise")
    hidden = update(CHANGES).where(CHANGES.c.noise_id == damping_id, ~said, *which)
    return int(connection.execute(hidden.values(noise_id=None)).rowcount)


def _damping(connection: Connection, damping_id: int) -> DampingRecord:
    query: Select[Any] = SELECT_DAMPINGS.where(DAMPINGS.c.id == damping_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"damping {damping_id}", "no such damping", hint="`monitor dampings` lists their numbers.")
    return _damping_of(row)


def _verdict_of(row: RowMapping) -> VerdictRecord:
    return VerdictRecord(**{name: row[name] for name in VerdictRecord.__dataclass_fields__})


def _damping_of(row: RowMapping) -> DampingRecord:
    values: dict[str, Any] = {name: row[name] for name in DampingRecord.__dataclass_fields__}
    kind, op, place = ChangeKind(row["kind"]), ChangeOp(row["op"]), Place(row["place"])
    return DampingRecord(**values | {"kind": kind, "op": op, "place": place, "covers_high": bool(row["covers_high"])})
