"""PURE: what robots.txt lets us fetch (RFC 9309), read by protego. The pipeline fetches and keeps the file."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from protego import Protego

__all__ = ["crawl_delay_seconds", "may_fetch", "robots_from", "robots_url"]

MAX_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB must be read; more may be ignored
MAX_CRAWL_DELAY_SECONDS = 3_600.0  # a day between requests would be a block in other words; an hour is obeyed
DISALLOW_ALL = "User-agent: *\nDisallow: /\n"
ALLOW_ALL = ""


def robots_url(url: str) -> str:
    """Where the robots.txt that governs this URL stands.

    >>> robots_url("https://example.com:8443/a/b?c")
    'https://example.com:8443/robots.txt'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def robots_from(status: int, body: bytes, kept: str | None = None) -> str:
    """The rules that an answer for robots.txt stands for, as the text to keep (RFC 9309, 2.3.1).

    2xx: the body. 4xx: "unavailable", all is allowed (401 and 403 among them; 429 asks us to slow down, so the `kept`
    rules go on). 5xx and anything else: "unreachable", the `kept` rules go on, and nothing is allowed without them.
    """
    if 200 <= status < 300:
        return body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\x00", "")
    if 400 <= status < 500 and status != 429:
        return ALLOW_ALL
    return DISALLOW_ALL if kept is None else kept


def may_fetch(robots_text: str | None, url: str, user_agent: str) -> bool:
    """Whether these rules let us fetch the URL; no rules allow everything, and robots.txt itself is always allowed.

    >>> may_fetch("User-agent: *\\nDisallow: /private", "https://example.com/private/a", "monitor/0.1")
    False
    """
    if not robots_text or urlsplit(url).path == "/robots.txt":
        return True
    return bool(_rules(robots_text).can_fetch(url, product_token(user_agent)))


def crawl_delay_seconds(robots_text: str | None, user_agent: str) -> float | None:
    """The pause between requests that these rules ask of us, at most an hour; None where they ask for none."""
    if not robots_text:
        return None
    rules, token = _rules(robots_text), product_token(user_agent)
    delay = rules.crawl_delay(token)
    rate = rules.request_rate(token)
    asked = max(delay or 0.0, rate.seconds / rate.requests if rate and rate.requests > 0 else 0.0)
    return min(asked, MAX_CRAWL_DELAY_SECONDS) if asked > 0 else None


def product_token(user_agent: str) -> str:
    """The name that robots.txt knows us by (RFC 9309, 2.2.1).

    >>> product_token("monitor/0.1 (+https://example.org)")
    'monitor'
    """
    words = user_agent.split("/", 1)[0].split()
    return words[0] if words else "*"


@lru_cache(maxsize=64)  # a parsed file of the largest size takes megabytes
def _rules(robots_text: str) -> Protego:
    return Protego.parse(robots_text)
