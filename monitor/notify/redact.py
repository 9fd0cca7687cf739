"""Secrets out of URLs, headers and free text: the one place that knows how. PURE."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qsl, quote, unquote, urlsplit

__all__ = ["MASK", "redact_headers", "redact_text", "redact_url", "redactor", "secrets_in_url"]

MASK = "***"
SHORTEST_SECRET = 4  # masking every "a" would leave no log to read

SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token", "webhook-signature"}
)
_NAME = r"(?:[\w-]{0,40}(?:token|secret|password|passwd|api[_-]?key|signature|credential)|pwd|pass|auth|key|sig)"
SECRET_NAME = re.compile(_NAME + r"[\w-]{0,20}", re.IGNORECASE)

# Each is linear: bounded runs of one class between fixed marks.
PATTERNS = (
    (re.compile(r"\$argon2(?:id|i|d)\$[^\s\"',]{4,500}"), "$argon2id$" + MASK),
    (re.compile(r"\bmon_[A-Za-z0-9_-]{20,100}"), "mon_" + MASK),
    (re.compile(r"whsec_[A-Za-z0-9+/=_-]{4,200}"), "whsec_" + MASK),
    (re.compile(r"\b(Bearer|Basic|Token)[ ]+[A-Za-z0-9._~+/=-]{6,2000}"), r"\1 " + MASK),
    (re.compile(r"(://)[^\s/?#@\"'<>]{1,500}@"), r"\1" + MASK + "@"),
    (re.compile(rf"([?&;]{_NAME}=)[^\s&;#\"'<>]{{1,2000}}", re.IGNORECASE), r"\1" + MASK),
)


def redactor(secrets: Iterable[str] = ()) -> Callable[[str], str]:
    """A function that takes these secrets, in their usual encodings too, and whatever looks like one, out of a text."""
    forms = sorted({form for secret in secrets for form in _forms(secret)}, key=len, reverse=True)
    known = re.compile("|".join(re.escape(form) for form in forms)) if forms else None

    def redact(text: str) -> str:
        clean = known.sub(MASK, text) if known else text
        for pattern, masked in PATTERNS:
            clean = pattern.sub(masked, clean)
        return clean

    return redact


def redact_text(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without these secrets and without whatever looks like one.

    >>> redact_text("GET https://me:pw1234@host/?token=abc failed")
    'GET https://***@host/?token=*** failed'
    """
    return redactor(secrets)(text)


def redact_url(url: str) -> str:
    """Where a URL leads, without what lets one in: scheme and host of a web URL, the scheme alone of any other.

    Webhooks and Apprise keep their tokens in the path (slack://A/B/C, https://hooks…/services/T/B/x).

    >>> redact_url("https://hooks.example.org/services/T0/B0/x"), redact_url("tgram://123:abc/456")
    ('https://hooks.example.org/***', 'tgram://***')
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return MASK
    if parts.scheme not in {"http", "https"} or not host:
        return f"{parts.scheme}://{MASK}" if parts.scheme else MASK
    where = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    return where + f"/{MASK}" if parts.path.strip("/") or parts.query else where


def redact_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers, those that carry credentials masked."""
    return {
        name: MASK if name.lower() in SECRET_HEADERS or SECRET_NAME.fullmatch(name) else redact_text(value)
        for name, value in headers.items()
    }


def secrets_in_url(url: str) -> tuple[str, ...]:
    """What a URL holds that nobody else should read: user and password, and values of fields named like a secret.

    For a URL whose scheme is not http or https (Apprise) every part after the scheme counts.
    """
    try:
        parts = urlsplit(url)
        found = [parts.username or "", parts.password or ""]
    except ValueError:
        return (url,)
    fields = parse_qsl(parts.query)
    found += [value for name, value in fields if SECRET_NAME.fullmatch(name)]
    if parts.scheme not in {"http", "https"}:
        found += [parts.netloc.rpartition("@")[2], *parts.path.split("/"), *(value for _, value in fields), url]
    return tuple(dict.fromkeys(secret for secret in found if len(secret) >= SHORTEST_SECRET))


def _forms(secret: str) -> set[str]:
    if len(secret) < SHORTEST_SECRET:
        return set()
    encoded = base64.b64encode(secret.encode("utf-8", "replace")).decode()
    forms = {secret, quote(secret, safe=""), quote(secret), unquote(secret), encoded, encoded.rstrip("=")}
    return {form for form in forms if len(form) >= SHORTEST_SECRET}
