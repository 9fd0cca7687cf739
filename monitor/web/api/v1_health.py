"""/api/v1/health and /api/v1/counts: whether the daemon is alive, and how much there is."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from monitor.health import daemon_health
from monitor.web.access import READS
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered
from monitor.web.api.v1_records import Counts, Health
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["health"], route_class=BoundedRoute, dependencies=[READS])


@router.get("/health", response_model=Health, operation_id="get_health")
def get_health(request: Request) -> Response:
    """Whether the daemon on this database is alive, part by part. `/healthz` says it by its status, too."""
    site = site_of(request)
    return answered(request, daemon_health(site.store, site.clock(), site.services.trouble).to_json())


@router.get("/counts", response_model=Counts, operation_id="get_counts")
def get_counts(request: Request) -> Response:
    """How much there is of everything."""
    counts = asdict(site_of(request).store.counts())
    return answered(request, counts)
