"""Hostile words made inert: one clean line, Markdown, HTML, links. PURE."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import quote, urlsplit

__all__ = [
    "escape_html",
    "escape_markdown",
    "excerpt",
    "link_html",
    "link_markdown",
    "one_line",
    "safe_url",
    "shorten",
    "storable",
]

# ESC, CR, LF, NUL and their C1 kin, and Unicode's own line and paragraph ends.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
# Direction overrides can make a headline read as its opposite; the others are invisible and serve only to hide words.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]")
LONGEST_URL = 4000  # browsers and mail clients cut at 2,000 to 8,000; a longer one is no link to offer


def one_line(text: str) -> str:
    """The words on one line: no control characters (ESC, CR, LF, NUL), no direction overrides, single spaces."""
    visible = SURROGATES.sub("\ufffd", CONTROLS.sub(" ", HIDDEN.sub("", text)))
    return " ".join(visible.split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where one ends in the last third, with "…" for what is left out."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip() + "…"


def excerpt(sentence: str, words: str, limit: int) -> str:
    """At most `limit` characters of the sentence, around `words` where they stand in it."""
    if len(sentence) <= limit:
        return sentence
    at = sentence.find(words)
    start = max(0, at - limit // 3) if at > limit // 2 else 0
    if start:
        start = sentence.find(" ", start) + 1 or start
    return ("…" if start else "") + shorten(sentence[start:], limit - 1)


def escape_html(text: str) -> str:
    """The words as HTML text or attribute value."""
    return html.escape(one_line(text), quote=True)


def escape_markdown(text: str) -> str:
    """The words as Markdown text: nothing in them is markup, a link or raw HTML."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-!|~&])", r"\\\1", one_line(text))


def safe_url(url: str | None) -> str | None:
    """The URL where it is an absolute http or https one, percent-encoded where needed; None for all others.

    >>> safe_url("javascript:alert(1)") is None
    True
    """
    if not url or len(url) > LONGEST_URL or CONTROLS.search(url) or SURROGATES.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return quote(url, safe="%/:?#[]@!$&*+,;=~-._")


def link_html(url: str | None, words: str) -> str:
    """A link that carries nothing along, or the words alone where the URL is not to be followed."""
    target = safe_url(url)
    if target is None:
        return escape_html(words)
    return f'<a href="{html.escape(target, quote=True)}" rel="noopener noreferrer nofollow">{escape_html(words)}</a>'


def link_markdown(url: str | None, words: str) -> str:
    """A Markdown link, or the words alone where the URL is not to be followed."""
    target = safe_url(url)
    return escape_markdown(words) if target is None else f"[{escape_markdown(words)}](<{target}>)"


def storable(value: Any) -> Any:
    """The JSON value without NUL and lone surrogates, which UTF-8 and PostgreSQL refuse; lengths stay."""
    match value:
        case str():
            return re.sub("[\x00\ud800-\udfff]", "\ufffd", value)
        case dict():
            return {key: storable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [storable(inner) for inner in value]
        case _:
            return value
