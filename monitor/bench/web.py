"""`monitor bench web`: how long each page takes and how much it sends, over a database as large as years of watching make.

The pages are those of the real application. Server time is taken inside the process, from the request to the last byte
of the answer, and once more over HTTP on loopback, client included.
"""

from __future__ import annotations

import asyncio
import gzip
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy import func, select, text

from monitor.bench.web_visits import NOT_MEASURED, VISITS, Bounds, get_routes, visits_of
from monitor.bench.web_world import DEEP_ARTICLE, MUCH_CHECKED_ARTICLE, WorldSize, make_world
from monitor.errors import InputError
from monitor.store.engine import Database
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, KEPT_OUT

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["MOST_BYTES", "MOST_MS", "PageFigures", "WebResult", "run_web_bench"]

MOST_MS, MOST_BYTES = 100.0, 150_000
GZIP = b"\x1f\x8b"
WARM_UP = 2  # imports and templates are read at the first request of a process, not at each


@dataclass(frozen=True, slots=True)
class PageFigures:
    """One route over all requests. Times in milliseconds; `bytes` is the largest answer, before gzip packs it."""

    route: str
    requests: int
    median_ms: float
    p95_ms: float
    http_p95_ms: float
    bytes: int
    slowest: str
    failed: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it answered in time, within the size, and never with an error."""
        return self.p95_ms <= MOST_MS and self.bytes <= MOST_BYTES and not self.failed


@dataclass(frozen=True, slots=True)
class WebResult:
    """All pages. `missing` are GET routes that no visit covers, `not_measured` those left out, with the reason."""

    pages: tuple[PageFigures, ...]
    missing: tuple[str, ...]
    not_measured: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether every page holds and none is missing."""
        return not self.missing and all(page.holds for page in self.pages)

    def to_json(self) -> dict[str, Any]:
        """For a program."""
        return asdict(self) | {"holds": self.holds}


def run_web_bench(
    size: WorldSize,
    keep: Path | None,
    requests: int,
    on_progress: Callable[[int, int], None] = lambda done, left: None,
    only: str | None = None,
) -> WebResult:
    """Make the database (in `keep`, which is used again where it is there) and measure every page."""
    with tempfile.TemporaryDirectory() as folder:
        path = keep.absolute() if keep else Path(folder, "bench-web.db")
        if not path.exists():
            make_world(path, size, on_progress)
        return asyncio.run(_measured(path, requests, only))


async def _measured(path: Path, requests: int, only: str | None) -> WebResult:
    from monitor.compose import open_services
    from monitor.logs import open_log
    from monitor.settings import Settings
    from monitor.web.api.routers import API_ROUTERS
    from monitor.web.app import create_app
    from monitor.web.pages.routers import PAGE_ROUTERS
    from monitor.web.serve import listen, serving
    from monitor.web.site import Site

    at = _bounds(path)
    settings = Settings.model_validate({"database_url": f"sqlite:///{path}", "web": {"port": 0}})
    routes = get_routes((*PAGE_ROUTERS, *API_ROUTERS))
    asked = [route for route in routes if route in VISITS and only in (None, route)]
    async with AsyncExitStack() as stack:
        services = await stack.enter_async_context(open_services(settings, log=open_log("error", "json", str)))
        site = Site(services, settings, watching=False)
        url = await stack.enter_async_context(serving(site, listen(settings.web)))
        app = create_app(site)
        pages = [await _page(app, url, route, visits_of(route, at, requests)) for route in asked]
    missing = tuple(route for route in routes if route not in VISITS and route not in NOT_MEASURED)
    left_out = tuple((route, reason) for route, reason in NOT_MEASURED.items() if route in routes)
    return WebResult(tuple(pages), missing, left_out)


def _bounds(path: Path) -> Bounds:
    """What the database holds. Raises InputError where it isn't one that this bench made."""
    database = Database(f"sqlite:///{path}")
    edited = select(ARTICLES.c.id, ARTICLES.c.latest_number, ARTICLES.c.title).where(ARTICLES.c.edits > 0).limit(200)
    try:
        with database.reading() as connection:
            articles = connection.execute(select(func.max(ARTICLES.c.id))).scalar() or 0
            changes = connection.execute(select(func.max(CHANGES.c.id))).scalar() or 0
            rows = connection.execute(edited).all()
            outlets = connection.execute(select(ARTICLES.c.outlet).distinct()).scalars().all()
            withheld = connection.execute(select(CHECKS.c.id).where(text(KEPT_OUT)).limit(200)).scalars().all()
    finally:
        database.close()
    if not rows or not changes:
        raise InputError(str(path), "holds no edited article", hint="Let `monitor bench web --keep FILE` make it.")
    return Bounds(
        articles=articles,
        changes=changes,
        edited=tuple(row.id for row in rows),
        snapshots=tuple(row.latest_number for row in rows),
        outlets=tuple(one for one in outlets if one),
        words=("harbour", "million euros", *(row.title.split()[-1] for row in rows[:30])),
        deep_article=DEEP_ARTICLE,
        deep_snapshots=next((row.latest_number for row in rows if row.id == DEEP_ARTICLE), 2),
        much_checked_article=MUCH_CHECKED_ARTICLE,
        withheld=tuple(withheld),
    )


async def _page(app: FastAPI, url: str, route: str, addresses: Sequence[str]) -> PageFigures:
    for address in addresses[:WARM_UP]:
        await _ask(app, address)
    times, sizes, failed = list[float](), list[int](), list[str]()
    for address in addresses:
        began = time.perf_counter()
        status, body = await _ask(app, address)
        times.append((time.perf_counter() - began) * 1000)
        sizes.append(len(gzip.decompress(body)) if body.startswith(GZIP) else len(body))
        if status >= 400:
            failed.append(f"{status} {address}")
    over_http = await _over_http(url, addresses)
    slowest = addresses[max(range(len(times)), key=times.__getitem__)]
    return PageFigures(
        route=route,
        requests=len(addresses),
        median_ms=round(median(times), 1),
        p95_ms=round(_p95(times), 1),
        http_p95_ms=round(_p95(over_http), 1),
        bytes=max(sizes),
        slowest=slowest,
        failed=tuple(failed),
    )


def _p95(times: Sequence[float]) -> float:
    """The smallest that at least 95 of 100 don't exceed."""
    return sorted(times)[-(-len(times) * 95 // 100) - 1]


async def _ask(app: FastAPI, address: str) -> tuple[int, bytes]:
    """The status of an answer and the bytes that it sends, from the application itself."""
    path, _, query = address.partition("?")
    status, parts = 0, list[bytes]()

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            parts.append(message.get("body", b""))

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", b"127.0.0.1"), (b"accept", b"text/html"), (b"accept-encoding", b"gzip")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),  # as a server gives it
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    return status, b"".join(parts)


async def _over_http(url: str, addresses: Sequence[str]) -> list[float]:
    import aiohttp

    times = []
    async with aiohttp.ClientSession() as session:
        for address in addresses:
            began = time.perf_counter()
            async with session.get(url.rstrip("/") + address) as answer:
                await answer.read()
            times.append((time.perf_counter() - began) * 1000)
    return times
