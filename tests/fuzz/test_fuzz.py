"""Fault table, "hypothesis": whatever the bytes, the readers raise our own errors only, end soon, and take little memory.

The same functions as the fuzz target (fuzz.py), fed by grammar-like pieces here; a short run of atheris where it is
installed.
"""

from __future__ import annotations

import importlib.util
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

sys.path.insert(0, str(HERE.parent / "faults"))

from extent import extent  # noqa: E402
from targets import TARGETS  # noqa: E402

LONGEST_SECONDS = 10
MOST_MEGABYTES = 512

PIECES = {
    "feed": ["<?xml version='1.0'?>", "<rss version='2.0'>", "<channel>", "<item>", "<title>", "</title>", "<link>", "</link>",
             "https://e.example/a", "javascript:alert(1)", "<![CDATA[", "]]>", "<guid>", "&amp;", "&#0;", "<!DOCTYPE", "<!ENTITY",
             "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<updated>2026-13-45T99:99:99Z</updated>", "</item>", "</rss>",
             "<ttl>999999999999</ttl>", '{"version": "https://jsonfeed.org/version/1.1", "items": [', '{"id": 1, "url": []}', "]}"],
    "sitemap": ["<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "<url>", "<loc>", "https://e.example/", "</loc>",
                "<lastmod>", "2026-02-30", "0000", "</lastmod>", "</url>", "<sitemapindex>", "<sitemap>", "</urlset>", "\x1f\x8b"],
    "page": ["<html lang=en>", "<head>", "<title>", "<body>", "<article>", "<p>", "</p>", "Officials said 41 boats sank. ",
             "“We will,” said Ann Lee. ", "<a href='//x'>", "<a href='http://[::1'>", "<script type='application/ld+json'>",
             '{"@type": "NewsArticle", "datePublished": ', "</script>", "<meta property='article:published_time' content='",
             "99999-99-99", "'>", "<base href='\x00'>", "<figcaption>", "<svg>", "<template>", "<!--", "-->", "\x00", "<time datetime="],
    "claims": ["41", " boats", "1.5 million", "€3-4 billion", " said", "“", "”", '"', " according to", " officials", "2 1/2", "%",
               " on Tuesday", "-", "–", ".", "\n\n", " not", " allegedly", "½", "١٢٣", "１２", "\u202e", "e\u0301", "🚢", "10" * 200, "Rs 2 crore"],
    "opml": ["<opml version='2.0'>", "<body>", "<outline text='", "x", "' xmlUrl='", "https://e.example/f", "'/>", "<outline>", "&x;",
             "</body>", "</opml>", "<!DOCTYPE a [<!ENTITY x 'y'>]>"],
    "config": ["feeds:", " [", "]", "\n", "  - ", "url: ", "https://e.example", "fetch: {", "}", "timeout_seconds: ", "-1", ".nan", "1e999",
               "${HOME}", "${X", "!!python/object:os.system", "&a [*a]", "? ", "alerts:\n", "  rules: []", "database_url: ", "sqlite:///x", "\t"],
    "url": ["http://", "https://", "127.0.0.1", "[::1]", "@", ":", "80", "/", "\\", "%00", "%2e", "。", "ⓛ", "?token=", "#", "xn--", "\ud7ff", "0x7f"],
    "robots": ["User-agent: ", "*", "monitor", "\n", "Disallow: ", "/", "Allow: ", "Crawl-delay: ", "1e400", "nan", "-5", "Request-rate: 0/0", "$", "*" * 50],
}  # fmt: skip
PIECES |= {
    "any_body": PIECES["feed"] + PIECES["page"],
    "comparison": [*PIECES["claims"], "\f"],
    "encoded": ["\x1f\x8b\x08"],
}


def bodies(name: str) -> st.SearchStrategy[bytes]:
    """Texts put together of the format's own pieces, torn and mixed with anything; and plain bytes."""
    piece = st.sampled_from(PIECES[name]) | st.text(max_size=12)
    text = st.lists(piece, max_size=60).map("".join)
    return text.map(lambda said: said.encode("utf-8", "surrogatepass")) | st.binary(max_size=400)


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """A hang is a failure."""

    def stop(*_: Any) -> None:
        raise AssertionError(f"no end after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_crashes_or_hangs_a_reader(name: str) -> None:
    @settings(max_examples=extent(60, 3000), deadline=None, suppress_health_check=list(HealthCheck))
    @given(bodies(name))
    def holds(body: bytes) -> None:
        with bounded(LONGEST_SECONDS):
            TARGETS[name](body)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    holds()
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024 <= MOST_MEGABYTES


@pytest.mark.faults
@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_of_the_fuzzer_finds_nothing(name: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: pip install 'claim-monitor[fuzz]'")
    options = ["-runs=300", "-max_len=2000", "-timeout=20", "-rss_limit_mb=1024"]
    command = [sys.executable, str(HERE / "fuzz.py"), name, *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
