"""Asking a host: robots.txt before the page, and what each answer means for the next request to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.errors import ConnectFailed, FetchError
from monitor.fetch.pace import after_response, parse_retry_after
from monitor.fetch.robots import crawl_delay_seconds, may_fetch, robots_from, robots_url

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.values import HostState, Response

__all__ = ["after_answer", "after_error", "ask_robots"]

ROBOTS_TTL = timedelta(hours=24)  # RFC 9309, 2.4: a kept robots.txt should not be used for longer


async def ask_robots(services: Services, host: HostState, url: str) -> tuple[HostState, bool]:
    """The host's state with a robots.txt no older than a day, and whether it lets us fetch the URL."""
    policies = services.policies
    if not policies.respect_robots:
        return host, True
    if host.robots_fetched_at is None or services.clock() - host.robots_fetched_at > ROBOTS_TTL:
        host = await _fetch_robots(services, host, robots_url(url))
    return host, may_fetch(host.robots, url, policies.user_agent)


def after_answer(services: Services, host: HostState, response: Response) -> HostState:
    """The host's state after this answer."""
    now = services.clock()
    return after_response(
        host,
        services.policies.pace,
        now=now,
        status=response.status,
        retry_after_seconds=parse_retry_after(response.headers, now),
    )


def after_error(services: Services, host: HostState, problem: FetchError) -> HostState:
    """The host's state after a request without an answer: only where nothing connects is the host itself at fault."""
    failed = isinstance(problem, ConnectFailed)
    return after_response(host, services.policies.pace, now=services.clock(), status=None, failed=failed)


async def _fetch_robots(services: Services, host: HostState, url: str) -> HostState:
    now: datetime = services.clock()
    try:
        response = await services.fetcher.get(url)
    except FetchError as problem:
        # Unreachable: the kept rules go on; without any, the page's own request will meet the same fault and say so.
        services.log.debug("robots_unreachable", url=url, reason=problem.reason)
        return replace(host, robots_fetched_at=now if host.robots is not None else None)
    robots = robots_from(response.status, response.body, host.robots)
    delay = crawl_delay_seconds(robots, services.policies.user_agent)
    return replace(host, robots=robots, robots_fetched_at=now, crawl_delay_seconds=delay)
