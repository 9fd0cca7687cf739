"""The page of changes: its filters, its order, its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_world import fill, site_over
from starlette.testclient import TestClient

from monitor.store.store import Store
from monitor.web.app import create_app


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(site_over(store)), base_url="http://127.0.0.1:8765") as made:
        yield made


def ids(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'href="/changes/(\d+)"', page)]


def all_pages(client: TestClient, path: str) -> list[int]:
    found: list[int] = []
    while path:
        page = client.get(path).text
        found += ids(page)
        following = re.search(r'href="(/\?[^"]*before=[^"]*)"', page)
        path = following.group(1).replace("&amp;", "&") if following else ""
    return found


@pytest.mark.parametrize("sort", ["newest", "gravest"])
def test_the_pages_show_every_change_once_in_order(client: TestClient, store: Store, sort: str) -> None:
    fill(store, edits=60)
    shown = list(dict.fromkeys(all_pages(client, f"/?sort={sort}")))
    assert sorted(shown) == list(range(1, 121))
    ranks = {one.id: (one.change.severity.rank, one.id) for one in store.changes(limit=500)}
    if sort == "gravest":
        assert [ranks[one][0] for one in shown] == sorted((rank for rank, _ in ranks.values()), reverse=True)


def test_what_is_asked_twice_fits_either(client: TestClient, store: Store) -> None:
    fill(store)
    assert set(ids(client.get("/?kind=figure&kind=sourcing").text)) == {1, 2}
    assert set(ids(client.get("/?op=removed&direction=weakened").text)) == {2}
    assert "No change fits" in client.get("/?outlet=elsewhere.example&outlet=town.example").text


@pytest.mark.parametrize("query", ["since=yesterday", "before=3.1", "sort=gravest&before=7", "place=nowhere"])
def test_nonsense_in_the_address_is_said(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}", headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert "<h1>422" in answer.text


def test_the_live_events_take_the_streams_query(client: TestClient) -> None:
    assert client.get("/events?kind=weather").status_code == 422
