"""Who may use which route: the real table of routes, each with everybody. A route that is not listed here fails the build."""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.routing import APIRoute
from site_world import NOW, fill, site_over
from sqlalchemy import select
from sqlmodel import SQLModel
from starlette.routing import Mount
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.errors import InputError, NotFoundError
from monitor.store.records_desk import SessionRecord, TokenScope
from monitor.store.store import Store
from monitor.web.api.routers import API_ROUTERS
from monitor.web.app import create_app
from monitor.web.pages.routers import PAGE_ROUTERS
from monitor.web.passwords import mark_of_hash
from monitor.web.secret_keys import digest_of_secret, new_token

HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("a long password")
OURS = {"origin": "http://127.0.0.1:8765"}

PUBLIC = {"GET /login", "POST /login", "POST /logout", "GET /healthz"}
READ = {
    "GET /",
    "GET /account",
    "GET /alerts",
    "GET /api/docs",
    "GET /api/v1/alerts",
    "GET /api/v1/articles",
    "GET /api/v1/articles/{article_id}",
    "GET /api/v1/articles/{article_id}/checks",
    "GET /api/v1/articles/{article_id}/diff",
    "GET /api/v1/articles/{article_id}/lineages",
    "GET /api/v1/articles/{article_id}/snapshots",
    "GET /api/v1/articles/{article_id}/snapshots/{number}",
    "GET /api/v1/articles/{article_id}/snapshots/{number}/claims",
    "GET /api/v1/articles/{article_id}/verification",
    "GET /api/v1/changes",
    "GET /api/v1/changes/{change_id}",
    "GET /api/v1/checks",
    "GET /api/v1/checks/{check_id}",
    "GET /api/v1/counts",
    "GET /api/v1/deliveries",
    *(
        f"GET /api/v1/{path}"
        for path in (
            "changes/{change_id}/citation",
            "changes/{change_id}/desk",
            "changes/{change_id}/notes",
            "changes/{change_id}/verdicts",
            "dampings",
            "dampings/{damping_id}",
            "dampings/{damping_id}/changes",
            "destinations",
            "faults",
            "filters",
            "filters/{filter_id}",
            "me",
            "notes/{note_id}",
            "outlets/{name:path}",
            "rules",
            "status",
            "unseen",
        )
    ),
    "GET /api/v1/feeds",
    "GET /api/v1/feeds/{feed_id}",
    "GET /api/v1/health",
    "GET /api/v1/lineages/{lineage_id}",
    "GET /api/v1/openapi.json",
    "GET /api/v1/outlets",
    "GET /api/v1/search",
    "GET /search",
    "GET /articles",
    "GET /articles/{article_id}",
    "GET /articles/{article_id}/diff",
    "GET /articles/{article_id}/history.html",
    "GET /articles/{article_id}/pages.warc.gz",
    "GET /articles/{article_id}/claims/{claim}",
    "GET /articles/{article_id}/snapshots/{number}",
    "GET /articles/{article_id}/snapshots/{number}/raw",
    "GET /articles/{article_id}/snapshots/{number}/text.txt",
    "GET /changes/{change_id}",
    "GET /changes/{change_id}.png",
    "GET /changes/{change_id}/bundle.zip",
    "GET /checks",
    "GET /checks/{check_id}",
    "GET /checks/{check_id}/raw",
    "GET /dampings",
    "GET /dampings/{damping_id}",
    "GET /events",
    "GET /feeds",
    "GET /feeds/all.atom",
    "GET /feeds/article/{article_id}.atom",
    "GET /feeds/feed/{feed_id}.atom",
    "GET /export/changes.csv",
    "GET /export/changes.jsonl",
    "GET /export/changes.parquet",
    "GET /feeds.opml",
    "GET /feeds/filter.atom",
    "GET /feeds/{feed_id:int}",
    "GET /feeds/{feed_id:int}/remove",
    "GET /feeds/saved/{filter_id}.atom",
    "GET /filters",
    "GET /filters/{filter_id}",
    "GET /filters/{filter_id}/remove",
    "GET /help",
    "GET /metrics",
    "GET /outlets",
    "GET /outlets/{name:path}",
    "GET /status",
    "POST /api/v1/claims",
    "POST /api/v1/compare",
}
WRITE = {
    "DELETE /api/v1/changes/{change_id}/seen",
    "DELETE /api/v1/changes/{change_id}/verdict",
    "DELETE /api/v1/feeds/{feed_id}",
    "DELETE /api/v1/filters/{filter_id}",
    "DELETE /api/v1/notes/{note_id}",
    "PATCH /api/v1/filters/{filter_id}",
    "POST /api/v1/alerts/test",
    "POST /api/v1/articles/{article_id}/check",
    "POST /api/v1/changes/seen-up-to",
    "POST /api/v1/changes/{change_id}/notes",
    "POST /api/v1/dampings/{damping_id}/lift",
    "POST /api/v1/feeds/{feed_id}/poll",
    "POST /api/v1/filters",
    "PUT /api/v1/changes/{change_id}/seen",
    "PUT /api/v1/changes/{change_id}/verdict",
    "POST /api/v1/checks/{check_id}/overrule",
    "POST /api/v1/deliveries/replay",
    "POST /api/v1/feeds",
    "POST /api/v1/feeds/{feed_id}/pause",
    "POST /api/v1/feeds/{feed_id}/resume",
    "POST /alerts/replay",
    "POST /articles/{article_id}/check",
    "POST /alerts/test",
    "POST /account/logout-everywhere",
    "POST /account/sessions/{session_id}/end",
    "POST /changes/seen-up-to",
    "POST /changes/{change_id}/note",
    "POST /changes/{change_id}/seen",
    "POST /changes/{change_id}/verdict",
    "POST /checks/{check_id}/overrule",
    "POST /dampings/{damping_id}/lift",
    "POST /feeds",
    "POST /filters",
    "POST /filters/{filter_id}/remove",
    "POST /filters/{filter_id}/rename",
    "POST /feeds/{feed_id:int}/pause",
    "POST /feeds/{feed_id:int}/poll",
    "POST /feeds/{feed_id:int}/remove",
    "POST /feeds/{feed_id:int}/resume",
}
ADMIN = {
    "GET /tokens",
    "POST /tokens",
    "POST /tokens/{token_id}/revoke",
    "DELETE /api/v1/tokens/{token_id}",
    "GET /api/v1/tokens",
    "POST /api/v1/tokens",
}
LOGS_OUT = {"POST /logout", "POST /account/logout-everywhere"}
# Never ends by itself: who is let in is held by test_events.py.
ENDLESS = {"GET /events"}


