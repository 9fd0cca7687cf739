"""/api/v1/filters: queries of the stream under names."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.show.desk import saved_filter_to_json
from monitor.store.desk_filters import LONGEST_FILTER_NAME
from monitor.store.records_desk import SavedFilterRecord
from monitor.web.access import READS, WRITES, principal_of
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, done
from monitor.web.api.v1_asked import ID, Plain
from monitor.web.api.v1_desk_records import SavedFilter
from monitor.web.api.v1_models import Listed, Model
from monitor.web.filters import saved_query, words_of
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=f"{PREFIX}/filters", tags=["saved filters"], route_class=BoundedRoute)
Name = Annotated[Plain, Field(min_length=1, max_length=LONGEST_FILTER_NAME, description="On one line; no other's.")]


class GivenFilter(Model):
    """What to keep under which name."""

    name: Name
    query: Annotated[
        Plain,
        Field(
            min_length=1,
            max_length=20_000,
            description="As in the address of the page of changes: `kind=figure&silent=yes`.",
        ),
    ]


class GivenName(Model):
    """What to call it."""

    name: Name


@router.get("", dependencies=[READS], response_model=Listed[SavedFilter], operation_id="list_filters")
def list_filters(request: Request) -> Response:
    """The saved filters in the order of their names; all at once."""
    site = site_of(request)
    now, found = site.clock(), site.store.saved_filters()
    return answered(request, {"items": [_json(one, now) for one in found], "next": None})


@router.post("", dependencies=[WRITES], response_model=SavedFilter, status_code=201, operation_id="save_filter")
def save(request: Request, given: GivenFilter) -> Response:
    """Keep a query of the stream under a name, for all who use this site; 409 where the name is taken."""
    site, principal = site_of(request), principal_of(request)
    now = site.clock()
    person = principal.name if principal else ""
    made = site.store.save_filter(given.name, saved_query(given.query, now), made_by=person, now=now)
    return answered(request, _json(made, now), status=201, headers={"location": f"{PREFIX}/filters/{made.id}"})


@router.get("/{filter_id}", dependencies=[READS], response_model=SavedFilter, operation_id="get_filter")
def get_filter(request: Request, filter_id: ID) -> Response:
    """One saved filter."""
    site = site_of(request)
    return answered(request, _json(site.store.saved_filter(filter_id), site.clock()))


@router.patch("/{filter_id}", dependencies=[WRITES], response_model=SavedFilter, operation_id="rename_filter")
def rename(request: Request, filter_id: ID, given: GivenName) -> Response:
    """Call it something else; its id and its feed stay."""
    site = site_of(request)
    return answered(request, _json(site.store.rename_filter(filter_id, given.name), site.clock()))


@router.delete("/{filter_id}", dependencies=[WRITES], status_code=204, operation_id="remove_filter")
def remove(request: Request, filter_id: ID) -> Response:
    """Keep it no more; its feed ends."""
    site_of(request).store.remove_filter(filter_id)
    return done()


def _json(saved: SavedFilterRecord, now: datetime) -> dict[str, Any]:
    return saved_filter_to_json(saved, words_of(saved.query, now))
