"""The address guard for libraries that open connections of their own (SMTP, Apprise): asked at the moment of connecting.

What a name led to when it was asked before says nothing of where it leads now. `Dialer.connect` opens the vetted address
itself; where a library can't be given a socket, `Dialer.watching` vets each address that its thread connects to.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from monitor.errors import AddressRefused
from monitor.fetch.guard import AddressPolicy, address_of, hint_for, refusal

__all__ = ["Dialer"]

# Python tells its audit hooks of each connection before it is made, with the address in numbers (PEP 578); a hook that
# raises prevents it. A hook can't be taken back, so there is one for the process, and it looks only where it is asked to.
CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_watched: ContextVar[_Watch | None] = ContextVar("watched", default=None)


class Dialer:
    """Opens and vets connections of blocking libraries. Thread-safe; holds nothing open."""

    def __init__(self, policy: AddressPolicy) -> None:
        """`policy`: what is allowed beyond the public internet."""
        self._policy = policy

    def connect(self, host: str, port: int, timeout_seconds: float) -> socket.socket:
        """A connection to one of the name's addresses, all of which were vetted. Raises AddressRefused or OSError.

        One bad record rejects the name. The name is asked once, so no later answer of its server can matter.
        """
        places = list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        for place in places:
            self._vet(host, place, port)
        problem = OSError(f"{host} has no address")
        for place in places:
            try:
                return socket.create_connection((place, port), timeout=timeout_seconds)
            except OSError as refused:
                problem = refused
        raise problem

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within, this thread connects only to what the policy allows. Raises AddressRefused at the end, too.

        The library may swallow the refusal and report "failed" in words of its own: then it is raised when the block ends.
        """
        _install()
        watch = _Watch(self)
        before = _watched.set(watch)
        try:
            yield
        finally:
            _watched.reset(before)
        if watch.refused is not None:
            raise watch.refused

    def _vet(self, host: str, place: str, port: int) -> None:
        address = address_of(place)
        if address is None:
            raise AddressRefused(host, "the name leads to something that is no address")
        if why := refusal(address, self._policy, port):
            raise AddressRefused(host, why, hint=hint_for(address))


class _Watch:
    def __init__(self, dialer: Dialer) -> None:
        self._dialer = dialer
        self.refused: AddressRefused | None = None

    def look(self, address: Any) -> None:
        """Raises AddressRefused for an address that is refused, or that can't be told (a name, a Unix socket)."""
        is_place = isinstance(address, tuple) and len(address) >= 2
        place, port = (str(address[0]), int(address[1])) if is_place else (str(address), 0)
        try:
            self._dialer._vet(place, place, port)
        except AddressRefused as problem:
            self.refused = problem
            raise


_installed: list[bool] = []


def _install() -> None:
    if not _installed:
        _installed.append(True)
        sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if event in CONNECTING and (watch := _watched.get()) is not None:
        watch.look(arguments[1])
