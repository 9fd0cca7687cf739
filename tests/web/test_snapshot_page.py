"""The page of one snapshot: its words with claims marked, bounded and inert, and its files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from site_world import HOUR, NOW, World, fill
from starlette.testclient import TestClient
from store_world import page_of, snapshot, text_of
from web_world import assert_valid

from monitor.store.store import Store
from monitor.values import version_of
from monitor.web.reading import reading

HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)>"
WORDS = (
    "The storm destroyed 41 boats in the harbour.\n\n“We will rebuild every pier before winter,” said Maren Holt, the "
    "harbour master.\n\nThe ministry said the quay was closed."
)


def test_a_snapshot_is_read_with_its_claims_marked_and_its_evidence(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    world.check(article, WORDS)
    world.check(article, WORDS.replace("41", "34"), now=NOW + HOUR)
    page = client.get(f"/articles/{article.id}/snapshots/2").text
    assert_valid(page)
    assert '<span class="claim figure">34 boats</span>' in page
    assert 'class="claim quote">“We will rebuild every pier before winter,”' in page.replace("<q>", "")
    assert 'class="claim sourcing">' in page
    assert "A. Writer" in page
    known = store.snapshots(article.id)[1]
    for digest in (known.text_sha256, known.body_sha256, known.hash, known.previous_hash):
        assert str(digest) in page
    for link in ("snapshots/1", "diff?from=1&amp;to=2", "snapshots/2/raw", "snapshots/2/text.txt"):
        assert f'href="/articles/{article.id}/{link}"' in page
    assert 'href="/checks/2#overrule"' in page


def test_neighbours_claims_and_changes_are_linked(client: TestClient, store: Store) -> None:
    article = fill(store, edits=2)
    page = client.get(f"/articles/{article}/snapshots/2").text
    assert f'rel="prev" href="/articles/{article}/snapshots/1"' in page
    assert f'rel="next" href="/articles/{article}/snapshots/3"' in page
    assert f'href="/articles/{article}/claims/' in page
    assert 'href="/changes/1"' in page
    assert 'rel="next"' not in client.get(f"/articles/{article}/snapshots/3").text
    assert client.get(f"/articles/{article}/snapshots/9").status_code == 404
    assert client.get("/articles/99/snapshots/1").status_code == 404


def test_what_an_article_says_runs_nothing(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    said = replace(text_of(f"41 boats {HOSTILE} sank.", title=HOSTILE), byline=HOSTILE, captions=(HOSTILE,))
    world.check(article, "x", snapshot=replace(snapshot("x"), article=said))
    page = client.get(f"/articles/{article.id}/snapshots/1").text
    assert_valid(page)
    assert "<img" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "words",
    ["boat " * 60_000, '"' * 200_000, "\n\n".join(f"{n} boats" for n in range(3_500)), "л" * 300_000, "41 " * 9_900],
)
def test_a_page_of_a_long_text_stays_under_150_kb_and_says_that_it_is_cut(
    client: TestClient, store: Store, words: str
) -> None:
    world = World(store)
    article = world.article()
    world.check(article, words)
    answer = client.get(f"/articles/{article.id}/snapshots/1")
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    assert "There is more than a page holds" in answer.text
    whole = client.get(f"/articles/{article.id}/snapshots/1/text.txt")
    assert words.strip() in whole.text


def test_paragraphs_join_to_the_text_that_was_stored() -> None:
    text = version_of(text_of(WORDS))
    shown = next(place for place in reading(text).places if place.name == "Text")
    assert "\n\n".join("".join(words for words, _ in one) for one in shown.paragraphs) == WORDS
    kinds = {kind for one in shown.paragraphs for _, kind in one}
    assert kinds == {"", "figure", "quote", "sourcing"}


def test_its_page_and_its_text_come_as_files_and_are_never_rendered(client: TestClient, store: Store) -> None:
    world = World(store)
    article = world.article()
    world.check(article, f"41 boats {HOSTILE}")
    raw = client.get(f"/articles/{article.id}/snapshots/1/raw")
    assert raw.content == page_of(f"41 boats {HOSTILE}")
    assert raw.headers["content-type"] == "application/octet-stream"
    assert raw.headers["content-disposition"] == f'attachment; filename="monitor-article-{article.id}-snapshot-1.bin"'
    assert raw.headers["x-content-type-options"] == "nosniff"
    assert raw.headers["content-security-policy"] == "sandbox"
    text = client.get(f"/articles/{article.id}/snapshots/1/text.txt")
    assert text.text.startswith("Boats lost in the storm\n\nA. Writer\n\nA summary.\n\n41 boats </p>")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.headers["content-disposition"].startswith("attachment")


def test_where_words_were_deleted_the_page_says_so_and_there_is_no_file(client: TestClient, store: Store) -> None:
    article = fill(store)
    store.forget(article, now=NOW + 5 * HOUR, reason="asked by the outlet", remove_address=False)
    page = client.get(f"/articles/{article}/snapshots/1").text
    assert_valid(page)
    assert "Its words were deleted on request" in page
    assert "Nothing to download" in page
    assert "/raw" not in page
    assert store.snapshots(article)[0].hash in page
    for file in ("raw", "text.txt"):
        assert client.get(f"/articles/{article}/snapshots/1/{file}").status_code == 404
