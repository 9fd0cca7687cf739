"""Alerts as events of the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from monitor.notify.message import Message

__all__ = ["LogChannel"]


class LogChannel:
    """Hands each alert to a log function, such as structlog's `info`."""

    def __init__(self, name: str, log: Callable[..., Any]) -> None:
        self.name = name
        self._log = log

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """One event "alert" with the lead and the link; a digest is one event too."""
        article = message.payload.get("data", {}).get("article", {})
        self._log(
            "alert",
            lead=message.lead,
            delivery=delivery_id,
            severity=message.payload.get("data", {}).get("severity"),
            url=article.get("url"),
        )
