"""How the API answers: JSON with a weak ETag, lists page by page with opaque cursors, bodies read up to a limit."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import InputError

if TYPE_CHECKING:
    from starlette.types import Message

__all__ = [
    "MOST_BODY_BYTES",
    "PREFIX",
    "BoundedRoute",
    "answered",
    "done",
    "is_fresh",
    "number_cursor",
    "paged",
    "read_cursor",
    "weak_etag",
    "write_cursor",
]

PREFIX = "/api/v1"
# Two versions of the longest articles that newsrooms publish, three times over; what is longer is no article.
MOST_BODY_BYTES = 2_000_000
LARGEST_ID = 2**63 - 1
Row = TypeVar("Row")


class BoundedRoute(APIRoute):
    """A route that reads no more of a request's body than MOST_BODY_BYTES: 413 for a longer one."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler over a request whose body ends where the limit does."""
        handle = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            return await handle(Request(request.scope, _counted(request)))

        return bounded


def _counted(request: Request) -> Callable[[], Coroutine[Any, Any, Message]]:
    received = 0

    async def receive() -> Message:
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > MOST_BODY_BYTES:
            raise HTTPException(413, f"the body is longer than {MOST_BODY_BYTES:,} bytes")
        return message

    return receive


def answered(
    request: Request, content: Any, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """The content as JSON; 304 without it where the asker has it already."""
    # Stored words may hold half of a surrogate pair, which UTF-8 has no form for.
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
    known = {"cache-control": "private, no-cache", **(headers or {})}
    if request.method in ("GET", "HEAD") and status == 200:
        known["etag"] = weak_etag(body)
        if is_fresh(request, known["etag"]):
            return Response(status_code=304, headers=known)
    return Response(body, status, known, "application/json")


def done() -> Response:
    """204: it is done, and there is nothing to say of it."""
    return Response(status_code=204, headers={"cache-control": "private, no-cache"})


def weak_etag(body: bytes) -> str:
    """A weak entity tag: whoever packs the answer on its way may keep it."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'


def is_fresh(request: Request, etag: str) -> bool:
    """Whether the asker names this tag, or any, as the one that it has (RFC 9110, section 13.1.2)."""
    named = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    return "*" in named or etag.removeprefix("W/") in {one.removeprefix("W/") for one in named}


def paged(
    request: Request,
    rows: Sequence[Row],
    limit: int,
    to_json: Callable[[Row], Any],
    key: Callable[[Row], int | str],
    further: int | str | None = None,
) -> Response:
    """One page of a list, made of up to `limit` + 1 rows: the one too many says that there is a next page.

    `further` is the next page's key where this one ended before all was looked through.
    """
    items = [to_json(row) for row in rows[:limit]]
    after = key(rows[limit - 1]) if len(rows) > limit else further
    if after is None:
        return answered(request, {"items": items, "next": None})
    cursor = write_cursor(request, after)
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    link = f'<{request.url.path}?{urlencode([*query, ("cursor", cursor)])}>; rel="next"'
    return answered(request, {"items": items, "next": cursor}, headers={"link": link})


def write_cursor(request: Request, key: int | str) -> str:
    """A key as the asker gets it. Bound to its list: the cursor of one says nothing in another."""
    return urlsafe_b64encode(f"{request.url.path} {key}".encode()).decode().rstrip("=")


def read_cursor(request: Request, cursor: str | None) -> str | None:
    """The key that a cursor stands for. Raises InputError for one that this list never gave."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        path, _, key = urlsafe_b64decode(padded.encode("ascii")).decode("ascii").partition(" ")
    except ValueError as problem:
        raise _unknown_cursor() from problem
    if path != request.url.path or not key or not key.isprintable():
        raise _unknown_cursor()
    return key


def number_cursor(request: Request, cursor: str | None) -> int | None:
    """`read_cursor` of a list whose keys are ids."""
    key = read_cursor(request, cursor)
    if key is None:
        return None
    if not key.isdecimal() or len(key) > 19 or int(key) > LARGEST_ID:
        raise _unknown_cursor()
    return int(key)


def _unknown_cursor() -> InputError:
    return InputError("cursor", "not a cursor of this list", hint="Take it from `next`, or leave it out to begin anew.")
