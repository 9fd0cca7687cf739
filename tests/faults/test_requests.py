"""Fault table, the rows of the fetcher, end to end: what a hostile server, page, feed or file can make monitor ask for.

Each row's close-up stands beside the fetcher (tests/fetch); here the same attacks come the ways that monitor has.
"""

from __future__ import annotations

import asyncio
import gzip
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from fetch_servers import answer, policy_for, serving
from site_on_loopback import Answer, article
from test_client import HOSTILE_HOSTS
from tests_running import run

from monitor.errors import MonitorError
from monitor.fetch.client import Fetcher, FetchPolicy
from monitor.notify.channels.base import ChannelDeps, WebhookSpec
from monitor.notify.channels.build import build_channel
from monitor.notify.message import test_message as made_up
from monitor.pipeline.adding import watch
from monitor.read.keys import article_key, host_of
from monitor.read.opml import read_opml
from monitor.values import Outcome

OTHERS = (
    "http://169.254.169.254/latest/meta-data", "http://[fd00:ec2::254]/", "http://100.100.100.200/", "http://10.0.0.1/",
    "http://100.64.0.1/", "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:a9fe:a9fe::]/", "http://[::ffff:169.254.169.254]/",
    "http://metadata.google.internal/", "gopher://127.0.0.1/", "file:///etc/passwd", "http://0/", "ftp://127.0.0.1/",
)  # fmt: skip


def targets(port: int) -> list[str]:
    return [f"http://{host}:{port}/feed.xml" for host in HOSTILE_HOSTS] + list(OTHERS)


def rss(urls: list[str]) -> str:
    from xml.sax.saxutils import escape

    items = "".join(f"<item><title>S</title><link>{escape(url)}</link></item>" for url in urls)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>{items}</channel></rss>"


def sitemap_index(urls: list[str]) -> str:
    from xml.sax.saxutils import escape

    places = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
    return f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</sitemapindex>"


def opml(urls: list[str]) -> bytes:
    from xml.sax.saxutils import quoteattr

    lines = "".join(f"<outline text='x' type='rss' xmlUrl={quoteattr(url)}/>" for url in urls)
    return f"<opml version='2.0'><head/><body>{lines}</body></opml>".encode("utf-8", "replace")


def watch_feed(it: Any, url: str, kind: Any = "feed") -> None:
    it.services.store.add_feed(url, name="", outlet=None, kind=kind, now=it.clock(), added_by="user")


async def by_feed_url(it: Any, urls: list[str]) -> None:
    for url in urls:
        with_host = host_of(url)
        if with_host:
            watch_feed(it, url)


async def by_entry(it: Any, urls: list[str]) -> None:
    it.site.pages["/feed.xml"] = Answer(rss(urls), content_type="application/rss+xml")
    watch_feed(it, it.site.url + "/feed.xml")


async def by_redirect(it: Any, urls: list[str]) -> None:
    for number, url in enumerate(urls):
        it.site.pages[f"/r{number}"] = Answer("", 302, {"Location": url.replace("\t", "%09")})
        it.add(f"/r{number}")


async def by_sitemap_child(it: Any, urls: list[str]) -> None:
    for start in range(0, len(urls), 20):
        path = f"/sitemap{start}.xml"
        it.site.pages[path] = Answer(sitemap_index(urls[start : start + 20]), content_type="application/xml")
        watch_feed(it, it.site.url + path, "sitemap")


async def by_import(it: Any, urls: list[str]) -> None:
    for feed in read_opml(opml(urls)):
        watch_feed(it, feed.url)


async def by_add(it: Any, urls: list[str]) -> None:
    for url in urls:
        try:
            await watch(it.services, url)
        except MonitorError:
            continue
        pytest.fail(f"{url!r} was watched")


async def by_article(it: Any, urls: list[str]) -> None:
    for url in urls:
        if host_of(url):
            it.services.store.add_article(
                url, key=article_key(url), host=host_of(url), title="", outlet=None, now=it.clock()
            )


WAYS = [by_feed_url, by_entry, by_redirect, by_sitemap_child, by_import, by_add, by_article]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_to_a_private_address(desk: Callable[..., Any], way: Any) -> None:
    """Only the site's own port on loopback is open, as (address, port); the secret beside it counts who comes."""

    async def story() -> None:
        async with serving(answer(b"<rss><channel><title>secret</title></channel></rss>")) as inside, desk() as it:
            await closed_but_for(it, int(it.site.url.rsplit(":", 1)[1]))
            urls = targets(inside.port)
            await way(it, urls)
            for _ in range(3):
                await it.do_due()
                it.clock.move(days=1)
            assert inside.connections == 0
            assert all(article.latest_number == 0 for article in it.services.store.articles(limit=500))

    run(story())


async def closed_but_for(it: Any, port: int) -> None:
    """Give the services a fetcher that may reach this one port of loopback."""
    policy = FetchPolicy("monitor/0.1 (test)", timeout_seconds=5, allow_endpoints=frozenset({("127.0.0.1", port)}))
    it.services.fetcher = await Fetcher(policy).__aenter__()


