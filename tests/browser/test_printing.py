"""Pages of the history on paper: no navigation, no forms, white whatever the scheme, nothing cut off, the address told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from served_site import serving_store
from site_world import fill

from monitor.store.store import Store

pytestmark = pytest.mark.browser

PAGES = (
    "/articles/1",
    "/articles/1/diff?from=1&to=2",
    "/changes/1",
    "/articles/1/snapshots/2",
    "/articles/1/claims/1",
    "/checks/1",
)
A4_PIXELS = 794
SEEN = (
    "one => [...document.querySelectorAll(one)].filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 80))"
)
FLAT = "one => getComputedStyle(document.querySelector(one)).backgroundColor"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('printed')}/m.db") as store:
        fill(store, edits=3)
        with serving_store(store) as url:
            yield url


@pytest.mark.parametrize("path", PAGES)
def test_paper_bears_the_page_alone(open_page: Callable[..., Any], filled: str, path: str) -> None:
    with open_page(width=A4_PIXELS, color_scheme="dark") as (page, troubles):
        page.goto(filled + path)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(SEEN, "nav, header.top, form, button, textarea, input, footer") == []
        assert page.evaluate(FLAT, "html") == "rgb(255, 255, 255)"
        assert page.evaluate("document.documentElement.scrollWidth") <= A4_PIXELS
        assert f"{filled}{path}, printed" in page.locator(".print-only").inner_text()
        assert page.pdf(format="A4").startswith(b"%PDF")
        assert troubles == []


def test_the_screen_shows_nothing_of_paper(open_page: Callable[..., Any], filled: str) -> None:
    with open_page() as (page, _):
        page.goto(filled + PAGES[0])
        assert not page.locator(".print-only").is_visible()
