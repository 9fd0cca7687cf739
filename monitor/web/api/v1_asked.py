"""What may be asked for: the queries of the API as documented models; a name that is none of theirs is refused."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from monitor.errors import InputError
from monitor.notify.markup import one_line
from monitor.show.moments import moment_back
from monitor.store.records import ArticleFilter, ArticleState, ChangeFilter
from monitor.values import ChangeKind, Severity

if TYPE_CHECKING:
    from monitor.web.access import Principal

__all__ = [
    "ID",
    "ArticlesQuery",
    "ChangesQuery",
    "Filters",
    "Number",
    "OutletsQuery",
    "PageQuery",
    "Words",
    "article_filter",
    "change_filter",
    "since_moment",
]

# What a row's number may be: beyond it the databases refuse the number itself.
ID = Annotated[int, Path(ge=1, le=2**63 - 1)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The snapshot's number, from 1.")]


def _given(value: Any) -> Any:
    """A form sends its empty fields, too: they ask for nothing."""
    if isinstance(value, list):
        return [one for one in value if one != ""]
    return None if value == "" else value


Words = Annotated[
    str | None, Field(max_length=200), BeforeValidator(_given), AfterValidator(lambda text: text and one_line(text))
]


class PageQuery(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=1, le=500, description="At most so many.")
    cursor: str | None = Field(None, min_length=1, max_length=300, description="`next` of the page before.")


class Filters(BaseModel):
    """Which changes; what is left out asks for nothing."""

    kind: Annotated[list[ChangeKind], BeforeValidator(_given)] = Field([], max_length=10, description="Of these kinds.")
    severity: Annotated[Severity | None, BeforeValidator(_given)] = Field(None, description="At least so severe.")
    silent: Annotated[bool | None, BeforeValidator(_given)] = Field(
        None, description="Only silent ones, or only noted ones."
    )
    outlet: Words = Field(None, description="Of this outlet.")
    feed: Words = Field(None, description="Of this feed: its id, URL or name.")
    words: Words = Field(None, description="All of these words stand in its wording.")
    since: Words = Field(None, description="A time back (30m, 24h, 7d), or a date or time in ISO 8601, UTC by default.")
    article_id: int | None = Field(None, ge=1, le=2**63 - 1, description="Of this article.")
    unstable: bool = Field(False, description="With those of pages that flip between versions.")
    noise: bool = Field(False, description="With those that a verdict of noise hides.")
    unseen: bool = Field(False, description="Only those that who asks has not marked as seen.")


class ChangesQuery(Filters, PageQuery):
    """Which changes, page by page."""


class ArticlesQuery(PageQuery):
    """Which articles; what is left out asks for nothing."""

    state: Annotated[ArticleState | None, BeforeValidator(_given)] = Field(None, description="In this state.")
    outlet: Words = Field(None, description="Of this outlet.")
    feed: Words = Field(None, description="Of this feed: its id, URL or name.")
    words: Words = Field(None, description="All of these words stand in its title or URL.")
    edited: bool = Field(False, description="Only those that were edited.")


class OutletsQuery(BaseModel):
    """Since when the outlets' doings count."""

    model_config = ConfigDict(extra="forbid")

    since: Words = Field(None, description="A time back (7d, 52w) or a date; whole days, UTC.")


def change_filter(asked: Filters, now: datetime, principal: Principal | None) -> ChangeFilter:
    """What the store is asked for. Raises InputError where `since` is no time."""
    return ChangeFilter(
        since=since_moment(asked.since, now) if asked.since else None,
        kinds=tuple(asked.kind),
        min_severity=asked.severity,
        silent=asked.silent,
        outlet=asked.outlet or None,
        feed=_ref(asked.feed),
        words=asked.words or None,
        article_id=asked.article_id,
        include_damped=asked.unstable,
        include_noise=asked.noise,
        unseen_by=principal.name if asked.unseen and principal else None,
    )


def article_filter(asked: ArticlesQuery) -> ArticleFilter:
    """What the store is asked for."""
    return ArticleFilter(
        state=asked.state,
        feed=_ref(asked.feed),
        outlet=asked.outlet or None,
        words=asked.words or None,
        edited=asked.edited,
    )


def _ref(text: str | None) -> int | str | None:
    if text and text.isascii() and text.isdecimal():
        return min(int(text), 2**63 - 1)
    return text or None


def since_moment(text: str, now: datetime) -> datetime:
    """A time back from now, or a moment. Raises InputError."""
    try:
        return moment_back(text, now)
    except ValueError as problem:
        raise InputError("since", str(problem)) from problem
