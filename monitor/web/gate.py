"""The gate before every route: the Host allowlist, cross-origin requests refused, who asks, and the safe headers.

A name that an attacker's DNS points at this machine is no name of ours, so a page of theirs can't read ours (DNS
rebinding). Where a password is set, an address is as good as a name: rebinding needs a name, and the cookie is the name's.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from monitor.errors import StoreError
from monitor.web.who import OPEN, token_in, who_asks

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from monitor.web.access import Principal
    from monitor.web.site import Site

__all__ = ["CSP", "Gate", "is_cross_origin", "is_known_host"]

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
A_YEAR = 31_536_000
# No form of ours is longer, nor a list of feeds: what is not bounded here stands in memory before anybody looks at it.
MOST_BODY_BYTES = 5_000_000
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """ASGI middleware; see the module."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site
        web = site.settings.web
        public = urlsplit(web.public_url or "").hostname
        self._hosts = (*web.hosts, *((public,) if public else ()))
        self._headers = dict(HEADERS)
        if web.is_behind_tls:
            self._headers["strict-transport-security"] = f"max-age={A_YEAR}"
        # What somebody who is logged in saw must not come out of a shared cache, nor by the back button after log-out.
        self._private = bool(web.accounts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        sending = self._with_headers(send, request.url.path)
        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, sending)
            return
        try:
            request.state.principal = await self._principal(request)
        except StoreError:
            await PlainTextResponse("The database is busy: try again in a few seconds.\n", 503)(scope, receive, sending)
            return
        await self._app(scope, receive, sending)

    async def _principal(self, request: Request) -> Principal | None:
        if not self._private and token_in(request) is None:
            return OPEN
        if request.url.path.startswith("/static/"):
            return None
        return await run_in_threadpool(who_asks, self._site, request, self._site.clock())

    def _refusal(self, request: Request) -> Response | None:
        if not is_known_host(request.headers.get("host", ""), self._hosts, addresses=self._private):
            return PlainTextResponse("No such host is served here. web.hosts in config.yaml can name it.\n", 421)
        # No page of another site can make a browser send a token; with a cookie beside it, it is looked at all the same.
        by_token = token_in(request) is not None and "cookie" not in request.headers
        public_url = self._site.settings.web.public_url
        if request.method not in SAFE_METHODS and not by_token and is_cross_origin(request.headers, public_url):
            return PlainTextResponse("This form was sent from another site. Nothing was done.\n", 403)
        return _refusal_of_body(request.headers)

    def _with_headers(self, send: Send, path: str) -> Send:
        private = self._private and not path.startswith("/static/")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if private:
                    headers.setdefault("cache-control", "private, no-store")
            await send(message)

        return sending


def _refusal_of_body(headers: Headers) -> Response | None:
    length = headers.get("content-length", "0")
    if "transfer-encoding" in headers:
        return PlainTextResponse("Say how long the body is (Content-Length).\n", 411)
    if not length.isdecimal() or int(length) > MOST_BODY_BYTES:
        return PlainTextResponse(f"At most {MOST_BODY_BYTES} bytes are taken.\n", 413)
    return None


def is_known_host(host: str, more: Iterable[str], *, addresses: bool = False) -> bool:
    """Whether a Host header names this machine's loopback, or a name that the settings allow; the port is ours anyway.

    `addresses`: any IP address will do.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", *(one.lower() for one in more)}:
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return addresses or address.is_loopback


def is_cross_origin(headers: Headers, public_url: str | None = None) -> bool:
    """Whether a browser sent this from another site's page (Fetch metadata; Origin where a browser is too old).

    Every browser of this decade says one of the two with a form. What says neither, and yet calls itself a browser or
    brings a cookie, is refused: programs do neither.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc not in {headers.get("host"), urlsplit(public_url or "//-").netloc}
    return "cookie" in headers or headers.get("user-agent", "").startswith("Mozilla/")
