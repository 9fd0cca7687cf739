"""Settings -> a running monitor's parts. The one place that knows both the settings and the rooms."""

from __future__ import annotations

import random
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from monitor.cadence import CadencePolicy
from monitor.errors import StoreError
from monitor.fetch.client import Fetcher, FetchPolicy
from monitor.fetch.pace import Pace
from monitor.notify.channels.base import (
    AppriseSpec,
    Channel,
    ChannelDeps,
    DestinationSpec,
    EmailSpec,
    FileSpec,
    LogSpec,
    TerminalSpec,
    WebhookSpec,
)
from monitor.notify.channels.build import build_channel
from monitor.notify.redact import redactor, secrets_in_url
from monitor.notify.rules import Rule
from monitor.pipeline.leases import own_name
from monitor.pipeline.services import Clock, Policies, Services, utc_now
from monitor.settings import (
    AppriseDestination,
    DestinationSetting,
    EmailDestination,
    FileDestination,
    LogDestination,
    RuleSetting,
    Settings,
    TerminalDestination,
    WebhookDestination,
)
from monitor.store.retention import Retention
from monitor.store.store import Store
from monitor.workers import Workers

if TYPE_CHECKING:
    from monitor.store.records import FeedRecord
    from monitor.values import Response

__all__ = [
    "channels_from",
    "check_destinations",
    "fetch_once",
    "fetch_policy",
    "open_channels",
    "open_fetcher",
    "open_services",
    "open_store",
    "open_workers",
    "policies_from",
    "redactor_for",
    "sync_feeds",
]

MEGABYTE = 1_000_000
# SCHEDULING: a host that says 429 or 503 without saying for how long is left alone so long, doubled up to a day.
BACKOFF_FIRST_SECONDS, BACKOFF_MAX_SECONDS = 900.0, 86_400.0
# A lease must outlast the slowest look: robots.txt and page at their deadline each, a queue for a worker, the write.
LEASE_MARGIN_SECONDS = 60
LEAST_CONFIRM_SECONDS = 1.0
# The CPU-heavy modules that every worker shares from the start.
PRELOAD = ("monitor.examine", "monitor.read.pages", "monitor.read.feeds", "monitor.compare.versions")


def open_store(settings: Settings) -> Store:
    """The database of these settings, created and brought up to date. Raises StoreError."""
    return Store.open(settings.database_url)


def fetch_policy(settings: Settings) -> FetchPolicy:
    """How requests are made."""
    fetch = settings.fetch
    return FetchPolicy(
        user_agent=fetch.user_agent,
        timeout_seconds=fetch.timeout_seconds,
        max_wire_bytes=int(fetch.max_wire_megabytes * MEGABYTE),
        max_decoded_bytes=int(fetch.max_decoded_megabytes * MEGABYTE),
        allow_networks=fetch.allow_networks,
        proxy=fetch.proxy,
    )


def policies_from(settings: Settings, *, confirm: bool = True) -> Policies:
    """When to look, how fast, what to tell. `confirm=False`: tell changes at once (`monitor once` looks only once)."""
    fetch, schedule = settings.fetch, settings.schedule
    return Policies(
        cadence=CadencePolicy(
            requests_per_article=schedule.requests_per_article,
            retire_after_hours=schedule.retire_after_days * 24,
            floor_minutes=schedule.floor_minutes,
            feed_min_minutes=schedule.feed_min_minutes,
            feed_max_hours=schedule.feed_max_hours,
            fixed_interval_minutes=schedule.fixed_interval_minutes,
            speed=schedule.speed,
        ),
        pace=Pace(
            interval_seconds=fetch.host_interval_seconds,
            burst=fetch.host_burst,
            backoff_first_seconds=BACKOFF_FIRST_SECONDS / schedule.speed,
            backoff_max_seconds=BACKOFF_MAX_SECONDS / schedule.speed,
        ),
        rules=tuple(map(_rule, settings.alerts.rules)),
        fault_destinations=settings.alerts.errors.destinations,
        respect_robots=fetch.respect_robots,
        user_agent=fetch.user_agent,
        confirm_after_seconds=_confirm_after(settings) if confirm else 0.0,
        max_entries_per_poll=schedule.max_entries_per_poll,
        retention=Retention(**settings.retention.model_dump()),
        lease_seconds=2 * fetch.timeout_seconds + settings.reading.timeout_seconds + LEASE_MARGIN_SECONDS,
    )


