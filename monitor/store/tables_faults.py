"""The tables of monitor's own faults: what is wrong, and the deliveries that tell of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from monitor.store.tables import _table

__all__ = ["FAULTS", "FAULT_DELIVERIES", "FaultDelivery", "FaultRow"]


class FaultRow(SQLModel, table=True):
    """One thing that is wrong, by kind and subject. Open until `ended_at`; one that comes back is the same row."""

    __tablename__: ClassVar[str] = "faults"
    id: str = Field(primary_key=True)
    kind: str
    subject: str
    words: str = Field(sa_column=Column(Text, nullable=False))
    hint: str = Field(sa_column=Column(Text, nullable=False))
    first_at: datetime
    last_at: datetime
    count: int = 0
    told_at: datetime | None = None
    ended_at: datetime | None = None


class FaultDelivery(SQLModel, table=True):
    """A fault on its way to one destination: as a row of `deliveries`, with its message."""

    __tablename__: ClassVar[str] = "fault_deliveries"
    __table_args__ = (Index("ix_fault_deliveries_due", "state", "next_attempt_at"),)
    id: str = Field(primary_key=True)
    fault_id: str = Field(foreign_key="faults.id", index=True)
    destination: str
    state: str
    attempts: int = 0
    created_at: datetime
    next_attempt_at: datetime
    error: str | None = None
    sent_at: datetime | None = None
    leased_by: str | None = None
    leased_until: datetime | None = None
    message: str = Field(sa_column=Column(Text, nullable=False))  # JSON


FAULTS = _table(FaultRow)
FAULT_DELIVERIES = _table(FaultDelivery)
