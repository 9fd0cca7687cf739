"""Log-in: who gets in, who waits, what a session is, and that other sites and planted cookies get nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from site_world import NOW, fill, site_over
from sqlalchemy import select
from starlette.testclient import TestClient
from web_world import assert_valid

from monitor.config import load_settings
from monitor.errors import ConfigError
from monitor.settings import Settings, WebSettings
from monitor.store.records import ChangeFilter
from monitor.store.store import Store
from monitor.store.tables_desk import SESSIONS
from monitor.web.app import create_app
from monitor.web.gate import is_cross_origin
from monitor.web.serve import listen
from monitor.web.throttle import Throttle
from monitor.web.who import address_of

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ANNA, BEN, SHARED = (QUICK.hash(word) for word in ("anna's long one", "ben's long one", "the shared one"))
OURS = {"origin": "http://127.0.0.1:8765"}
Opened = Callable[..., TestClient]


class Clock:
    """A clock that the test moves."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(store: Store, clock: Clock) -> Iterator[Opened]:
    """A browser before the pages with these settings of the web."""

    def make(base: str = "http://127.0.0.1:8765", **web: Any) -> TestClient:
        site = site_over(store, web=web or {"people": {"anna": ANNA, "ben": BEN}})
        site.services.clock = clock
        return TestClient(create_app(site), base_url=base, raise_server_exceptions=False, follow_redirects=False)

    return make  # type: ignore[return-value]


def log_in(browser: TestClient, name: str = "anna", password: str = "anna's long one", **more: str) -> Any:  # noqa: S107
    return browser.post("/login", data={"name": name, "password": password, **more}, headers=OURS)


# --- getting in -----------------------------------------------------------------------------------------------


def test_nobody_sees_a_page_before_logging_in(opened: Opened, store: Store) -> None:
    fill(store, "a secret headline")
    browser = opened()
    answer = browser.get("/?kind=figure")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F%3Fkind%3Dfigure")
    page = browser.get("/login?next=/changes/1").text
    assert_valid(page)
    assert "secret headline" not in page
    assert 'autocomplete="current-password"' in page
    assert browser.get("/", headers={"accept": "application/json"}).status_code == 401


