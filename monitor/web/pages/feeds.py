"""The pages of feeds: what is watched and how it fares; add, pause, resume, poll now, remove."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.errors import FetchError, InputError, MonitorError, ReadError
from monitor.notify.markup import one_line
from monitor.pipeline.adding import Watched, watch
from monitor.store.records import ArticleFilter, FeedRecord
from monitor.web.access import READS, WRITES
from monitor.web.feed_health import feed_health
from monitor.web.moves import pause_feed, poll_now, resume_feed
from monitor.web.own_paths import own_path
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.site import Site, site_of

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["router"]

router = APIRouter()
PAGE_OF_FEEDS = 80
PAGE_OF_ENTRIES = 50
# A site's front page, its robots.txt and the places where sites keep a feed: several requests, each with its own bound.
ADDING_SECONDS = 60.0
Back = Annotated[str, Form(max_length=2000)]
Cursor = Annotated[int | None, Query(ge=1, le=2**63 - 1)]


@router.get("/feeds", dependencies=[READS])
def feeds(request: Request, after: Cursor = None, removed: Literal["yes"] | None = None) -> Response:
    """The feeds in the order of their names: their health, last and next poll."""
    rows, more = _rows(site_of(request), after, removed=removed is not None)
    return _page(request, rows, more, removed=removed is not None)


@router.post("/feeds", dependencies=[WRITES])
async def add(
    request: Request,
    url: Annotated[str, Form(max_length=2000)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Watch what stands at an address: a site by its feed, a feed, a sitemap, a single article."""
    site = site_of(request)
    watched, problem = await _watched(site, url.strip(), one_line(outlet) or None)
    rows, more = await site.read(_rows, site, None)
    given = {"url": url, "outlet": outlet} if problem else {"url": "", "outlet": ""}
    return _page(request, rows, more, watched=watched, problem=problem, given=given, status=422 if problem else 200)


@router.get("/feeds/{feed_id:int}", dependencies=[READS])
def feed(request: Request, feed_id: ID, before: Cursor = None) -> Response:
    """One feed: its health, its entries (the newest first), and what went wrong with it."""
    site = site_of(request)
    found = site.store.feed(feed_id)
    articles = site.store.articles(ArticleFilter(feed=feed_id), limit=PAGE_OF_ENTRIES + 1, cursor=before)
    clean = site.services.redact(found.url)
    return render(
        request,
        "feed.html",
        **_row(found, site.clock()),
        address=clean,
        articles=articles[:PAGE_OF_ENTRIES],
        older=articles[PAGE_OF_ENTRIES - 1].id if len(articles) > PAGE_OF_ENTRIES else None,
        faults=[one for one in site.store.faults(ended=True) if one.subject in (clean, found.host)],
        entries=site.store.entry_counts([feed_id]).get(feed_id, 0),
    )


@router.get("/feeds/{feed_id:int}/remove", dependencies=[READS])
def ask_to_remove(request: Request, feed_id: ID) -> Response:
    """What removing this feed means, and the button that does it."""
    return render(request, "feed_remove.html", feed=site_of(request).store.feed(feed_id))


@router.post("/feeds/{feed_id:int}/remove", dependencies=[WRITES])
def remove(request: Request, feed_id: ID) -> Response:
    """Poll this feed no more; what was recorded stays, and its articles go on being checked."""
    site_of(request).store.set_feed_state(feed_id, "removed")
    return RedirectResponse("/feeds", 303)


@router.post("/feeds/{feed_id:int}/pause", dependencies=[WRITES])
def pause(request: Request, feed_id: ID, back: Back = "/feeds") -> Response:
    """Poll this feed no more for now."""
    pause_feed(site_of(request).store, feed_id)
    return RedirectResponse(own_path(back, "/feeds"), 303)


@router.post("/feeds/{feed_id:int}/resume", dependencies=[WRITES])
def resume(request: Request, feed_id: ID, back: Back = "/feeds") -> Response:
    """Poll a feed that was paused or removed again, at once."""
    resume_feed(site_of(request).store, feed_id)
    return RedirectResponse(own_path(back, "/feeds"), 303)


@router.post("/feeds/{feed_id:int}/poll", dependencies=[WRITES])
def poll(request: Request, feed_id: ID, back: Back = "/feeds") -> Response:
    """Poll this feed as soon as its host's pace lets us."""
    poll_now(site_of(request).store, feed_id)
    return RedirectResponse(own_path(back, "/feeds"), 303)


async def _watched(site: Site, url: str, outlet: str | None) -> tuple[Watched | None, MonitorError | None]:
    """What is watched now, or why nothing is."""
    try:
        async with asyncio.timeout(ADDING_SECONDS):
            return await watch(site.services, url, outlet=outlet), None
    except TimeoutError:
        return None, FetchError(url, "looking took too long, and was given up", hint="Give the feed's own address.")
    except (InputError, FetchError, ReadError) as problem:
        return None, problem


def _rows(site: Site, after: int | None, *, removed: bool = False) -> tuple[list[dict[str, Any]], int | None]:
    """A page of feeds, and the id that the next page comes after."""
    found = site.store.feeds(removed=removed, after=after, limit=PAGE_OF_FEEDS + 1)
    shown = found[:PAGE_OF_FEEDS]
    counts = site.store.entry_counts([one.id for one in shown])
    rows = [{**_row(one, site.clock()), "entries": counts.get(one.id, 0)} for one in shown]
    return rows, shown[-1].id if len(found) > PAGE_OF_FEEDS else None


def _row(feed: FeedRecord, now: datetime) -> dict[str, Any]:
    return {"feed": feed, "health": feed_health(feed, now)}


def _page(
    request: Request,
    rows: list[dict[str, Any]],
    more: int | None,
    *,
    removed: bool = False,
    watched: Watched | None = None,
    problem: MonitorError | None = None,
    given: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    return render(
        request,
        "feeds.html",
        status=status,
        rows=rows,
        more=more,
        removed=removed,
        watched=watched,
        problem=problem,
        given=given or {"url": "", "outlet": ""},
        watching=site_of(request).watching,
    )
