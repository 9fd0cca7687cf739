"""The stream of changes, and one change at its permanent address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.store.records import ArticleFilter
from monitor.web.access import READS, principal_of
from monitor.web.cards import groups_of
from monitor.web.filters import (
    StreamQuery,
    change_filter,
    chips_of,
    cursor_after,
    grave_cursor,
    new_cursor,
    query_of,
)
from monitor.web.render import render
from monitor.web.site import site_of

if TYPE_CHECKING:
    from monitor.store.records import ChangeFilter, ChangeRecord
    from monitor.store.store import Store

__all__ = ["ID", "router"]

router = APIRouter(dependencies=[READS])
PAGE_OF_CHANGES = 40
MOST_SUGGESTED = 100  # names offered while a feed or outlet is typed
# What a row's number may be: beyond it the databases refuse the number itself.
ID = Annotated[int, Path(ge=1, le=2**63 - 1)]


@router.get("/")
def stream(request: Request, asked: Annotated[StreamQuery, Query()]) -> Response:
    """What changed, the newest or the gravest first; the filters stand in the address."""
    site = site_of(request)
    store, principal = site.store, principal_of(request)
    person = principal.name if principal else ""
    newest = store.newest_change_id()
    found = _found(store, asked, change_filter(asked, site.clock(), principal))
    shown = found[:PAGE_OF_CHANGES]
    older = cursor_after(shown[-1], asked) if len(found) > PAGE_OF_CHANGES else None
    feeds = store.feeds()
    return render(
        request,
        "changes.html",
        groups=groups_of(shown, store.notices_of([one.snapshot_id for one in shown]), asked.sort),
        views=store.desk_of(person, [one.id for one in shown]),
        unseen=store.unseen_count(person),
        newest=newest,
        older=older and query_of(asked, before=older),
        asked=asked,
        query=query_of(asked, before=None),
        events=query_of(asked, before=None, sort="newest", unseen=False),
        chips=chips_of(asked),
        feeds=feeds,
        outlets=sorted({feed.outlet for feed in feeds if feed.outlet})[:MOST_SUGGESTED],
        most_suggested=MOST_SUGGESTED,
        has_articles=bool(shown) or bool(store.articles(ArticleFilter(), limit=1)),
    )


def _found(store: Store, asked: StreamQuery, wanted: ChangeFilter) -> list[ChangeRecord]:
    if asked.sort == "gravest":
        return store.gravest_changes(wanted, limit=PAGE_OF_CHANGES + 1, cursor=grave_cursor(asked))
    return store.changes(wanted, limit=PAGE_OF_CHANGES + 1, cursor=new_cursor(asked))


@router.get("/changes/{change_id}")
def one_change(request: Request, change_id: ID) -> Response:
    """One change with what is needed to quote it: both times, the address, both digests."""
    store = site_of(request).store
    record = store.change(change_id)
    digests = {one.number: one for one in store.snapshots(record.article_id)}
    principal = principal_of(request)
    view = store.desk_of(principal.name if principal else "", [record.id])[record.id]
    return render(request, "change.html", record=record, snapshots=digests, view=view)
