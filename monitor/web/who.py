"""Who asks: a program with a token, somebody who is logged in, or this machine's user where no password is set. Reads the request and the store.

The store is asked off the loop, by whoever calls.
"""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from monitor.errors import StoreBusy
from monitor.web.access import Principal, Scope
from monitor.web.passwords import mark_of_hash
from monitor.web.secret_keys import PREFIX, digest_of_secret

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request

    from monitor.settings import WebSettings
    from monitor.store.records_desk import SessionRecord
    from monitor.web.site import Site

__all__ = ["EVERYTHING", "OPEN", "address_of", "cookie_name", "session_asking", "token_in", "who_asks"]

EVERYTHING: frozenset[Scope] = frozenset({"read", "write", "admin"})
OPEN = Principal("local", EVERYTHING, "open")
SCOPES: dict[str, frozenset[Scope]] = {
    "read": frozenset({"read"}),
    "write": frozenset({"read", "write"}),
    "admin": EVERYTHING,
}


def who_asks(site: Site, request: Request, now: datetime) -> Principal | None:
    """Who this request comes from; None for nobody that is known. Blocks: it reads the store.

    A token that is good no more is nobody, whatever else the request brings.
    """
    secret = token_in(request)
    if secret is not None:
        return _program(site, secret, now)
    if not site.settings.web.accounts:
        return OPEN
    session = session_asking(site, request, now)
    if session is None:
        return None
    with suppress(StoreBusy):  # when it was used last is a convenience
        site.store.touch_session(session, now)
    return Principal(session.person, EVERYTHING, "session")


def _program(site: Site, secret: str, now: datetime) -> Principal | None:
    token = site.store.token_of(digest_of_secret(secret))
    if token is None or not token.is_good(now):
        return None
    with suppress(StoreBusy):
        site.store.touch_token(token, now)
    return Principal(f"{token.name} (token)", SCOPES[token.scope], "token")


def token_in(request: Request) -> str | None:
    """The token that the request brings; other credentials in that header are a proxy's, and none of ours.

    Feed readers can't send it but as a password (RFC 7617), which browsers repeat by themselves: for reading feeds alone.
    """
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and value.strip().startswith(PREFIX):
        return value.strip()
    if kind.lower() == "basic" and request.method in ("GET", "HEAD") and request.url.path.endswith(".atom"):
        with suppress(binascii.Error, UnicodeDecodeError):
            password = base64.b64decode(value.strip()).decode().partition(":")[2]
            return password if password.startswith(PREFIX) else None
    return None


def session_asking(site: Site, request: Request, now: datetime) -> SessionRecord | None:
    """The session whose cookie the request carries, where its person still has the password that they came in by."""
    secret = request.cookies.get(cookie_name(site.settings.web))
    if not secret:
        return None
    session = site.store.session_of(digest_of_secret(secret), now)
    if session is None:
        return None
    known = site.settings.web.accounts.get(session.person)
    return session if known is not None and mark_of_hash(known) == session.password_mark else None


def cookie_name(web: WebSettings) -> str:
    """Behind TLS the prefix makes browsers refuse it from any other host, path or plain connection (RFC 6265bis)."""
    return "__Host-monitor" if web.is_behind_tls else "monitor"


def address_of(web: WebSettings, request: Request) -> str:
    """Where the request comes from: the connection, or what a trusted proxy says, the last one that is none of them."""
    address = request.client.host if request.client else ""
    if not _is_trusted(web, address):
        return address
    for named in reversed(request.headers.get("x-forwarded-for", "").split(",")):
        address = named.strip() or address
        if not _is_trusted(web, address):
            break
    return address[:64]


def _is_trusted(web: WebSettings, address: str) -> bool:
    try:
        return any(ip_address(address) in ip_network(proxy, strict=False) for proxy in web.trusted_proxies)
    except ValueError:
        return False
