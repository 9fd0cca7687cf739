"""The page of one claim: what became of it in words, step by step, bounded and inert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from site_world import HOUR, NOW, World
from starlette.testclient import TestClient
from store_world import snapshot, text_of
from web_world import assert_valid

from monitor.compare.lineage import follow
from monitor.store.store import Store
from monitor.values import version_of
from monitor.web.pages.claims import steps

STORM = "The storm destroyed {} boats in the harbour."
PLAIN = "The town council met in the evening and adjourned without a vote."


def followed(store: Store, texts: Iterable[str]) -> int:
    """An article of these texts whose claims were followed. Returns its id."""
    world = World(store)
    article = world.article()
    known, before = None, None
    for number, words in enumerate(texts, 1):
        text = replace(text_of(words), summary=None)
        now = version_of(text)
        known = follow(known, before, now, number) if before is not None else None
        world.check(
            article, words, now=NOW + number * HOUR, snapshot=replace(snapshot(words), article=text, lineages=known)
        )
        before = now
    return int(article.id)


def test_where_a_claim_appeared_changed_disappeared_and_came_back_is_told(client: TestClient, store: Store) -> None:
    article = followed(
        store,
        [PLAIN, f"{PLAIN} {STORM.format(41)}", f"{PLAIN} {STORM.format(34)}", PLAIN, f"{PLAIN} {STORM.format(41)}"],
    )
    (claim,) = store.lineages(article, only_changed=True)
    told = [(one.point.number, one.what, one.until) for one in steps(claim, 5)]
    assert told == [(2, "appeared", 2), (3, "changed", 3), (4, "disappeared", 4), (5, "came back", 5)]
    listed = client.get(f"/articles/{article}").text
    path = f"/articles/{article}/claims/{claim.seq}"
    assert f'href="{path}"' in listed
    page = client.get(path).text
    assert_valid(page)
    assert "41 → 34 → gone → 41" in page
    assert 'class="spark"' in page
    assert re.search(r"<del>.*?41.*?</del>.*?<ins>.*?34", page)
    assert f'href="/articles/{article}/snapshots/3"' in page
    assert f'href="/articles/{article}/diff?from=2&amp;to=3"' in page
    assert "5 Nov" not in page


def test_a_quote_and_a_source_are_told_with_who_speaks(client: TestClient, store: Store) -> None:
    said = "“We will rebuild every pier before winter,” said {}."
    article = followed(store, [said.format("Maren Holt"), said.format("Jon Aske")])
    pages = [client.get(f"/articles/{article}/claims/{one.seq}").text for one in store.lineages(article)]
    assert pages
    assert any("<dt>Speaker</dt><dd>Maren Holt</dd>" in page and "<dd>Jon Aske</dd>" in page for page in pages)


def test_a_claim_of_many_steps_stays_a_light_page_and_goes_on(client: TestClient, store: Store) -> None:
    filler = "and then something else about the quay was written here, " * 40
    article = followed(
        store, [f"The storm destroyed {number} boats in the harbour, {filler}." for number in range(20, 85)]
    )
    claim = max(store.lineages(article, only_changed=True), key=lambda one: len(one.points))
    assert len(claim.points) > 50
    path = f"/articles/{article}/claims/{claim.seq}"
    answer = client.get(path)
    assert_valid(answer.text)
    assert len(answer.content) < 150_000
    older = re.search(rf'href="({path}\?upto=\d+)"', answer.text)
    assert older is not None
    assert 'id="p1"' in client.get(older[1]).text


def test_no_such_claim_is_said(client: TestClient, store: Store) -> None:
    article = followed(store, [PLAIN])
    assert client.get(f"/articles/{article}/claims/7").status_code == 404
    assert client.get(f"/articles/{article}/claims/1000000").status_code == 422
    assert client.get("/articles/99/claims/1").status_code == 404
