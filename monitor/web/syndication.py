"""/feeds/….atom: changes for feed readers: all, those that fit a filter, those of an article, those of a feed."""

from __future__ import annotations

import uuid
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line, shorten
from monitor.store.records import ChangeFilter
from monitor.web.access import READS, principal_of
from monitor.web.api.v1_answers import is_fresh, weak_etag
from monitor.web.api.v1_asked import ID
from monitor.web.atom import AtomFeed, atom_of
from monitor.web.filters import Filters, change_filter
from monitor.web.site import Site, base_of, site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS], include_in_schema=False)
MOST_ENTRIES = 50
Before = Annotated[int | None, Query(ge=1, le=2**63 - 1)]


@router.get("/feeds/all.atom")
def all_changes(request: Request, before: Before = None) -> Response:
    """All changes; `before` leads to older ones."""
    return _answer(request, ChangeFilter(), "all", "Changes", "/", before)


@router.get("/feeds/filter.atom")
def filtered(request: Request, asked: Annotated[Filters, Query()], before: Before = None) -> Response:
    """The changes that the page of changes shows with the same query."""
    wanted = change_filter(asked, site_of(request).clock(), principal_of(request))
    query = [(name, value) for name, value in request.query_params.multi_items() if value and name != "before"]
    words = ", ".join(one_line(f"{name} {value}") for name, value in query)
    title = f"Changes: {shorten(words, 200)}" if words else "Changes"
    page = f"/?{urlencode(query)}" if query else "/"
    return _answer(request, wanted, f"filter {urlencode(sorted(query))}", title, page, before)


@router.get("/feeds/article/{article_id}.atom")
def of_article(request: Request, article_id: ID, before: Before = None) -> Response:
    """The changes of one article."""
    article = site_of(request).store.article(article_id)
    title = f"Changes of “{shorten(one_line(article.title), 150)}”"
    wanted = ChangeFilter(article_id=article.id)
    return _answer(request, wanted, f"article {article.id}", title, f"/articles/{article.id}", before)


@router.get("/feeds/feed/{feed_id}.atom")
def of_feed(request: Request, feed_id: ID, before: Before = None) -> Response:
    """The changes of the articles that one feed names."""
    feed = site_of(request).store.feed(feed_id)
    title = f"Changes in {shorten(one_line(feed.name or feed.title or 'a feed'), 150)}"
    return _answer(request, ChangeFilter(feed=feed.id), f"feed {feed.id}", title, f"/?feed={feed.id}", before)


def _answer(
    request: Request, wanted: ChangeFilter, name: str, title: str, alternate: str, before: int | None
) -> Response:
    site = site_of(request)
    found = site.store.changes(wanted, limit=MOST_ENTRIES + 1, cursor=before)
    older = found[MOST_ENTRIES - 1].id if len(found) > MOST_ENTRIES else None
    feed = AtomFeed(
        site=_site_id(site),
        base=base_of(request),
        name=name,
        title=title,
        path=_path(request, before),
        alternate=alternate,
        older=_path(request, older) if older else None,
    )
    body = atom_of(feed, found[:MOST_ENTRIES])
    known = {"cache-control": "private, no-cache", "etag": weak_etag(body)}
    if is_fresh(request, known["etag"]):
        return Response(status_code=304, headers=known)
    return Response(body, headers=known, media_type="application/atom+xml")


def _site_id(site: Site) -> uuid.UUID:
    """What the ids of feeds and entries are made of: they outlive a change of the site's address."""
    return uuid.UUID(site.store.site_id())


def _path(request: Request, before: int | None) -> str:
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "before"]
    query += [("before", str(before))] if before else []
    return f"{request.url.path}?{urlencode(query)}" if query else request.url.path
