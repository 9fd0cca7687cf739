"""All that programs ask. A new router is added here."""

from __future__ import annotations

from monitor.web.api.events import router as events
from monitor.web.api.health import router as health

__all__ = ["API_ROUTERS"]

API_ROUTERS = (events, health)
