"""The search page: words in all versions, and what became of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from monitor.notify.markup import one_line
from monitor.text.searching import MOST_ASKED, read_query
from monitor.web.access import READS
from monitor.web.looked_through import LONGEST_SEARCH_SECONDS
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
MOST_HITS = 25


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=MOST_ASKED)] = "",
    gone: bool = False,
    before: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Response:
    """Articles of which a version holds the words, and whether the present one still does."""
    q = one_line(q)
    query = read_query(q)
    page = site_of(request).store.search(
        query, gone=gone, limit=MOST_HITS, cursor=before, seconds=LONGEST_SEARCH_SECONDS
    )
    return render(request, "search.html", page=page, q=q, gone=gone, before=before, asks=bool(query), most=MOST_ASKED)
