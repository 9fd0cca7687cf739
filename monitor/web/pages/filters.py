"""Saved filters of the stream: saving one, where it leads, all of them with their feeds, renaming and removing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.store.desk_filters import LONGEST_FILTER_NAME
from monitor.web.access import READS, WRITES, principal_of
from monitor.web.filters import saved_query, words_of
from monitor.web.pages.changes import ID
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter()
# Longer than any that is kept, so that the refusal says what is too long.
Name = Annotated[str, Form(max_length=1000)]


@router.get("/filters", dependencies=[READS])
def filters(request: Request) -> Response:
    """The saved filters by name, each with what it asks for and its feed."""
    site = site_of(request)
    rows = [(one, words_of(one.query, site.clock())) for one in site.store.saved_filters()]
    return render(request, "filters.html", rows=rows, longest=LONGEST_FILTER_NAME)


@router.post("/filters", dependencies=[WRITES])
def save(request: Request, name: Name = "", query: Annotated[str, Form(max_length=20_000)] = "") -> Response:
    """Keep a query of the stream under a name."""
    site, principal = site_of(request), principal_of(request)
    plain, now = saved_query(query, site.clock()), site.clock()
    site.store.save_filter(name, plain, made_by=principal.name if principal else "", now=now)
    return RedirectResponse(f"/?{plain}", 303)


@router.get("/filters/{filter_id}", dependencies=[READS])
def show(request: Request, filter_id: ID) -> Response:
    """The stream as this filter shows it; the list of filters, which says why, where it can't be read any more."""
    site = site_of(request)
    known = site.store.saved_filter(filter_id)
    is_readable = words_of(known.query, site.clock()) is not None
    return RedirectResponse(f"/?{known.query}" if is_readable else "/filters", 303)


@router.post("/filters/{filter_id}/rename", dependencies=[WRITES])
def rename(request: Request, filter_id: ID, name: Name = "") -> Response:
    """Call it something else; its feed stays where it is."""
    site_of(request).store.rename_filter(filter_id, name)
    return RedirectResponse("/filters", 303)


@router.get("/filters/{filter_id}/remove", dependencies=[READS])
def ask_to_remove(request: Request, filter_id: ID) -> Response:
    """What removing it means, and the button that does it."""
    return render(request, "filter_remove.html", saved=site_of(request).store.saved_filter(filter_id))


@router.post("/filters/{filter_id}/remove", dependencies=[WRITES])
def remove(request: Request, filter_id: ID) -> Response:
    """Keep it no more."""
    site_of(request).store.remove_filter(filter_id)
    return RedirectResponse("/filters", 303)
