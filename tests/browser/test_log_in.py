"""The log-in in a real browser: from the page one wanted to it, past a wrong password, to the page, and out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from served_site import serving_store
from site_world import fill
from test_every_page import faults_of

from monitor.store.store import Store

pytestmark = pytest.mark.browser

PASSWORD = "a long one for anna"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    people = {"anna": PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)}
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('guarded')}/m.db") as store:
        fill(store, "the harbour inquiry")
        with serving_store(store, web={"people": people}) as url:
            yield url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_log_in_by_the_keyboard_and_out_again(open_page: Callable[..., Any], guarded: str, scripts: bool) -> None:
    with open_page(width=360, java_script_enabled=scripts) as (page, troubles):
        page.goto(f"{guarded}/changes/1")
        assert page.url == f"{guarded}/login?next=%2Fchanges%2F1"
        page.keyboard.type("anna")  # the name has the focus
        page.keyboard.press("Tab")
        page.keyboard.type("not hers")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.get_by_role("alert").is_visible()
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"{guarded}/changes/1")
        assert "harbour" in page.text_content("main")
        page.goto(f"{guarded}/account")
        assert "anna" in page.text_content("main")
        page.get_by_role("button", name="Log out").first.click()
        page.goto(f"{guarded}/")
        assert page.url.startswith(f"{guarded}/login")
        assert [one for one in troubles if "40" not in one] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_the_log_in(open_page: Callable[..., Any], guarded: str, width: int, scheme: str) -> None:
    with open_page(width=width, color_scheme=scheme) as (page, troubles):
        page.goto(f"{guarded}/login")
        assert faults_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert troubles == []
