"""The stream of changes, and one change at its permanent address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import NotFoundError
from monitor.show.lineages import steps_of
from monitor.store.desk_filters import LONGEST_FILTER_NAME
from monitor.store.records import ArticleFilter, ChangeFilter
from monitor.web.access import READS, principal_of
from monitor.web.cards import groups_of
from monitor.web.citation import citation_of
from monitor.web.filters import (
    StreamQuery,
    change_filter,
    chips_of,
    cursor_after,
    grave_cursor,
    new_cursor,
    query_of,
)
from monitor.web.looked_through import bounded, further_below, most_looked_through
from monitor.web.render import render
from monitor.web.site import base_of, site_of

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord
    from monitor.store.store import Store

__all__ = ["ID", "router"]

router = APIRouter(dependencies=[READS])
PAGE_OF_CHANGES = 40
MOST_OTHERS = 20  # of an article's other changes; the rest is behind a link
MOST_SAVED = 20  # saved filters linked from the stream; the rest is behind a link
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
    start = None if asked.sort == "gravest" else new_cursor(asked)
    wanted = bounded(change_filter(asked, site.clock(), principal), start or newest + 1)
    found = _found(store, asked, wanted)
    shown = found[:PAGE_OF_CHANGES]
    is_more = len(found) > PAGE_OF_CHANGES
    older = cursor_after(shown[-1], asked) if is_more else None
    further = further_below(wanted, is_more=is_more)
    known, saved = store.feed_names(MOST_SUGGESTED), store.saved_filters(MOST_SAVED + 1)
    return render(
        request,
        "changes.html",
        groups=groups_of(shown, store.notices_of([one.snapshot_id for one in shown]), asked.sort),
        views=store.desk_of(person, [one.id for one in shown]),
        unseen=store.unseen_count(person),
        newest=newest,
        older=older and query_of(asked, before=older),
        further=further and query_of(asked, before=str(further), sort="newest"),
        most_looked=f"{most_looked_through(wanted) or 0:,}",
        asked=asked,
        query=query_of(asked, before=None),
        events=query_of(asked, before=None, sort="newest", unseen=False),
        chips=chips_of(asked),
        saved=saved[:MOST_SAVED],
        more_saved=len(saved) > MOST_SAVED,
        longest_name=LONGEST_FILTER_NAME,
        known=known,
        has_articles=bool(shown) or bool(store.articles(ArticleFilter(), limit=1)),
    )


def _found(store: Store, asked: StreamQuery, wanted: ChangeFilter) -> list[ChangeRecord]:
    if asked.sort == "gravest":
        return store.gravest_changes(wanted, limit=PAGE_OF_CHANGES + 1, cursor=grave_cursor(asked))
    return store.changes(wanted, limit=PAGE_OF_CHANGES + 1, cursor=new_cursor(asked))


@router.get("/changes/{change_id}")
def one_change(request: Request, change_id: ID) -> Response:
    """One change with what is needed to quote it: both times, the address, the digests, the evidence."""
    store, principal = site_of(request).store, principal_of(request)
    record = _change(store, change_id)
    sides = store.snapshots_numbered(record.article_id, (record.before_number, record.number))
    before, after = sides.get(record.before_number), sides.get(record.number)
    address = f"{base_of(request)}/changes/{record.id}"
    lineage_id = store.lineage_of_change(record.id)
    lineage = store.lineage(lineage_id) if lineage_id is not None else None
    return render(
        request,
        "change.html",
        record=record,
        before=before,
        after=after,
        is_whole=before is not None and after is not None and not (before.removed_at or after.removed_at),
        notices=after.notices if after else (),
        citation=citation_of(record, before, after, address),
        address=address,
        lineage=lineage,
        steps=steps_of(lineage) if lineage else "",
        others=_others(store, record),
        most_others=MOST_OTHERS,
        view=store.desk_of(principal.name if principal else "", [record.id])[record.id],
    )


def _change(store: Store, change_id: int) -> ChangeRecord:
    """The change; where it has been, what may have become of it. Raises NotFoundError."""
    try:
        return store.change(change_id)
    except NotFoundError as problem:
        if change_id > store.newest_change_id():
            raise
        reason = "is not kept any more: its article was forgotten, all its words deleted on request"
        raise NotFoundError(
            problem.subject, reason, hint="What was quoted of it can still be checked by its digests."
        ) from problem


def _others(store: Store, record: ChangeRecord) -> list[ChangeRecord]:
    """The latest other changes of the article."""
    wanted = ChangeFilter(article_id=record.article_id, include_damped=True, include_noise=True)
    found = store.changes(wanted, limit=MOST_OTHERS + 1)
    return [one for one in found if one.id != record.id][:MOST_OTHERS]
