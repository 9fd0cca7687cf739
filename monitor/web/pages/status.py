"""Whether all is well: the daemon's parts, what waits, what is wrong, how large the database is."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.health import daemon_health
from monitor.web.access import READS
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS])


@router.get("/status")
def status(request: Request) -> Response:
    """All in one place: for who wonders why nothing changes."""
    site = site_of(request)
    store, now = site.store, site.clock()
    fared = store.destinations_seen().values()
    return render(
        request,
        "status.html",
        health=daemon_health(store, now, site.services.trouble),
        due=store.due_count(now),
        waiting=sum(one.pending for one in fared),
        failed=sum(one.failed for one in fared),
        faults=store.faults(limit=50),
        size_bytes=store.size_bytes(),
    )
