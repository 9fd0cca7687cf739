"""/api/v1/feeds and /api/v1/outlets: what is watched, adding to it and ending it, and what the outlets do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line
from monitor.pipeline.adding import watch
from monitor.show.outlets import outlet_to_json
from monitor.show.records import feed_to_json, watched_to_json
from monitor.store.store import Store
from monitor.web.access import READS, WRITES
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, paged
from monitor.web.api.v1_asked import ID, OutletsQuery, PageQuery
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Feed, Outlet, Outlets, Watched
from monitor.web.filters import since_moment
from monitor.web.moves import pause_feed, poll_now, resume_feed
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["what is watched"], route_class=BoundedRoute)
OutletName = Annotated[str, Path(max_length=500, pattern=r"^[^\x00]*$", description="As the outlets are called.")]


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
    """Poll this feed no more for now; its articles go on being checked. 409 where it was removed."""
    return _moved(request, feed_id, pause_feed)


@router.post("/feeds/{feed_id}/resume", dependencies=[WRITES], response_model=Feed, operation_id="resume_feed")
def resume(request: Request, feed_id: ID) -> Response:
    """Poll a feed that was paused or removed again, at once."""
    return _moved(request, feed_id, resume_feed)


@router.post("/feeds/{feed_id}/poll", dependencies=[WRITES], response_model=Feed, operation_id="poll_feed")
def poll(request: Request, feed_id: ID) -> Response:
    """Poll this feed as soon as its host's pace lets us. 409 where it is paused or removed."""
    return _moved(request, feed_id, poll_now)


@router.delete("/feeds/{feed_id}", dependencies=[WRITES], response_model=Feed, operation_id="remove_feed")
def remove(request: Request, feed_id: ID) -> Response:
    """Poll this feed no more, for good; what was recorded stays."""
    return _moved(request, feed_id, _remove)


@router.get("/outlets", dependencies=[READS], response_model=Outlets, operation_id="list_outlets")
def list_outlets(request: Request, asked: Annotated[OutletsQuery, Query()]) -> Response:
    """What the outlets do, the one with the most changes first."""
    site = site_of(request)
    since = since_moment(asked.since, site.clock()) if asked.since else None
    return answered(request, {"items": [outlet_to_json(one) for one in site.store.outlet_stats(since)]})


@router.get("/outlets/{name:path}", dependencies=[READS], response_model=Outlet, operation_id="get_outlet")
def get_outlet(request: Request, name: OutletName, asked: Annotated[OutletsQuery, Query()]) -> Response:
    """What one outlet does, with its edits by the article's age."""
    site = site_of(request)
    since = since_moment(asked.since, site.clock()) if asked.since else None
    return answered(request, outlet_to_json(site.store.outlet_of(name, since)))


def _remove(store: Store, feed_id: int) -> None:
    store.set_feed_state(feed_id, "removed")


def _moved(request: Request, feed_id: int, move: Callable[[Store, int], None]) -> Response:
    store = site_of(request).store
    move(store, feed_id)
    return answered(request, feed_to_json(store.feed(feed_id)))
