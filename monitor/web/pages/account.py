"""Log-in, log-out, and the help page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.access import READS
from monitor.web.render import render

__all__ = ["router"]

router = APIRouter()


@router.get("/help", dependencies=[READS])
def help_page(request: Request) -> Response:
    """What the pages show, the keys, and where programs ask."""
    return render(request, "help.html")
