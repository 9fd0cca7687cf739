"""/api/v1/status and /api/v1/faults: whether all is well, what waits, and what is wrong with monitor's own work."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.health import daemon_health
from monitor.store.faults import FaultRecord
from monitor.web.access import READS
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Health
from monitor.web.site import site_of

__all__ = ["FaultOfMonitor", "Status", "router"]

router = APIRouter(prefix=PREFIX, tags=["health"], route_class=BoundedRoute, dependencies=[READS])


class Status(Model):
    """Whether all is well."""

    health: Health
    due: int = Field(description="Feeds and articles that are due.")
    waiting: int = Field(description="Deliveries that are still to be sent.")
    failed: int = Field(description="Deliveries that were given up.")
    size_bytes: int = Field(description="How much room the database takes.")
    watching: bool = Field(description="The daemon runs in the process that answers.")


class FaultOfMonitor(Model):
    """Something wrong with monitor's own work."""

    id: str
    kind: str
    subject: str
    words: str
    hint: str
    first_at: datetime
    last_at: datetime
    count: int = Field(description="How often it was met.")
    told_at: datetime | None
    ended_at: datetime | None


class FaultsQuery(Model):
    """Which faults."""

    model_config = ConfigDict(extra="forbid")

    ended: bool = Field(False, description="Those that are over, too.")
    limit: int = Field(100, ge=1, le=1000, description="At most so many.")


@router.get("/status", response_model=Status, operation_id="get_status")
def get_status(request: Request) -> Response:
    """All in one place: for who wonders why nothing changes."""
    site = site_of(request)
    store, now = site.store, site.clock()
    fared = store.destinations_seen().values()
    content = {
        "health": daemon_health(store, now, site.services.trouble).to_json(),
        "due": store.due_count(now),
        "waiting": sum(one.pending for one in fared),
        "failed": sum(one.failed for one in fared),
        "size_bytes": store.size_bytes(),
        "watching": site.watching,
    }
    return answered(request, content)


@router.get("/faults", response_model=Listed[FaultOfMonitor], operation_id="list_faults")
def list_faults(request: Request, asked: Annotated[FaultsQuery, Query()]) -> Response:
    """What is wrong with monitor's own work, the latest first: feeds that break, hosts that block, dead destinations."""
    found = site_of(request).store.faults(ended=asked.ended, limit=asked.limit)
    return answered(request, {"items": [_fault(one) for one in found], "next": None})


def _fault(fault: FaultRecord) -> dict[str, Any]:
    row = asdict(fault)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
