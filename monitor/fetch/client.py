"""The one HTTP client: the only module that opens connections to the outside.

Every hop is vetted before and while it connects, bounded in time and size, and judged by nothing but HTTP. Whether the
answer is an article is page quality's to say; when to ask is pace's.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, cast

import aiohttp
from yarl import URL

from monitor.errors import (
    BodyTooLarge,
    ConnectFailed,
    DeadlineExceeded,
    FetchError,
    RobotsRefused,
    TlsFailed,
)
from monitor.fetch.decode import ACCEPTED, OverCap, UnknownEncoding, decode, encodings_of
from monitor.fetch.dialer import Dialer
from monitor.fetch.exchange import exchange_of
from monitor.fetch.guard import AddressPolicy, Network, redact_url
from monitor.fetch.hops import Hops, joined, vet_or_refuse, without_credentials
from monitor.fetch.hosts import HostTurns
from monitor.fetch.resolver import GuardedResolver, Lookup, SystemLookup
from monitor.values import Exchange, Response

__all__ = ["FetchPolicy", "Fetcher", "MayFollow"]

# A redirect's target -> whether we may go there.
MayFollow = Callable[[str], Awaitable[bool]]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5
MAX_HEADER_BYTES = 32_768  # one field; content security policies pass aiohttp's 8 KB
MAX_HEADER_FIELDS = 256
MAX_HEAD_BYTES = 262_144  # all fields together, as browsers have it: they are kept with the evidence of each look
MAX_RECEIPT_BYTES = 65_536  # of what a webhook's receiver answers; its status is what counts
LARGE_BODY = 262_144  # decoding more than this would hold up the loop: it goes to a thread


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How requests are made. `proxy` is an http:// URL; through it, the proxy must refuse private addresses itself.

    `allow_networks` opens private networks (never metadata addresses); `allow_endpoints` exact (address, port) pairs,
    for tests. `authorities` is a PEM file of certificate authorities trusted beside the system's.
    """

    user_agent: str
    timeout_seconds: float = 30.0
    max_wire_bytes: int = 8_000_000
    max_decoded_bytes: int = 20_000_000
    max_redirects: int = MAX_REDIRECTS
    allow_networks: tuple[Network, ...] = ()
    allow_endpoints: frozenset[tuple[str, int]] = frozenset()
    proxy: str | None = None
    authorities: str | None = None

    @property
    def addresses(self) -> AddressPolicy:
        """The part that the address guard goes by."""
        return AddressPolicy(self.allow_networks, self.allow_endpoints)


class _Answer(aiohttp.ClientResponse):
    """A response that remembers who sent it: a short body gives its connection back before we can ask."""

    peer: str | None = None

    async def start(self, connection: Any) -> aiohttp.ClientResponse:
        name = connection.transport.get_extra_info("peername") if connection.transport else None
        self.peer = f"{name[0]}:{name[1]}" if name else None
        return await super().start(connection)


class _Request(aiohttp.ClientRequest):
    """A request that goes out only where nobody has answered yet.

    A kept connection on which more came than was asked for would give the next request an answer that is not its own:
    one article's page under the address of another.
    """

    async def send(self, conn: Any) -> aiohttp.ClientResponse:
        if conn.protocol is not None and conn.protocol.should_close:
            conn.close()
            raise aiohttp.ServerDisconnectedError("the server spoke before it was asked")
        return await super().send(conn)


@dataclass(frozen=True, slots=True)
class _Hop:
    """One answer off the wire, its encodings still on."""

    url: URL
    status: int
    headers: dict[str, str]
    wire: bytes
    incomplete: str | None
    exchange: Exchange


