"""What tests of the pages share: a store with a change of a figure and one of sourcing, and what every page must be."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib
from store_world import World, change, snapshot, sourcing, text_of

from monitor.store.store import Store


def fill(store: Store, words: str = "the harbour") -> int:
    world = World(store)
    article = world.article(title=words)
    for hours, text in enumerate((f"41 boats. {words}", f"34 boats. {words}")):
        changes = (change(), sourcing(words)) if hours else ()
        taken = replace(snapshot(text, changes=changes), article=text_of(text, title=words))
        world.check(article, text, snapshot=taken)
    return int(article.id)


def assert_valid(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert not re.search(r"<script(?! src=)", page)
