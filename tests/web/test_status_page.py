"""The page of the status: dead or alive, what waits, what is wrong."""

from __future__ import annotations

from site_world import NOW, World, fill
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.store.store import Store


def test_whether_all_is_well_is_said_first(client: TestClient, store: Store) -> None:
    dead = client.get("/status").text
    assert_valid(dead)
    assert "<h1>Something stands still</h1>" in dead
    for part in ("daemon", "workers"):
        store.beat("desk:1", part, NOW)
    fill(store)
    World(store).feed()
    well = client.get("/status").text
    assert_valid(well)
    assert "<h1>All is well</h1>" in well
    assert "<dd>1 feed or article</dd>" in well
    assert " MB</dd>" in well
    store.record_fault("feed broken", "https://a.example/<img>", "<img src=x>", "Look.", now=NOW)
    faulty = client.get("/status").text
    assert_valid(faulty)
    assert "with something to look at" in faulty
    assert "<img" not in faulty