class Fetcher:
    """Fetches over HTTP. An async context manager; one for the whole process."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        lookup: Lookup | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        dns_cache_seconds: int = 60,
    ) -> None:
        """`lookup` resolves names in the system's place (for tests); `clock` dates the answers.

        `dialer` is the same guard for libraries that connect by themselves.
        """
        self._policy = policy
        self.dialer = Dialer(policy.addresses)
        self._clock = clock
        self._own_lookup = SystemLookup() if lookup is None else None
        self._lookup: Lookup = lookup or cast("Lookup", self._own_lookup)
        self._dns_cache_seconds = dns_cache_seconds
        self._turns = HostTurns()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        resolver = GuardedResolver(self._policy.addresses, self._lookup, _proxy_place(self._policy.proxy))
        connector = aiohttp.TCPConnector(
            limit=0,  # bounded by who calls: one in flight a host, so many hosts at a time
            resolver=resolver,
            socket_factory=resolver.vetted_socket,
            use_dns_cache=self._dns_cache_seconds > 0,
            ttl_dns_cache=self._dns_cache_seconds or None,
            ssl=_tls(self._policy.authorities),
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._policy.user_agent, "Accept-Encoding": ACCEPTED},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, connect=None, sock_read=None, sock_connect=None),
            request_class=_Request,
            response_class=_Answer,
            max_line_size=MAX_HEADER_BYTES,
            max_field_size=MAX_HEADER_BYTES,
            max_headers=MAX_HEADER_FIELDS,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None
        if self._own_lookup is not None:
            self._own_lookup.close()

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        headers: Mapping[str, str] | None = None,
        may_follow: MayFollow | None = None,
    ) -> Response:
        """The answer at the end of the redirects, whatever its status; 304 where `etag` or `last_modified` still hold.

        A body that is not whole comes back with `incomplete` set. `headers`, and credentials in the URL, are sent to
        the URL's own origin only. `may_follow` is asked of each redirect's target (its robots.txt); its time counts.
        Raises FetchError: AddressRefused, RobotsRefused, DeadlineExceeded, BodyTooLarge, TlsFailed or ConnectFailed,
        with the URL as its subject.
        """
        started = asyncio.get_running_loop().time()
        hops = Hops(vet_or_refuse(url, url, self._policy.addresses), headers or {}, etag, last_modified)
        budget = self._policy.timeout_seconds
        while True:
            async with self._turns.turn(f"{hops.here.raw_host}:{hops.here.port}"):
                before = asyncio.get_running_loop().time()
                hop = await self._exchange("GET", hops.here, hops.headers(), None, budget, self._policy.max_wire_bytes)
                budget -= asyncio.get_running_loop().time() - before
            hops.exchanges.append(hop.exchange)
            target = hop.headers.get("location") if hop.status in REDIRECTS else None
            if target is None:
                return await self._response(url, hop, hops, started)
            if len(hops.followed) >= self._policy.max_redirects:
                hint = "The site may want cookies, or send every visitor somewhere else"
                reason = f"redirected more than {self._policy.max_redirects} times"
                raise FetchError(redact_url(url), reason, hint=hint)  # the page is at fault, not its host
            hops.follow(vet_or_refuse(joined(hops.here, target), url, self._policy.addresses))
            if may_follow is not None:
                before = asyncio.get_running_loop().time()
                await self._ask_to_follow(may_follow, url, hops.here, budget)
                budget -= asyncio.get_running_loop().time() - before

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, timeout_seconds: float | None = None
    ) -> Response:
        """What the receiver answers. Redirects are not followed; the answer's body is cut at 64 KB.

        Raises FetchError as `get` does.
        """
        started = asyncio.get_running_loop().time()
        hops = Hops(vet_or_refuse(url, url, self._policy.addresses), headers, None, None)
        budget = timeout_seconds or self._policy.timeout_seconds
        hop = await self._exchange("POST", hops.here, hops.headers(), body, budget, MAX_RECEIPT_BYTES)
        hops.exchanges.append(hop.exchange)
        return await self._response(url, hop, hops, started)

    async def check_host(self, host: str, port: int) -> None:
        """Ask the address guard about a host that a library will connect to by itself (SMTP, Apprise).

        Raises AddressRefused, or ConnectFailed where the name leads nowhere.
        """
        resolver = GuardedResolver(self._policy.addresses, self._lookup)
        try:
            async with asyncio.timeout(self._policy.timeout_seconds):
                await resolver.resolve(host, port)
        except (OSError, TimeoutError) as problem:
            raise ConnectFailed(
                host, "the host name leads nowhere", hint="Check its spelling, and the network"
            ) from problem

    async def _ask_to_follow(self, may_follow: MayFollow, url: str, target: URL, seconds: float) -> None:
        """Raises RobotsRefused where the target's robots.txt forbids it, DeadlineExceeded where asking takes too long."""
        shown = redact_url(url)
        async with _told(shown, self._policy.timeout_seconds), asyncio.timeout(max(seconds, 0.0)):
            if not await may_follow(without_credentials(target)):
                to = redact_url(str(target))
                raise RobotsRefused(shown, f"it redirects to {to}, which robots.txt there asks us not to fetch")

    async def _exchange(
        self, method: str, url: URL, headers: Mapping[str, str], body: bytes | None, seconds: float, max_wire_bytes: int
    ) -> _Hop:
        """One request and its answer, bounded in time and size. Raises FetchError."""
        if self._session is None:
            raise RuntimeError("the Fetcher is used outside its `async with`")
        async with _told(redact_url(str(url)), self._policy.timeout_seconds), asyncio.timeout(max(seconds, 0.0)):
            response = await self._session.request(
                method, url, data=body, headers=headers, allow_redirects=False, proxy=self._policy.proxy
            )
            try:
                _refuse_odd_head(response, redact_url(str(url)))
                is_redirect = response.status in REDIRECTS
                wire, incomplete = await _read(response, max_wire_bytes, is_cut=is_redirect or method == "POST")
            finally:
                response.close() if not response.content.is_eof() else response.release()
        peer = response.peer if isinstance(response, _Answer) else None
        exchange = exchange_of(without_credentials(url), response, self._clock(), peer)
        return _Hop(url, response.status, _plain_headers(response), wire, incomplete, exchange)

    async def _response(self, url: str, hop: _Hop, hops: Hops, started: float) -> Response:
        body, incomplete = await self._decoded(hop)
        return Response(
            url=url,
            final_url=without_credentials(hop.url),
            status=hop.status,
            headers=hop.headers,
            body=body,
            fetched_at=self._clock(),
            elapsed_seconds=asyncio.get_running_loop().time() - started,
            incomplete=incomplete,
            hops=tuple(without_credentials(followed) for followed in hops.followed),
            tls=all(one.scheme == "https" for one in (hops.first, *hops.followed)),
            peer=hop.exchange.peer,
            exchanges=tuple(hops.exchanges),
        )

    async def _decoded(self, hop: _Hop) -> tuple[bytes, str | None]:
        encodings = encodings_of(hop.headers.get("content-encoding", ""))
        if not encodings or (not hop.wire and (hop.status in (204, 304) or hop.status in REDIRECTS)):
            return hop.wire, hop.incomplete
        cap, shown = self._policy.max_decoded_bytes, redact_url(str(hop.url))
        try:
            if len(hop.wire) < LARGE_BODY:
                decoded = decode(hop.wire, encodings, cap)
            else:
                decoded = await asyncio.to_thread(decode, hop.wire, encodings, cap)
        except OverCap as problem:
            raise BodyTooLarge(shown, f"more than {cap:,} bytes once decoded", hint=SIZE_HINT) from problem
        except UnknownEncoding as problem:
            raise FetchError(shown, f"the content encoding {str(problem)!r:.80} was not asked for") from problem
        return decoded.body, hop.incomplete or decoded.incomplete


