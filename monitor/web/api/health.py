"""/healthz: whether the daemon on this database is alive, for supervisors."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from monitor.web.access import PUBLIC
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter()
LIVE_BEAT_SECONDS = 30.0


@router.get("/healthz", dependencies=[PUBLIC])
def healthz(request: Request) -> Response:
    """200 where a daemon has given a sign of life in the last half minute, 503 where none has."""
    site = site_of(request)
    now = site.clock()
    ages = [(now - beat.at).total_seconds() for beat in site.store.heartbeats() if beat.part == "daemon"]
    alive = bool(ages) and min(ages) < LIVE_BEAT_SECONDS
    found: dict[str, Any] = {"ok": alive, "last_sign_of_life_seconds": round(min(ages), 1) if ages else None}
    return JSONResponse(found, 200 if alive else 503, headers={"cache-control": "no-store"})