@asynccontextmanager
async def open_services(
    settings: Settings, *, log: Any, console: Any = None, clock: Clock = utc_now, confirm: bool = True
) -> AsyncIterator[Services]:
    """All parts of a running monitor, closed in the right order at the end."""
    async with AsyncExitStack() as stack:
        store = open_store(settings)
        stack.callback(store.close)
        workers = stack.enter_context(open_workers(settings))
        fetcher = await stack.enter_async_context(Fetcher(fetch_policy(settings), clock=clock))
        services = Services(
            store=store,
            fetcher=fetcher,
            workers=workers,
            policies=policies_from(settings, confirm=confirm),
            channels=channels_from(settings, fetcher, log=log, console=console),
            owner=own_name(),
            clock=clock,
            jitter=lambda: random.uniform(-1, 1),  # noqa: S311 - spreads load; guards nothing
            log=log,
            redact=redactor_for(settings),
            store_threads=1 if settings.database_url.startswith("sqlite") else 4,
        )
        stack.callback(services.close)
        try:
            yield services
        finally:
            try:
                await services.stored(store.release_all, services.owner)
            except StoreError as problem:  # the leases run out by themselves
                log.warning("leases_not_released", subject=problem.subject, reason=problem.reason)


@contextmanager
def open_workers(settings: Settings) -> Iterator[Workers]:
    """The worker processes that read pages, ended with the block."""
    workers = Workers(
        settings.reading.processes,
        timeout_seconds=settings.reading.timeout_seconds,
        memory_megabytes=settings.reading.memory_megabytes,
        preload=PRELOAD,
    )
    try:
        yield workers
    finally:
        workers.close()


@asynccontextmanager
async def open_fetcher(settings: Settings) -> AsyncIterator[Fetcher]:
    """The HTTP client alone."""
    async with Fetcher(fetch_policy(settings)) as fetcher:
        yield fetcher


@asynccontextmanager
async def open_channels(settings: Settings) -> AsyncIterator[dict[str, Channel]]:
    """The destinations alone, to try them."""
    from monitor.logs import open_log

    log = open_log(settings.log.level, settings.log.format, redactor_for(settings))
    async with open_fetcher(settings) as fetcher:
        yield channels_from(settings, fetcher, log=log, console=None)


def check_destinations(settings: Settings) -> None:
    """Build every destination once. Raises ConfigError where one can't work."""
    from monitor.logs import open_log

    log = open_log("error", "console", redactor_for(settings))
    channels_from(settings, Fetcher(fetch_policy(settings)), log=log, console=None)


def channels_from(settings: Settings, fetcher: Fetcher, *, log: Any, console: Any) -> dict[str, Channel]:
    """The destinations by name. Raises ConfigError where one can't work."""
    deps = ChannelDeps(
        console=console if console is not None else _console(),
        log=log.info,
        post=fetcher.post,
        check_host=fetcher.check_host,
        connect=fetcher.dialer.connect,
        watched=fetcher.dialer.watching,
        ssl_context=ssl.create_default_context() if _sends_mail(settings) else None,
    )
    specs = (_spec(name, destination) for name, destination in settings.alerts.destinations.items())
    return {spec.name: build_channel(spec, deps) for spec in specs}


