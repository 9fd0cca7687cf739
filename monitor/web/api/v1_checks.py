"""/api/v1/checks: the looks at the pages, those that were withheld, and saying that one was judged wrongly."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import storable
from monitor.pipeline.overruling import overrule_check
from monitor.show.quality import check_to_json, withheld_to_json
from monitor.web.access import READS, WRITES
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, paged
from monitor.web.api.v1_asked import ID, PageQuery
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Check, Overruled, WithheldCheck
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["checks"], route_class=BoundedRoute)


class WithheldQuery(PageQuery):
    """Which withheld looks."""

    article_id: int | None = Field(None, ge=1, le=2**63 - 1, description="Of this article.")


class Overruling(Model):
    """What a look was."""

    verdict: Literal["article", "wall"] | None = Field(
        None, description="What it was; the opposite of what monitor thought where left out."
    )
    note: str = Field("", max_length=5_000, description="Why, for those who read the history later.")


@router.get(
    "/articles/{article_id}/checks", dependencies=[READS], response_model=Listed[Check], operation_id="list_checks"
)
def list_checks(request: Request, article_id: ID, asked: Annotated[PageQuery, Query()]) -> Response:
    """All looks at an article's page, the newest first."""
    store = site_of(request).store
    cursor = number_cursor(request, asked.cursor)
    found = store.checks(store.article(article_id).id, limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, check_to_json, lambda look: look.id)


@router.get("/checks", dependencies=[READS], response_model=Listed[WithheldCheck], operation_id="list_withheld_checks")
def list_withheld_checks(request: Request, asked: Annotated[WithheldQuery, Query()]) -> Response:
    """The looks that were kept out of the history, the newest first."""
    cursor = number_cursor(request, asked.cursor)
    found = site_of(request).store.withheld_checks(asked.article_id, limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, withheld_to_json, lambda one: one.check.id)


@router.get("/checks/{check_id}", dependencies=[READS], response_model=Check, operation_id="get_check")
def get_check(request: Request, check_id: ID) -> Response:
    """One look."""
    return answered(request, check_to_json(site_of(request).store.check(check_id)))


@router.post(
    "/checks/{check_id}/overrule", dependencies=[WRITES], response_model=Overruled, operation_id="overrule_check"
)
async def overrule(request: Request, check_id: ID, said: Overruling) -> Response:
    """Say that a look was judged wrongly: a withheld one was the article, or a snapshot was not."""
    services = site_of(request).services
    look = await services.stored(services.store.check, check_id)
    is_article = look.snapshot_id is None if said.verdict is None else said.verdict == "article"
    done = await overrule_check(services, check_id, is_article=is_article, note=storable(said.note))
    return answered(request, asdict(done))
