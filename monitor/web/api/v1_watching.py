"""/api/v1/feeds and /api/v1/outlets: what is watched, adding to it and ending it, and what the outlets do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line
from monitor.pipeline.adding import watch
from monitor.show.outlets import outlet_to_json
from monitor.show.records import feed_to_json, watched_to_json
from monitor.store.records import FeedState
from monitor.web.access import READS, WRITES
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, paged
from monitor.web.api.v1_asked import ID, OutletsQuery, PageQuery
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Feed, Outlets, Watched
from monitor.web.filters import since_moment
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["what is watched"], route_class=BoundedRoute)


class GivenUrl(Model):
    """What to watch."""

    url: str = Field(min_length=1, max_length=2_000, description="A site, a feed, a sitemap or an article.")
    outlet: str | None = Field(None, max_length=200, description="Who publishes it; the host's name by default.")


class FeedsQuery(PageQuery):
    """Which feeds."""

    removed: bool = Field(False, description="Those that were removed, too.")


@router.get("/feeds", dependencies=[READS], response_model=Listed[Feed], operation_id="list_feeds")
def list_feeds(request: Request, asked: Annotated[FeedsQuery, Query()]) -> Response:
    """The feeds in the order of their names."""
    after = number_cursor(request, asked.cursor)
    found = site_of(request).store.feeds(removed=asked.removed, after=after, limit=asked.limit + 1)
    return paged(request, found, asked.limit, feed_to_json, lambda feed: feed.id)


@router.post("/feeds", dependencies=[WRITES], response_model=Watched, status_code=201, operation_id="watch")
async def add(request: Request, given: GivenUrl) -> Response:
    """Watch a site (by its feed), a feed, a sitemap or a single article: what stands at the URL decides."""
    outlet = one_line(given.outlet or "") or None
    watched = await watch(site_of(request).services, given.url, outlet=outlet)
    return answered(request, watched_to_json(watched), status=201)


@router.get("/feeds/{feed_id}", dependencies=[READS], response_model=Feed, operation_id="get_feed")
def get_feed(request: Request, feed_id: ID) -> Response:
    """One feed with its health."""
    return answered(request, feed_to_json(site_of(request).store.feed(feed_id)))


@router.post("/feeds/{feed_id}/pause", dependencies=[WRITES], response_model=Feed, operation_id="pause_feed")
def pause(request: Request, feed_id: ID) -> Response:
    """Poll this feed no more for now; its articles go on being checked."""
    return _set_state(request, feed_id, "paused")


@router.post("/feeds/{feed_id}/resume", dependencies=[WRITES], response_model=Feed, operation_id="resume_feed")
def resume(request: Request, feed_id: ID) -> Response:
    """Poll this feed again, at once."""
    return _set_state(request, feed_id, "active")


@router.delete("/feeds/{feed_id}", dependencies=[WRITES], response_model=Feed, operation_id="remove_feed")
def remove(request: Request, feed_id: ID) -> Response:
    """Poll this feed no more, for good; what was recorded stays."""
    return _set_state(request, feed_id, "removed")


@router.get("/outlets", dependencies=[READS], response_model=Outlets, operation_id="list_outlets")
def list_outlets(request: Request, asked: Annotated[OutletsQuery, Query()]) -> Response:
    """What the outlets do, the one with the most changes first."""
    site = site_of(request)
    since = since_moment(asked.since, site.clock()) if asked.since else None
    return answered(request, {"items": [outlet_to_json(one) for one in site.store.outlet_stats(since)]})


def _set_state(request: Request, feed_id: int, state: FeedState) -> Response:
    store = site_of(request).store
    store.set_feed_state(feed_id, state)
    return answered(request, feed_to_json(store.feed(feed_id)))
