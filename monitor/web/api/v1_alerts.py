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
from monitor.web.alert_words import rule_words, tells_when
from monitor.web.api.v1_answers import PREFIX, BoundedRoute, answered, paged, read_cursor
from monitor.web.api.v1_asked import PageQuery
from monitor.web.api.v1_models import Listed, Model
from monitor.web.api.v1_records import Alert, AlertDestination, AlertRule, Delivery, Replayed, Tested
from monitor.web.destinations import Destination, TestedTooSoon, destinations_of, send_test
from monitor.web.site import site_of
from monitor.web.troubles import trouble

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


class GivenDestination(Model):
    """Which destination to try."""

    destination: str = Field(min_length=1, max_length=200, description="As config.yaml names it.")


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


@router.get("/rules", dependencies=[READS], response_model=Listed[AlertRule], operation_id="list_rules")
def list_rules(request: Request) -> Response:
    """The rules of config.yaml in words: which changes are told, where, and when."""
    found = [
        {"name": rule.name, "words": rule_words(rule), "when": tells_when(rule), "destinations": [*rule.destinations]}
        for rule in site_of(request).services.policies.rules
    ]
    return answered(request, {"items": found, "next": None})


@router.get(
    "/destinations", dependencies=[READS], response_model=Listed[AlertDestination], operation_id="list_destinations"
)
def list_destinations(request: Request) -> Response:
    """Where alerts go, and how each destination fares."""
    site = site_of(request)
    found = destinations_of(site, site.store.destinations_seen())
    return answered(request, {"items": [_destination(one) for one in found], "next": None})


@router.post("/alerts/test", dependencies=[WRITES], response_model=Tested, operation_id="test_destination")
async def send_a_test(request: Request, given: GivenDestination) -> Response:
    """Send a made-up alert to one destination now. 429 where one was sent to it within the last seconds."""
    try:
        reason = await send_test(site_of(request), request.app.state.tested, given.destination)
    except TestedTooSoon as problem:
        answer = trouble(request, 429, f"{given.destination}: {problem}")
        answer.headers["retry-after"] = str(problem.seconds)
        return answer
    return answered(request, {"destination": given.destination, "taken": reason is None, "reason": reason})


def _destination(one: Destination) -> dict[str, Any]:
    return {
        "name": one.name,
        "words": one.words,
        "works": one.works,
        "health": one.health,
        "pending": one.seen.pending,
        "failed": one.seen.failed,
        "sent_at": one.seen.sent_at.isoformat() if one.seen.sent_at else None,
        "error": one.seen.error,
    }


def _alert(alert: AlertRecord) -> dict[str, Any]:
    # Not by asdict, which copies every part of the message.
    row = {field.name: getattr(alert, field.name) for field in fields(alert)}
    return row | {"severity": alert.severity.value, "created_at": alert.created_at.isoformat()}