def redactor_for(settings: Settings) -> Callable[[str], str]:
    """Takes the settings' secrets out of whatever is logged or shown."""
    found = [urlsplit(settings.database_url).password or ""]
    for feed in settings.feeds:
        found.extend(secrets_in_url(feed.url))
    for destination in settings.alerts.destinations.values():
        match destination:
            case WebhookDestination():
                found += [*secrets_in_url(destination.url), destination.secret or "", destination.old_secret or ""]
            case EmailDestination():
                found.append(destination.password or "")
            case AppriseDestination():
                found.extend(secrets_in_url(destination.url))
    # The hash of a password is half a secret: whoever has it can guess as fast as they like.
    found += [hashed.removeprefix("$argon2id$") for hashed in settings.web.accounts.values()]
    return redactor(filter(None, found))


def sync_feeds(settings: Settings, store: Store, clock: Clock = utc_now) -> None:
    """Make the store watch what config.yaml names; what `monitor add` added stays as it is.

    A feed that config.yaml names no more is paused, and taken up again when it is named again. A feed that a person
    paused or removed stays so.
    """
    from monitor.read.keys import article_key, host_of, outlet_of

    now = clock()
    known = {feed.url: feed for feed in store.feeds(removed=True)}
    for feed in settings.feeds:
        before = known.get(feed.url)
        if before is None or (feed.name or "", feed.outlet or before.outlet, feed.kind) != (
            before.name,
            before.outlet,
            before.kind,
        ):
            outlet = feed.outlet or (before.outlet if before else None) or outlet_of(feed.url)
            store.add_feed(feed.url, name=feed.name or "", outlet=outlet, kind=feed.kind, now=now, added_by="config")
        if before is not None and before.state == "paused" and store.meta(_dropped(before)):
            store.set_feed_state(before.id, "active")
            store.set_meta(_dropped(before), "")
    named = {feed.url for feed in settings.feeds}
    for feed_record in known.values():
        if feed_record.added_by == "config" and feed_record.state == "active" and feed_record.url not in named:
            store.set_feed_state(feed_record.id, "paused")
            store.set_meta(_dropped(feed_record), "yes")
    for article in settings.articles:
        store.add_article(
            article.url,
            key=article_key(article.url),
            host=host_of(article.url),
            title="",
            outlet=article.outlet or outlet_of(article.url),
            now=now,
            pinned=True,
        )


def _dropped(feed: FeedRecord) -> str:
    return f"dropped_from_config:{feed.id}"


def fetch_once(settings: Settings, url: str) -> Response:
    """One page, fetched as the daemon would. Raises FetchError."""
    import asyncio

    async def fetch() -> Response:
        async with Fetcher(fetch_policy(settings)) as fetcher:
            return await fetcher.get(url)

    return asyncio.run(fetch())


def _confirm_after(settings: Settings) -> float:
    """Real seconds; at fast pace not less than the daemon's tick leaves for a second look."""
    schedule = settings.schedule
    if schedule.confirm_after_seconds == 0:
        return 0.0
    return max(schedule.confirm_after_seconds / schedule.speed, LEAST_CONFIRM_SECONDS)


def _rule(rule: RuleSetting) -> Rule:
    return Rule(**{name: getattr(rule, name) for name in Rule.__dataclass_fields__})


def _spec(name: str, destination: DestinationSetting) -> DestinationSpec:
    match destination:
        case TerminalDestination():
            return TerminalSpec(name)
        case LogDestination():
            return LogSpec(name)
        case FileDestination():
            return FileSpec(name, destination.path, int(destination.max_megabytes * MEGABYTE))
        case WebhookDestination():
            secrets = tuple(filter(None, (destination.secret, destination.old_secret)))
            return WebhookSpec(name, destination.url, secrets)
        case EmailDestination():
            fields = destination.model_dump(exclude={"type"})
            return EmailSpec(name=name, **fields)
        case AppriseDestination():
            return AppriseSpec(name, destination.url)


def _sends_mail(settings: Settings) -> bool:
    return any(isinstance(destination, EmailDestination) for destination in settings.alerts.destinations.values())


def _console() -> Any:
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 120)
