"""What every page works with: the running monitor's parts, handed in by whoever serves the web."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from starlette.requests import Request

    from monitor.pipeline.services import Clock, Services
    from monitor.settings import Settings
    from monitor.store.store import Store

__all__ = ["Site", "base_of", "site_of"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Site:
    """One served monitor. `services` has store, fetcher, workers and channels; `watching`: the daemon runs in here."""

    services: Services
    settings: Settings
    watching: bool

    @property
    def store(self) -> Store:
        """The database. Its methods block: call them from a `def` page, or by `read` from an `async def` one."""
        return self.services.store

    @property
    def clock(self) -> Clock:
        """The time; pages never read the clock themselves."""
        return self.services.clock

    @property
    def log(self) -> Any:
        """Where the web says what it does."""
        return self.services.log

    def read(self, method: Callable[..., Result], *args: Any, **kwargs: Any) -> Awaitable[Result]:
        """A store method from an `async def` page, off the loop."""
        return run_in_threadpool(method, *args, **kwargs)


def site_of(request: Request) -> Site:
    """The site that answers this request."""
    site: Site = request.app.state.site
    return site


def base_of(request: Request) -> str:
    """Where this site is found, without a slash at the end: by web.public_url, else by the address that was asked for."""
    public = site_of(request).settings.web.public_url
    return (public or str(request.base_url)).rstrip("/")