def test_log_in_leads_to_where_one_wanted_to_go_and_the_pages_know_who_it_is(opened: Opened, store: Store) -> None:
    fill(store)
    browser = opened()
    answer = log_in(browser, next="/changes/1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/changes/1")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("monitor=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    page = browser.get("/changes/1")
    assert_valid(page.text)
    assert "Log out anna" in page.text
    assert page.headers["cache-control"] == "private, no-store"
    assert browser.post("/changes/1/verdict", data={"verdict": "noise"}, headers=OURS).status_code == 303
    assert "called noise by anna" in browser.get("/changes/1").text
    assert_valid(browser.get("/account").text)


@pytest.mark.parametrize(("name", "password"), [("anna", "ben's long one"), ("nobody", "anna's long one"), ("", "x")])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(opened: Opened, name: str, password: str) -> None:
    answer = log_in(opened(), name, password)
    assert answer.status_code == 401
    assert "don’t fit together" in answer.text
    assert "set-cookie" not in answer.headers


def test_one_password_for_the_desk_asks_for_no_name(opened: Opened) -> None:
    browser = opened(password=SHARED)
    assert 'type="hidden" name="name" value="desk"' in browser.get("/login").text
    assert browser.post("/login", data={"password": "the shared one"}, headers=OURS).status_code == 303
    assert "Log out desk" in browser.get("/").text


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_log_in_leads_to_no_other_site(opened: Opened, target: str) -> None:
    browser = opened()
    assert log_in(browser, next=target).headers["location"] == "/"
    assert browser.get("/login", params={"next": target}).headers["location"] == "/"


def test_without_a_password_there_is_nothing_to_log_in_to(client: TestClient) -> None:
    assert client.get("/login", follow_redirects=False).status_code == 303
    assert "No password is set" in client.get("/account").text


# --- what a session is ----------------------------------------------------------------------------------------


def test_the_database_keeps_no_cookie_that_opens_anything(opened: Opened, store: Store) -> None:
    browser = opened()
    log_in(browser)
    secret = browser.cookies["monitor"]
    assert len(secret) >= 43
    with store._database.reading() as connection:
        assert secret not in repr(connection.execute(select(SESSIONS)).all())


def test_a_cookie_from_before_log_in_is_never_taken_over(opened: Opened) -> None:
    browser = opened()
    browser.cookies.set("monitor", "planted-by-an-attacker", domain="127.0.0.1", path="/")
    answer = log_in(browser)
    new = answer.headers["set-cookie"].split(";")[0].partition("=")[2]
    assert new != "planted-by-an-attacker"
    other = opened()
    other.cookies.set("monitor", "planted-by-an-attacker")
    assert other.get("/").status_code == 303


def test_logging_in_again_ends_the_session_before(opened: Opened, store: Store) -> None:
    browser = opened()
    log_in(browser)
    log_in(browser)
    assert len(store.sessions("anna", NOW)) == 1


def test_log_out_ends_this_session_and_everywhere_all_of_ones_own(opened: Opened, store: Store) -> None:
    first, second, third, ben = (opened() for _ in range(4))
    for browser in (first, second, third):
        log_in(browser)
    log_in(ben, "ben", "ben's long one")
    cookie = first.cookies["monitor"]
    first.post("/logout", headers=OURS)
    first.cookies.set("monitor", cookie)
    assert first.get("/").status_code == 303
    assert second.get("/").status_code == 200
    second.post("/account/logout-everywhere", headers=OURS)
    assert third.get("/").status_code == 303
    assert ben.get("/").status_code == 200


def test_nobody_ends_another_s_session(opened: Opened, store: Store) -> None:
    anna, ben = opened(), opened()
    log_in(anna)
    log_in(ben, "ben", "ben's long one")
    (session,) = store.sessions("anna", NOW)
    assert ben.post(f"/account/sessions/{session.id}/end", headers=OURS).status_code == 404
    assert session.id not in ben.get("/account").text
    assert anna.get("/").status_code == 200
    assert anna.post(f"/account/sessions/{session.id}/end", headers=OURS).status_code == 303
    assert anna.get("/").status_code == 303


def test_a_session_runs_out_and_a_new_password_ends_it(opened: Opened, clock: Clock, store: Store) -> None:
    browser = opened()
    log_in(browser)
    cookie = browser.cookies["monitor"]
    changed = opened(people={"anna": QUICK.hash("another long one"), "ben": BEN})
    changed.cookies.set("monitor", cookie)
    assert changed.get("/").status_code == 303
    gone = opened(people={"ben": BEN})
    gone.cookies.set("monitor", cookie)
    assert gone.get("/").status_code == 303
    clock.now = NOW + timedelta(days=30)
    assert browser.get("/").status_code == 303
    log_in(opened(), "ben", "ben's long one")
    with store._database.reading() as connection:
        assert len(connection.execute(select(SESSIONS)).all()) == 1  # what has run out is dropped


def test_behind_tls_the_cookie_is_bound_to_the_host_and_browsers_stay_there(opened: Opened) -> None:
    browser = opened("https://desk.example", people={"anna": ANNA}, public_url="https://desk.example")
    answer = browser.post(
        "/login", data={"name": "anna", "password": "anna's long one"}, headers={"origin": "https://desk.example"}
    )
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-monitor=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "domain" not in cookie.lower()
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert browser.get("/").status_code == 200


# --- other sites ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:9999"},
        {},  # neither header, but a cookie: no program does that
    ],
)
def test_a_form_of_another_site_does_nothing_for_who_is_logged_in(
    opened: Opened, store: Store, headers: dict[str, str]
) -> None:
    fill(store)
    browser = opened()
    log_in(browser)
    for path, fields in (("/changes/1/verdict", {"verdict": "noise"}), ("/logout", {}), ("/login", {"password": "x"})):
        assert browser.post(path, data=fields, headers=headers).status_code == 403
    assert len(store.changes(ChangeFilter())) == 2
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"user-agent": "Mozilla/5.0 (X11)"}, True),
        ({"user-agent": "curl/8"}, False),
        ({"user-agent": "curl/8", "cookie": "a=b"}, True),
        ({"user-agent": "Mozilla/5.0", "origin": "http://a.example"}, False),
        ({"origin": "https://public.example"}, False),
        ({"origin": "https://b.example"}, True),
    ],
)
def test_a_browser_that_says_nothing_of_where_it_comes_from_is_refused(headers: dict[str, str], refused: bool) -> None:
    from starlette.datastructures import Headers

    asked = Headers({"host": "a.example", **headers})
    assert is_cross_origin(asked, "https://public.example") is refused


