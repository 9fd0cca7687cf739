"""Tables of page quality: which texts stand on which articles of a host, what a person overruled, hosts without text."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from monitor.store.tables import BIG, _id, _ref, _table

__all__ = ["HOST_READINGS", "OVERRULINGS", "PAGE_MARKS"]


class PageMark(SQLModel, table=True):
    """A text that was seen on an article of a host, as a digest: the same on several articles is a wall's."""

    __tablename__: ClassVar[str] = "page_marks"
    host: str = Field(primary_key=True)
    mark: str = Field(primary_key=True)
    article_id: int = Field(sa_column=_ref("articles.id", key=True, index=True))
    title_mark: str


class OverrulingRow(SQLModel, table=True):
    """What a person said of a look or a snapshot. `mark` is its text's, `reason` the one that was overruled.

    `replaced_id`: the snapshot that was compared with the disowned one, where another one stands in its place now.
    Chained by `hash`, article by article, as overruling_seals.py says.
    """

    __tablename__: ClassVar[str] = "overrulings"
    __table_args__ = (
        Index("ix_overrulings_mark", "host", "mark"),
        Index("ix_overrulings_article", "article_id", "id"),
    )
    id: int | None = Field(default=None, sa_column=_id())
    article_id: int = Field(sa_column=_ref("articles.id"))
    host: str
    at: datetime
    verdict: str
    check_id: int | None = Field(default=None, sa_column=Column(BIG))
    snapshot_id: int | None = Field(default=None, sa_column=Column(BIG))
    replaced_id: int | None = Field(default=None, sa_column=Column(BIG))
    mark: str | None = None
    reason: str = ""
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    words_sha256: str = ""
    previous_hash: str = ""
    hash: str = ""


class HostReading(SQLModel, table=True):
    """How many looks in a row found no text on a host's pages, and since when."""

    __tablename__: ClassVar[str] = "host_readings"
    host: str = Field(primary_key=True)
    empty_in_row: int = 0
    since: datetime | None = None
    last_url: str | None = None


HOST_READINGS = _table(HostReading)
OVERRULINGS = _table(OverrulingRow)
PAGE_MARKS = _table(PageMark)
