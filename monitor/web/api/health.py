"""/healthz for supervisors: whether the daemon on this database is alive. /metrics for Prometheus: how much, and how well."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from monitor.health import daemon_health
from monitor.web.access import PUBLIC, READS, principal_of
from monitor.web.metrics import SiteCollector
from monitor.web.site import site_of

__all__ = ["registry_of", "router"]

router = APIRouter(include_in_schema=False)


@router.get("/healthz", dependencies=[PUBLIC])
def healthz(request: Request) -> Response:
    """200 where the daemon and all its parts are alive, else 503, with each part; the words only for who is known."""
    site = site_of(request)
    found = daemon_health(site.store, site.clock(), site.services.trouble)
    content: dict[str, Any] = found.to_json()
    if principal_of(request) is None:
        # Words tell of what is stored where; a supervisor needs none of it.
        content["parts"] = {part.name: {"ok": part.ok, "seconds": part.seconds} for part in found.parts}
    return JSONResponse(content, 200 if found.ok else 503, headers={"cache-control": "no-store"})


@router.get("/metrics", dependencies=[READS])
def metrics(request: Request) -> Response:
    """The figures in the form of Prometheus, or OpenMetrics where it is asked for."""
    encoded, kind = choose_encoder(request.headers.get("accept", ""))
    registry: CollectorRegistry = request.app.state.metrics
    return Response(encoded(registry), media_type=kind, headers={"cache-control": "no-store"})


def registry_of(collector: SiteCollector) -> CollectorRegistry:
    """A registry that holds this site alone: nothing of the process, and of no library that happens to count."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(collector)
    return registry
