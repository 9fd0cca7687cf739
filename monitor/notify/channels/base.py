"""What every channel is, and what describes one. It opens nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from monitor.errors import DeliveryError
from monitor.notify.message import Message
from monitor.notify.outbox import Failure
from monitor.values import Response

__all__ = [
    "AppriseSpec",
    "Channel",
    "ChannelDeps",
    "DestinationGone",
    "DestinationSpec",
    "EmailSpec",
    "FileSpec",
    "LogSpec",
    "TerminalSpec",
    "WebhookSpec",
    "failure_of",
]


class Channel(Protocol):
    """One destination that takes messages."""

    name: str

    async def send(self, message: Message, *, delivery_id: str, now: datetime) -> None:
        """Hand the message over; `delivery_id` stays the same over retries. Raises DeliveryError."""
        ...


class DestinationGone(DeliveryError):  # noqa: N818 - the tree reads as outcomes
    """The destination says that it wants no more alerts, ever."""

    def __init__(self, subject: str, reason: str = "", *, hint: str = "") -> None:
        super().__init__(subject, reason, hint=hint, permanent=True)


def failure_of(error: DeliveryError) -> Failure:
    """What the outbox decides from."""
    return Failure(
        reason=f"{error.reason}. {error.hint}" if error.hint else error.reason,
        permanent=error.permanent,
        gone=isinstance(error, DestinationGone),
        retry_after_seconds=error.retry_after_seconds,
    )


@dataclass(frozen=True, slots=True)
class TerminalSpec:
    """The terminal that monitor runs in."""

    name: str


@dataclass(frozen=True, slots=True)
class LogSpec:
    """Lines of the log."""

    name: str


@dataclass(frozen=True, slots=True)
class FileSpec:
    """JSON lines in a file, rotated at `max_bytes`, the last `keep` files kept as path.1, path.2, …"""

    name: str
    path: Path
    max_bytes: int = 100_000_000
    keep: int = 5


@dataclass(frozen=True, slots=True)
class WebhookSpec:
    """A Standard Webhooks receiver. All `secrets` sign, so that keys can be rotated; without any, nothing is signed."""

    name: str
    url: str
    secrets: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class EmailSpec:
    """An SMTP server and who writes to whom."""

    name: str
    host: str
    sender: str
    recipients: tuple[str, ...]
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AppriseSpec:
    """One Apprise URL; it holds its own credentials."""

    name: str
    url: str = field(repr=False)


DestinationSpec = TerminalSpec | LogSpec | FileSpec | WebhookSpec | EmailSpec | AppriseSpec

Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[Response]]
CheckHost = Callable[[str, int], Awaitable[None]]
Connect = Callable[[str, int, float], Any]  # a connected socket


@dataclass(frozen=True, slots=True)
class ChannelDeps:
    """What channels need of the rest of the house; a channel whose need is missing is refused when built.

    `console`: a rich Console. `log`: called with an event and fields, as structlog's `info`. `post`: the one HTTP
    client; it must not follow redirects, and raises FetchError. `check_host(host, port)`: the address guard, asked
    before SMTP and Apprise open sockets of their own; it raises FetchError. `connect(host, port, timeout_seconds)`: a
    socket to a vetted address, for SMTP; `watched()`: within it, a thread of Apprise connects to vetted addresses only;
    both raise AddressRefused. `ssl_context`: for SMTP; the system's trust store without one. `timeout_seconds` bounds one delivery by SMTP or Apprise.
    """

    console: Any = None
    log: Callable[..., Any] | None = None
    post: Post | None = None
    check_host: CheckHost | None = None
    connect: Connect | None = None
    watched: Callable[[], AbstractContextManager[None]] = nullcontext
    ssl_context: Any = None
    timeout_seconds: float = 30.0
