"""A change's own page: all that is needed to quote it, and to check what was quoted."""

from __future__ import annotations

import html
import re

from site_world import HOUR, NOW, World, fill
from sqlalchemy import update
from starlette.testclient import TestClient
from store_world import change, digest, snapshot
from web_world import assert_valid

from monitor.store.store import Store
from monitor.store.tables import CHANGES
from monitor.values import Notice, NoticeKind


def citation(page: str) -> str:
    found = re.search(r'id="citation">(.*?)</p>', page, re.S)
    assert found
    return html.unescape(found.group(1))


def test_the_citation_names_outlet_address_times_and_digests(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.history("41 boats.", "34 boats.")
    assert article.id == 1
    page = client.get("/changes/1").text
    assert_valid(page)
    assert citation(page) == (
        "coast.example, “Boats lost in the storm”, https://coast.example/boats: 41 boats became 34; changed silently "
        "between 30 Jan 2026, 12:00 UTC and 30 Jan 2026, 13:00 UTC. "
        f"Text before: sha256 {digest('41 boats.')}, text after: sha256 {digest('34 boats.')}. "
        "Recorded at http://127.0.0.1:8765/changes/1"
    )
    assert 'data-copies="citation"' in page
    for one in store.snapshots(1):
        assert one.hash in page


def test_the_evidence_can_be_fetched(client: TestClient, store: Store) -> None:
    fill(store)
    page = client.get("/changes/1").text
    assert 'href="/changes/1/bundle.zip"' in page
    assert client.get("/changes/1/bundle.zip").status_code == 200


def test_what_it_was_compared_with_is_named_after_an_overruling(client: TestClient, store: Store) -> None:
    World(store).history("a", "b", "c")
    with store._database.writing() as connection:
        connection.execute(update(CHANGES).where(CHANGES.c.number == 3).values(compared_with=1))
    page = client.get("/changes/2").text
    assert "diff?from=1&amp;to=3" in page
    assert digest("a") in citation(page)
    assert digest("b") not in page
    assert "30 Jan 2026, 12:00 UTC and 30 Jan 2026, 14:00 UTC" in citation(page)


def test_the_other_changes_of_the_article_are_listed(client: TestClient, store: Store) -> None:
    fill(store, edits=2)
    page = client.get("/changes/3").text
    assert {int(one) for one in re.findall(r'<li><a href="/changes/(\d+)"', page)} == {1, 2, 4}
    assert page.count("in the same snapshot") == 1


def test_the_newsrooms_own_words_stand_beside_it(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    world.check(article, "a")
    noted = (Notice(0, 10, "Correction: it was 34 boats", NoticeKind.CORRECTION),)
    world.check(article, "b", now=NOW + HOUR, snapshot=snapshot("b", changes=(change(),), notices=noted))
    assert "Correction: it was 34 boats" in client.get("/changes/1").text


def test_a_forgotten_change_is_said_to_be_forgotten(client: TestClient, store: Store) -> None:
    fill(store, slug="boats")
    fill(store, slug="ships")
    store.forget(1, now=NOW, reason="asked for")
    page = client.get("/changes/1", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "forgotten" in page.text
    assert "forgotten" not in client.get("/changes/99", headers={"accept": "text/html"}).text
