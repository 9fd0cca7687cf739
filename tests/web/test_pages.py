"""The pages over a real store: what they show, what they say when empty, and that hostile words stay words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
import pytest
from fastapi import APIRouter
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from store_world import NOW, World, change, snapshot, sourcing, text_of

from monitor.settings import Settings, WebSettings
from monitor.store.store import Store
from monitor.web.access import READS, WRITES, routes_without_access
from monitor.web.app import create_app
from monitor.web.gate import is_known_host
from monitor.web.serve import listen
from monitor.web.site import Site

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "{{ 7*7 }}",
    "</title><svg onload=alert(1)>",
)
PAGES = (
    "/",
    "/articles",
    "/feeds",
    "/outlets",
    "/help",
    "/?kind=figure&severity=high&silent=yes&words=boats",
    "/articles?edited=true",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    log = SimpleNamespace(error=lambda *_, **__: None)
    services: Any = SimpleNamespace(store=store, clock=lambda: NOW, log=log, trouble=None)
    app = create_app(Site(services, Settings(), watching=False))
    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as made:
        yield made


def fill(store: Store, words: str = "the harbour") -> int:
    world = World(store)
    article = world.article(title=words)
    for hours, text in enumerate((f"41 boats. {words}", f"34 boats. {words}")):
        changes = (change(), sourcing(words)) if hours else ()
        taken = replace(snapshot(text, changes=changes), article=text_of(text, title=words))
        world.check(article, text, snapshot=taken)
    return int(article.id)


def assert_valid(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert not re.search(r"<script(?! src=)", page)


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_store_shows_valid_pages_that_say_what_to_do(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert_valid(answer.text)
    if path in ("/", "/articles", "/feeds"):
        assert "monitor add" in answer.text


def test_a_change_is_shown_with_both_wordings_and_leads_to_its_history(client: TestClient, store: Store) -> None:
    article = fill(store)
    home = client.get("/").text
    assert_valid(home)
    assert f'href="/articles/{article}#c1"' in home
    assert "41" in home
    for path in (f"/articles/{article}", f"/articles/{article}/diff?from=1&to=2", "/changes/1", *PAGES):
        page = client.get(path)
        assert page.status_code == 200
        assert_valid(page.text)
    assert "<del>" in client.get(f"/articles/{article}/diff?from=1&to=2").text
    assert "sha256" in client.get("/changes/1").text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words_on_every_page(client: TestClient, store: Store, payload: str) -> None:
    article = fill(store, payload)
    store.add_feed("https://feeds.example/f.xml", name=payload, outlet=payload, kind="feed", now=NOW, added_by="user")
    for path in (*PAGES, f"/articles/{article}", f"/articles/{article}/diff?from=1&to=2", "/changes/1", "/changes/2"):
        page = client.get(path).text
        assert_valid(page)
        assert "<img src=x" not in page
        assert "<svg onload" not in page
        assert "<script>alert" not in page
        assert not re.search(r"<[^>]*\sonfocus=", re.sub(r'"[^"]*"', '""', page))


def test_the_filters_stand_in_the_address(client: TestClient, store: Store) -> None:
    fill(store)
    assert "<article" not in client.get("/?kind=quote").text
    assert "No change fits" in client.get("/?kind=quote").text
    assert "<article" in client.get("/?kind=figure").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/articles/99", 404),
        ("/changes/99", 404),
        ("/nowhere", 404),
        ("/articles/1/diff", 422),
        ("/articles/99999999999999999999", 422),
        ("/?kind=weather", 422),
        ("/?words=%00", 200),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status
    assert_valid(answer.text)


def test_no_other_host_is_served(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8765", True),
        ("localhost", True),
        ("[::1]:8765", True),
        ("desk.example", True),
        ("127.0.0.1.evil.example", False),
        ("10.0.0.1", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_hosts_are_known_by_name(host: str, known: bool) -> None:
    assert is_known_host(host, ("Desk.example",)) is known


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_form_from_another_site_does_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", headers=headers).status_code == 403


def test_every_answer_carries_the_safe_headers(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/monitor.css", "/healthz"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_route_must_say_who_may_use_it() -> None:
    router = APIRouter()
    router.add_api_route("/open", lambda: None)
    router.add_api_route("/changes-by-reading", lambda: None, methods=["POST"], dependencies=[READS])
    router.add_api_route("/good", lambda: None, methods=["POST"], dependencies=[WRITES])
    assert [line.split()[1] for line in routes_without_access([router])] == ["/open", "/changes-by-reading"]


def test_pages_are_served_on_loopback_alone() -> None:
    from monitor.errors import ConfigError

    with pytest.raises(ConfigError, match="no password"):
        listen(WebSettings(host="0.0.0.0"))
    with listen(WebSettings(port=0)) as at:
        assert at.getsockname()[0] == "127.0.0.1"