def routes() -> list[str]:
    found = [route for router in (*PAGE_ROUTERS, *API_ROUTERS) for route in router.routes]
    assert all(isinstance(route, APIRoute) for route in found)
    return sorted(
        f"{method} {route.path}"
        for route in found
        if isinstance(route, APIRoute)
        for method in set(route.methods or ()) - {"HEAD"}
    )


ROUTES = routes()
UNSAFE = [route for route in ROUTES if not route.startswith("GET ")]


@pytest.fixture
def browser(store: Store) -> TestClient:
    fill(store)
    site = site_over(store, web={"people": {"anna": HASH}})
    return TestClient(
        create_app(site), base_url="http://127.0.0.1:8765", raise_server_exceptions=False, follow_redirects=False
    )


def token(store: Store, scope: TokenScope) -> dict[str, str]:
    secret = new_token()
    store.add_token(f"a {scope} token", scope, digest_of_secret(secret), made_by="anna", now=NOW)
    return {"authorization": f"Bearer {secret}"}


def session(store: Store) -> dict[str, str]:
    ends = NOW + timedelta(days=1)
    store.add_session(
        SessionRecord("s1", "anna", mark_of_hash(HASH), NOW, NOW, ends, "", ""), digest_of_secret("a secret")
    )
    return {"cookie": "monitor=a secret"}


def ask(browser: TestClient, route: str, headers: dict[str, str], accept: str = "text/html") -> Any:
    method, _, path = route.partition(" ")
    return browser.request(method, re.sub(r"\{[^}]*\}", "1", path), headers={"accept": accept, **headers})


def is_sent_to_log_in(answer: Any) -> bool:
    return answer.status_code == 303 and answer.headers["location"].startswith("/login")


def test_every_route_is_listed_here_and_in_one_place() -> None:
    groups = (PUBLIC, READ, WRITE, ADMIN)
    assert sorted(route for group in groups for route in group) == ROUTES


def test_nothing_else_is_mounted(browser: TestClient) -> None:
    app: Any = browser.app
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/static"]
    assert not [route for route in app.routes if getattr(route, "path", "/static") != "/static"]


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_is_sent_to_log_in_and_a_program_is_told(browser: TestClient, route: str) -> None:
    as_page, as_program = ask(browser, route, {}), ask(browser, route, {}, "application/json")
    if route in PUBLIC:
        assert as_page.status_code not in (401, 403)
        assert route == "POST /logout" or not is_sent_to_log_in(as_page)
        return
    assert is_sent_to_log_in(as_page) or as_page.status_code == 401
    assert as_program.status_code == 401
    assert as_program.headers["www-authenticate"].startswith(("Bearer", "Basic"))


