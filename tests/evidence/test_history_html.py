"""An article's history as one page: all of it, nothing that runs, nothing that is fetched."""

from __future__ import annotations

import re

import html5lib
import pytest
from evidence_world import watched
from store_world import HOUR, NOW, World, change, notice, snapshot

from monitor.errors import NotFoundError
from monitor.evidence.history_html import history_html

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'> {{ 7 * 7 }} ]]>"


def test_the_page_holds_every_version_change_look_and_digest(world: World) -> None:
    article = watched(world)
    page = history_html(world.store, article.id)
    for found in world.store.snapshots(article.id):
        assert {found.hash, found.content_sha256, found.body_sha256 or ""} <= set(re.findall("[0-9a-f]{64}", page))
    assert page.count("<h2>Version ") == 3
    assert page.count("a wall") == 1
    assert "<del>34</del><ins>36</ins>" in page
    assert "43 boats became 36" in page
    assert "the chain of hashes was recomputed and is whole" in page


def test_the_page_is_valid_and_stands_by_itself(world: World) -> None:
    page = history_html(world.store, watched(world).id)
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search(r"<script|<link|<img|<iframe|src=|url\(|@import|javascript:", page, re.I)
    assert "default-src 'none'" in page


def test_stored_words_are_never_markup(world: World) -> None:
    article = world.article("boats", title=HOSTILE, outlet=HOSTILE)
    for hours in range(2):
        made = snapshot(f"{HOSTILE} {hours}", changes=(change(summary=HOSTILE),) if hours else (), notices=(notice(),))
        world.check(
            article, "x", now=NOW + hours * HOUR, snapshot=made, reason=HOSTILE, final_url="javascript:alert(1)"
        )
    page = history_html(world.store, article.id)
    html5lib.HTMLParser(strict=True).parse(page)
    tags = {element.tag.rpartition("}")[2] for element in html5lib.parse(page).iter() if isinstance(element.tag, str)}
    assert not {"script", "img"} & tags
    assert 'href="javascript:' not in page
    assert "49" not in re.sub("[0-9a-f]{64}", "", page)


def test_what_was_deleted_is_said_to_be(world: World) -> None:
    article = watched(world)
    world.store.forget(article.id, now=NOW + 9 * HOUR, reason="asked by a reader")
    page = history_html(world.store, article.id)
    assert "deleted on request on 2026-01-30 21:00:00 UTC: asked by a reader" in page
    assert "harbour" not in page.replace("harbour.example", "")
    html5lib.HTMLParser(strict=True).parse(page)


def test_damage_is_said(world: World) -> None:
    article = watched(world)
    with world.store._database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE blobs SET data = x'00' WHERE sha256 IN (SELECT content_sha256 FROM snapshots)"
        )
    page = history_html(world.store, article.id)
    assert "the stored evidence is damaged" in page
    assert "The stored text can't be read" in page


def test_an_unknown_article_is_told(world: World) -> None:
    with pytest.raises(NotFoundError):
        history_html(world.store, 99)
