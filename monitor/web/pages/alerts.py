"""The page of alerts: the rules, where they tell, how each destination fares, and what is on its way."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.errors import DeliveryError, MonitorError, NotFoundError
from monitor.notify.message import test_message
from monitor.store.outbox import DestinationRecord
from monitor.store.records import DeliveryState
from monitor.web.access import READS, WRITES
from monitor.web.alert_words import RULE_SNIPPET, circuit_words, destination_words, rule_words, tells_when
from monitor.web.render import render
from monitor.web.site import Site, site_of

__all__ = ["router"]

router = APIRouter()
PAGE_OF_DELIVERIES = 50
# A test is a message to people: a finger that slips on the button must not send ten.
BETWEEN_TESTS = timedelta(seconds=20)
TEST_SECONDS = 60.0
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
    if destination not in site.services.channels:
        raise NotFoundError(destination, "no such destination", hint="alerts.destinations in config.yaml names them.")
    wait = _wait_before_test(request.app.state.tested, destination, site)
    if wait:
        problem = f"a test was sent just now: try again in {wait} second{'' if wait == 1 else 's'}"
        return await site.read(_page, request, tested=(destination, problem), status=429)
    reason = await _tested(site, destination)
    return await site.read(_page, request, tested=(destination, reason), status=502 if reason else 200)


@router.post("/alerts/replay", dependencies=[WRITES])
def replay(
    request: Request,
    delivery: Annotated[str, Form(max_length=100)] = "",
    everything: Annotated[Literal["yes", ""], Form()] = "",
) -> Response:
    """Send one delivery, or all that were given up, once more under their ids."""
    site = site_of(request)
    site.store.replay("dead" if everything else [delivery], site.clock())
    return RedirectResponse("/alerts?state=pending", 303)


async def _tested(site: Site, destination: str) -> str | None:
    """Why the destination did not take the test; None where it did."""
    now = site.clock()
    channel = site.services.channels[destination]
    try:
        async with asyncio.timeout(TEST_SECONDS):
            await channel.send(test_message(now), delivery_id=f"test_{now:%Y%m%dT%H%M%S}", now=now)
    except TimeoutError:
        return "it did not answer in time"
    except MonitorError as problem:
        words = f"{problem.reason}. {problem.hint}" if isinstance(problem, DeliveryError) else str(problem)
        return site.services.redact(words)
    return None


def _wait_before_test(tested: dict[str, Any], destination: str, site: Site) -> int:
    """Whole seconds until this destination may be tested again; notes the test where that is now."""
    now = site.clock()
    rest = tested.get(destination, now - BETWEEN_TESTS) + BETWEEN_TESTS - now
    if timedelta(0) < rest <= BETWEEN_TESTS:
        return int(rest.total_seconds()) or 1
    tested[destination] = now
    return 0


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
    destinations = [_destination(site, name, seen.get(name)) for name in site.services.channels]
    return render(
        request,
        "alerts.html",
        status=status,
        rules=[(rule, rule_words(rule), tells_when(rule)) for rule in site.services.policies.rules],
        destinations=destinations,
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


def _destination(site: Site, name: str, seen: DestinationRecord | None) -> dict[str, Any]:
    works, health = circuit_words(site.services.circuits.get(name), site.clock())
    return {
        "name": name,
        "words": destination_words(site.settings.alerts.destinations.get(name)),
        "works": works,
        "health": health if site.watching or not works else "",
        "seen": seen or DestinationRecord(name),
    }
