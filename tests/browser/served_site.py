"""The site over a store, served by the real server from a thread: playwright's own loop holds the test's."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from fastapi.routing import APIRoute
from site_world import served, site_over

from monitor.store.store import Store
from monitor.web.api.routers import API_ROUTERS
from monitor.web.pages.routers import PAGE_ROUTERS

__all__ = ["NO_PAGES", "page_paths", "serving_store"]

# GET routes that answer with no page for people, or with none that is the same here.
NO_PAGES = {
    "/events": "a stream of events",
    "/healthz": "JSON",
    "/login": "leads on where no password is set: test_log_in.py",
    "/api/v1/openapi.json": "JSON",
}
ENDS = (
    ".atom",
    ".json",
    ".jsonl",
    ".csv",
    ".parquet",
    ".zip",
    ".gz",
    ".png",
    ".opml",
    "/raw",
    ".txt",
    "/metrics",
    "/history.html",
)


def page_paths(outlet: str = "coast.example") -> list[str]:
    """The paths of all pages, with 1 for every number in them, and this outlet for the name of one."""
    routes = [route for router in (*PAGE_ROUTERS, *API_ROUTERS) for route in router.routes]
    paths = [route.path for route in routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())]
    pages = [
        path for path in paths if path not in NO_PAGES and not path.startswith("/api/v1/") and not path.endswith(ENDS)
    ]
    named = [path.replace("{name:path}", quote(outlet)) for path in dict.fromkeys(pages)]
    found = [re.sub(r"\{[^}]*\}", "1", path) for path in named]
    return [f"{path}?from=1&to=2" if path.endswith("/diff") else path for path in found]


@contextmanager
def serving_store(store: Store, **settings: Any) -> Iterator[str]:
    """The address of the site with these settings while the block runs, without the slash at its end."""
    loop, begun, end = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    address: list[str] = []

    async def serve() -> None:
        async with served(site_over(store, **settings)) as url:
            address.append(url.rstrip("/"))
            begun.set()
            await end.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert begun.wait(20)
    try:
        yield address[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(10)
        loop.close()
