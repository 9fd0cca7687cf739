"""/api/v1/changes: what changed, with the filters of the page of changes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.show.records import change_record_to_json
from monitor.web.access import READS, principal_of
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, paged
from monitor.web.api.v1_asked import ID, ChangesQuery
from monitor.web.api.v1_models import Citation, Listed, RecordedChange
from monitor.web.citation import citation_of
from monitor.web.filters import change_filter
from monitor.web.looked_through import bounded, further_below
from monitor.web.site import base_of, site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["changes"], route_class=BoundedRoute, dependencies=[READS])


@router.get("/changes", response_model=Listed[RecordedChange], operation_id="list_changes")
def list_changes(request: Request, asked: Annotated[ChangesQuery, Query()]) -> Response:
    """What changed, the newest first.

    One answer looks through so many changes (10,000 for words): it may hold fewer than `limit`, even none, and still
    have a `next`, that looks further back.
    """
    store, cursor = site_of(request).store, number_cursor(request, asked.cursor)
    wanted = change_filter(asked, site_of(request).clock(), principal_of(request))
    wanted = bounded(wanted, cursor or store.newest_change_id() + 1)
    found = store.changes(wanted, limit=asked.limit + 1, cursor=cursor)
    further = further_below(wanted, is_more=len(found) > asked.limit)
    return paged(request, found, asked.limit, change_record_to_json, lambda record: record.id, further=further)


@router.get("/changes/{change_id}", response_model=RecordedChange, operation_id="get_change")
def get_change(request: Request, change_id: ID) -> Response:
    """One change, and the claim lineage that it is a step of."""
    store = site_of(request).store
    record = change_record_to_json(store.change(change_id))
    return answered(request, record | {"lineage_id": store.lineage_of_change(change_id)})


@router.get("/changes/{change_id}/citation", response_model=Citation, operation_id="get_citation")
def get_citation(request: Request, change_id: ID) -> Response:
    """One change as a sentence to quote, with both times, the digests and its permanent address."""
    store = site_of(request).store
    record = store.change(change_id)
    sides = store.snapshots_numbered(record.article_id, (record.before_number, record.number))
    before, after = sides.get(record.before_number), sides.get(record.number)
    address = f"{base_of(request)}/changes/{record.id}"
    content = {
        "citation": citation_of(record, before, after, address),
        "address": address,
        "before_sha256": before.text_sha256 if before else None,
        "after_sha256": after.text_sha256 if after else None,
    }
    return answered(request, content)
