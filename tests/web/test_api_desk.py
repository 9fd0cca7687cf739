"""/api/v1 of the desk, saved filters, tokens, destinations and the status: what the pages do, done by a program."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter
from site_world import NOW, World, fill, site_over
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from monitor.damping import signature_of
from monitor.errors import DeliveryError
from monitor.store.records import ChangeFilter
from monitor.store.store import Store
from monitor.web.access import Principal
from monitor.web.api import v1_desk_records as desk
from monitor.web.api import v1_models as models
from monitor.web.api import v1_records as records
from monitor.web.api.v1_status import FaultOfMonitor, Status
from monitor.web.app import create_app

API = "/api/v1"
DESCRIBED: tuple[tuple[str, Any], ...] = (
    ("/unseen", desk.Unseen),
    ("/changes/1/desk", desk.Desk),
    ("/changes/1/verdicts", models.Listed[desk.SaidVerdict]),
    ("/changes/1/notes", models.Listed[desk.Note]),
    ("/changes/1/citation", models.Citation),
    ("/notes/1", desk.Note),
    ("/dampings", models.Listed[desk.Damping]),
    ("/dampings/1", desk.Damping),
    ("/dampings/1/changes", models.Listed[models.RecordedChange]),
    ("/filters", models.Listed[desk.SavedFilter]),
    ("/filters/1", desk.SavedFilter),
    ("/tokens", models.Listed[desk.Token]),
    ("/me", desk.Me),
    ("/outlets/coast.example", records.Outlet),
    ("/rules", models.Listed[records.AlertRule]),
    ("/destinations", models.Listed[records.AlertDestination]),
    ("/faults", models.Listed[FaultOfMonitor]),
    ("/status", Status),
)


class Ringing:
    """A destination that takes alerts, or gives a reason."""

    reason = ""

    async def send(self, *_: Any, **__: Any) -> None:
        """Take it, or refuse it."""
        if self.reason:
            raise DeliveryError("desk", self.reason)


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, edits=3)
    store.add_note(1, "anna", "Rang them.", now=NOW)
    store.record_verdict(1, "noise", "anna", signature=signature_of(store.change(1).change), now=NOW)
    store.save_filter("figures", "kind=figure&silent=yes", made_by="anna", now=NOW)
    store.save_filter("old", "kind=weather", made_by="anna", now=NOW)
    store.add_token("a script", "read", "a" * 64, made_by="anna", now=NOW)
    store.record_fault("feed", "https://coast.example/f", "no XML", "", now=NOW)
    return store


def send(client: TestClient, method: str, path: str, body: Any = None) -> Any:
    content = None if body is None else json.dumps(body)
    return client.request(method, API + path, content=content, headers={"content-type": "application/json"})


@pytest.mark.parametrize(("path", "model"), DESCRIBED, ids=[path for path, _ in DESCRIBED])
def test_every_answer_is_what_the_api_describes(client: TestClient, filled: Store, path: str, model: Any) -> None:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.text
    TypeAdapter(model).validate_json(answer.content)
    assert client.get(API + path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_what_was_seen_is_marked_and_unmarked(client: TestClient, filled: Store) -> None:
    assert client.get(f"{API}/unseen").json() == {"count": 5, "or_more": False}
    assert send(client, "PUT", "/changes/2/seen").status_code == 204
    assert client.get(f"{API}/changes/2/desk").json()["seen"] is True
    assert send(client, "DELETE", "/changes/2/seen").status_code == 204
    assert client.get(f"{API}/unseen").json()["count"] == 5
    assert send(client, "POST", "/changes/seen-up-to", {"change_id": 6}).status_code == 204
    assert filled.changes(ChangeFilter(unseen_by="local")) == []


def test_a_verdict_damps_and_is_taken_back(client: TestClient, store: Store) -> None:
    fill(store)
    made = send(client, "PUT", "/changes/1/verdict", {"verdict": "noise"}).json()
    assert desk.Judged.model_validate(made).made
    assert [row["id"] for row in client.get(f"{API}/changes").json()["items"]] == [2]
    assert [row["id"] for row in client.get(f"{API}/dampings/1/changes").json()["items"]] == [1]
    assert client.get(f"{API}/changes/1/desk").json()["verdict"]["person"] == "local"
    taken = send(client, "DELETE", "/changes/1/verdict").json()
    assert taken["lifted"]["id"] == 1
    said = client.get(f"{API}/changes/1/verdicts").json()["items"]
    assert [one["verdict"] for one in said] == ["noise", "none"]


def test_a_damping_is_lifted_and_listed_page_by_page(client: TestClient, filled: Store) -> None:
    send(client, "PUT", "/changes/2/verdict", {"verdict": "noise"})
    first = client.get(f"{API}/dampings?limit=1").json()
    second = client.get(f"{API}/dampings", params={"limit": 1, "cursor": first["next"]}).json()
    assert ([one["id"] for one in first["items"] + second["items"]], second["next"]) == ([2, 1], None)
    lifted = send(client, "POST", "/dampings/1/lift").json()
    assert desk.Lifted.model_validate(lifted).damping.lifted_by == "local"
    assert [one["id"] for one in client.get(f"{API}/dampings").json()["items"]] == [2]
    assert len(client.get(f"{API}/dampings?lifted=yes").json()["items"]) == 2


def test_a_note_is_written_and_removed(client: TestClient, filled: Store) -> None:
    answer = send(client, "POST", "/changes/2/notes", {"text": "<b>rang</b>\nthem"})
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{API}/notes/2"
    assert client.get(answer.headers["location"]).json() == answer.json()
    assert [one["text"] for one in client.get(f"{API}/changes/2/notes").json()["items"]] == ["<b>rang</b>\nthem"]
    removed = send(client, "DELETE", "/notes/2")
    assert (removed.status_code, removed.content) == (204, b"")
    assert send(client, "DELETE", "/notes/2").status_code == 404


def test_nobody_removes_another_s_note_but_who_administers(filled: Store) -> None:
    for scopes, status in ((("read", "write"), 403), (("read", "write", "admin"), 204)):
        app = create_app(site_over(filled))
        app.user_middleware.append(Middleware(Being, Principal("ben", frozenset(scopes), "token")))
        client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
        assert client.delete(f"{API}/notes/1").status_code == status


def test_a_filter_is_saved_renamed_and_removed(client: TestClient, filled: Store) -> None:
    answer = send(client, "POST", "/filters", {"name": "quotes", "query": "?kind=quote&words=&before=7"})
    assert answer.status_code == 201
    made = answer.json()
    assert (made["query"], made["words"], made["made_by"]) == ("kind=quote", ["quote"], "local")
    assert client.get(answer.headers["location"]).json() == made
    assert client.get(made["feed"]).status_code == 200
    assert send(client, "PATCH", f"/filters/{made['id']}", {"name": "said"}).json() == made | {"name": "said"}
    assert send(client, "PATCH", f"/filters/{made['id']}", {"name": "figures"}).status_code == 409
    assert send(client, "DELETE", f"/filters/{made['id']}").status_code == 204
    assert send(client, "DELETE", f"/filters/{made['id']}").status_code == 404
    assert [one["words"] for one in client.get(f"{API}/filters").json()["items"]] == [["figure", "silent"], None]


def test_a_token_is_made_its_key_told_once_and_revoked(client: TestClient, store: Store) -> None:
    answer = send(client, "POST", "/tokens", {"name": "a script", "scope": "write", "days": 30})
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    made = desk.NewToken.model_validate_json(answer.content)
    bearer = {"authorization": f"Bearer {made.secret}"}
    assert client.get(f"{API}/me", headers=bearer).json() == {
        "name": "a script (token)",
        "scopes": ["read", "write"],
        "by": "token",
    }
    assert client.get(f"{API}/tokens", headers=bearer).status_code == 403
    assert made.secret not in client.get(f"{API}/tokens").text
    assert send(client, "POST", "/tokens", {"name": "a script"}).status_code == 409
    assert send(client, "DELETE", f"/tokens/{made.id}").status_code == 204
    assert send(client, "DELETE", f"/tokens/{made.id}").status_code == 404
    assert client.get(f"{API}/me", headers=bearer).status_code == 401


def test_a_feed_is_polled_now_but_for_one_that_is_not_polled(client: TestClient, store: Store) -> None:
    feed = World(store).feed()
    assert send(client, "POST", f"/feeds/{feed.id}/poll").json()["next_poll_at"].startswith("2000-01-01")
    send(client, "POST", f"/feeds/{feed.id}/pause")
    refused = send(client, "POST", f"/feeds/{feed.id}/poll")
    assert (refused.status_code, refused.json()["detail"]) == (409, f"feed {feed.id}: it is paused")
    assert send(client, "DELETE", f"/feeds/{feed.id}").json()["state"] == "removed"
    assert send(client, "POST", f"/feeds/{feed.id}/pause").status_code == 409
    assert send(client, "POST", f"/feeds/{feed.id}/resume").json()["state"] == "active"


def test_an_article_is_looked_at_now(client: TestClient, store: Store) -> None:
    article = fill(store)
    assert send(client, "POST", f"/articles/{article}/check").json()["next_check_at"].startswith("2000-01-01")
    store.set_article_state(article, "retired")
    assert send(client, "POST", f"/articles/{article}/check").json()["state"] == "active"
    assert send(client, "POST", "/articles/99/check").status_code == 404


def test_a_destination_is_tried_and_not_twice_at_once(store: Store) -> None:
    site = site_over(store)
    ringing: Any = Ringing()
    site.services.channels.update({"desk": ringing, "hall": ringing})
    client = TestClient(create_app(site), base_url="http://localhost", raise_server_exceptions=False)
    assert [one["name"] for one in client.get(f"{API}/destinations").json()["items"]] == ["desk", "hall"]
    taken = send(client, "POST", "/alerts/test", {"destination": "desk"})
    assert taken.json() == {"destination": "desk", "taken": True, "reason": None}
    again = send(client, "POST", "/alerts/test", {"destination": "desk"})
    assert (again.status_code, again.headers["retry-after"]) == (429, "20")
    ringing.reason = "it is full"
    assert "full" in send(client, "POST", "/alerts/test", {"destination": "hall"}).json()["reason"]
    assert send(client, "POST", "/alerts/test", {"destination": "roof"}).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/changes/99/desk", None, 404),
        ("GET", "/changes/99/notes", None, 404),
        ("GET", "/changes/99/verdicts", None, 404),
        ("GET", "/changes/99/citation", None, 404),
        ("PUT", "/changes/99/seen", None, 404),
        ("PUT", "/changes/1/verdict", {"verdict": "none"}, 422),
        ("PUT", "/changes/1/verdict", {}, 422),
        ("PUT", "/changes/99/verdict", {"verdict": "real"}, 404),
        ("POST", "/changes/1/notes", {"text": " "}, 422),
        ("POST", "/changes/1/notes", {"text": "a\0b"}, 422),
        ("POST", "/changes/1/notes", {"text": "\ud800"}, 422),
        ("POST", "/changes/1/notes", {"text": "x" * 4001}, 422),
        ("POST", "/changes/99/notes", {"text": "x"}, 404),
        ("POST", "/changes/seen-up-to", {"change_id": 2**63}, 422),
        ("POST", "/dampings/99/lift", None, 404),
        ("GET", "/dampings/99/changes", None, 404),
        ("GET", "/outlets/nobody", None, 404),
        ("GET", "/outlets/%00", None, 422),
        ("GET", "/filters/99", None, 404),
        ("PATCH", "/filters/99", {"name": "x"}, 404),
        ("POST", "/filters", {"name": "x", "query": "kind=weather"}, 422),
        ("POST", "/filters", {"name": "x", "query": "a=b"}, 422),
        ("POST", "/filters", {"name": "x\0", "query": "kind=quote"}, 422),
        ("POST", "/filters", {"name": "figures", "query": "kind=quote"}, 409),
        ("POST", "/tokens", {"name": "x", "scope": "root"}, 422),
        ("POST", "/tokens", {"name": "x", "days": 10**30}, 422),
        ("POST", "/tokens", {"name": "a\0b"}, 422),
        ("DELETE", "/tokens/99", None, 404),
        ("POST", "/feeds/99/poll", None, 404),
    ],
)
def test_what_can_not_be_done_is_told_as_problem_details(
    client: TestClient, filled: Store, method: str, path: str, body: Any, status: int
) -> None:
    answer = send(client, method, path, body)
    assert answer.status_code == status, answer.text
    assert models.Problem.model_validate(answer.json()).status == status


class Being:
    """Behind the gate: who asks is somebody else than it found."""

    def __init__(self, app: Any, principal: Principal) -> None:
        self._app, self._principal = app, principal

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})["principal"] = self._principal
        await self._app(scope, receive, send)
