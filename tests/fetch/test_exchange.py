"""What is kept of a request: both heads as they went over the wire, every redirect, no secret."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from fetch_servers import answer, policy_for, serving

from monitor.fetch.client import Fetcher
from monitor.values import Response

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fetched(body: bytes, path: str = "/story", **asked: object) -> tuple[Response, list[str]]:
    async def go() -> tuple[Response, list[str]]:
        async with serving(body) as server, Fetcher(policy_for(server), clock=lambda: NOON) as fetcher:
            return await fetcher.get(server.url(path), **asked), server.heads

    return asyncio.run(go())


def test_both_heads_are_kept_as_they_were_written() -> None:
    response, heads = fetched(answer(b"hi", "200 Fine", "X-Twice: 1", "x-twice: 2", "Server: m\xc3\xb6we"))
    (exchange,) = response.exchanges
    assert (exchange.status, exchange.reason, exchange.version, exchange.at) == (200, "Fine", "1.1", NOON)
    assert exchange.received[1:] == (("X-Twice", "1"), ("x-twice", "2"), ("Server", "m\u00f6we"))
    sent = [f"{name}: {value}" for name, value in exchange.sent]
    assert sent == heads[0].splitlines()[1:-1]
    assert exchange.peer == response.peer


def test_every_redirect_is_kept_with_its_own_answer() -> None:
    async def go() -> None:
        async with (
            serving(answer(b"arrived")) as there,
            serving(answer(b"", "301 Moved", f"Location: {there.url('/new')}")) as here,
            Fetcher(policy_for(here, there)) as fetcher,
        ):
            response = await fetcher.get(here.url("/old"))
            assert [(e.url, e.status) for e in response.exchanges] == [
                (here.url("/old"), 301),
                (there.url("/new"), 200),
            ]
            assert response.exchanges[-1].url == response.final_url

    asyncio.run(go())


def test_what_opens_doors_is_masked_and_never_stands_in_a_url() -> None:
    async def go() -> None:
        async with serving(answer(b"hi")) as server, Fetcher(policy_for(server)) as fetcher:
            url = server.url().replace("http://", "http://ann:canary@")
            response = await fetcher.get(url, headers={"Cookie": "session=canary", "X-Plain": "seen"})
            assert "Authorization: Basic" in server.heads[0]
            (exchange,) = response.exchanges
            assert "canary" not in repr(exchange)
            assert "Basic" not in repr(exchange)
            assert ("X-Plain", "seen") in exchange.sent
            assert {name: value for name, value in exchange.sent if value == "[masked]"}.keys() == {
                "Cookie",
                "Authorization",
            }

    asyncio.run(go())
