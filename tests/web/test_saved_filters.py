"""Saved filters on the pages: saved where they are seen, found again, with a feed at an address that stays."""

from __future__ import annotations

from typing import Any

import pytest
from site_world import NOW, fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.store.store import Store


def post(client: TestClient, path: str, **fields: Any) -> Any:
    return client.post(path, data=fields, follow_redirects=False)


def entries(client: TestClient, path: str) -> int:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text.count("<entry>")


def test_a_filter_is_saved_on_the_stream_and_linked_there(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    assert "Save this filter" not in client.get("/").text
    asked = "kind=figure&severity=high&sort=gravest"
    page = client.get(f"/?{asked}").text
    assert_valid(page)
    assert '<input type="hidden" name="query" value="kind=figure&amp;severity=high&amp;sort=gravest">' in page
    answer = post(client, "/filters", name="grave <figures>", query=f"{asked}&before=3.2&words=")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/?{asked}")
    (known,) = store.saved_filters()
    assert (known.name, known.query, known.made_by) == ("grave <figures>", asked, "local")
    assert 'href="/filters/1">grave &lt;figures&gt;</a>' in client.get("/").text
    page = client.get(f"/?{asked}").text
    assert_valid(page)
    assert 'href="/filters/1" aria-current="page">grave' in page
    assert client.get("/filters/1", follow_redirects=False).headers["location"] == f"/?{asked}"


def test_its_feed_stays_at_its_address_whatever_it_is_called(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    store.save_filter("figures", "kind=figure", made_by="anna", now=NOW)
    assert entries(client, "/feeds/saved/1.atom") == 3
    before = client.get("/feeds/saved/1.atom").text
    assert post(client, "/filters/1/rename", name="numbers").status_code == 303
    after = client.get("/feeds/saved/1.atom").text
    assert "<title>Changes: numbers</title>" in after
    assert after == before.replace("Changes: figures", "Changes: numbers")
    assert entries(client, "/feeds/saved/1.atom?below=4") == 2


def test_it_is_removed_after_a_question(client: TestClient, store: Store) -> None:
    store.save_filter("figures", "kind=figure", made_by="anna", now=NOW)
    page = client.get("/filters").text
    assert_valid(page)
    assert 'href="/filters/1/remove"' in page
    question = client.get("/filters/1/remove").text
    assert_valid(question)
    assert "Remove figures?" in question
    assert [one.name for one in store.saved_filters()] == ["figures"]
    assert post(client, "/filters/1/remove").headers["location"] == "/filters"
    assert "No filter is saved" in client.get("/filters").text
    for path in ("/filters/1", "/filters/1/remove", "/feeds/saved/1.atom"):
        assert client.get(path).status_code == 404
    for path in ("/filters/1/remove", "/filters/1/rename"):
        assert post(client, path, name="x").status_code == 404


@pytest.mark.parametrize(
    "query", ["kind=weather", "since=whenever", "before=x", "%00", "&" * 5000, "outlet=a&" * 300, "severity="]
)
def test_a_query_that_can_not_be_read_breaks_no_page(client: TestClient, store: Store, query: str) -> None:
    """One kept by an earlier version, or by hand."""
    store.save_filter("old", query[:2000], made_by="anna", now=NOW)
    for path in ("/", "/?kind=figure", "/filters", "/filters/1/remove", "/filters/1"):
        page = client.get(path)
        assert page.status_code == 200
        assert_valid(page.text)
    assert client.get("/feeds/saved/1.atom").status_code in (200, 422)
    assert client.post("/filters", data={"name": "new", "query": query}).status_code == 422


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "figures", "query": "kind=quote"}, "already"),
        ({"name": "", "query": "kind=quote"}, "1 to 64"),
        ({"name": "x" * 65, "query": "kind=quote"}, "1 to 64"),
        ({"name": "a\0b", "query": "kind=quote"}, "1 to 64"),
        ({"name": "x", "query": ""}, "nothing is asked for"),
        ({"name": "x", "query": "kind=weather"}, "kind"),
        ({"name": "x"}, "nothing is asked for"),
        ({"name": "x", "query": "&".join(f"outlet={'o' * 190}{n}" for n in range(20))}, "2,000"),
    ],
)
def test_what_can_not_be_saved_is_said(client: TestClient, store: Store, fields: dict[str, str], words: str) -> None:
    store.save_filter("figures", "kind=figure", made_by="anna", now=NOW)
    answer = post(client, "/filters", **fields)
    assert answer.status_code == (409 if words == "already" else 422)
    assert words in answer.text
    assert len(store.saved_filters()) == 1


def test_many_saved_filters_don_t_swell_the_stream(client: TestClient, store: Store) -> None:
    for number in range(25):
        store.save_filter(f"n{number:02}", "kind=figure", made_by="anna", now=NOW)
    page = client.get("/").text
    assert page.count('href="/filters/') == 20
    assert "all saved filters" in page
