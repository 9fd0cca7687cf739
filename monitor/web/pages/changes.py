"""The stream of changes, and one change at its permanent address."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line
from monitor.store.records import ArticleFilter, ChangeFilter
from monitor.values import ChangeKind, Severity
from monitor.web.access import READS, principal_of
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["ID", "router"]

router = APIRouter(dependencies=[READS])
PAGE_OF_CHANGES = 50
# What a row's number may be: beyond it the databases refuse the number itself.
ID = Annotated[int, Path(ge=1, le=2**63 - 1)]
Cursor = Annotated[int | None, Query(ge=1, le=2**63 - 1)]


@router.get("/")
def stream(
    request: Request,
    kind: Literal["", "figure", "quote", "sourcing"] = "",
    severity: Literal["", "low", "medium", "high"] = "",
    silent: Literal["", "yes", "no"] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    words: Annotated[str, Query(max_length=200)] = "",
    before: Cursor = None,
) -> Response:
    """What changed, the newest first; the filters stand in the address."""
    store = site_of(request).store
    outlet, words = one_line(outlet), one_line(words)
    wanted = ChangeFilter(
        kinds=(ChangeKind(kind),) if kind else (),
        min_severity=Severity(severity) if severity else None,
        silent={"": None, "yes": True, "no": False}[silent],
        outlet=outlet or None,
        words=words or None,
    )
    found = store.changes(wanted, limit=PAGE_OF_CHANGES + 1, cursor=before)
    asked = {"kind": kind, "severity": severity, "silent": silent, "outlet": outlet, "words": words}
    return render(
        request,
        "changes.html",
        changes=found[:PAGE_OF_CHANGES],
        older=found[PAGE_OF_CHANGES - 1].id if len(found) > PAGE_OF_CHANGES else None,
        asked=asked,
        is_filtered=any(asked.values()) or before is not None,
        feeds=[] if found else store.feeds(),
        has_articles=bool(found) or bool(store.articles(ArticleFilter(), limit=1)),
    )


@router.get("/changes/{change_id}")
def one_change(request: Request, change_id: ID) -> Response:
    """One change with what is needed to quote it: both times, the address, both digests."""
    store = site_of(request).store
    record = store.change(change_id)
    digests = {one.number: one for one in store.snapshots(record.article_id)}
    principal = principal_of(request)
    view = store.desk_of(principal.name if principal else "", [record.id])[record.id]
    return render(request, "change.html", record=record, snapshots=digests, view=view)
