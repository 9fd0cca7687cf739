"""The gate before every route: the Host allowlist, cross-origin requests refused, who asks, and the safe headers.

Pages are served on loopback alone so far. A name that an attacker's DNS points at 127.0.0.1 is no name of ours, so a
page of theirs can't read ours (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor.web.access import Principal

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from monitor.web.site import Site

__all__ = ["CSP", "Gate"]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = Principal("local", frozenset({"read", "write", "admin"}), "open")


class Gate:
    """ASGI middleware; see the module."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        request.state.principal = OPEN
        await self._app(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        if not is_known_host(request.headers.get("host", ""), self._site.settings.web.hosts):
            return PlainTextResponse("No such host is served here. web.hosts in config.yaml can name it.\n", 421)
        if request.method not in SAFE_METHODS and is_cross_origin(request.headers):
            return PlainTextResponse("This form was sent from another site. Nothing was done.\n", 403)
        return None


def is_known_host(host: str, more: Iterable[str]) -> bool:
    """Whether a Host header names this machine's loopback, or a name that the settings allow; the port is ours anyway."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", *(one.lower() for one in more)}:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_cross_origin(headers: Headers) -> bool:
    """Whether a browser sent this from another site's page (Fetch metadata; Origin where a browser is too old)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
