"""Asking a host: robots.txt before the page, and what each answer means for the next request to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.errors import ConnectFailed, FetchError
from monitor.fetch.pace import after_response, parse_retry_after
from monitor.fetch.robots import crawl_delay_seconds, may_fetch, robots_from, robots_url
from monitor.values import HostState

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.values import Response

__all__ = ["after_answer", "after_error", "ask_robots", "get_politely", "may_be_asked"]

ROBOTS_TTL = timedelta(hours=24)  # RFC 9309, 2.4: a kept robots.txt should not be used for longer
MOST_ELSEWHERE = 1000  # hosts that redirects led to: shorteners, ticket doors and old names of papers


def may_be_asked(host: HostState, now: datetime) -> bool:
    """Whether what we owe the host lets us send it another request at once."""
    return all(moment is None or moment <= now for moment in (host.next_request_at, host.blocked_until))


async def ask_robots(services: Services, host: HostState, url: str) -> tuple[HostState, bool]:
    """The host's state with a robots.txt no older than a day, and whether it lets us fetch the URL."""
    policies = services.policies
    if not policies.respect_robots:
        return host, True
    if host.robots_fetched_at is None or services.clock() - host.robots_fetched_at > ROBOTS_TTL:
        host = await _fetch_robots(services, host, robots_url(url))
    return host, may_fetch(host.robots, url, policies.user_agent)


async def get_politely(
    services: Services, host: HostState, url: str, *, etag: str | None = None, last_modified: str | None = None
) -> Response:
    """The answer; a redirect is followed only where the robots.txt of its target lets us. Raises FetchError.

    `host` is the URL's own, with its robots.txt as `ask_robots` left it.
    """

    async def may_follow(target: str) -> bool:
        if robots_url(target) == robots_url(url):
            return may_fetch(host.robots, target, services.policies.user_agent)
        return may_fetch(await _robots_elsewhere(services, target), target, services.policies.user_agent)

    asked = may_follow if services.policies.respect_robots else None
    return await services.fetcher.get(url, etag=etag, last_modified=last_modified, may_follow=asked)


async def _robots_elsewhere(services: Services, url: str) -> str | None:
    """The robots.txt of a host that a redirect leads to, kept in memory for a day: its row is not leased to us."""
    place, now, kept = robots_url(url), services.clock(), services.robots_elsewhere
    known = kept.pop(place, None)
    if known is None or not timedelta() <= now - known[0] <= ROBOTS_TTL:
        before = HostState(place, robots=known[1] if known else None)
        known = (now, (await _fetch_robots(services, before, place)).robots)
    if known[1] is not None:  # one that was out of reach is asked again
        kept[place] = known
    while len(kept) > MOST_ELSEWHERE:
        del kept[next(iter(kept))]
    return known[1]


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
