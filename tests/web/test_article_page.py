"""An article's page: what its timeline tells, how it is bounded, and that what a page says stays inert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from site_world import HOUR, NOW, World, fill, site_over
from starlette.testclient import TestClient
from store_world import change, snapshot, text_of
from web_world import assert_valid

from monitor.compare.lineage import follow
from monitor.store.store import Store
from monitor.values import Outcome, version_of
from monitor.web.app import create_app


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(site_over(store)), base_url="http://127.0.0.1") as made:
        yield made


def test_each_lane_of_the_timeline_leads_to_its_snapshot(client: TestClient, store: Store) -> None:
    article = fill(store, edits=3)
    page = client.get(f"/articles/{article}").text
    assert_valid(page)
    assert "Figures (3)" in page
    assert "Sourcing (3)" in page
    assert "Wording only (1)" in page
    for target in re.findall(r'<a href="#(s\d+)"', page):
        assert f'id="{target}"' in page


def test_twenty_snapshots_stand_on_a_page_and_the_timeline_leads_to_the_others(
    client: TestClient, store: Store
) -> None:
    article = fill(store, edits=44)
    page = client.get(f"/articles/{article}").text
    assert_valid(page)
    assert page.count('<section class="snapshot') == 20
    assert f'href="/articles/{article}?upto=25#snapshots"' in page
    older = client.get(f"/articles/{article}?upto=25").text
    assert 'id="s25"' in older
    assert 'id="s26"' not in older
    assert f'href="/articles/{article}#snapshots"' in older
    assert re.search(rf'href="/articles/{article}\?upto=\d+#s\d+" aria-label="Snapshot', page)


def test_a_withheld_look_is_marked_with_its_reason_in_words(client: TestClient, store: Store) -> None:
    article = fill(store)
    record = store.article(article)
    World(store).check(
        record, now=NOW + 2 * HOUR, outcome=Outcome.CONSENT, reason="it asks for <b>consent</b>", body=b"<p>Cookies</p>"
    )
    page = client.get(f"/articles/{article}").text
    assert_valid(page)
    assert "Withheld looks (1)" in page
    assert "withheld: consent, it asks for &lt;b&gt;consent&lt;/b&gt;" in page
    assert "<b>consent" not in page


def test_former_headlines_are_told(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    for title in ("Ferry <sinks>", "Ferry damaged"):
        words = f"{title}. 41 boats."
        world.check(article, words, snapshot=replace(snapshot(words), article=text_of(words, title=title)))
    page = client.get(f"/articles/{article.id}").text
    assert "<h1>Ferry damaged</h1>" in page
    assert "<q>Ferry &lt;sinks&gt;</q>" in page


def test_a_page_of_a_long_history_stays_under_150_kb(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    for number in range(60):
        words = f"{number} boats were lost. " + "The harbour is closed. " * 20
        changes = tuple(change(str(number + other), str(number)) for other in range(12)) if number else ()
        world.check(article, words, now=NOW + number * HOUR, snapshot=snapshot(words, changes=changes))
    page = client.get(f"/articles/{article.id}")
    assert_valid(page.text)
    assert len(page.content) < 150_000
    assert "More changed than is shown here" in page.text


def test_a_claim_is_followed_in_words_and_as_a_plot(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    known, before = None, None
    for number, value in enumerate(("41", "34", "41"), 1):
        words = f"The storm destroyed {value} boats in the harbour."
        text = text_of(words)
        now = version_of(text)
        known = follow(known, before, now, number) if before is not None else None
        world.check(article, words, snapshot=replace(snapshot(words), article=text, lineages=known))
        before = now
    page = client.get(f"/articles/{article.id}").text
    assert_valid(page)
    assert "41 → 34 → 41" in page
    assert 'class="spark"' in page


def test_looks_that_found_nothing_new_stand_as_one_row(client: TestClient, store: Store) -> None:
    article = fill(store)
    world = World(store)
    for hour in range(2, 9):
        world.check(store.article(article), now=NOW + hour * HOUR)
    page = client.get(f"/articles/{article}").text
    table = page[page.index('id="looks"') :]
    assert "and 6 before it, since" in table
    assert table.count("<tr>") == 1 + 1 + 2  # the heading, the run, and the two looks that stored a snapshot
