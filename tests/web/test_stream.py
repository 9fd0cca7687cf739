"""The page of changes: its filters, its order, its pages."""

from __future__ import annotations

import html
import re

import pytest
from site_world import NOW, World, fill
from sqlalchemy import update
from starlette.testclient import TestClient
from store_world import change, snapshot
from web_world import assert_valid

from monitor.store.store import Store
from monitor.store.tables import CHANGES
from monitor.values import Notice, NoticeKind
from monitor.web import looked_through


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


def test_the_changes_of_one_snapshot_are_one_card(client: TestClient, store: Store) -> None:
    fill(store, edits=2)
    page = client.get("/").text
    assert page.count("<article") == 2
    assert set(ids(page)) == {1, 2, 3, 4}
    assert "Friday, 30 January 2026" in page
    assert "High severity" in client.get("/?sort=gravest").text


def test_a_card_shows_what_the_newsroom_noted(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    world.check(article, "a")
    noted = (Notice(0, 10, "Correction: it was <b>34</b> boats", NoticeKind.CORRECTION),)
    world.check(article, "b", snapshot=snapshot("b", changes=(change(),), notices=noted))
    assert "Correction: it was &lt;b&gt;34&lt;/b&gt; boats" in client.get("/").text


def test_each_filter_can_be_taken_away(client: TestClient, store: Store) -> None:
    fill(store)
    page = client.get("/?kind=figure&silent=yes&words=boats").text
    assert_valid(page)
    assert 'href="/?silent=yes&amp;words=boats"' in page
    assert 'href="/feeds/filter.atom?kind=figure&amp;silent=yes&amp;words=boats"' in page


def test_the_page_listens_for_what_it_shows(client: TestClient, store: Store) -> None:
    fill(store)
    page = client.get("/?kind=figure&sort=gravest").text
    assert 'data-events="/events?kind=figure&amp;after=2"' in page
    assert 'data-page="/?kind=figure&amp;sort=gravest"' in page
    assert "data-events" not in client.get("/?before=2").text


def test_what_was_seen_is_said_and_can_be_left_out(client: TestClient, store: Store) -> None:
    fill(store)
    assert "2 unseen" in client.get("/").text
    store.mark_seen("local", 1, seen=True, now=NOW)
    page = client.get("/").text
    assert page.count("✓ seen") == 1
    assert ids(client.get("/?unseen=yes").text) == [2]
    store.mark_seen_up_to("local", 2, now=NOW)
    assert "You have seen every change" in client.get("/?unseen=yes").text


def test_a_page_of_long_sentences_stays_light(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    long = "The harbour office said on Friday that " + "many " * 2000
    for number in range(22):
        told = tuple(
            change(
                str(n),
                str(n + 1),
                sentence_before=f"{long}{n} boats sank.",
                sentence_after=f"{long}{n + 1} boats sank.",
            )
            for n in range(number * 2, number * 2 + 2)
        )
        world.check(article, f"text {number}", snapshot=snapshot(f"text {number}", changes=told if number else ()))
    page = client.get("/").text
    assert len(ids(page)) >= 40
    assert len(page.encode()) < 150_000


def test_a_change_after_an_overruling_names_what_it_was_compared_with(client: TestClient, store: Store) -> None:
    fill(store, edits=2)
    with store._database.writing() as connection:
        connection.execute(update(CHANGES).where(CHANGES.c.number == 3).values(compared_with=1))
    assert store.change(3).before_number == 1
    page = client.get("/").text
    assert "diff?from=1&amp;to=3" in page
    assert "snapshot 1 → 3" in page


def test_words_are_looked_for_piece_by_piece(client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, "the lighthouse", "light")
    fill(store, "the harbour", edits=10)
    monkeypatch.setattr(looked_through, "MOST_SEARCHED", 15)
    page = client.get("/?words=lighthouse").text
    assert ids(page) == []
    further = re.search(r'href="(/[^"]*)">Look further back', page)
    assert further
    page = client.get(html.unescape(further.group(1))).text
    assert ids(page) == [2]
    assert "Look further back" not in page
