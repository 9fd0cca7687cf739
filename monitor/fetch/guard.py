"""PURE: which URLs and addresses may be connected to. Decides; neither resolves a name nor opens a socket.

Two questions, both asked of every hop: `vet_url` reads the URL the strict way, so that no parser further down can read
it differently; `refusal` judges the address that the socket is about to connect to.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from yarl import URL

from monitor.errors import AddressRefused

__all__ = [
    "PUBLIC_ONLY",
    "Address",
    "AddressPolicy",
    "Network",
    "address_of",
    "hint_for",
    "is_address_allowed",
    "redact_url",
    "refusal",
    "vet_url",
]

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MAX_URL_LENGTH = 8_000  # RFC 9110, 4.1 asks for at least 8,000 octets; more is nobody's article

# Where clouds hand out credentials. No setting opens them: an operator who allows 169.254.0.0/16 means his printers.
METADATA = tuple(
    ip_network(text)
    for text in (
        "169.254.169.0/24",  # AWS, Azure, GCP, OpenStack, DigitalOcean, Oracle
        "169.254.170.0/24",  # AWS ECS and EKS task credentials
        "169.254.0.23/32",  # Tencent
        "169.254.42.42/32",  # Scaleway
        "100.100.100.200/32",  # Alibaba
        "168.63.129.16/32",  # Azure's wire server: a public address by its number
        "192.0.0.192/32",  # Oracle, first generation
        "fd00:ec2::/32",  # AWS over IPv6
        "fd20:ce::254/128",  # GCP over IPv6
        "fd00:42::42/128",  # Scaleway over IPv6
        "fd00:c1::a9fe:a9fe/128",  # Oracle over IPv6
        "fd00:a9fe:a9fe::1/128",  # Linode over IPv6
        "fe80::a9fe:a9fe/128",  # OpenStack over IPv6
    )
)

# IANA's special-purpose registries, as of 2025; `ipaddress.is_global` (3.11.7) misses a third of them.
REFUSED_V4 = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved and broadcast
    )
)
GLOBAL_V6 = IPv6Network("2000::/3")
REFUSED_V6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # Teredo, ORCHID, benchmarking and the rest of IETF's protocol block
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries any IPv4 address
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
COMPATIBLE_V4 = IPv6Network("::/96")
ISATAP = 0x5EFE  # RFC 5214, 6.1: an interface named 0000:5efe or 0200:5efe carries an IPv4 address, in any prefix

# https://fetch.spec.whatwg.org/#port-blocking, and the databases that answer to a line of HTTP.
REFUSED_PORTS = frozenset(
    {0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109}
    | {110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530}
    | {531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190}
    | {5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017}
)

# Control characters, surrogates, spaces and line breaks of any script.
UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp", "Zs"})

# Query names whose values are somebody's key; a feed URL with a token in it is common.
SECRET_NAMES = ("token", "key", "secret", "password", "passwd", "pwd", "auth", "sig", "session", "credential", "code")
SEPARATORS = re.compile(r"[^&;]+")  # what stands between the separators of a query, or of a path's parameters
ODD_PORT = re.compile(r":[^:\]]*[^0-9:\]][^:\]]*$")


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What is allowed beyond the public internet: networks by CIDR, and (for tests) exact (address, port) pairs."""

    networks: tuple[Network, ...] = ()
    endpoints: frozenset[tuple[str, int]] = frozenset()


PUBLIC_ONLY = AddressPolicy()


def vet_url(url: str, policy: AddressPolicy = PUBLIC_ONLY) -> URL:
    """The URL as it may be requested, without its fragment. Raises AddressRefused where it may not.

    Refused: other schemes than http and https, control characters, spaces and backslashes, numbers that only some
    parsers take for an address (decimal, hex, octal, short forms, full-width digits), addresses that the policy does
    not allow, ports of other protocols. A name is only vetted in full once it is resolved.

    >>> str(vet_url("https://Example.com/a?b=1#c"))
    'https://example.com/a?b=1'
    """
    parsed = _parse(url)
    host, port = parsed.raw_host or "", parsed.port or 0
    address = _literal(url, host)
    if address is not None and (why := refusal(address, policy, port)):
        raise AddressRefused(redact_url(url), why, hint=hint_for(address))
    if port in REFUSED_PORTS and (host, port) not in policy.endpoints:
        raise AddressRefused(redact_url(url), f"port {port} belongs to another protocol than HTTP")
    return parsed.with_fragment(None)


def refusal(address: Address, policy: AddressPolicy, port: int = 0) -> str | None:
    """Why this address may not be connected to; None where it may.

    >>> refusal(ip_address("127.0.0.1"), PUBLIC_ONLY)
    'the address 127.0.0.1 is not a public one'
    """
    inner = _embedded(address)
    if any(_within(one, METADATA) for one in (address, *inner)):
        return f"the address {address} belongs to a cloud's metadata service"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return refusal(address.ipv4_mapped, policy, port)
    if (str(address), port) in policy.endpoints:
        return None
    if _within(address, policy.networks) and all(is_address_allowed(one, policy) for one in inner):
        return None
    if _is_public(address):
        return None
    return f"the address {address} is not a public one"


