"""watch: make of a URL what it is (a feed, a site with feeds, a sitemap, an article) and watch that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from monitor.errors import FetchError, InputError, MonitorError, RobotsRefused
from monitor.examination import SURVEY, Survey
from monitor.pipeline.politeness import ask_robots, get_politely
from monitor.read.keys import article_key, fetch_url, host_of, outlet_of, web_url
from monitor.values import HostState

if TYPE_CHECKING:
    from monitor.pipeline.services import Services

__all__ = ["Watched", "watch"]

# A site may declare a feed for each section; the first is its main one, and the user can add the others by name.
FEEDS_OF_A_SITE = 1


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched now because of a URL. `others` are further feeds that the site offers."""

    kind: Literal["feed", "sitemap", "article"]
    url: str
    title: str
    entries: int = 0
    is_new: bool = True
    fault: str | None = None
    others: tuple[str, ...] = ()


async def watch(services: Services, url: str, *, outlet: str | None = None) -> Watched:
    """Find out what the URL is and watch it; a site is watched by its feed.

    Raises InputError where nothing there can be watched, FetchError where it can't be fetched.
    """
    address = None if re.search(r"\s", url.strip()) else web_url(url if "://" in url else f"https://{url}")
    if address is None:
        raise InputError(url, "not a web address", hint="Give one that begins with http:// or https://.")
    survey, final_url = await _surveyed(services, fetch_url(address))
    match survey.kind:
        case "feed" | "sitemap" as kind:
            return await _watch_feed(services, fetch_url(address), kind, outlet, survey)
        case "article":
            return await _watch_article(services, fetch_url(address), final_url, outlet, survey)
        case "site":
            return await _watch_site(services, address, outlet, survey)
    raise InputError(address, "neither a feed nor a sitemap nor a web page", hint="Give the address of one of these.")


async def _surveyed(services: Services, url: str) -> tuple[Survey, str]:
    host, allowed = await ask_robots(services, HostState(host_of(url)), url)
    if not allowed:
        raise RobotsRefused(url, hint="Set fetch.respect_robots to false only with the site's leave.")
    response = await get_politely(services, host, url)
    if response.status != 200:
        raise FetchError(url, f"the server answered {response.status}", hint="Try the address in a browser.")
    survey: Survey = await services.workers.run(url, SURVEY, response.body, response.headers, response.final_url)
    return survey, response.final_url


async def _watch_site(services: Services, address: str, outlet: str | None, site: Survey) -> Watched:
    """Watch the first feed that the site declares, else the first that stands where sites keep one."""
    for candidate in (*site.feeds, *site.guesses):
        try:
            survey, _ = await _surveyed(services, candidate)
        except MonitorError as problem:
            services.log.debug("no_feed_here", url=candidate, reason=problem.reason)
            continue
        if survey.kind in ("feed", "sitemap"):
            others = tuple(feed for feed in site.feeds if feed != candidate)
            return await _watch_feed(services, candidate, survey.kind, outlet, survey, others)
    raise InputError(
        address,
        "a page without an article, and no feed was found on it",
        hint="Give the address of a feed or an article.",
    )


async def _watch_feed(
    services: Services,
    url: str,
    kind: Literal["feed", "sitemap"],
    outlet: str | None,
    survey: Survey,
    others: tuple[str, ...] = (),
) -> Watched:
    known = {feed.url for feed in await services.stored(services.store.feeds) if feed.state == "active"}
    feed = await services.stored(
        services.store.add_feed,
        url,
        name=survey.title,
        outlet=outlet or outlet_of(url),
        kind=kind,
        now=services.clock(),
        added_by="user",
    )
    if feed.state != "active":
        await services.stored(services.store.set_feed_state, feed.id, "active")
    return Watched(kind, url, survey.title, survey.entries, url not in known, survey.fault, others)


async def _watch_article(services: Services, url: str, final_url: str, outlet: str | None, survey: Survey) -> Watched:
    article, created = await services.stored(
        services.store.add_article,
        url,
        key=article_key(final_url),
        host=host_of(url),
        title=survey.title,
        outlet=outlet or outlet_of(url),
        now=services.clock(),
        pinned=True,
    )
    return Watched("article", article.url, survey.title or article.title, is_new=created, others=survey.feeds)
