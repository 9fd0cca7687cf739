"""/healthz and /metrics: what supervisors and Prometheus are told, and what nobody else is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_metrics
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from site_world import NOW, fill, site_over
from test_access import HASH

from monitor.errors import StoreError
from monitor.store.store import Store
from monitor.web.app import create_app


def values(text: str) -> dict[tuple[str, ...], float]:
    """Each sample by its name and labels."""
    samples = [sample for family in read_metrics(text) for sample in family.samples]
    return {(sample.name, *sample.labels.values()): sample.value for sample in samples}


def test_healthz_is_well_where_every_part_is(client: TestClient, store: Store) -> None:
    assert client.get("/healthz").status_code == 503
    store.beat("here:1", "daemon", NOW)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["daemon"]["ok"]
    assert not answer.json()["parts"]["workers"]["ok"]
    store.beat("here:1", "workers", NOW)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["ok"]) == (200, True)
    assert answer.headers["cache-control"] == "no-store"
    assert "here:1" not in answer.text


def test_a_stranger_is_told_no_words(store: Store) -> None:
    site = site_over(store, web={"password": HASH})
    site.services.trouble = "/srv/secret/monitor.db is full"
    answer = TestClient(create_app(site), base_url="http://localhost").get("/healthz")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert {tuple(part) for part in answer.json()["parts"].values()} == {("ok", "seconds")}


def test_a_database_that_can_not_be_read_is_a_part_that_is_not_well(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Any) -> Any:
        raise StoreError("m.db", "disk I/O error")

    monkeypatch.setattr(Store, "heartbeats", broken)
    assert client.get("/healthz").status_code == 503
    assert not client.get("/healthz").json()["parts"]["store"]["ok"]


def test_metrics_tell_how_much_and_how_well(client: TestClient, store: Store) -> None:
    fill(store, edits=3)
    store.beat("here:1", "daemon", NOW)
    found = values(client.get("/metrics").text)
    assert found["monitor_articles", "active"] == 1
    assert found["monitor_snapshots",] == 4
    assert found["monitor_changes",] == 6
    assert found["monitor_part_up", "daemon"] == 1
    assert found["monitor_part_up", "workers"] == found["monitor_up",] == 0
    assert found["monitor_database_bytes",] > 0
    assert all(name[0].startswith("monitor_") for name in found)


def test_metrics_come_as_openmetrics_where_asked_for(client: TestClient) -> None:
    answer = client.get("/metrics", headers={"accept": "application/openmetrics-text; version=1.0.0"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert {family.name for family in read_openmetrics(answer.text)} >= {"monitor_up", "monitor_articles"}


def test_everything_is_counted_once_a_minute(client: TestClient, store: Store) -> None:
    before = values(client.get("/metrics").text)
    fill(store)
    assert values(client.get("/metrics").text)["monitor_changes",] == before["monitor_changes",] == 0


def test_two_sites_in_a_process_count_for_themselves(store: Store, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/other.db") as other:
        fill(other)
        found = [
            values(TestClient(create_app(site_over(one)), base_url="http://localhost").get("/metrics").text)
            for one in (store, other)
        ]
    assert [one["monitor_changes",] for one in found] == [0, 2]
