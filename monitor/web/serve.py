"""Serving: uvicorn on a socket of ours, within the daemon or alone. Without a password it listens on loopback alone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import uvicorn

from monitor.errors import ConfigError, InputError
from monitor.web.app import create_app

if TYPE_CHECKING:
    from monitor.settings import WebSettings
    from monitor.web.site import Site

__all__ = ["listen", "serving"]

GRACE_SECONDS = 2


class QuietServer(uvicorn.Server):
    """uvicorn without its own signal handlers: the daemon has them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the daemon."""
        yield


def listen(web: WebSettings) -> socket.socket:
    """A listening socket. Raises ConfigError where others could reach the pages, InputError where the port is taken."""
    if not is_loopback(web.host) and not web.accounts:
        raise ConfigError(
            "web.host",
            f"{web.host} can be reached by others, and no password is set: whoever comes could read and change everything",
            hint="Set web.password or web.people to what `monitor password` prints, or listen on 127.0.0.1.",
        )
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((web.host, web.port))
    except OSError as problem:
        made.close()
        raise InputError(
            f"{web.host}:{web.port}",
            f"can't be listened on ({problem.strerror or problem})",
            hint="Another program, or another monitor, has that port: give another one by --port or web.port.",
        ) from problem
    made.listen(128)
    return made


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@asynccontextmanager
async def serving(site: Site, at: socket.socket) -> AsyncIterator[str]:
    """Serve while the block runs; gives the address. The socket is closed at the end."""
    app = create_app(site)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[at]))
    host, port = at.getsockname()[:2]
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn sets a flag, not an event
            await asyncio.sleep(0.01)
        yield f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    finally:
        app.state.live.close()
        server.should_exit = True
        await asyncio.wait({task}, timeout=GRACE_SECONDS + 1)
        at.close()