@pytest.mark.parametrize("scope", ["read", "write", "admin"])
@pytest.mark.parametrize("route", ROUTES)
def test_a_token_opens_what_its_scope_says_and_nothing_else(
    browser: TestClient, store: Store, route: str, scope: TokenScope
) -> None:
    opens = PUBLIC | READ | (WRITE if scope != "read" else set()) | (ADMIN if scope == "admin" else set())
    if route in ENDLESS and route in opens:
        return
    answer = ask(browser, route, token(store, scope))
    assert not is_sent_to_log_in(answer) or route in LOGS_OUT
    assert (answer.status_code == 403) is (route not in opens)
    assert answer.status_code != 401 or route == "POST /login"


@pytest.mark.parametrize("route", sorted(set(ROUTES) - ENDLESS))
def test_who_is_logged_in_may_use_every_route(browser: TestClient, store: Store, route: str) -> None:
    answer = ask(browser, route, {**session(store), **OURS})
    assert answer.status_code not in (401, 403)


@pytest.mark.parametrize("route", UNSAFE)
@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {}])
def test_another_site_s_form_changes_nothing(
    browser: TestClient, store: Store, route: str, headers: dict[str, str]
) -> None:
    cookie = session(store)
    before = everything(store)
    assert ask(browser, route, {**cookie, **headers}).status_code == 403
    assert everything(store) == before


def everything(store: Store) -> list[str]:
    with store._database.reading() as connection:
        return [repr(connection.execute(select(table)).all()) for table in SQLModel.metadata.sorted_tables]


# --- tokens ---------------------------------------------------------------------------------------------------


def test_a_token_needs_no_origin_but_beside_a_cookie_it_is_no_excuse(browser: TestClient, store: Store) -> None:
    by_token, by_cookie = token(store, "write"), session(store)
    assert browser.post("/changes/1/seen", data={"seen": "yes"}, headers=by_token).status_code == 303
    both = {**by_token, **by_cookie}
    assert browser.post("/changes/1/seen", data={"seen": "yes"}, headers=both).status_code == 403


@pytest.mark.parametrize("open_to_all", [False, True])
def test_a_token_that_is_good_no_more_is_nobody_whatever_comes_with_it(
    browser: TestClient, client: TestClient, store: Store, open_to_all: bool
) -> None:
    header = token(store, "read")
    asked = client if open_to_all else browser
    assert asked.get("/", headers=header).status_code == 200
    store.revoke_token("a read token", now=NOW)
    assert asked.get("/", headers={**header, **session(store)}).status_code == 401
    with pytest.raises(NotFoundError):
        store.revoke_token("a read token", now=NOW)


def test_a_token_ends_on_its_day(browser: TestClient, store: Store) -> None:
    secret = new_token()
    store.add_token("old", "read", digest_of_secret(secret), made_by="anna", now=NOW, expires_at=NOW)
    assert browser.get("/", headers={"authorization": f"Bearer {secret}"}).status_code == 401


def test_a_proxy_s_own_credentials_are_none_of_ours(client: TestClient) -> None:
    for value in ("Basic " + base64.b64encode(b"me:pw").decode(), "Bearer eyJhbGciOi"):
        assert client.get("/", headers={"authorization": value}).status_code == 200


def test_a_token_is_a_password_for_feeds_alone(browser: TestClient, store: Store) -> None:
    secret = token(store, "read")["authorization"].removeprefix("Bearer ")
    basic = {"authorization": "Basic " + base64.b64encode(f"reader:{secret}".encode()).decode()}
    refused = browser.get("/feeds/all.atom")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    assert browser.get("/feeds/all.atom", headers=basic).status_code == 200
    assert browser.get("/", headers=basic).status_code == 401
    assert browser.post("/changes/1/seen", data={"seen": "yes"}, headers={**basic, **OURS}).status_code == 401


def test_a_token_is_shown_once_and_kept_nowhere(client: TestClient, store: Store) -> None:
    answer = client.post("/tokens", data={"name": "<b>script</b>", "scope": "read", "days": "30"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert_valid(answer.text)
    (secret,) = re.findall(r"mon_[A-Za-z0-9_-]{43}", answer.text)
    assert secret not in client.get("/tokens").text
    assert secret not in "".join(everything(store))
    used = client.get("/articles", headers={"authorization": f"Bearer {secret}"})
    assert used.status_code == 200
    (known,) = store.tokens()
    assert (known.name, known.scope, known.used_at) == ("<b>script</b>", "read", NOW)
    assert client.post(f"/tokens/{known.id}/revoke", follow_redirects=False).status_code == 303
    assert_valid(client.get("/tokens").text)
    assert client.post(f"/tokens/{known.id}/revoke").status_code == 404


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "two\nlines", "a\0b"])
def test_a_token_has_a_name_and_no_other_good_one_has_it(store: Store, name: str) -> None:
    with pytest.raises(InputError):
        store.add_token(name, "read", "a" * 64, made_by="anna", now=NOW)
    store.add_token("one", "read", "b" * 64, made_by="anna", now=NOW)
    with pytest.raises(InputError):
        store.add_token("one", "read", "c" * 64, made_by="anna", now=NOW)
