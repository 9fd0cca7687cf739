"""/api/v1/search: words in the texts and headlines of all versions, and whether they are gone."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import InputError
from monitor.show.search import hit_to_json
from monitor.text.searching import MOST_ASKED, read_query
from monitor.web.access import READS
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, number_cursor, write_cursor
from monitor.web.api.v1_asked import PageQuery
from monitor.web.api.v1_models import Model
from monitor.web.looked_through import LONGEST_SEARCH_SECONDS
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["articles"], route_class=BoundedRoute, dependencies=[READS])


class FoundIn(Model):
    """A snapshot, and when it was taken."""

    number: int
    at: datetime


class Piece(Model):
    """A stretch of an excerpt."""

    text: str
    marked: bool = Field(description="It is one of the words that were asked for.")


class SearchHit(Model):
    """An article of which a snapshot holds the words."""

    article_id: int
    title: str
    url: str
    outlet: str | None
    first: FoundIn = Field(description="The first snapshot that holds the words.")
    last: FoundIn = Field(description="The last one that does.")
    snapshots: int = Field(description="How many do.")
    latest_number: int
    gone: bool = Field(description="The present text does not hold them.")
    gone_since: FoundIn | None = Field(description="The snapshot that came without them.")
    excerpt: list[Piece] = Field(description="From the last snapshot that holds them.")


class SearchFound(Model):
    """One page of what was found; it may hold fewer than asked for, or none, and yet have a next one."""

    items: list[SearchHit]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")
    filled: float = Field(
        description="How much of the index there is, from 0 to 1: older databases are filled bit by bit."
    )


class SearchQuery(PageQuery):
    """Which words, page by page."""

    q: str = Field(
        max_length=MOST_ASKED,
        description='All stand in one version: word, "words in a row", beginning*, -without. One must be there.',
    )
    gone: bool = Field(False, description="Only articles whose present text does not hold them.")
    limit: int = Field(25, ge=1, le=100, description="At most so many.")


@router.get("/search", response_model=SearchFound, operation_id="search")
def search(request: Request, asked: Annotated[SearchQuery, Query()]) -> Response:
    """Search the texts and headlines of all versions, the newest articles first."""
    query = read_query(asked.q)
    if not query:
        raise InputError("q", "names no word that must be there", hint="Ask for one: q=boats -ships")
    cursor = number_cursor(request, asked.cursor)
    page = site_of(request).store.search(
        query, gone=asked.gone, limit=asked.limit, cursor=cursor, seconds=LONGEST_SEARCH_SECONDS
    )
    following = None if page.cursor is None else write_cursor(request, page.cursor)
    content = {"items": [hit_to_json(hit) for hit in page.hits], "next": following, "filled": page.filled}
    if following is None:
        return answered(request, content)
    given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    link = f'<{request.url.path}?{urlencode([*given, ("cursor", following)])}>; rel="next"'
    return answered(request, content, headers={"link": link})