SIZE_HINT = "Raise fetch.max_wire_megabytes or fetch.max_decoded_megabytes if this really is a page"


def _refuse_odd_head(response: aiohttp.ClientResponse, shown: str) -> None:
    """Raises FetchError for a head that is too large, or a body that only some readers would read as we do."""
    if sum(len(name) + len(value) for name, value in response.raw_headers) > MAX_HEAD_BYTES:
        raise FetchError(shown, f"more than {MAX_HEAD_BYTES:,} bytes of header fields")
    coding = ", ".join(response.headers.getall("Transfer-Encoding", ())).strip().lower()
    if coding not in ("", "chunked", "identity"):
        raise FetchError(shown, f"the transfer encoding {coding!r:.80} was not asked for")


async def _read(response: aiohttp.ClientResponse, max_bytes: int, *, is_cut: bool) -> tuple[bytes, str | None]:
    """The body off the wire, and why it is not whole. Beyond the cap it `is_cut`, or else BodyTooLarge is raised."""
    body = bytearray()
    try:
        async for piece in response.content.iter_any():
            if len(body) + len(piece) > max_bytes:
                if is_cut:
                    return bytes(body), "the rest was left unread"
                shown = redact_url(str(response.url))
                raise BodyTooLarge(shown, f"more than {max_bytes:,} bytes on the wire", hint=SIZE_HINT)
            body += piece
    except (aiohttp.ClientPayloadError, aiohttp.ClientConnectionError, ConnectionError):
        return bytes(body), "the connection broke off before the body's end"
    return bytes(body), None


@asynccontextmanager
async def _told(shown: str, seconds: float) -> AsyncIterator[None]:
    """Turn what the HTTP library raises into our errors, with the URL as their subject."""
    try:
        yield
    except FetchError as problem:
        if problem.subject == shown:
            raise
        raise type(problem)(shown, problem.reason, hint=problem.hint) from problem
    except TimeoutError as problem:
        raise DeadlineExceeded(shown, f"no whole answer within {seconds:g} seconds") from problem
    except (aiohttp.ClientSSLError, ssl.SSLError) as problem:
        raise TlsFailed(shown, _tls_reason(problem)) from problem
    except aiohttp.ClientConnectorDNSError as problem:
        raise ConnectFailed(
            shown, "the host name leads nowhere", hint="Check its spelling, and the network"
        ) from problem
    except aiohttp.ClientResponseError as problem:
        raise ConnectFailed(shown, f"the answer is not sound HTTP ({problem.message:.120})") from problem
    except (aiohttp.ClientError, OSError, ValueError) as problem:
        raise ConnectFailed(shown, f"no connection ({_short(problem)})") from problem


def _tls_reason(problem: Exception) -> str:
    inner = getattr(problem, "certificate_error", None) or getattr(problem, "os_error", None) or problem
    verdict = getattr(inner, "verify_message", None) or getattr(inner, "reason", None) or type(problem).__name__
    return f"the server's certificate or handshake can't be trusted ({verdict!s:.120})"


def _short(problem: Exception) -> str:
    inner = getattr(problem, "os_error", None) or problem
    return (getattr(inner, "strerror", None) or str(inner) or type(inner).__name__)[:120]


def _tls(authorities: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authorities is not None:
        context.load_verify_locations(cafile=authorities)
    return context


def _proxy_place(proxy: str | None) -> tuple[str, int] | None:
    if proxy is None:
        return None
    url = URL(proxy)
    return (url.raw_host or "", url.port or 80)


def _plain_headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Lower-case names; repeated fields joined as RFC 9110, 5.3 says; bytes that are no UTF-8 replaced."""
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers
