"""Atom out: valid to RFC 4287, read by a feed reader as it was meant, stable, and inert whatever was fetched."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest
from lxml import etree
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from site_world import NOW, World, fill

from monitor.store.store import Store
from monitor.web import looked_through

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "atom.rng"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
PATHS = (
    "/feeds/all.atom",
    "/feeds/filter.atom?kind=figure&silent=&words=boats",
    "/feeds/article/1.atom",
    "/feeds/feed/1.atom",
)
PAYLOADS = (
    "<script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\"><svg onload='alert(1)'>",
    "\x00\x0b\x1b\ufffe\uffff\u202e <!ENTITY x SYSTEM 'file:///etc/passwd'>",
)


def feed_of(client: TestClient, path: str) -> Any:
    """The feed, checked against the schema and the rules that a schema can't say."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    SCHEMA.assertValid(root)
    ids = root.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert root.xpath("a:author or not(a:entry[not(a:author)])", namespaces=ATOM)
    (self_link,) = root.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
    assert self_link == f"http://127.0.0.1:8765{path.replace('&silent=', '')}"
    for moment in root.xpath("//a:updated/text() | //a:published/text()", namespaces=ATOM):
        assert datetime.fromisoformat(moment).tzinfo is not None
    return root


def test_the_schema_tells_a_feed_that_is_none() -> None:
    wrong = etree.fromstring('<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>b</title></feed>')
    assert not SCHEMA.validate(wrong)


@pytest.mark.parametrize("path", PATHS)
def test_every_feed_is_valid_empty_or_not(client: TestClient, store: Store, path: str) -> None:
    world = World(store)
    world.feed()
    world.article("boats")
    assert not feed_of(client, path).xpath("a:entry", namespaces=ATOM)
    world.poll(world.feed(), world.entry("boats"))
    fill(store, edits=3)
    assert feed_of(client, path).xpath("a:entry", namespaces=ATOM)


@pytest.mark.parametrize("path", ["/feeds/article/9.atom", "/feeds/feed/9.atom"])
def test_what_is_not_known_has_no_feed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/feeds/article/x.atom", "/feeds/filter.atom?kind=weather", "/feeds/all.atom?below=0"]
)
def test_what_can_not_be_asked_for_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert_in_every_reader(client: TestClient, store: Store, payload: str) -> None:
    store.add_feed("https://feeds.example/f", name=payload, outlet=payload, kind="feed", now=NOW, added_by="user")
    fill(store, payload)
    for path in ("/feeds/all.atom", "/feeds/article/1.atom", "/feeds/feed/1.atom"):
        root = feed_of(client, path)
        for content in root.xpath("//a:content", namespaces=ATOM):
            assert content.get("type") == "html"
            page = html5lib.parse(content.text, namespaceHTMLElements=False)
            assert {element.tag for element in page.iter()} <= {"html", "head", "body", "p", "a", "del", "ins"}
        for title in root.xpath("//a:title", namespaces=ATOM):
            assert title.get("type") is None  # plain text
            assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", title.text)


def test_only_web_addresses_are_linked(client: TestClient, store: Store) -> None:
    store.add_article("javascript:alert(1)", key="k", host="h", title="t", outlet=None, now=NOW)
    world = World(store)
    article = store.article(1)
    for text in ("41 boats", "34 boats"):
        from store_world import change, snapshot

        world.check(article, text, snapshot=snapshot(text, changes=(change(),)))
    root = feed_of(client, "/feeds/all.atom")
    hrefs = root.xpath("//a:link/@href", namespaces=ATOM)
    assert hrefs
    assert all(href.startswith("http://127.0.0.1:8765/") for href in hrefs)
    assert "javascript" not in etree.tostring(root, encoding="unicode")


def test_a_feed_reader_reads_it(client: TestClient, store: Store) -> None:
    fill(store)
    read = feedparser.parse(client.get("/feeds/all.atom").content)
    assert not read.bozo
    assert read.version == "atom10"
    newest = read.entries[0]
    assert newest.link == "http://127.0.0.1:8765/changes/2"
    assert newest.author == "coast.example"
    assert {tag.term for tag in newest.tags} == {"sourcing", "removed", "low", "noted"}
    assert "<del>" in read.entries[1].content[0].value
    assert "figure altered" in read.entries[1].content[0].value


def test_ids_stay_whatever_address_the_site_has(client: TestClient, store: Store) -> None:
    fill(store)
    here = feed_of(client, "/feeds/all.atom")
    there = etree.fromstring(client.get("/feeds/all.atom", headers={"host": "localhost:1"}).content)
    same = "//a:id/text()"
    assert here.xpath(same, namespaces=ATOM) == there.xpath(same, namespaces=ATOM)
    filtered = feed_of(client, "/feeds/filter.atom?kind=figure").xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert set(filtered) <= set(here.xpath(same, namespaces=ATOM))
    assert store.site_id() == store.site_id()


def test_a_feed_that_has_not_changed_is_not_sent_again(client: TestClient, store: Store) -> None:
    fill(store)
    etag = client.get("/feeds/all.atom").headers["etag"]
    assert client.get("/feeds/all.atom", headers={"if-none-match": etag}).status_code == 304
    fill(store, "news", slug="news")
    assert client.get("/feeds/all.atom", headers={"if-none-match": etag}).status_code == 200


def test_a_feed_is_the_same_from_whatever_page_it_was_taken(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    plain = client.get("/feeds/filter.atom?kind=figure").content
    assert client.get("/feeds/filter.atom?silent=&kind=figure&sort=gravest&before=3.2").content == plain


def test_older_changes_are_a_link_away(client: TestClient, store: Store) -> None:
    fill(store, edits=60)
    seen: list[str] = []
    path = "/feeds/filter.atom?article_id=1"
    while path:
        root = feed_of(client, path)
        seen += root.xpath("a:entry/a:link[@rel='alternate']/@href", namespaces=ATOM)
        (path,) = root.xpath("a:link[@rel='next']/@href", namespaces=ATOM) or ("",)
        path = path.removeprefix("http://127.0.0.1:8765")
    assert [int(one.rpartition("/")[2]) for one in seen] == list(range(120, 0, -1))


def test_the_pages_name_their_feeds(client: TestClient, store: Store) -> None:
    article = fill(store)
    for path, feed in (
        ("/feeds", "/feeds/all.atom"),
        ("/?kind=figure&words=a%22b", "/feeds/filter.atom?kind=figure&amp;words=a%22b"),
        (f"/articles/{article}", f"/feeds/article/{article}.atom"),
    ):
        assert 'type="application/atom+xml" title="' in (page := client.get(path).text)
        assert f'href="{feed}"' in page


def test_a_feed_of_rare_words_looks_through_so_many_changes_and_leads_on(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, "the lighthouse", "light")
    fill(store, "the harbour", edits=10)
    monkeypatch.setattr(looked_through, "MOST_SEARCHED", 15)
    root = feed_of(client, "/feeds/filter.atom?words=lighthouse")
    assert root.xpath("count(a:entry)", namespaces=ATOM) == 0
    (further,) = root.xpath("a:link[@rel='next']/@href", namespaces=ATOM)
    root = feed_of(client, further.removeprefix("http://127.0.0.1:8765"))
    assert root.xpath("count(a:entry)", namespaces=ATOM) == 1
    assert not root.xpath("a:link[@rel='next']", namespaces=ATOM)
