"""What one request and the head of its answer said, for the evidence; secrets are masked, the body is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from monitor.values import Exchange

__all__ = ["MASK", "exchange_of"]

MASK = "[masked]"
# What opens doors: our own words only. What the server sent is evidence as it stands.
SECRETS = frozenset({"authorization", "proxy-authorization", "cookie"})


class Answered(Protocol):
    """What the HTTP library's response tells."""

    method: str
    status: int
    reason: str | None
    version: Any

    @property
    def request_info(self) -> Any: ...

    @property
    def raw_headers(self) -> Iterable[tuple[bytes, bytes]]: ...


def exchange_of(url: str, response: Answered, at: datetime, peer: str | None) -> Exchange:
    """One request to `url` (without credentials) and the head of its answer, which was there `at`."""
    version = response.version
    asked: Mapping[str, str] = response.request_info.headers
    return Exchange(
        url=url,
        at=at,
        method=response.method,
        sent=tuple((name, _masked(name, value)) for name, value in asked.items()),
        status=response.status,
        reason=_plain(response.reason or ""),
        version=f"{version.major}.{version.minor}" if version else "1.1",
        received=tuple((_text(name), _text(value)) for name, value in response.raw_headers),
        peer=peer,
    )


def _masked(name: str, value: str) -> str:
    return MASK if name.lower() in SECRETS else _plain(value)


def _text(raw: bytes) -> str:
    """A header's bytes, which are Latin-1 by the book and UTF-8 in practice; none is lost that is either."""
    return raw.decode("utf-8", "replace")


def _plain(text: str) -> str:
    """Without halves of surrogate pairs: the HTTP library writes bytes that are no UTF-8 so."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
