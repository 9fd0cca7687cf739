"""The page of two snapshots: places numbered and linked both ways, folded, bounded, and inert."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from site_world import HOUR, NOW, World, site_over
from starlette.testclient import TestClient
from store_world import snapshot, text_of
from web_world import assert_valid

from monitor.claims.reuse import Reuse
from monitor.compare.versions import compare
from monitor.store.store import Store
from monitor.values import version_of
from monitor.web.app import create_app
from monitor.web.margin import facing


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(site_over(store)), base_url="http://127.0.0.1") as made:
        yield made


def history(store: Store, *texts: str) -> int:
    world = World(store)
    article, before = world.article(), None
    for number, words in enumerate(texts):
        text = text_of(words)
        now = version_of(text)
        changes = compare(before, now).changes if before is not None else ()
        world.check(
            article, words, now=NOW + number * HOUR, snapshot=replace(snapshot(words, changes=changes), article=text)
        )
        before = now
    return int(article.id)


PLAIN = "\n\n".join(f"The town of Marlow has a quarter number {word}." for word in "abcdefghij")
FIRST = f"The storm destroyed 41 boats in the harbour.\n\n{PLAIN}\n\nThe ministry said the quay was closed."
SECOND = f"The storm destroyed 34 boats in the harbour.\n\n{PLAIN}\n\nThe ministry said the quay was closed."
THIRD = f"The storm destroyed 34 boats in the harbour.\n\n{PLAIN}\n\nOfficials said the quay was closed."


@pytest.mark.parametrize("view", ["side", "inline"])
def test_changes_and_their_places_lead_to_one_another(client: TestClient, store: Store, view: str) -> None:
    article = history(store, FIRST, SECOND, THIRD)
    page = client.get(f"/articles/{article}/diff?from=1&to=2&view={view}").text
    assert_valid(page)
    for target in re.findall(r'href="#([dm]\d+)"', page):
        assert f'id="{target}"' in page
    assert 'href="#d1"' in page
    assert 'href="#m1"' in page
    assert 'href="/changes/1"' in page
    assert re.search(r'<del><span class="claim figure">41</span></del>', page)
    assert "paragraphs unchanged</summary>" in page
    assert f"/articles/{article}/diff?from=2&amp;to=3&amp;view={view}" in page


def test_snapshots_that_were_never_compared_are_compared_for_the_page(client: TestClient, store: Store) -> None:
    article = history(store, FIRST, SECOND, THIRD)
    page = client.get(f"/articles/{article}/diff?from=1&to=3").text
    assert_valid(page)
    assert 'id="m2"' in page
    assert "/changes/" not in page


def test_what_a_comparison_read_is_not_read_again_and_says_the_same() -> None:
    before, after, reuse = version_of(text_of(FIRST)), version_of(text_of(THIRD)), Reuse()
    changes = [(change, None) for change in compare(before, after, reuse=reuse).changes]
    read = dict(reuse.claims)
    page = facing(before, after, changes, reuse)
    assert page == facing(before, after, changes)
    assert {before.text, after.text} <= read.keys()
    assert all(reuse.claims[text] is claims for text, claims in read.items())


def test_a_rewrite_of_200_kb_is_bounded_and_says_so(client: TestClient, store: Store) -> None:
    said = random.Random(4)
    words = [f"word{number}" for number in range(3_000)]
    texts = [". ".join(" ".join(said.choices(words, k=14)).capitalize() for _ in range(2_000)) + "." for _ in range(2)]
    world = World(store)
    article = world.history(*(text[:210_000] for text in texts)).id
    page = client.get(f"/articles/{article}/diff?from=1&to=2")
    assert page.status_code == 200
    assert_valid(page.text)
    assert "more differences are not shown" in page.text
    assert len(page.content) < 150_000


def test_hostile_words_stay_words_in_both_views(client: TestClient, store: Store) -> None:
    hostile = '</del><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    article = history(store, f"{hostile} 41 boats.", f"{hostile} 34 boats. {hostile}")
    for view in ("side", "inline"):
        page = client.get(f"/articles/{article}/diff?from=1&to=2&view={view}").text
        assert_valid(page)
        assert "<script>alert" not in page
        assert "<img" not in page


def test_the_inline_view_reads_as_both_texts_in_order(store: Store) -> None:
    article = history(
        store, "Officials said 41 boats sank, then 3 cars.", "Officials said 34 boats sank and 5 cars, too."
    )
    before, after = store.version(article, 1).version, store.version(article, 2).version
    for section in facing(before, after, ()).sections:
        for _, lines, _ in section.stretches:
            for line in lines:
                was = "".join(words for what, words, _ in line.both if what != "added")
                became = "".join(words for what, words, _ in line.both if what != "removed")
                assert was == (line.row.before.text if line.row.before else "")
                assert became == (line.row.after.text if line.row.after else "")
