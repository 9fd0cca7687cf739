"""The page and the API of the search: what was found, what is gone and where it went, and what to do where nothing is."""

from __future__ import annotations

import pytest
from site_world import World, fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.store.search_index import FILL_BELOW
from monitor.store.store import Store


def page(client: TestClient, query: str = "") -> str:
    answer = client.get(f"/search{query}")
    assert answer.status_code == 200
    assert_valid(answer.text)
    return answer.text


def test_words_that_are_gone_lead_to_where_they_went(client: TestClient, store: Store) -> None:
    article = fill(store, edits=2)
    said = page(client, "?q=41+boats")
    assert "<mark>41</mark> <mark>boats</mark>" in said
    assert "<strong>Gone</strong> since snapshot 2" in said
    assert f'href="/articles/{article}/diff?from=1&amp;to=2"' in said
    assert client.get(f"/articles/{article}/diff?from=1&to=2").status_code == 200


def test_words_that_stand_say_so(client: TestClient, store: Store) -> None:
    fill(store, edits=1)
    assert "Stands now, since snapshot 1" in page(client, "?q=harbour")
    said = page(client, "?q=harbour&gone=true")
    assert "No version holds all of these words and lost them since" in said
    assert 'href="/search?q=harbour"' in said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Every version of every article is searched"),
        ("?q=-boats", "Type at least one word that must be there"),
        ("?q=nosuch", "Try fewer words"),
        ("?q=%22%3Cscript%3E*(%27", "Try fewer words"),
        ("?q=boats&before=1", "Nothing more was found"),
    ],
)
def test_where_nothing_is_it_says_what_to_do(client: TestClient, store: Store, query: str, said: str) -> None:
    fill(store)
    assert said in page(client, query)


def test_what_an_article_says_is_inert(client: TestClient, store: Store) -> None:
    World(store).history('<script>alert(1)</script> & "boats"', slug="x")
    said = page(client, "?q=script+boats")
    assert "<script>alert" not in said
    assert "&lt;<mark>script</mark>&gt;" in said


def test_an_index_that_is_being_filled_is_told(client: TestClient, store: Store) -> None:
    fill(store)
    store.set_meta(FILL_BELOW, "2")
    assert "The index is still being filled" in page(client, "?q=boats")


def test_more_than_a_page_goes_on(client: TestClient, store: Store) -> None:
    for number in range(27):
        fill(store, slug=f"s{number}", edits=0)
    said = page(client, "?q=boats")
    assert said.count("<article") == 25
    assert 'href="/search?q=boats&amp;before=3"' in said
    assert page(client, "?q=boats&before=3").count("<article") == 2


def test_the_api_tells_the_same(client: TestClient, store: Store) -> None:
    article = fill(store, edits=1)
    answer = client.get("/api/v1/search?q=41")
    (one,) = answer.json()["items"]
    assert (one["article_id"], one["gone"], one["gone_since"]["number"], one["last"]["number"]) == (article, True, 2, 1)
    assert [piece["text"] for piece in one["excerpt"] if piece["marked"]] == ["41"]
    assert answer.json()["filled"] == 1
    tag = {"if-none-match": answer.headers["etag"]}
    assert client.get("/api/v1/search?q=41", headers=tag).status_code == 304
    assert client.get("/api/v1/search?q=41&gone=true").json()["items"]
    assert client.get("/api/v1/search?q=harbour&gone=true").json()["items"] == []


def test_the_api_pages_by_cursor_and_refuses_what_asks_for_nothing(client: TestClient, store: Store) -> None:
    newest = [fill(store, slug=f"s{number}", edits=0) for number in range(3)][::-1]
    answer, seen = client.get("/api/v1/search?q=boats&limit=2"), []
    seen += answer.json()["items"]
    assert 'rel="next"' in answer.headers["link"]
    seen += client.get(f"/api/v1/search?q=boats&limit=2&cursor={answer.json()['next']}").json()["items"]
    assert [one["article_id"] for one in seen] == newest
    for query in ("", "?q=", "?q=-boats", "?q=boats&cursor=x", "?q=boats&no=1"):
        assert client.get(f"/api/v1/search{query}").status_code == 422, query
