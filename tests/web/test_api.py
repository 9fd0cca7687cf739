"""/api/v1 over a real store: what it gives is what it describes, page by page, and it does what the pages do."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter
from starlette.middleware import Middleware
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from running_desk import desk
from site_on_loopback import Answer, article, edited
from site_world import HOUR, NOW, World, fill, site_over
from store_world import alert, change, snapshot
from tests_running import run
from web_world import assert_valid

from monitor.settings import Settings
from monitor.store.store import Store
from monitor.web import looked_through
from monitor.web.access import Principal
from monitor.web.api import v1_models as models
from monitor.web.api import v1_records as records
from monitor.web.api.v1_answers import MOST_BODY_BYTES
from monitor.web.api.v1_openapi import described
from monitor.web.app import create_app
from monitor.web.site import Site

__all__ = ["desk"]

API = "/api/v1"
HOSTILE = "</script><img src=x onerror=alert(1)> \u202e\x00"
DESCRIBED: tuple[tuple[str, Any], ...] = (
    ("/changes", models.Listed[models.RecordedChange]),
    ("/changes/1", models.RecordedChange),
    ("/articles", models.Listed[records.Article]),
    ("/articles/1", records.Article),
    ("/articles/1/snapshots", models.Listed[records.Snapshot]),
    ("/articles/1/snapshots/2", records.SnapshotText),
    ("/articles/1/lineages", models.Listed[models.Lineage]),
    ("/articles/1/verification", records.Verification),
    ("/articles/1/checks", models.Listed[records.Check]),
    ("/checks", models.Listed[records.WithheldCheck]),
    ("/checks/1", records.Check),
    ("/feeds", models.Listed[records.Feed]),
    ("/feeds/1", records.Feed),
    ("/outlets", records.Outlets),
    ("/alerts", models.Listed[records.Alert]),
    ("/deliveries", models.Listed[records.Delivery]),
    ("/health", records.Health),
    ("/counts", records.Counts),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """An article with three edits, an alert on its way, and a feed with a password in its address."""
    fill(store, HOSTILE, edits=3)
    world = World(store)
    other = world.article("ferry")
    world.check(other, "9 ferries.")
    told = replace(snapshot("8 ferries.", changes=(change("9", "8"),)), alerts=(alert(),))
    world.check(other, "8 ferries.", snapshot=told, now=NOW + HOUR)
    store.add_feed("https://me:pw1234@feeds.example/f", name="F", outlet="o", kind="feed", now=NOW, added_by="user")
    return store


@pytest.mark.parametrize(("path", "model"), DESCRIBED, ids=[path for path, _ in DESCRIBED])
def test_every_answer_is_what_the_api_describes(client: TestClient, filled: Store, path: str, model: Any) -> None:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.text
    TypeAdapter(model).validate_json(answer.content)
    assert answer.headers["cache-control"] == "private, no-cache"
    again = client.get(API + path, headers={"if-none-match": f'"other", {answer.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(API + path, headers={"if-none-match": 'W/"other"'}).status_code == 200


def pages(client: TestClient, path: str) -> Iterator[list[dict[str, Any]]]:
    while path:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        path = answer.links["next"]["url"] if "link" in answer.headers else ""
        assert bool(path) == (answer.json()["next"] is not None)


@pytest.mark.parametrize(
    "path", ["/changes", "/articles", "/articles/1/snapshots", "/articles/1/checks", "/deliveries"]
)
def test_a_list_is_whole_page_by_page(client: TestClient, filled: Store, path: str) -> None:
    whole = client.get(API + path).json()["items"]
    found = list(pages(client, f"{API}{path}?limit=1"))
    assert [row for page in found for row in page] == whole
    assert {len(page) for page in found} == {1}


def test_new_changes_move_no_page_that_follows(client: TestClient, filled: Store) -> None:
    first = client.get(f"{API}/changes?limit=2").json()
    fill(filled, "news", slug="news")
    second = client.get(f"{API}/changes", params={"limit": 2, "cursor": first["next"]}).json()
    assert [row["id"] for row in first["items"] + second["items"]] == [7, 6, 5, 4]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("kind=figure", [7, 5, 3, 1]),
        ("kind=figure&kind=quote&silent=yes&limit=2", [7, 5]),
        ("kind=sourcing&silent=no&severity=low", [6, 4, 2]),
        ("severity=high&article_id=1", [5, 3, 1]),
        # As the form of the page sends it.
        ("kind=&severity=high&silent=&outlet=&words=8+boats", [7, 5]),
        ("words=38+boats", [5]),
        ("feed=1", []),
        ("outlet=coast.example&limit=1", [7]),
        ("since=2026-01-30T15:00", [6, 5]),
    ],
)
def test_changes_are_filtered_as_on_the_page(client: TestClient, filled: Store, query: str, ids: list[int]) -> None:
    answer = client.get(f"{API}/changes?{query}")
    assert answer.status_code == 200, answer.text
    assert [row["id"] for row in answer.json()["items"]] == ids


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/changes/99", 404),
        ("/articles/99", 404),
        ("/articles/1/snapshots/99", 404),
        ("/checks/99", 404),
        ("/feeds/99", 404),
        ("/lineages/99", 404),
        ("/nowhere", 404),
        ("/changes/0", 422),
        ("/changes/-1", 422),
        ("/changes/99999999999999999999", 422),
        ("/changes/%00", 422),
        ("/changes/1%27", 422),
        ("/articles/1/snapshots/2147483648", 422),
        ("/changes?limit=0", 422),
        ("/changes?limit=501", 422),
        ("/changes?kind=weather", 422),
        ("/changes?colour=red", 422),
        ("/changes?since=yesterday", 422),
        ("/changes?since=0001-01-01T00:00%2B14:00", 422),
        ("/changes?since=99999w", 200),
        ("/changes?words=%00%ED%A0%80", 200),
        ("/changes?feed=99999999999999999999999", 200),
        ("/changes?feed=%C2%B2", 200),
        ("/articles?state=lost", 422),
        ("/deliveries?state=lost", 422),
    ],
)
def test_what_can_not_be_answered_is_told_as_problem_details(
    client: TestClient, filled: Store, path: str, status: int
) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert models.Problem.model_validate(answer.json()).status == status


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "AAAA",
        "L2FwaS92MS9mZWVkcyA1",
        "L2FwaS92MS9jaGFuZ2VzIC01",
        "L2FwaS92MS9jaGFuZ2VzIDk5OTk5OTk5OTk5OTk5OTk5OTk5",
    ],
)
def test_a_cursor_of_no_page_of_this_list_is_refused(client: TestClient, filled: Store, cursor: str) -> None:
    answer = client.get(f"{API}/changes", params={"cursor": cursor})
    assert answer.status_code == 422
    assert "cursor" in answer.json()["detail"]


def test_stored_words_come_as_they_were_published_and_inert(client: TestClient, filled: Store) -> None:
    answer = client.get(f"{API}/articles/1/snapshots/1")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["article"]["title"].startswith("</script><img src=x onerror=alert(1)>")


def test_a_feed_is_paused_taken_up_and_removed(client: TestClient, filled: Store) -> None:
    assert client.get(f"{API}/feeds/1").json()["url"] == "https://***@feeds.example/f"
    assert client.post(f"{API}/feeds/1/pause").json()["state"] == "paused"
    assert client.post(f"{API}/feeds/1/resume").json()["state"] == "active"
    assert client.delete(f"{API}/feeds/1").json()["state"] == "removed"
    assert client.get(f"{API}/feeds").json()["items"] == []
    assert len(client.get(f"{API}/feeds?removed=yes").json()["items"]) == 1
    assert client.delete(f"{API}/feeds/9").status_code == 404


def test_what_was_given_up_is_sent_again(client: TestClient, filled: Store) -> None:
    (delivery,) = filled.deliveries()
    assert client.post(f"{API}/deliveries/replay", json={"deliveries": "dead"}).json() == {"replayed": 0}
    filled.record_dead(delivery.id, NOW, "410")
    assert len(client.get(f"{API}/deliveries?state=dead").json()["items"]) == 1
    assert client.post(f"{API}/deliveries/replay", json={"deliveries": [delivery.id]}).json() == {"replayed": 1}
    assert filled.deliveries("pending")[0].id == delivery.id
    assert client.post(f"{API}/deliveries/replay", json={"deliveries": ["delivery_x"]}).status_code == 404


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("/feeds", {"url": "https://a.example", "colour": 1}, "body.colour"),
        ("/feeds", {}, "body.url"),
        ("/feeds", {"url": "https://a.example", "\ud800<b>": 1}, "body"),
        ("/claims", {"text": 5}, "body.text"),
        ("/claims", {"text": "\ud800"}, "body.text"),
        (
            "/compare",
            {"before": {"text": ""}, "after": {"text": "", "links": [{"anchor": ""}]}},
            "body.after.links.0.url",
        ),
        ("/deliveries/replay", {"deliveries": ["a\x00"]}, "body.deliveries"),
        ("/checks/1/overrule", {"verdict": "maybe"}, "body.verdict"),
        ("/claims", [], "body"),
    ],
)
def test_a_field_that_is_none_is_named(client: TestClient, filled: Store, path: str, body: Any, where: str) -> None:
    answer = client.post(API + path, content=json.dumps(body), headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].startswith(where)


@pytest.mark.parametrize("body", [b"{", b"\xff", b"null", b"[" * 100_000, b'{"text": NaN}', b"1" + b"0" * 5000])
def test_a_body_that_is_no_such_json_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post(f"{API}/claims", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    for length, status in ((MOST_BODY_BYTES + 1, 413), (MOST_BODY_BYTES, 422)):
        answer = client.post(f"{API}/claims", content=b" " * length, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_the_body_is_counted_where_its_length_is_not_told(store: Store) -> None:
    """Behind the gate, which refuses such bodies itself: whatever it lets through ends here."""
    app = create_app(site_over(store))
    app.user_middleware[:] = [Middleware(Being, Principal("program", frozenset({"read"}), "token"))]
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    pieces = (b" " * 100_000 for _ in range(50))
    assert client.post(f"{API}/claims", content=pieces).status_code == 413


@pytest.mark.parametrize("scopes", [(), ("read",), ("read", "write")])
def test_each_operation_asks_for_its_scope(store: Store, scopes: tuple[str, ...]) -> None:
    app = create_app(site_over(store))
    app.user_middleware.append(Middleware(Being, Principal("program", frozenset(scopes), "token")))
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    operations = [
        (method, path.replace("{", "").replace("}", ""), operation["x-scope"])
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
    ]
    assert len(operations) > 25
    for method, path, scope in operations:
        assert (client.request(method, path).status_code == 403) == (scope not in scopes), path


class Being:
    """Behind the gate: who asks is somebody else than it found."""

    def __init__(self, app: Any, principal: Principal) -> None:
        self._app, self._principal = app, principal

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})["principal"] = self._principal
        await self._app(scope, receive, send)


def test_the_docs_name_every_operation(client: TestClient) -> None:
    page = client.get("/api/docs").text
    assert_valid(page)
    made = client.get(f"{API}/openapi.json").json()
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}</code>" in page
            assert operation["description"]
            assert operation["responses"]["default"]


Asking = Callable[[httpx.AsyncClient, Any], Awaitable[None]]


def asking(desk: Any, tell: Asking) -> None:
    """A running monitor with workers and a site on loopback, asked over the API."""

    async def story() -> None:
        async with desk() as it:
            app = create_app(Site(it.services, Settings(), watching=False))
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://localhost{API}/") as client:
                await tell(client, it)

    run(story())


def test_a_url_is_watched_as_what_stands_there(desk: Any) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        it.site.feed("/story")
        answer = await client.post("feeds", json={"url": f"{it.site.url}/feed.xml", "outlet": " The\nBay "})
        assert answer.status_code == 201
        records.Watched.model_validate(answer.json())
        (feed,) = (await client.get("feeds")).json()["items"]
        assert (feed["outlet"], feed["added_by"]) == ("The Bay", "user")
        refused = await client.post("feeds", json={"url": "javascript:alert(1)"})
        assert refused.status_code == 422
        assert "web address" in refused.json()["detail"]
        assert (await client.post("feeds", json={"url": "http://10.0.0.1/feed"})).status_code == 422

    asking(desk, tell)


def test_a_look_is_overruled_and_snapshots_are_compared(desk: Any) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        it.site.pages["/story"] = Answer(article())
        it.add("/story")
        await it.look()
        it.site.pages["/story"] = Answer(edited("41 damaged", "34 damaged"))
        await it.look()
        await it.confirm()
        claims = (await client.get("articles/1/snapshots/2/claims")).json()
        assert "34" in [one.get("value") for one in models.Claims.model_validate(claims).model_dump()["claims"]]
        diff = (await client.get("articles/1/diff?from=1&to=2")).json()
        assert [one["summary"] for one in diff["changes"]]
        models.Diff.model_validate(diff)
        (lineage,) = (await client.get("articles/1/lineages?changed=yes")).json()["items"]
        assert (await client.get(f"lineages/{lineage['id']}")).json() == lineage
        assert (await client.get("changes/1")).json()["lineage_id"] == lineage["id"]
        looks = (await client.get("articles/1/checks")).json()["items"]
        look = next(one for one in looks if one["snapshot_id"])
        done = (await client.post(f"checks/{look['id']}/overrule", json={"note": "a test"})).json()
        records.Overruled.model_validate(done)
        assert "out of the history" in done["words"]
        assert (await client.get("articles/1/snapshots")).json()["items"][1]["disowned_at"]
        assert (await client.post("checks/1/overrule", json={"verdict": "article"})).status_code == 422

    asking(desk, tell)


def test_texts_are_read_and_compared_as_on_the_command_line(desk: Any) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        found = (await client.post("claims", json={"text": "The storm sank 41 boats."})).json()
        assert models.Claims.model_validate(found).claims
        sides = {side: {"text": f"The storm sank {n} boats."} for side, n in (("before", 41), ("after", 34))}
        compared = (await client.post("compare", json=sides)).json()
        models.Comparison.model_validate(compared)
        assert [(one["before"]["value"], one["after"]["value"]) for one in compared["changes"]] == [("41", "34")]

    asking(desk, tell)


def test_rare_words_are_looked_for_piece_by_piece(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, "the lighthouse", "light")
    fill(store, "the harbour", edits=10)
    monkeypatch.setattr(looked_through, "MOST_SEARCHED", 15)
    answer = client.get("/api/v1/changes?words=lighthouse").json()
    assert answer["items"] == []
    answer = client.get("/api/v1/changes", params={"words": "lighthouse", "cursor": answer["next"]}).json()
    assert ([one["id"] for one in answer["items"]], answer["next"]) == ([2], None)
