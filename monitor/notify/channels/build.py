"""From a destination's description to its channel. What a channel imports is imported only where it is used."""

from __future__ import annotations

from typing import TypeVar

from monitor.errors import ConfigError
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

__all__ = ["build_channel"]

Need = TypeVar("Need")


def build_channel(spec: DestinationSpec, deps: ChannelDeps) -> Channel:
    """The channel to this destination. Raises ConfigError, with the destination's name, where it can't work."""
    match spec:
        case TerminalSpec():
            from monitor.notify.channels.terminal import TerminalChannel

            return TerminalChannel(spec.name, deps.console)
        case LogSpec():
            from monitor.notify.channels.log import LogChannel

            return LogChannel(spec.name, _needed(deps.log, spec.name, "a log"))
        case FileSpec():
            from monitor.notify.channels.file import FileChannel

            return FileChannel(spec)
        case WebhookSpec():
            from monitor.notify.channels.webhook import WebhookChannel

            return WebhookChannel(spec, _needed(deps.post, spec.name, "an HTTP client"))
        case EmailSpec():
            from monitor.notify.channels.email import EmailChannel

            return EmailChannel(spec, deps)
        case AppriseSpec():
            from monitor.notify.channels.apprise import AppriseChannel

            return AppriseChannel(spec, deps)


def _needed(need: Need | None, name: str, what: str) -> Need:
    if need is None:
        raise ConfigError(f"alerts.destinations.{name}", f"this destination needs {what}, and none was given")
    return need
