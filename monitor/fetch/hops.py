"""PURE: the way through a request's redirects: where it stands, and what may be sent there."""

from __future__ import annotations

from collections.abc import Mapping

from yarl import URL

from monitor.errors import AddressRefused
from monitor.fetch.guard import AddressPolicy, redact_url, vet_url
from monitor.values import Exchange

__all__ = ["Hops", "joined", "vet_or_refuse", "without_credentials"]


class Hops:
    """The way through the redirects: where we stand, and what may be sent there."""

    def __init__(self, first: URL, headers: Mapping[str, str], etag: str | None, last_modified: str | None) -> None:
        """`headers` and credentials in `first` are for its own origin only."""
        if any(name.lower() == "authorization" for name in headers):
            first = first.with_user(None)  # the caller's word goes before the URL's
        self.first = first
        self.here = first
        self.followed: list[URL] = []
        self.exchanges: list[Exchange] = []
        self._given = headers
        self._left_origin = False
        self._conditions = {}
        if etag:
            self._conditions["If-None-Match"] = etag
        if last_modified:
            self._conditions["If-Modified-Since"] = last_modified

    def headers(self) -> dict[str, str]:
        """What is sent to where we stand."""
        return {**self._conditions, **({} if self._left_origin else self._given)}

    def follow(self, target: URL) -> None:
        """Go to the next hop. Once the origin is left, its credentials stay behind for good, return or not."""
        self._left_origin = self._left_origin or target.origin() != self.first.origin()
        if self._left_origin:
            target = target.with_user(None)
        elif target.user is None and self.first.user is not None:
            target = target.with_user(self.first.user).with_password(self.first.password)
        self.here = target
        self.followed.append(target)


def vet_or_refuse(target: str, requested: str, addresses: AddressPolicy) -> URL:
    """The vetted target. Raises AddressRefused with the requested URL as its subject, and the hop in its reason."""
    try:
        return vet_url(target, addresses)
    except AddressRefused as problem:
        via = "" if target == requested else f"it redirects to {problem.subject}: "
        raise AddressRefused(redact_url(requested), via + problem.reason, hint=problem.hint) from problem


def joined(here: URL, location: str) -> str:
    """The redirect's target as text, not yet vetted. Bytes beyond ASCII are quoted as browsers do."""
    raw = location.strip(" \t").encode("utf-8", "surrogateescape")
    text = "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)
    if any(ch in text for ch in "\\\r\n\t"):
        return text  # never joined: vetting refuses it as it stands
    try:
        return str(here.join(URL(text)))
    except ValueError:
        return text


def without_credentials(url: URL) -> str:
    """The URL as it may be stored."""
    return str(url.with_user(None)) if url.user is not None else str(url)
