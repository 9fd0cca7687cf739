"""A morning at the desk, in a real browser with the real daemon: an edit arrives, is looked at, judged and noted."""

from __future__ import annotations

import socket
import urllib.request
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


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_first_run_to_a_file_for_a_colleague(
    tmp_path: Path, open_page: Callable[..., Any], scripts: bool
) -> None:
    """Nothing is watched; a feed is added, an edit arrives (by itself where scripts run), and is taken along."""
    site, port = Site(stories=2), free_port()
    url = f"http://127.0.0.1:{port}"
    config = config_of(tmp_path, site, feeds=[], web={"enabled": True, "port": port})
    with running(config), open_page(width=360, java_script_enabled=scripts) as (page, troubles):
        until(lambda: answers(url))
        page.goto(url)
        assert "Nothing is watched yet" in page.text_content("main")
        page.get_by_label("Address of a site").fill(f"{site.url}/feed.xml")
        page.get_by_role("button", name="Watch it").click()
        assert page.get_by_text("T", exact=True).first.is_visible()
        until(lambda: snapshots(tmp_path) == 2)
        page.goto(url)
        assert "No change so far" in page.text_content("main")
        site.numbers[0] = 77
        until(lambda: alerts(tmp_path))
        if scripts:
            page.locator("#new-changes a").click()
        else:
            page.reload()
        assert page.locator("ins", has_text="77").first.is_visible()
        with page.expect_download() as taken:
            page.get_by_role("link", name="CSV for spreadsheets").click()
        assert ",77 " in Path(taken.value.path()).read_text("utf-8-sig").replace('"', ",")
        # The old figure is gone from the article, and found where it stood.
        page.get_by_role("link", name="Search").first.click()
        page.get_by_label("Words in the text or headline").fill("41 damaged boats")
        page.get_by_role("button", name="Search").click()
        assert "Gone since snapshot 2" in page.locator("main article").first.text_content()
        page.get_by_role("link", name="See where they went").click()
        assert page.locator("main del", has_text="41").first.is_visible()
        page.goto(f"{url}/articles/1")
        with page.expect_download() as taken:
            page.get_by_role("link", name="The whole history as one page").click()
        assert "77" in Path(taken.value.path()).read_text("utf-8")
        assert troubles == []
    site.close()


def answers(url: str) -> bool:
    """Whether the pages are served yet."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


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
