"""/events: new changes as they are found, by server-sent events (WHATWG HTML, section 9.2).

Events: `change` (its id is the event's id, its data JSON) and `gap` (more was missed than is sent again: load the page
anew). A comment each 15 seconds keeps proxies from closing the line.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Header, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from monitor.notify.markup import one_line, safe_url
from monitor.notify.redact import redact_text
from monitor.web.access import READS
from monitor.web.filters import Filters, change_filter
from monitor.web.live import Live, TooManyListeners
from monitor.web.site import site_of
from monitor.web.troubles import trouble

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from monitor.store.records import ChangeFilter, ChangeRecord
    from monitor.web.live import Listener
    from monitor.web.site import Site

__all__ = ["router"]

router = APIRouter()
RETRY_MILLISECONDS = 3000
HEARTBEAT_SECONDS = 15.0
MOST_SENT_AGAIN = 200
# A stream ends after an hour, and the browser comes back at once: so a log-out, or a token taken back, is heeded.
LONGEST_STREAM_SECONDS = 3600.0
# Whoever takes nothing for so long has gone, or is too slow to follow.
LONGEST_SEND_SECONDS = 20.0


class EventsQuery(Filters):
    """What to listen for, and what is known already."""

    after: int | None = Field(None, ge=0, le=2**63 - 1)


class EventStream(StreamingResponse):
    """Server-sent events; one that the listener doesn't take in time ends the stream."""

    media_type = "text/event-stream"

    def __init__(self, content: AsyncIterator[bytes], *, at_the_end: Callable[[], None]) -> None:
        super().__init__(content, headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        self._at_the_end = at_the_end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve it. However it ends, the listener is taken off the list."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._at_the_end()

    async def stream_response(self, send: Send) -> None:
        """Send what comes, each piece within its time."""

        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(LONGEST_SEND_SECONDS):
                await send(message)

        with contextlib.suppress(TimeoutError):
            await super().stream_response(send_in_time)


@router.get("/events", dependencies=[READS])
async def events(
    request: Request,
    asked: Annotated[EventsQuery, Query()],
    last_event_id: Annotated[str, Header(max_length=20)] = "",
) -> Response:
    """New changes that fit the stream's query, as server-sent events.

    `after`, or the header Last-Event-ID, says what the listener has already.
    """
    site, live = site_of(request), live_of(request)
    try:
        listener = await live.join(_live_filter(change_filter(asked, site.clock(), None)))
    except TooManyListeners:
        answer = trouble(request, 503, "as many listen to the changes as may; try again in a minute")
        answer.headers["retry-after"] = "60"
        return answer
    stream = _stream(site, listener, _known(last_event_id, asked.after))
    return EventStream(stream, at_the_end=lambda: live.leave(listener))


def live_of(request: Request) -> Live:
    """The one Live of this application."""
    live: Live = request.app.state.live
    return live


def _live_filter(wanted: ChangeFilter) -> ChangeFilter:
    """What comes from now on is new to everybody; without moments, all who ask the same share one look."""
    return replace(wanted, since=None, until=None, unseen_by=None)


def _known(last_event_id: str, after: int | None) -> int | None:
    """A browser that comes back sends the header, and the same address as at first."""
    if last_event_id.isascii() and last_event_id.isdecimal() and int(last_event_id) < 2**63:
        return int(last_event_id)
    return after


async def _stream(site: Site, listener: Listener, known: int | None) -> AsyncIterator[bytes]:
    until = time.monotonic() + LONGEST_STREAM_SECONDS
    yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
    if known is not None and known < listener.since:
        yield await _missed(site, listener, known)
    while time.monotonic() < until:
        try:
            record = await asyncio.wait_for(listener.news.get(), HEARTBEAT_SECONDS)
        except TimeoutError:
            yield b": still here\n\n"
            continue
        if record is None:
            return
        yield event_of(record)


async def _missed(site: Site, listener: Listener, known: int) -> bytes:
    """What came since `known`; only that there is a gap, where that is more than is sent again."""
    limit = MOST_SENT_AGAIN + 1
    found = await site.read(site.store.changes_after, known, listener.wanted, limit, listener.since)
    if len(found) < limit:
        return b"".join(map(event_of, found))
    return _event("gap", listener.since, {"after": known, "newest": listener.since})


def event_of(record: ChangeRecord) -> bytes:
    """A change as an event. Its words are hostile: they are clean lines, and escaped as JSON; nothing in them is markup."""
    change = record.change
    content = {
        "id": record.id,
        "summary": one_line(change.summary),
        "severity": change.severity.value,
        "kind": change.kind.value,
        "outlet": one_line(record.outlet or "") or None,
        "title": one_line(record.title),
        "article_id": record.article_id,
        "url": safe_url(redact_text(record.url)),
    }
    return _event("change", record.id, content)


def _event(name: str, event_id: int, content: dict[str, Any]) -> bytes:
    # ASCII alone: no line of it can be ended by what stands in the words.
    return f"event: {name}\nid: {event_id}\ndata: {json.dumps(content, separators=(',', ':'))}\n\n".encode("ascii")
