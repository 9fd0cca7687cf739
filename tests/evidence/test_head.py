"""The head over all articles: what it proves, and that nothing else passes for it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from evidence_world import watched
from hypothesis import given
from hypothesis import strategies as st
from store_world import HOUR, NOW, World

from monitor.errors import ReadError
from monitor.evidence.head import (
    audit_path,
    head_faults,
    head_from_json,
    head_of,
    head_to_json,
    merkle_root,
    root_from_path,
)

contents = st.lists(st.binary(max_size=8), min_size=1, max_size=40)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
heads = st.dictionaries(st.integers(1, 10**6), st.tuples(st.integers(1, 99), hashes), max_size=12)


def root_by_the_rfc(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word: split at the largest power of two smaller than n."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + root_by_the_rfc(leaves[:split]) + root_by_the_rfc(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=8), max_size=40))
def test_the_root_is_the_one_of_the_rfc(leaves: list[bytes]) -> None:
    assert merkle_root(leaves) == root_by_the_rfc(leaves).hex()


@given(contents, st.data())
def test_every_leaf_leads_to_the_root_and_no_other_content_does(leaves: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    path = audit_path(leaves, place)
    assert root_from_path(leaves[place], path) == merkle_root(leaves)
    assert root_from_path(leaves[place] + b"!", path) != merkle_root(leaves)


@given(heads)
def test_an_exported_head_comes_back(latest: dict[int, tuple[int, str]]) -> None:
    head = head_of(latest, NOW)
    assert head_from_json(json.dumps(head_to_json(head)).encode()) == head


def altered(**values: Any) -> bytes:
    latest = {1: (2, "a" * 64), 7: (1, "b" * 64)}
    return json.dumps(head_to_json(head_of(latest, NOW)) | values).encode()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "no head"),
        (b"[]", "no head"),
        (b"[" * 100_000, "no head"),
        (b"\xff\xfe", "no head"),
        (altered(articles=[[1, 2]]), "no head"),
        (altered(articles=[[1, 2, "../../etc"]]), "no head"),
        (altered(at="yesterday"), "no head"),
        (altered(format="monitor-head/9"), "another format"),
        (altered(articles=[[7, 1, "b" * 64], [1, 2, "a" * 64]]), "order of their ids"),
        (altered(articles=[[1, 2, "a" * 64]]), "was altered"),
        (altered(root="c" * 64), "was altered"),
    ],
)
def test_what_is_no_head_is_refused(file: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        head_from_json(file)


def test_a_head_holds_while_the_histories_grow(world: World) -> None:
    article = watched(world)
    head = head_of(world.store.heads(), NOW)
    world.check(article, "now 30 boats", now=NOW + 9 * HOUR)
    world.history("another article", slug="b")
    places = [(leaf.article, leaf.number) for leaf in head.leaves]
    assert head_faults(head, world.store.stored_hashes(places), world.store.all_article_ids()) == []