def is_address_allowed(address: Address, policy: AddressPolicy, port: int = 0) -> bool:
    """Whether a socket may be opened to this address."""
    return refusal(address, policy, port) is None


def hint_for(address: Address) -> str:
    """What an operator does who means to watch this address; empty for those that no setting opens."""
    plain = (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
    if any(_within(one, METADATA) for one in (plain, *_embedded(plain))):
        return ""
    return f"To watch a private network, add {plain}/{plain.max_prefixlen} to fetch.allow_networks"


def redact_url(url: str) -> str:
    """The URL as it may be shown and logged: credentials and the values of secret-looking parameters are gone.

    >>> redact_url("https://me:pass@example.com/feed?id=7&token=abc")
    'https://***@example.com/feed?id=7&token=***'
    """
    printable = "".join(ch if ch.isprintable() else "�" for ch in url[:MAX_URL_LENGTH])
    try:
        parts = urlsplit(printable)
    except ValueError:
        return printable.split("//", 1)[0] + "//***"
    if not parts.netloc and "@" in printable:  # "me:pass@host/feed", "http:/me:pass@host": nothing says what is secret
        return f"{parts.scheme}://***" if parts.scheme in ("http", "https") else "***"
    _userinfo, at, place = parts.netloc.rpartition("@")
    if ODD_PORT.search(place):  # "http://me:pa/ss@host": the password's own slash ends the host, as parsers see it
        return f"{parts.scheme}://***"
    query = SEPARATORS.sub(_redacted, parts.query)
    path = SEPARATORS.sub(_redacted, parts.path) if ";" in parts.path else parts.path
    return urlunsplit((parts.scheme, f"***@{place}" if at else place, path, query, ""))


def _redacted(pair: re.Match[str]) -> str:
    name, equals, _value = pair[0].partition("=")
    is_secret = any(word in name.lower() for word in SECRET_NAMES)
    return f"{name}=***" if equals and is_secret else pair[0]


def _parse(url: str) -> URL:
    """The URL where all parsers agree on what it says. `http://a\\@b/` is one host to some and another to others."""
    shown = redact_url(url)
    if len(url) > MAX_URL_LENGTH:
        raise AddressRefused(shown, f"the URL is longer than {MAX_URL_LENGTH} characters")
    if any(ch == "\\" or unicodedata.category(ch) in UNSAFE_CATEGORIES for ch in url):
        raise AddressRefused(shown, "the URL has a space, a backslash or a control character in it")
    if not url.lower().startswith(("http://", "https://")):
        raise AddressRefused(shown, "only http:// and https:// URLs are fetched")
    authority = url.split("//", 1)[1].split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    if authority.count("@") > 1 or "%" in authority.rpartition("@")[2]:
        raise AddressRefused(shown, "the URL's host can be read in more than one way")
    try:
        parsed = URL(url)
        other = urlsplit(url)
        agreed = (other.port or {"http": 80, "https": 443}[parsed.scheme]) == parsed.port and bool(parsed.raw_host)
    except (ValueError, UnicodeError, KeyError) as problem:
        raise AddressRefused(shown, "this is not a URL") from problem
    if not agreed:
        raise AddressRefused(shown, "the URL has no host or an odd port")
    return parsed


def _literal(url: str, host: str) -> Address | None:
    """The address that the host is; None for a name. Raises AddressRefused for other spellings of a number."""
    folded = unicodedata.normalize("NFKC", host).rstrip(".")
    if ":" in folded:
        try:
            return IPv6Address(folded)
        except ValueError as problem:
            raise AddressRefused(redact_url(url), "the IPv6 address can't be read") from problem
    last = folded.rpartition(".")[2].lower()
    if not (last.isdigit() or (last.startswith("0x") and all(ch in "0123456789abcdef" for ch in last[2:]))):
        return None
    try:
        address = IPv4Address(folded)
    except ValueError as problem:
        raise AddressRefused(redact_url(url), "a number is no host name") from problem
    written = urlsplit(url).hostname or ""
    if written != str(address):
        raise AddressRefused(redact_url(url), f"an odd way to write the address {address}")
    return address


def _embedded(address: Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that a translator on the way may connect to for this IPv6 one."""
    if isinstance(address, IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in NAT64) or address in COMPATIBLE_V4:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    if (int(address) >> 32) & 0xFDFFFFFF == ISATAP:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in found if one is not None)


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not _within(address, REFUSED_V4)
    is_global = address.scope_id is None and address in GLOBAL_V6 and not _within(address, REFUSED_V6)
    return is_global and all(_is_public(one) for one in _embedded(address))


def _within(address: Address, networks: tuple[Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def address_of(text: str) -> Address | None:
    """The address that a resolver's answer or a socket's peer names; None where it is none, or has a zone."""
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None
