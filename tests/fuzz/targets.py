"""What is fuzzed: each function takes bytes, and may raise nothing but our own errors. Used by hypothesis and by atheris."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from monitor.claims.extract import extract_claims
from monitor.compare.versions import compare
from monitor.config import load_settings
from monitor.errors import MonitorError
from monitor.fetch.decode import OverCap, UnknownEncoding, decode
from monitor.fetch.guard import redact_url, vet_url
from monitor.fetch.robots import crawl_delay_seconds, may_fetch
from monitor.notify.redact import redact_text
from monitor.read.feeds import read_feed
from monitor.read.keys import article_key
from monitor.read.opml import read_opml
from monitor.read.pages import read_page
from monitor.read.sitemaps import read_sitemap
from monitor.survey import survey
from monitor.values import Version

__all__ = ["TARGETS"]

URL = "https://paper.example/2026/story"
LANGUAGES = (None, "en", "de", "fr", "es", "it", "pt", "ru", "xx")
NAMES = ("gzip", "deflate", "br", "zstd")
ENCODINGS = (*((name,) for name in NAMES), *((inner, outer) for inner in NAMES for outer in NAMES))
FILE = Path(tempfile.gettempdir()) / "monitor-fuzz-config.yaml"


def _headers(body: bytes) -> dict[str, str]:
    """Content types that the body itself picks, the odd ones among them."""
    kinds = (
        "text/html",
        "application/rss+xml",
        "text/html; charset=utf-16",
        "application/feed+json",
        "x; charset=\x00",
        "",
    )
    return {"content-type": kinds[body[0] % len(kinds)]} if body else {}


def feed(body: bytes) -> None:
    for entry in read_feed(body, _headers(body), URL).entries:
        assert entry.url.startswith(("http://", "https://"))


def sitemap(body: bytes) -> None:
    for entry in read_sitemap(body, _headers(body), URL).entries:
        assert entry.url.startswith(("http://", "https://"))


def page(body: bytes) -> None:
    found = read_page(body, _headers(body), URL)
    assert found is None or all(link.url.startswith(("http://", "https://")) for link in found.links)


def any_body(body: bytes) -> None:
    survey(body, _headers(body), URL)


def claims(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    for claim in extract_claims(text, language=LANGUAGES[len(body) % len(LANGUAGES)]):
        assert text[claim.start : claim.end] == claim.text


def comparison(body: bytes) -> None:
    title, _, text = body.decode("utf-8", "replace").partition("\n")
    before, _, after = text.partition("\f")
    language = LANGUAGES[len(body) % len(LANGUAGES)]
    compare(Version(title, before, language=language), Version(title[::-1], after, language=language))


def opml(body: bytes) -> None:
    for one in read_opml(body):
        assert one.url.startswith(("http://", "https://"))


def config(body: bytes) -> None:
    FILE.write_bytes(body)
    load_settings(FILE)


def url(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    redact_url(text)
    redact_text(text)
    with suppress(ValueError):  # a key is asked for only of what web_url let pass
        article_key(text)
    vet_url(text)


def encoded(body: bytes) -> None:
    with suppress(OverCap, UnknownEncoding):
        found = decode(body, ENCODINGS[len(body) % len(ENCODINGS)], 1_000_000)
        assert len(found.body) <= 1_000_000


def robots(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    may_fetch(text, URL, "monitor/0.1")
    crawl_delay_seconds(text, "monitor/0.1")


def _forgiving(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(body: bytes) -> None:
        with suppress(MonitorError):
            target(body)

    return run


TARGETS = {
    target.__name__: _forgiving(target)
    for target in (feed, sitemap, page, any_body, claims, comparison, opml, config, url, encoded, robots)
}
