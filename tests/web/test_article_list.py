"""The list of articles: filtered in the address, page by page; and looking at one now."""

from __future__ import annotations

import re

import pytest
from site_world import World, fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.store.store import Store


def ids(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'href="/articles/(\d+)"', page)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [3, 2, 1]),
        ("words=&outlet=&feed=&state=", [3, 2, 1]),
        ("state=paused", [2]),
        ("state=active&edited=true", [1]),
        ("outlet=coast.example&words=ferry", [2]),
        ("outlet=nobody", []),
        ("feed=1", [3]),
        ("words=%00ferry", [2]),
        ("before=3", [2, 1]),
    ],
)
def test_the_filters_stand_in_the_address(client: TestClient, store: Store, query: str, expected: list[int]) -> None:
    fill(store)
    world = World(store)
    store.set_article_state(world.article("ferry").id, "paused")
    world.poll(world.feed(), world.entry("news"))
    page = client.get(f"/articles?{query}").text
    assert_valid(page)
    assert ids(page) == expected


@pytest.mark.parametrize("query", ["state=lost", "before=0", "before=99999999999999999999", "before=%00"])
def test_what_can_not_be_asked_for_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/articles?{query}").status_code == 422


def test_the_list_goes_on_page_by_page(client: TestClient, store: Store) -> None:
    world = World(store)
    for number in range(101):
        world.article(f"a{number}")
    first = client.get("/articles?outlet=coast.example").text
    (rest,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert ids(first) + ids(client.get(rest.replace("&amp;", "&")).text) == list(range(101, 0, -1))


def test_an_article_is_looked_at_now(client: TestClient, store: Store) -> None:
    article = fill(store)
    assert "Check now" in client.get(f"/articles/{article}").text
    store.set_article_state(article, "retired")
    page = client.get(f"/articles/{article}").text
    assert_valid(page)
    assert "Check again from now on" in page
    answer = client.post(f"/articles/{article}/check", follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{article}"
    assert store.article(article).state == "active"
    assert client.post("/articles/99/check").status_code == 404
