"""PURE: the request record: how a kept page was asked for and what the server said, as bytes with a digest of their own.

It is JSON with sorted keys, without spaces, in UTF-8. A snapshot's seal holds its digest, so that headers, times and
redirects are vouched for as its text is. Snapshots from before records were kept have none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from monitor.values import Exchange

__all__ = ["RequestRecord", "request_bytes", "request_of", "sealed_moment"]


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """How a kept page was got. The last of `exchanges` brought the body; those before it are redirects.

    `body_sha256` is of the body as kept, its content encoding taken off; `text_sha256` of what was read from it, None
    where no new text was. `columns` repeats what else the snapshot's row and its changes' say, so that it is sealed too.
    """

    requested_url: str
    final_url: str
    tls: bool
    body_sha256: str | None
    exchanges: tuple[Exchange, ...]
    text_sha256: str | None = None
    elapsed_seconds: float | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)


def request_bytes(record: RequestRecord) -> bytes:
    """The record as it is stored and hashed."""
    row = {
        "requested_url": record.requested_url,
        "final_url": record.final_url,
        "tls": record.tls,
        "body_sha256": record.body_sha256,
        "text_sha256": record.text_sha256,
        "elapsed_seconds": record.elapsed_seconds,
        "columns": dict(record.columns),
        "exchanges": [_exchange_to_json(exchange) for exchange in record.exchanges],
    }
    text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "replace")


def request_of(stored: bytes) -> RequestRecord:
    """The record that `request_bytes` wrote. Raises ValueError or KeyError where it is none."""
    row = json.loads(stored)
    return RequestRecord(
        requested_url=row["requested_url"],
        final_url=row["final_url"],
        tls=bool(row["tls"]),
        body_sha256=row["body_sha256"],
        exchanges=tuple(map(_exchange_from_json, row["exchanges"])),
        text_sha256=row["text_sha256"],
        elapsed_seconds=row["elapsed_seconds"],
        columns=row["columns"],
    )


def sealed_moment(at: datetime | None) -> str | None:
    """A time as records and seals write it."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")


def _exchange_to_json(exchange: Exchange) -> dict[str, Any]:
    return {
        "url": exchange.url,
        "at": sealed_moment(exchange.at),
        "peer": exchange.peer,
        "method": exchange.method,
        "sent": [list(field) for field in exchange.sent],
        "status": exchange.status,
        "reason": exchange.reason,
        "version": exchange.version,
        "received": [list(field) for field in exchange.received],
    }


def _exchange_from_json(row: Mapping[str, Any]) -> Exchange:
    return Exchange(
        url=row["url"],
        at=datetime.fromisoformat(row["at"]),
        method=row["method"],
        sent=tuple((name, value) for name, value in row["sent"]),
        status=row["status"],
        reason=row["reason"],
        version=row["version"],
        received=tuple((name, value) for name, value in row["received"]),
        peer=row["peer"],
    )
