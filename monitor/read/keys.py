"""The address of an article in its three roles: what to fetch, what it is known by, whose it is. PURE; fetches nothing.

The key may forget what no newsroom uses to tell two stories apart; it may never forget what one does (?id=, ?p=, ?v=).
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from monitor.read.tracking import is_tracking

__all__ = ["article_key", "canonical_key", "fetch_url", "host_of", "outlet_of", "web_url"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986: these may stand unescaped in a path or query, so "%41" and "A", "%2C" and "," are one address.
_SAFE_IN_PATH = "-._~!$&'()*+,;=:@/"
_SAFE_IN_QUERY = "-._~!$'()*,;:@/?"
_UNWRITTEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\u2060\ufeff]")
_AMP_CACHE = re.compile(r"^/(?:amp/|[cvi]/)(s/)?(?=[^/]*\.)", re.ASCII)
_INDEX_FILES = frozenset({"index.html", "index.htm", "index.php", "index.shtml", "default.aspx", "default.asp"})
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
# A story's address carries a slug, a number or a file; "/politics" and "/en/world" do not.
_STORY_SEGMENT = re.compile(r"\d{4}|-[^-]*-|\.[a-z]{3,5}$|^[0-9a-f-]{16,}$|^\d+$")
_NOT_AN_ARTICLE = frozenset(
    {"404", "error", "errors", "login", "signin", "sign-in", "not-found", "notfound", "consent"}
)


def article_key(url: str) -> str:
    """The dedup key of the article at `url`: equal for every variant of its address, and a fixed point of itself.

    Forgotten: scheme, www./m./amp. hosts, default ports, fragments, tracking parameters, AMP forms, the order of
    parameters, trailing slashes, index files, escapes that mean the same. Anything but http(s) is returned trimmed.

    >>> article_key("http://www.example.org:80/a-b-c/?utm_source=x&id=7#top")
    'https://example.org/a-b-c?id=7'
    """
    key = _one_pass(url)
    for _ in range(4):  # a form inside a form ("/amp/amp", an escaped escape): until nothing more falls away
        again = _one_pass(key)
        if again == key:
            break
        key = again
    return key


def fetch_url(url: str) -> str:
    """What to request: the address as it was given, without its fragment and without white space around it."""
    return url.strip().split("#", 1)[0]


def web_url(url: str, base: str = "") -> str | None:
    """`url` resolved against `base`, where it is a http or https address with a host; else None."""
    cleaned = _UNWRITTEN.sub("", url.strip()) if len(url) < 8000 else ""
    try:
        resolved = urljoin(base, cleaned) if base else cleaned
        parts = urlsplit(resolved)
        usable = parts.scheme.lower() in _DEFAULT_PORTS and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return None
    return resolved if cleaned and usable and "\\" not in parts.netloc else None


def canonical_key(page_url: str, canonical_url: str) -> str | None:
    """The key that the page claims by its canonical link, or None where the claim is not to be believed.

    Believed only within the same registrable domain, and never where it sends a story to a home page, a section, an
    error page, or drops the query that told the story apart: templates state such canonicals for every page.
    """
    absolute = web_url(canonical_url, page_url)
    if absolute is None or web_url(page_url) is None:
        return None
    page, claimed = urlsplit(article_key(page_url)), urlsplit(article_key(absolute))
    if not _same_site(page, claimed) or _is_section(page, claimed):
        return None
    if page.query and not claimed.query and _names_no_story(claimed, page):
        return None
    return urlunsplit(claimed)


def host_of(url: str) -> str:
    """The host that is owed the politeness: "example.org", with ":port" where the port is not the scheme's own.

    Empty where the URL has no host. http and https of one host share their pace.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = _host(parts)
    plain = port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower())
    return host if plain or not host else f"{host}:{port}"


def outlet_of(url: str) -> str:
    """The registrable domain of `url` ("news.bbc.co.uk" -> "bbc.co.uk"); its host where it has none (an IP address)."""
    try:
        host = _host(urlsplit(url.strip()))
    except ValueError:
        return ""
    from tld import get_fld  # late: 30 ms that only the naming of outlets pays

    found = get_fld(f"https://{host}/", fail_silently=True, search_private=True) if host else None
    return str(found) if found else host.removeprefix("www.")


