"""What the outlets do after publication: all of them, and one with its edits by age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.access import READS
from monitor.web.bars import HEIGHT, WIDTH, bars_of
from monitor.web.filters import since_moment
from monitor.web.render import render
from monitor.web.site import Site, site_of

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["router"]

router = APIRouter(dependencies=[READS])
# No outlet is called so, and PostgreSQL takes no NUL.
Name = Annotated[str, Path(max_length=500, pattern=r"^[^\x00]*$")]
Since = Literal["7d", "30d", "365d"]


@router.get("/outlets")
def outlets(request: Request, since: Since | None = None) -> Response:
    """What share of each outlet's articles is edited, how much of it silently, and how soon."""
    site = site_of(request)
    found = site.store.outlet_stats(_moment(site, since))
    return render(request, "outlets.html", outlets=found, since=since)


@router.get("/outlets/{name:path}")
def outlet(request: Request, name: Name, since: Since | None = None) -> Response:
    """One outlet: its shares with their intervals, the median delay, and its edits by the article's age."""
    site = site_of(request)
    found = site.store.outlet_of(name, _moment(site, since))
    return render(
        request,
        "outlet.html",
        outlet=found,
        bars=bars_of(found.edits_by_age),
        width=WIDTH,
        height=HEIGHT,
        since=since,
    )


def _moment(site: Site, since: Since | None) -> datetime | None:
    return since_moment(since, site.clock()) if since else None
