"""The page of alerts: the rules, where they tell, how each destination fares, and what is on its way."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.store.records import DeliveryState
from monitor.web.access import READS, WRITES
from monitor.web.alert_words import RULE_SNIPPET, rule_words, tells_when
from monitor.web.destinations import TestedTooSoon, destinations_of, send_test
from monitor.web.render import render
from monitor.web.site import site_of

__all__ = ["router"]

router = APIRouter()
PAGE_OF_DELIVERIES = 50
Asked = Literal["pending", "sent", "failed", "withdrawn"]
DeliveryId = Annotated[str, Query(pattern="^[A-Za-z0-9_]{1,100}$")]


@router.get("/alerts", dependencies=[READS])
def alerts(request: Request, state: Asked | None = None, before: DeliveryId | None = None) -> Response:
    """Rules, destinations with their health, deliveries by state, and monitor's own faults."""
    return _page(request, state, before)


@router.post("/alerts/test", dependencies=[WRITES])
async def send_a_test(request: Request, destination: Annotated[str, Form(max_length=200)]) -> Response:
    """Send a made-up alert to one destination now, and say what came of it."""
    site = site_of(request)
    try:
        reason = await send_test(site, request.app.state.tested, destination)
    except TestedTooSoon as problem:
        return await site.read(_page, request, tested=(destination, str(problem)), status=429)
    return await site.read(_page, request, tested=(destination, reason), status=502 if reason else 200)


@router.post("/alerts/replay", dependencies=[WRITES])
def replay(
    request: Request,
    delivery: Annotated[str, Form(pattern="^[A-Za-z0-9_]{0,100}$")] = "",
    everything: Annotated[Literal["yes", ""], Form()] = "",
) -> Response:
    """Send one delivery, or all that were given up, once more under their ids."""
    site = site_of(request)
    site.store.replay("dead" if everything else [delivery], site.clock())
    return RedirectResponse("/alerts?state=pending", 303)


def _page(
    request: Request,
    state: Asked | None = None,
    before: str | None = None,
    *,
    tested: tuple[str, str | None] | None = None,
    status: int = 200,
) -> Response:
    site = site_of(request)
    kept: DeliveryState | None = "dead" if state == "failed" else state
    found = site.store.deliveries(kept, limit=PAGE_OF_DELIVERIES + 1, cursor=before)
    seen = site.store.destinations_seen()
    return render(
        request,
        "alerts.html",
        status=status,
        rules=[(rule, rule_words(rule), tells_when(rule)) for rule in site.services.policies.rules],
        destinations=destinations_of(site, seen),
        strangers=sorted(set(seen) - set(site.services.channels)),
        failed=sum(one.failed for one in seen.values()),
        deliveries=found[:PAGE_OF_DELIVERIES],
        older=found[PAGE_OF_DELIVERIES - 1].id if len(found) > PAGE_OF_DELIVERIES else None,
        state=state,
        before=before,
        tested=tested,
        faults=site.store.faults(limit=50),
        tell_faults=site.services.policies.fault_destinations,
        snippet=RULE_SNIPPET.format(destination=next(iter(site.services.channels), "terminal")),
        watching=site.watching,
    )
