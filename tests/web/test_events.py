"""/events on the real server: what is new comes, what was missed comes again, and the server can always end."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from site_world import fill, served, site_over

from monitor.store.records import ChangeFilter
from monitor.store.store import Store
from monitor.web.api import events as events_module
from monitor.web.app import create_app
from monitor.web.live import Live, TooManyListeners

HOSTILE = "</script><img src=x onerror=alert(1)>\r\n\r\nevent: change\ndata: {}\u2028"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@asynccontextmanager
async def listening(url: str, path: str = "events", **headers: str) -> AsyncIterator[AsyncIterator[dict[str, str]]]:
    async with (
        httpx.AsyncClient(timeout=10) as client,
        client.stream("GET", url + path, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield parsed(answer.aiter_lines())


async def parsed(lines: AsyncIterator[str]) -> AsyncIterator[dict[str, str]]:
    """Events as a browser reads them: fields until an empty line; comments under the name ""."""
    event: dict[str, str] = {}
    async for line in lines:
        if line:
            name, _, value = line.partition(":")
            event[name] = value.removeprefix(" ")
        elif event:
            yield event
            event = {}


async def take(events: AsyncIterator[dict[str, str]], number: int) -> list[dict[str, str]]:
    async with asyncio.timeout(10):
        return [await anext(events) for _ in range(number)]


def test_a_new_change_comes_to_everybody_who_listens(store: Store) -> None:
    async def story() -> None:
        async with (
            served(site_over(store)) as url,
            listening(url) as one,
            listening(url) as other,
        ):
            assert (await take(one, 1)) == (await take(other, 1)) == [{"retry": "3000"}]
            await asyncio.to_thread(fill, store)
            first, second = await take(one, 2)
            assert await take(other, 2) == [first, second]
            assert (first["event"], first["id"], second["id"]) == ("change", "1", "2")
            data = json.loads(first["data"])
            assert data.keys() == {"id", "summary", "severity", "kind", "outlet", "title", "article_id", "url"}
            assert (data["severity"], data["kind"], data["outlet"]) == ("high", "figure", "coast.example")

    asyncio.run(story())


def test_who_comes_back_is_told_what_was_missed(store: Store) -> None:
    fill(store, edits=3)

    async def story() -> None:
        async with served(site_over(store)) as url:
            for path, headers in (("events", {"Last-Event-ID": "4"}), ("events?after=4", {})):
                async with listening(url, path, **headers) as events:
                    _, *missed = await take(events, 3)
                    assert [event["id"] for event in missed] == ["5", "6"]
            # The header is newer than the address that the page was loaded with.
            async with listening(url, "events?after=0", **{"Last-Event-ID": "5"}) as events:
                assert [event["id"] for event in (await take(events, 2))[1:]] == ["6"]

    asyncio.run(story())


def test_who_missed_too_much_is_told_of_the_gap(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_module, "MOST_SENT_AGAIN", 5)
    fill(store, edits=3)

    async def story() -> None:
        async with served(site_over(store)) as url, listening(url, "events?after=0") as events:
            _, gap = await take(events, 2)
            assert (gap["event"], gap["id"], json.loads(gap["data"])) == ("gap", "6", {"after": 0, "newest": 6})

    asyncio.run(story())


def test_hostile_words_make_no_event_of_their_own(store: Store) -> None:
    fill(store, HOSTILE)

    async def story() -> None:
        async with served(site_over(store)) as url, listening(url, "events?after=0") as events:
            _, *found = await take(events, 3)
            assert [event["id"] for event in found] == ["1", "2"]
            for event in found:
                title = json.loads(event["data"])["title"]
                assert title.startswith("</script><img src=x onerror=alert(1)> event: change data: {}")
                assert "\u2028" not in title

    asyncio.run(story())


def test_a_quiet_line_is_kept_open_by_comments(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_module, "HEARTBEAT_SECONDS", 0.05)

    async def story() -> None:
        async with served(site_over(store)) as url, listening(url) as events:
            assert (await take(events, 3))[1:] == [{"": "still here"}] * 2

    asyncio.run(story())


def test_the_server_ends_at_once_though_somebody_listens(store: Store) -> None:
    async def story() -> float:
        async with httpx.AsyncClient(timeout=10) as client:
            async with served(site_over(store)) as url:
                answer = await client.send(client.build_request("GET", url + "events"), stream=True)
                lines = answer.aiter_lines()
                assert await anext(lines) == "retry: 3000"
                started = time.monotonic()
            took = time.monotonic() - started
            assert [line async for line in lines if line] == []  # the stream has its proper end
            return took

    assert asyncio.run(story()) < 1.5


def test_only_so_many_may_listen(store: Store) -> None:
    async def story() -> None:
        live = Live(site_over(store), most=2)
        first, _ = await live.join(ChangeFilter()), await live.join(ChangeFilter())
        with pytest.raises(TooManyListeners):
            await live.join(ChangeFilter())
        live.leave(first)
        await live.join(ChangeFilter())
        live.close()
        with pytest.raises(TooManyListeners):
            await live.join(ChangeFilter())

    asyncio.run(story())


def test_who_goes_away_is_forgotten(store: Store) -> None:
    async def story() -> None:
        site = site_over(store)
        app = create_app(site)
        live: Live = app.state.live
        transport_gone, began = asyncio.Event(), asyncio.Event()

        async def receive() -> dict[str, Any]:
            await transport_gone.wait()
            return {"type": "http.disconnect"}

        async def send(_: Any) -> None:
            began.set()

        scope = {
            "type": "http", "method": "GET", "path": "/events", "raw_path": b"/events", "query_string": b"",
            "headers": [(b"host", b"localhost")], "http_version": "1.1", "scheme": "http", "root_path": "",
            "client": None, "server": ("localhost", 80), "asgi": {"version": "3.0", "spec_version": "2.3"},
        }  # fmt: skip
        asked = asyncio.create_task(app(scope, receive, send))
        await asyncio.wait_for(began.wait(), 5)
        assert live.listeners == 1
        transport_gone.set()
        await asyncio.wait_for(asked, 5)
        assert live.listeners == 0

    asyncio.run(story())


def test_one_who_does_not_keep_up_is_let_go(store: Store) -> None:
    async def story() -> None:
        live = Live(site_over(store), poll_seconds=0.01)
        slow, quick = await live.join(ChangeFilter()), await live.join(ChangeFilter())
        slow.news = asyncio.Queue(1)
        await asyncio.to_thread(fill, store)
        async with asyncio.timeout(5):
            assert [(await quick.news.get()).id for _ in range(2)] == [1, 2]  # type: ignore[union-attr]
            assert await slow.news.get() is None
        live.close()

    asyncio.run(story())


def test_a_number_that_comes_late_is_told_too(store: Store) -> None:
    """On PostgreSQL a transaction with a lower number may end after one with a higher number."""
    fill(store, edits=2)
    live = Live(site_over(store))
    live._remember([1, 2, 4])
    assert live._newest == 4
    assert set(live._missing) == {3}
    live._remember([3])
    assert (live._newest, live._missing) == (4, {})
    assert store.change_ids_after(3, also=(2,)) == [2, 4]
