"""All that programs ask. A new router is added here; those of /api/v1 in v1_openapi.py, which describes them."""

from __future__ import annotations

from monitor.web.api.events import router as events
from monitor.web.api.health import router as health
from monitor.web.api.v1_openapi import V1_ROUTERS
from monitor.web.api.v1_openapi import router as openapi
from monitor.web.exports import router as exports
from monitor.web.syndication import router as syndication

__all__ = ["API_ROUTERS"]

API_ROUTERS = (events, health, syndication, exports, openapi, *V1_ROUTERS)
