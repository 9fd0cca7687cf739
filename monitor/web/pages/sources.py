"""What the outlets do."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.access import READS
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(dependencies=[READS])


@router.get("/outlets")
def outlets(request: Request) -> Response:
    """What share of each outlet's articles is edited, and how much of it silently."""
    return render(request, "outlets.html", outlets=site_of(request).store.outlet_stats())
