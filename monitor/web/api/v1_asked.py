"""What may be asked for: the queries of the API as documented models; a name that is none of theirs is refused."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from monitor.notify.markup import storable
from monitor.store.records import ArticleFilter, ArticleState
from monitor.web.filters import Filters, Words, given, ref_of

__all__ = [
    "ID",
    "ArticlesQuery",
    "ChangesQuery",
    "Number",
    "OutletsQuery",
    "PageQuery",
    "Plain",
    "article_filter",
]


def _plain(text: str) -> str:
    if storable(text) != text:
        raise ValueError("it holds NUL or half of a surrogate pair")
    return text


# A text of a body that is kept as it was sent: what no database takes is refused, and not replaced.
Plain = Annotated[str, AfterValidator(_plain)]
# What a row's number may be: beyond it the databases refuse the number itself.
ID = Annotated[int, Path(ge=1, le=2**63 - 1)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The snapshot's number, from 1.")]


class PageQuery(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=500, description="At most so many.")
    cursor: str | None = Field(None, min_length=1, max_length=300, description="`next` of the page before.")


class ChangesQuery(Filters, PageQuery):
    """Which changes, page by page."""


class ArticlesQuery(PageQuery):
    """Which articles; what is left out asks for nothing."""

    state: Annotated[ArticleState | None, BeforeValidator(given)] = Field(None, description="In this state.")
    outlet: Words = Field(None, description="Of this outlet.")
    feed: Words = Field(None, description="Of this feed: its id, URL or name.")
    words: Words = Field(None, description="All of these words stand in its title or URL.")
    edited: bool = Field(False, description="Only those that were edited.")


class OutletsQuery(BaseModel):
    """Since when the outlets' doings count."""

    model_config = ConfigDict(extra="forbid")

    since: Words = Field(None, description="A time back (7d, 52w) or a date; whole days, UTC.")


def article_filter(asked: ArticlesQuery) -> ArticleFilter:
    """What the store is asked for."""
    return ArticleFilter(
        state=asked.state,
        feed=ref_of(asked.feed),
        outlet=asked.outlet or None,
        words=asked.words or None,
        edited=asked.edited,
    )
