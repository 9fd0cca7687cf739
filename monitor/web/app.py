"""The application: the routes put together, the gate before them, and what is said when something goes wrong."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from monitor.web.access import routes_without_access
from monitor.web.api.health import registry_of
from monitor.web.api.routers import API_ROUTERS
from monitor.web.gate import Gate
from monitor.web.live import Live
from monitor.web.metrics import SiteCollector
from monitor.web.pages.routers import PAGE_ROUTERS
from monitor.web.render import HERE
from monitor.web.site import Site
from monitor.web.troubles import tell_troubles

__all__ = ["create_app"]


def create_app(site: Site) -> FastAPI:
    """The web of this site. Raises RuntimeError where a route doesn't say who may use it."""
    app = FastAPI(
        title="monitor",
        summary="Which figures, quotes and sources of news articles changed after publication.",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.site = site
    app.state.live = Live(site)
    app.state.metrics = registry_of(SiteCollector(site, app.state.live))
    app.state.tested = {}  # destination -> when a test was last sent to it
    routers = (*PAGE_ROUTERS, *API_ROUTERS)
    for router in routers:
        app.include_router(router)
    app.mount("/static", Files(directory=HERE / "static"), name="static")
    tell_troubles(app)
    unguarded = list(routes_without_access(routers))
    if unguarded:
        raise RuntimeError(f"these routes don't say who may use them: {'; '.join(unguarded)}")
    # No page holds a secret beside words that another site can choose (forms carry no token: the gate looks at where they
    # come from), so its packed size tells nobody anything (BREACH).
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Gate, site=site)
    return app


class Files(StaticFiles):
    """The style and the scripts. Browsers ask each time whether they are still the same: an upgrade shows at once."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or 304."""
        answer = super().file_response(*args, **kwargs)
        answer.headers["cache-control"] = "no-cache"
        return answer
