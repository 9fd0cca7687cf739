"""Who asks: somebody who is logged in, or this machine's user where no password is set. Reads the request and the store.

The store is asked off the loop, by whoever calls.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from monitor.errors import StoreBusy
from monitor.web.access import Principal
from monitor.web.passwords import mark_of_hash

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request

    from monitor.settings import WebSettings
    from monitor.store.records_desk import SessionRecord
    from monitor.web.site import Site

__all__ = ["EVERYTHING", "OPEN", "address_of", "cookie_name", "digest_of_secret", "session_asking", "who_asks"]

EVERYTHING = frozenset({"read", "write", "admin"})
OPEN = Principal("local", EVERYTHING, "open")


def who_asks(site: Site, request: Request, now: datetime) -> Principal | None:
    """Who this request comes from; None for nobody that is known. Blocks: it reads the store."""
    if not site.settings.web.accounts:
        return OPEN
    session = session_asking(site, request, now)
    if session is None:
        return None
    with suppress(StoreBusy):  # when it was used last is a convenience
        site.store.touch_session(session, now)
    return Principal(session.person, EVERYTHING, "session")


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


def digest_of_secret(secret: str) -> str:
    """What the database keeps of a cookie or a token: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


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