def _one_pass(url: str) -> str:
    trimmed = _UNWRITTEN.sub("", url)
    try:
        parts = urlsplit(trimmed)
        port = parts.port
    except ValueError:
        return trimmed
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return trimmed
    cached = _behind_amp_cache(parts)
    if cached is not None:
        return _one_pass(cached)
    host = _known_host(_host(parts))
    if port is not None and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    fragment = parts.fragment if parts.fragment.startswith("!/") else ""  # "#!/story/7" is the address of an app's page
    return urlunsplit(("https", host, _path(parts.path), _query(parts.query), fragment))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".").lower()
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host


def _known_host(host: str) -> str:
    """The host without the prefixes that news sites use for the same pages; never down to a bare top-level domain."""
    for prefix in ("www.", "m.", "mobile.", "amp."):
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest and not rest.replace(".", "").isdigit():
            return rest
    return host


def _behind_amp_cache(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").lower()
    google = host in {"google.com", "www.google.com"} and parts.path.startswith("/amp/")
    if not google and not host.endswith(".cdn.ampproject.org"):
        return None
    found = _AMP_CACHE.match(parts.path)
    if not found:
        return None
    target = f"https://{parts.path[found.end() :]}"
    return f"{target}?{parts.query}" if parts.query else target


def _path(path: str) -> str:
    normal = _escaped(_SESSION.sub("", path), _SAFE_IN_PATH)
    segments: list[str] = []
    for segment in normal.split("/"):
        if segment == "..":
            del segments[-1:]
        elif segment not in {"", "."}:
            segments.append(segment)
    if segments and segments[-1].lower() in _INDEX_FILES:
        segments.pop()
    return "/" + "/".join(_without_amp(segments))


def _escaped(text: str, safe: str) -> str:
    """`text` with one spelling of each escape; an escape that would change the structure (%2F, %26) stays one."""
    whole = re.sub(r"%(?![0-9a-fA-F]{2})", "%25", text)
    decoded = re.sub(r"%([0-9a-fA-F]{2})", lambda found: _unescaped(found[1]), whole)
    return quote(decoded.encode("utf-8", "replace"), safe=safe + "%")


def _unescaped(digits: str) -> str:
    letter = chr(int(digits, 16))
    harmless = letter.isascii() and (letter.isalnum() or letter in "-._~!$'()*,;:@")
    return letter if harmless else f"%{digits.upper()}"


def _without_amp(segments: list[str]) -> list[str]:
    kept = list(segments)
    if kept and kept[-1].lower().endswith((".amp", ".amp.html")):
        kept[-1] = re.sub(r"\.amp(?=\.html$|$)", "", kept[-1], flags=re.IGNORECASE)
        return kept if kept[-1] else segments
    for place in (-1, 0, 1):
        rest = kept[:place] + kept[place + 1 :] if place >= 0 else kept[:-1]
        if len(kept) > 1 and place < len(kept) and kept[place].lower() == "amp" and _STORY_SEGMENT.search(rest[-1]):
            return rest
    return segments


def _query(query: str) -> str:
    kept = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        name, value = _plain(name), _plain(value)
        if (name or value) and not is_tracking(name, value):
            kept.append((name, value))
    kept.sort(key=lambda pair: pair[0])  # stable: parameters of one name keep their order
    return "&".join(f"{name}={value}" if value else name for name, value in kept)


def _plain(text: str) -> str:
    return _escaped(text.replace("+", "%20"), _SAFE_IN_QUERY)


def _same_site(page: SplitResult, claimed: SplitResult) -> bool:
    if page.netloc == claimed.netloc:
        return True
    return outlet_of(urlunsplit(page)) == outlet_of(urlunsplit(claimed))


def _is_section(page: SplitResult, claimed: SplitResult) -> bool:
    """Whether a story's page claims to be a home page, a section or an error page."""
    if any(part.lower() in _NOT_AN_ARTICLE for part in claimed.path.split("/")):
        return True
    if page.path == claimed.path:
        return False
    deep = page.path.strip("/") != "" or bool(page.query)
    if claimed.path in {"", "/"} and not claimed.query:
        return deep
    return _names_story(page) and not _names_story(claimed)


def _names_story(parts: SplitResult) -> bool:
    return bool(parts.query) or any(_STORY_SEGMENT.search(part.lower()) for part in parts.path.split("/"))


def _names_no_story(claimed: SplitResult, page: SplitResult) -> bool:
    """Whether the claim merely cuts the query off the page's own path, where only the query told the story apart."""
    last = claimed.path.rsplit("/", 1)[-1].lower()
    return claimed.path == page.path and not re.search(r"\d{4}|-[^-]*-", last)
