"""Every page of the route table in a real browser: axe-core finds nothing, nothing is refused, nothing overflows, nothing runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from served_site import page_paths, serving_store
from site_world import HOUR, NOW, World, fill
from store_world import page_of
from test_alerts_are_inert import FORMS

from monitor.damping import signature_of
from monitor.store.store import Store
from monitor.values import Outcome

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MISSING = "/nowhere"
WITHHELD = "/checks/7"  # the look of people_spoke, behind those of four and two snapshots
RUN = "document.documentElement.setAttribute('data-ran','yes')"


def people_spoke(store: Store) -> None:
    """A feed that works, a verdict with its damping, a note; and a look that was withheld, the last of the first article."""
    store.add_feed("https://coast.example/f.xml", name="Coast", outlet="Coast", kind="feed", now=NOW, added_by="user")
    store.add_note(1, "local", "Counted by hand.", now=NOW)
    store.save_filter("silent figures", "kind=figure&silent=yes", made_by="local", now=NOW)
    store.record_verdict(1, "noise", "local", signature=signature_of(store.change(1).change), now=NOW)
    wall = page_of("Please say whether you like biscuits. " * 20)
    World(store).check(
        store.article(1), now=NOW + 5 * HOUR, outcome=Outcome.CONSENT, reason="it asks for consent", body=wall
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('filled')}/m.db") as store:
        fill(store, edits=3)
        fill(store, "the long-awaited harbour inquiry", "inquiry")
        people_spoke(store)
        with serving_store(store) as url:
            yield url


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('empty')}/m.db") as store, serving_store(store) as url:
        yield url


def faults_of(page: Any) -> list[str]:
    found = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['target']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("path", [*page_paths(), WITHHELD, MISSING])
def test_axe_finds_nothing_and_nothing_overflows(
    open_page: Callable[..., Any], filled: str, path: str, width: int, scheme: str
) -> None:
    with open_page(width=width, color_scheme=scheme, reduced_motion="reduce") as (page, troubles):
        answer = page.goto(filled + path)
        assert answer.status == (404 if path == MISSING else 200)
        assert faults_of(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [one for one in troubles if path != MISSING or "404" not in one] == []


@pytest.mark.parametrize("path", [path for path in page_paths() if "1" not in path and "/outlets/" not in path])
def test_empty_pages_too(open_page: Callable[..., Any], empty: str, path: str) -> None:
    with open_page(width=360) as (page, troubles):
        page.goto(empty + path)
        assert faults_of(page) == []
        assert troubles == []


def test_a_page_is_whole_without_a_script(open_page: Callable[..., Any], filled: str) -> None:
    with open_page(java_script_enabled=False) as (page, _):
        page.goto(filled + "/")
        page.get_by_role("link", name="Articles").first.click()
        page.get_by_role("link", name="the long-awaited harbour inquiry").first.click()
        assert "inquiry" in page.title()


def test_hostile_words_run_nothing_on_any_page(open_page: Callable[..., Any], tmp_path: Path) -> None:
    """Each of the payloads as headline, text, outlet, feed name and note."""
    with Store.open(f"sqlite:///{tmp_path}/m.db") as store:
        for number, form in enumerate(FORMS):
            payload = form.format(RUN)
            fill(store, payload, f"a{number}")
            store.add_feed(
                f"https://f{number}.example/?{payload}",
                name=payload,
                outlet=payload,
                kind="feed",
                now=NOW,
                added_by="user",
            )
            store.add_note(2 * number + 1, "local", payload, now=NOW)
        paths = [path for path in page_paths("a0") if "1" not in path and "/outlets/" not in path]
        for number in range(1, len(FORMS) + 1):
            paths += [f"/articles/{number}", f"/articles/{number}/diff?from=1&to=2", f"/changes/{2 * number}"]
        with serving_store(store) as url, open_page() as (page, troubles):
            for path in paths:
                page.goto(url + path)
                assert page.evaluate("document.documentElement.dataset.ran") is None, path
                assert troubles == [], path
