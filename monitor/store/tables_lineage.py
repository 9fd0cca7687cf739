"""The tables of claim lineages, of re-readings and of what the outlets do. All of it is derived, and can be made again."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from monitor.store.tables import _ref, _table

__all__ = [
    "FIRST_EDITS",
    "LINEAGES",
    "OUTLET_DAYS",
    "REREADINGS",
    "ArticleLineages",
    "FirstEdit",
    "OutletDay",
    "Rereading",
]


class ArticleLineages(SQLModel, table=True):
    """All lineages of an article up to snapshot `number`, packed (lineage_rows.py). Written from the second snapshot on."""

    __tablename__: ClassVar[str] = "lineages"
    article_id: int = Field(sa_column=_ref("articles.id", key=True))
    number: int
    changed: int = 0  # how many of them have more than one step
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Rereading(SQLModel, table=True):
    """What `reader` said of an article's stored pages when they were last read again."""

    __tablename__: ClassVar[str] = "rereadings"
    article_id: int = Field(sa_column=_ref("articles.id", key=True))
    reader: str
    number: int
    at: datetime
    report: str = Field(sa_column=Column(Text, nullable=False))  # JSON


class OutletDay(SQLModel, table=True):
    """What an outlet did on one day (UTC), in one month, or in all where `day` is "".

    `articles` were first read then; `edited` of those were edited since, `delays` of them with a known publication.
    `age_…` count the edits by the article's age. Counted as they happen: adding these rows up takes milliseconds, where
    the changes themselves would be a scan. Flip-flops are left out.
    """

    __tablename__: ClassVar[str] = "outlet_days"
    __table_args__ = (Index("ix_outlet_days_day", "day"),)
    outlet: str = Field(primary_key=True)
    day: str = Field(primary_key=True)  # "2026-01-30", "2026-01", ""
    articles: int = 0
    edited: int = 0
    delays: int = 0
    edits: int = 0
    changes: int = 0
    silent: int = 0
    notices: int = 0
    age_1h: int = 0
    age_6h: int = 0
    age_24h: int = 0
    age_3d: int = 0
    age_7d: int = 0
    age_30d: int = 0
    age_older: int = 0
    last_change_at: datetime | None = None


class FirstEdit(SQLModel, table=True):
    """An article that was edited: when it was first read (its first snapshot), and how long after publication the edit came.

    `delay_seconds` is None where the page and its feed state no time of publication.
    """

    __tablename__: ClassVar[str] = "first_edits"
    __table_args__ = (Index("ix_first_edits_outlet", "outlet", "delay_seconds", "read_at"),)
    article_id: int = Field(sa_column=_ref("articles.id", key=True))
    outlet: str
    read_at: datetime
    delay_seconds: int | None = None


FIRST_EDITS = _table(FirstEdit)
LINEAGES = _table(ArticleLineages)
OUTLET_DAYS = _table(OutletDay)
REREADINGS = _table(Rereading)
