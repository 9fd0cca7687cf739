"""The tombstones of articles whose words were deleted on request."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from monitor.store.tables import _ref, _table

__all__ = ["TOMBSTONES", "Tombstone"]


class Tombstone(SQLModel, table=True):
    """What is left of an article's words: that they were deleted, when and why, and the digests of its addresses.

    Its snapshots' hashes stay in `snapshots`. `address_removed`: the URL was deleted too; the seals of its snapshots
    can't be computed again then, and only the links of its chain are checked.
    """

    __tablename__: ClassVar[str] = "tombstones"
    article_id: int = Field(sa_column=_ref("articles.id", key=True))
    at: datetime
    url_sha256: str
    key_sha256: str = Field(index=True)
    address_removed: bool = False
    snapshots: int = 0
    latest_hash: str = ""
    reason: str = Field(sa_column=Column(Text, nullable=False))


TOMBSTONES = _table(Tombstone)
