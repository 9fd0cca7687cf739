"""Names to addresses for the one HTTP client: every answer is vetted, and one bad record rejects the name.

Opens no connection. The second half of the address guard: `vetted_socket` looks once more at the very address that is
about to be connected to, whichever way it came.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from monitor.errors import AddressRefused
from monitor.fetch.guard import AddressPolicy, address_of, hint_for, refusal

__all__ = ["GuardedResolver", "Lookup", "SystemLookup"]

# (host, port) -> addresses as text
Lookup = Callable[[str, int], Awaitable[list[str]]]

RESOLVER_THREADS = 16  # getaddrinfo blocks; a name server that hangs must not take the loop's common threads


class SystemLookup:
    """getaddrinfo in threads of its own."""

    def __init__(self) -> None:
        """Threads start with the first look-up."""
        self._threads = ThreadPoolExecutor(RESOLVER_THREADS, thread_name_prefix="resolver")

    async def __call__(self, host: str, port: int) -> list[str]:
        """All addresses of the name, in the system's order of preference. Raises OSError where there is none."""
        loop = asyncio.get_running_loop()
        rows = await loop.run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(str(row[4][0]) for row in rows))

    def close(self) -> None:
        """Let go of the threads without waiting for a name server that hangs."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class GuardedResolver(AbstractResolver):
    """Hands aiohttp only addresses that the policy allows; `exempt` is the configured proxy's (host, port)."""

    def __init__(self, policy: AddressPolicy, lookup: Lookup, exempt: tuple[str, int] | None = None) -> None:
        """`lookup` may be a test's own."""
        self._policy = policy
        self._lookup = lookup
        self._exempt = exempt
        self._exempt_addresses: set[tuple[str, int]] = set()
        if exempt is not None and address_of(exempt[0]) is not None:
            self._exempt_addresses.add(exempt)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The name's addresses. Raises AddressRefused where any of them is refused, OSError where there is none."""
        texts = await self._lookup(host, port)
        if not texts:
            raise OSError(f"{host} has no address")
        if (host, port) == self._exempt:
            self._exempt_addresses.update((text, port) for text in texts)
        for text in texts:
            self._vet(host, text, port)
        return [_result(host, text, port) for text in texts]

    def vetted_socket(self, info: Any) -> socket.socket:
        """The socket for one address that aiohttp is about to connect to. Raises AddressRefused."""
        family, kind, protocol, _name, place = info
        self._vet(place[0], place[0], place[1])
        return socket.socket(family, kind, protocol)

    async def close(self) -> None:
        """Nothing is held open between look-ups."""

    def _vet(self, host: str, text: str, port: int) -> None:
        if (text, port) in self._exempt_addresses:
            return
        address = address_of(text)
        if address is None:
            raise AddressRefused(host, "the name leads to something that is no address")
        if why := refusal(address, self._policy, port):
            raise AddressRefused(host, why, hint=hint_for(address))


def _look_up(host: str, port: int) -> list[Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def _result(host: str, text: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=text,
        port=port,
        family=socket.AF_INET6 if ":" in text else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