@pytest.mark.parametrize("number", range(0, len(HOSTILE_HOSTS), 8))
def test_no_webhook_is_posted_to_a_private_address(number: int) -> None:
    async def story() -> None:
        async with serving(answer(b"")) as inside, Fetcher(FetchPolicy("m", timeout_seconds=3)) as fetcher:
            for url in targets(inside.port)[number : number + 8]:
                channel = build_channel(WebhookSpec("hook", url), ChannelDeps(post=fetcher.post))
                with pytest.raises(MonitorError):
                    await channel.send(made_up(datetime.now(UTC)), delivery_id="d", now=datetime.now(UTC))
            assert inside.connections == 0

    run(story())


def test_a_webhook_s_redirect_leads_nowhere() -> None:
    async def story() -> None:
        async with serving(answer(b"")) as inside:
            moved = answer(b"", "307 Temporary Redirect", f"Location: {inside.url('/')}")
            async with serving(moved) as hook, Fetcher(policy_for(hook, inside)) as fetcher:
                channel = build_channel(WebhookSpec("hook", hook.url()), ChannelDeps(post=fetcher.post))
                with pytest.raises(MonitorError, match="redirects are not followed"):
                    await channel.send(made_up(datetime.now(UTC)), delivery_id="d", now=datetime.now(UTC))
            assert inside.connections == 0

    run(story())


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_page_cut_at_a_hundred_offsets_is_never_a_version(desk: Callable[..., Any], encoding: str) -> None:
    """Half of the cuts lie about their length, half tell the truth of the part: gzip alone can see those."""

    async def story() -> None:
        page = article().encode()
        whole = gzip.compress(page) if encoding == "gzip" else page
        state = {"cut": len(whole), "honest": True}

        async def serve(head: str, writer: asyncio.StreamWriter) -> None:
            if "/robots.txt" in head:
                writer.write(answer(b"", "404 Not Found"))
                return
            part = whole[: state["cut"]]
            length = len(part) if state["honest"] else len(whole)
            headers = ["Content-Type: text/html; charset=utf-8"]
            headers += ["Content-Encoding: gzip"] if encoding == "gzip" else []
            writer.write(answer(part, "200 OK", *headers, length=length))
            await writer.drain()
            writer.close()

        async with serving(serve) as server, desk() as it:
            url = server.url("/story")
            it.services.store.add_article(
                url, key=article_key(url), host=host_of(url), title="", outlet=None, now=it.clock()
            )
            assert (await it.look()).snapshot == 1
            for number in range(100):
                state.update(cut=len(whole) * number // 100, honest=encoding == "gzip" and number % 2 == 0)
                report = await it.look(hours=1)
                assert report.outcome is Outcome.INCOMPLETE, (number, report)
            found = it.services.store.article(url)
            assert found.latest_number == 1
            assert it.services.store.alerts() == []

    run(story())


def certificates(kind: str) -> tuple[ssl.SSLContext, trustme.CA]:
    known, unknown = trustme.CA(), trustme.CA()
    past = datetime.now(UTC) - timedelta(days=3)
    made = {
        "good": lambda: known.issue_cert("127.0.0.1"),
        "self-signed": lambda: unknown.issue_cert("127.0.0.1"),
        "expired": lambda: known.issue_cert("127.0.0.1", not_before=past - timedelta(days=9), not_after=past),
        "wrong host": lambda: known.issue_cert("other.example"),
    }[kind]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.configure_cert(context)
    return context, known


@pytest.mark.parametrize("kind", ["good", "self-signed", "expired", "wrong host"])
def test_a_page_behind_bad_tls_is_stored_as_no_article(desk: Callable[..., Any], tmp_path: Path, kind: str) -> None:
    async def story() -> None:
        context, known = certificates(kind)
        known.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        page = answer(article().encode(), "200 OK", "Content-Type: text/html")
        async with serving(page, tls=context) as server:  # noqa: SIM117
            async with desk() as it, Fetcher(policy_for(server, authorities=str(tmp_path / "ca.pem"))) as fetcher:
                it.services.fetcher = fetcher
                url = server.url("/story", scheme="https")
                it.services.store.add_article(
                    url, key=article_key(url), host=host_of(url), title="", outlet=None, now=it.clock()
                )
                await it.do_due()
                found = it.services.store.article(url)
                if kind == "good":
                    assert (found.latest_number, found.last_outcome) == (1, Outcome.CHANGED)
                else:
                    assert (found.latest_number, found.last_outcome) == (0, Outcome.FAILED)
                    assert "can't be trusted" in found.last_reason

    run(story())


def test_a_looping_and_a_long_chain_of_redirects_end_with_a_reason(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/loop"] = Answer("", 302, {"Location": "/loop"})
            for number in range(9):
                it.site.pages[f"/chain{number}"] = Answer("", 301, {"Location": f"/chain{number + 1}"})
            it.site.pages["/chain9"] = Answer(article())
            for path in ("/loop", "/chain0"):
                it.add(path)
            await it.do_due()
            for path in ("/loop", "/chain0"):
                assert "redirected more than 5 times" in it.article(path).last_reason
            assert it.site.hits("/loop") == 6

    run(story())
