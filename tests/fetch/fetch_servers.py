"""Scripted servers on loopback: they count who comes, and answer with the bytes they were given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

from monitor.fetch.client import FetchPolicy

__all__ = ["Hits", "Script", "answer", "policy_for", "serving"]

Script = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Hits:
    """A server's address, and the requests it got (heads, as text). `connections` counts sockets, requests or not."""

    host: str
    port: int
    connections: int = 0
    heads: list[str] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0

    def url(self, path: str = "/", scheme: str = "http", host: str | None = None) -> str:
        return f"{scheme}://{host or self.host}:{self.port}{path}"


def answer(body: bytes = b"", status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """A whole answer; `length` lies about the body's."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@asynccontextmanager
async def serving(
    script: Script | bytes, host: str = "127.0.0.1", port: int = 0, tls: SSLContext | None = None
) -> AsyncIterator[Hits]:
    """Serve the script (or the same bytes to everybody) while the block runs."""
    hits = Hits(host, port)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hits.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                text = head.decode("latin-1")
                hits.heads.append(text)
                hits.in_flight += 1
                hits.most_in_flight = max(hits.most_in_flight, hits.in_flight)
                try:
                    if isinstance(script, bytes):
                        writer.write(script)
                        await writer.drain()
                        return
                    await script(text, writer)
                    await writer.drain()
                finally:
                    hits.in_flight -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, host, port, ssl=tls, reuse_address=True)
    hits.port = server.sockets[0].getsockname()[1]
    try:
        yield hits
    finally:
        server.close()


def policy_for(*servers: Hits, timeout_seconds: float = 5.0, authorities: str | None = None) -> FetchPolicy:
    """A policy that lets these servers be reached and nothing else on this machine."""
    return FetchPolicy(
        "monitor/0.1 (test)",
        timeout_seconds=timeout_seconds,
        max_wire_bytes=1_000_000,
        max_decoded_bytes=2_000_000,
        allow_endpoints=frozenset((server.host, server.port) for server in servers),
        authorities=authorities,
    )
