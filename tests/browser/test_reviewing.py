"""A morning at the desk, in a real browser with the real daemon: an edit arrives, is looked at, judged and noted."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from daemon_on_loopback import Site, alerts, config_of, running, snapshots, until

pytestmark = pytest.mark.browser


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[tuple[Site, str, Path]]:
    """A paper on loopback, the daemon that watches it, and where its pages are."""
    site, port = Site(stories=3), free_port()
    config = config_of(tmp_path, site, web={"enabled": True, "port": port})
    with running(config):
        until(lambda: snapshots(tmp_path) == 3)
        yield site, f"http://127.0.0.1:{port}", tmp_path
    site.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_edit_is_seen_judged_and_noted(
    newsroom: tuple[Site, str, Path], open_page: Callable[..., Any], scripts: bool
) -> None:
    site, url, folder = newsroom
    with open_page(java_script_enabled=scripts) as (page, troubles):
        page.goto(url)
        assert "No change so far" in page.text_content("main")
        site.numbers[1] = 77
        until(lambda: alerts(folder))
        page.goto(url)
        card = page.locator("article, .card").filter(has_text="77").first
        assert "42" in card.text_content()
        # Its own page: mark, judge, note.
        page.goto(f"{url}/changes/1")
        page.get_by_role("button", name="Mark as seen").click()
        assert page.get_by_role("button", name="Mark as unseen").is_visible()
        page.get_by_text("Write a note").click()
        page.get_by_label("Note", exact=True).fill("Asked the council <b>by phone</b>.")
        page.get_by_role("button", name="Keep the note").click()
        assert page.get_by_text("Asked the council <b>by phone</b>.").is_visible()
        page.get_by_role("button", name="It is real").click()
        assert "called real by local" in page.text_content("main")
        # The article and both versions.
        page.get_by_role("link", name="word by word").first.click()
        assert any("42" in words for words in page.locator("main del").all_text_contents())
        assert any("77" in words for words in page.locator("main ins").all_text_contents())
        assert troubles == []


def test_the_keyboard_alone_suffices_to_reach_a_change(
    newsroom: tuple[Site, str, Path], open_page: Callable[..., Any]
) -> None:
    site, url, folder = newsroom
    site.numbers[0] = 99
    until(lambda: alerts(folder))
    with open_page() as (page, troubles):
        page.goto(url)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        for _ in range(40):
            page.keyboard.press("Tab")
            target = page.evaluate("document.activeElement.getAttribute('href') || ''")
            if target.startswith(("/changes/", "/articles/")) and "99" in page.evaluate(
                "document.activeElement.closest('article, .card, li, section').textContent"
            ):
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.startswith((f"{url}/changes/", f"{url}/articles/"))
        assert troubles == []
