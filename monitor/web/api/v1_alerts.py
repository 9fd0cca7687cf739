"""/api/v1/alerts and /api/v1/deliveries: what was told, to whom, what failed, and sending it again."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from monitor.show.records import delivery_to_json
from monitor.store.records import AlertRecord, DeliveryState
from monitor.web.access import READS, WRITES
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, paged, read_cursor
from monitor.web.api.v1_asked import PageQuery
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Alert, Delivery, Replayed
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter(prefix=PREFIX, tags=["alerts"], route_class=BoundedRoute)
DeliveryId = Annotated[str, Field(pattern="^[A-Za-z0-9_.:-]{1,200}$")]


class DeliveriesQuery(PageQuery):
    """Which deliveries."""

    state: DeliveryState | None = Field(None, description="In this state; `dead` are those that were given up.")


class AlertsQuery(PageQuery):
    """Which alerts."""

    # Each holds its whole message: some 4 KB.
    limit: int = Field(20, ge=1, le=500, description="At most so many.")
    article_id: int | None = Field(None, ge=1, le=2**63 - 1, description="Of this article.")


class Replaying(Model):
    """What to send once more: these deliveries, or all that were given up."""

    deliveries: Annotated[list[DeliveryId], Field(min_length=1, max_length=1_000)] | Literal["dead"]


@router.get("/alerts", dependencies=[READS], response_model=Listed[Alert], operation_id="list_alerts")
def list_alerts(request: Request, asked: Annotated[AlertsQuery, Query()]) -> Response:
    """Alerts, the newest first."""
    cursor = read_cursor(request, asked.cursor)
    found = site_of(request).store.alerts(article_id=asked.article_id, limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, _alert, lambda alert: alert.id)


@router.get("/deliveries", dependencies=[READS], response_model=Listed[Delivery], operation_id="list_deliveries")
def list_deliveries(request: Request, asked: Annotated[DeliveriesQuery, Query()]) -> Response:
    """Alerts on their way, the newest first."""
    cursor = read_cursor(request, asked.cursor)
    found = site_of(request).store.deliveries(asked.state, limit=asked.limit + 1, cursor=cursor)
    return paged(request, found, asked.limit, delivery_to_json, lambda delivery: delivery.id)


@router.post("/deliveries/replay", dependencies=[WRITES], response_model=Replayed, operation_id="replay_deliveries")
def replay(request: Request, which: Replaying) -> Response:
    """Send deliveries once more, under their ids; receivers know a repeat by them."""
    site = site_of(request)
    return answered(request, {"replayed": site.store.replay(which.deliveries, site.clock())})


def _alert(alert: AlertRecord) -> dict[str, Any]:
    # Not by asdict, which copies every part of the message.
    row = {field.name: getattr(alert, field.name) for field in fields(alert)}
    return row | {"severity": alert.severity.value, "created_at": alert.created_at.isoformat()}
