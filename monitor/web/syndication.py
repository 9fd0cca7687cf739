"""/feeds/….atom: changes for feed readers: all, those that fit a filter (saved or not), of an article, of a feed."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line, shorten
from monitor.store.records import ChangeFilter
from monitor.web.access import READS, principal_of
from monitor.web.api.v1_answers import is_fresh, weak_etag
from monitor.web.api.v1_asked import ID
from monitor.web.atom import AtomFeed, atom_of
from monitor.web.filters import Filters, asked_in, change_filter, chips_of, query_of
from monitor.web.looked_through import bounded, further_below
from monitor.web.site import Site, base_of, site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS], include_in_schema=False)
MOST_ENTRIES = 50
Below = Annotated[int | None, Query(ge=1, le=2**63 - 1)]


@router.get("/feeds/all.atom")
def all_changes(request: Request, below: Below = None) -> Response:
    """All changes; `below` leads to older ones."""
    return _answer(request, ChangeFilter(), "all", "Changes", "/", below)


@router.get("/feeds/filter.atom")
def filtered(request: Request, asked: Annotated[Filters, Query()], below: Below = None) -> Response:
    """The changes that the page of changes shows with the same query."""
    wanted = change_filter(asked, site_of(request).clock(), principal_of(request))
    query = query_of(asked)
    words = ", ".join(words for words, _ in chips_of(asked))
    title = f"Changes: {shorten(one_line(words), 200)}" if words else "Changes"
    return _answer(request, wanted, f"filter {query}", title, f"/?{query}" if query else "/", below, query)


@router.get("/feeds/saved/{filter_id}.atom")
def saved(request: Request, filter_id: ID, below: Below = None) -> Response:
    """The changes that a saved filter shows now; the address stays whatever it is called."""
    site = site_of(request)
    known = site.store.saved_filter(filter_id)
    wanted = change_filter(asked_in(known.query, site.clock()), site.clock(), principal_of(request))
    title = f"Changes: {shorten(one_line(known.name), 150)}"
    return _answer(request, wanted, f"saved {known.id}", title, f"/?{known.query}", below)


@router.get("/feeds/article/{article_id}.atom")
def of_article(request: Request, article_id: ID, below: Below = None) -> Response:
    """The changes of one article."""
    article = site_of(request).store.article(article_id)
    title = f"Changes of “{shorten(one_line(article.title), 150)}”"
    wanted = ChangeFilter(article_id=article.id)
    return _answer(request, wanted, f"article {article.id}", title, f"/articles/{article.id}", below)


@router.get("/feeds/feed/{feed_id}.atom")
def of_feed(request: Request, feed_id: ID, below: Below = None) -> Response:
    """The changes of the articles that one feed names."""
    feed = site_of(request).store.feed(feed_id)
    title = f"Changes in {shorten(one_line(feed.name or feed.title or 'a feed'), 150)}"
    return _answer(request, ChangeFilter(feed=feed.id), f"feed {feed.id}", title, f"/?feed={feed.id}", below)


def _answer(
    request: Request, wanted: ChangeFilter, name: str, title: str, alternate: str, below: int | None, query: str = ""
) -> Response:
    site = site_of(request)
    wanted = bounded(wanted, below or site.store.newest_change_id() + 1)
    found = site.store.changes(wanted, limit=MOST_ENTRIES + 1, cursor=below)
    is_more = len(found) > MOST_ENTRIES
    older = found[MOST_ENTRIES - 1].id if is_more else further_below(wanted, is_more=is_more)
    feed = AtomFeed(
        site=_site_id(site),
        base=base_of(request),
        name=name,
        title=title,
        path=_path(request, query, below),
        alternate=alternate,
        older=_path(request, query, older) if older else None,
    )
    body = atom_of(feed, found[:MOST_ENTRIES])
    known = {"cache-control": "private, no-cache", "etag": weak_etag(body)}
    if is_fresh(request, known["etag"]):
        return Response(status_code=304, headers=known)
    return Response(body, headers=known, media_type="application/atom+xml")


def _site_id(site: Site) -> uuid.UUID:
    """What the ids of feeds and entries are made of: they outlive a change of the site's address."""
    return uuid.UUID(site.store.site_id())


def _path(request: Request, query: str, below: int | None) -> str:
    """This feed's address: without what asks for nothing, such as the page that somebody came from."""
    parts = [query] if query else []
    parts += [f"below={below}"] if below else []
    return f"{request.url.path}?{'&'.join(parts)}" if parts else request.url.path