def test_a_name_that_points_here_is_not_served_and_an_address_is_only_with_a_password(
    opened: Opened, client: TestClient
) -> None:
    browser = opened()
    assert browser.get("/login", headers={"host": "rebound.evil.example"}).status_code == 421
    assert browser.get("/login", headers={"host": "192.0.2.7:8765"}).status_code == 200
    assert client.get("/", headers={"host": "192.0.2.7:8765"}).status_code == 421


def test_no_frame_of_another_site_shows_the_log_in(opened: Opened) -> None:
    headers = opened().get("/login").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


def test_an_endless_form_is_refused_before_it_is_read(opened: Opened) -> None:
    assert opened().post("/login", content=b"x" * 5_000_001, headers=OURS).status_code == 413
    assert opened().post("/login", content=iter([b"x"]), headers=OURS).status_code == 411


# --- guessing -------------------------------------------------------------------------------------------------


def test_whoever_guesses_waits_longer_and_longer(opened: Opened, clock: Clock) -> None:
    browser = opened()
    waits = []
    for _ in range(10):
        for _ in range(9):
            answer = log_in(browser, password="a guess")
            if answer.status_code == 429:
                break
        waits.append(int(answer.headers["retry-after"]))
        assert log_in(browser).status_code == 429  # not even the right one
        clock.now += timedelta(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]


def test_guessing_from_everywhere_does_not_keep_the_owner_out() -> None:
    throttle, now = Throttle(), NOW
    throttle.succeed("192.0.2.1", "anna")
    for number in range(500):
        throttle.count(f"198.51.100.{number % 250}", "anna", now)
    assert throttle.wait("192.0.2.1", "anna", now) == timedelta(0)
    assert throttle.wait("192.0.2.2", "anna", now) == timedelta(seconds=30)
    assert throttle.wait("192.0.2.2", "anna", now + timedelta(seconds=31)) == timedelta(0)
    assert throttle.wait("192.0.2.2", "ben", now) == timedelta(0)


def test_a_network_of_addresses_is_one_and_old_failures_are_forgotten() -> None:
    throttle = Throttle()
    for number in range(40):
        throttle.count(f"2001:db8:1:2::{number:x}", f"name{number}", NOW)
    assert throttle.wait("2001:db8:1:2:ffff::1", "anna", NOW) == timedelta(minutes=15)
    assert throttle.wait("2001:db8:1:3::1", "anna", NOW) == timedelta(0)
    assert throttle.wait("2001:db8:1:2::1", "anna", NOW + timedelta(hours=1)) == timedelta(0)
    for number in range(10_500):
        throttle.count(f"10.{number >> 8 & 255}.{number & 255}.1", "anna", NOW)
    assert len(throttle._failures) == 10_000


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        ((), "198.51.100.9", "192.0.2.1"),
        (("192.0.2.1",), "198.51.100.9", "198.51.100.9"),
        (("192.0.2.0/24",), "1.1.1.1, 198.51.100.9, 192.0.2.5", "198.51.100.9"),
        (("192.0.2.1",), "", "192.0.2.1"),
    ],
)
def test_a_proxy_s_word_is_taken_only_where_it_is_trusted(
    proxies: tuple[str, ...], forwarded: str, address: str
) -> None:
    from starlette.requests import Request

    scope = {"type": "http", "client": ("192.0.2.1", 1), "headers": [(b"x-forwarded-for", forwarded.encode())]}
    assert address_of(WebSettings(trusted_proxies=proxies), Request(scope)) == address


# --- settings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("section", ["password: hunter2canary", "people: {anna: hunter2canary}"])
def test_a_plain_password_in_the_settings_is_refused_without_being_repeated(tmp_path: Any, section: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"web: {{{section}}}")
    with pytest.raises(ConfigError, match="monitor password") as told:
        load_settings(file)
    assert "canary" not in str(told.value)


def test_others_are_let_in_only_with_a_password() -> None:
    with pytest.raises(ConfigError, match="no password"):
        listen(WebSettings(host="0.0.0.0"))
    with listen(WebSettings(host="0.0.0.0", port=0, password=SHARED)) as at:
        assert at.getsockname()[1]


@pytest.mark.parametrize("web", [{"people": {"desk": ANNA}}, {"people": {"a\nb": ANNA}}, {"public_url": "https://a/b"}])
def test_settings_that_would_not_work_are_refused(web: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="web"):
        Settings(web=web)
