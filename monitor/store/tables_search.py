"""The table behind the search index. The index itself is none of SQLModel's: migration 0010 makes it."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from monitor.store.tables import _ref, _table

__all__ = ["SEARCH_TEXTS"]


class SearchText(SQLModel, table=True):
    """What all snapshots of an article say, each paragraph once (search_texts.py): what its row in the index is made of.

    `standing` is the number of the snapshot that stands, 0 where none does.
    """

    __tablename__: ClassVar[str] = "search_texts"
    article_id: int = Field(sa_column=_ref("articles.id", key=True))
    standing: int
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


SEARCH_TEXTS = _table(SearchText)
