"""Laws of comparing, whatever the texts: nothing from a text and itself, swapped sides swap, work stays bounded."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.compare.versions import compare
from monitor.compare.words import diff_words
from monitor.values import ChangeOp, Version

SENTENCES = [
    "The fire destroyed 41 barns near Lodz.",
    "About 34 barns were lost, the fire service said.",
    "“We will rebuild,” Mayor Anna Kowal said.",
    "“We will not rebuild,” Mayor Anna Kowal said.",
    "According to officials, 12 people were hurt.",
    "Police allegedly took 12 people away.",
    "The repairs will cost $1.5 million.",
    "The repairs will cost $15 million by March 24.",
    "Nothing else was known on Monday.",
    "Engineer Petr Novak told reporters that the dam holds.",
    "The dam will apparently burst by Friday.",
    "The dam could not burst by Friday.",
    "Flight 231 left from the ninth floor at $5 a day.",
    "Flight 213 left from the sixth floor at $5 a week.",
    "Shares rose to 6.3 from 6.9.",
    "Shares fell to 6.9 from 6.3.",
    "The number of people hurt in the fire near Lodz was put at about 15.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=8).map("\n\n".join)
SWAPPED = {ChangeOp.ADDED: ChangeOp.REMOVED, ChangeOp.REMOVED: ChangeOp.ADDED}


@given(TEXTS, st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_version_against_itself_says_nothing(text: str, title: str) -> None:
    comparison = compare(Version(title, text), Version(title, text))
    assert (comparison.changes, comparison.notices, comparison.text_changed) == ((), (), False)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_swapping_sides_swaps_added_and_removed(one: str, other: str) -> None:
    forth = Counter(
        (change.kind, SWAPPED.get(change.op, change.op))
        for change in compare(Version("", one), Version("", other)).changes
    )
    back = Counter((change.kind, change.op) for change in compare(Version("", other), Version("", one)).changes)
    assert forth == back


@given(st.permutations(SENTENCES))
@settings(max_examples=30, deadline=None)
def test_moved_sentences_are_quiet(order: list[str]) -> None:
    comparison = compare(Version("", "\n\n".join(SENTENCES)), Version("", "\n\n".join(order)))
    assert comparison.changes == ()


@given(TEXTS, TEXTS)
@settings(max_examples=40, deadline=None)
def test_claims_of_changes_stand_where_they_say(one: str, other: str) -> None:
    for change in compare(Version("", one), Version("", other)).changes:
        for text, claim in ((one, change.before), (other, change.after)):
            assert claim is None or text[claim.start : claim.end] == claim.text
        assert change.summary


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_runs_of_words_join_to_the_later_text(one: str, other: str) -> None:
    assert "".join(words for what, words in diff_words(one, other) if what != "removed") == other


def repeated(size: int) -> tuple[str, str]:
    return "It rained. " * size, "It rained. " * (size // 2) + "It poured. " * size


def reversed_order(size: int) -> tuple[str, str]:
    lines = [f"Boat {number} brought {number * 7} crates of pears." for number in range(size)]
    return "\n".join(lines), "\n".join(f"{line} Then it left." for line in reversed(lines))


def unbroken(size: int) -> tuple[str, str]:
    return "ab7" * size, "ab8" * size


def marks(size: int) -> tuple[str, str]:
    return "“" * size + "1,2." * size, "”" * size + "1.2," * size


def cost_of(before: str, after: str) -> float:
    start = time.process_time()
    compare(Version("", before), Version("", after))
    return time.process_time() - start


@pytest.mark.parametrize("make", [repeated, reversed_order, unbroken, marks])
def test_cost_grows_no_faster_than_the_text(make: object) -> None:
    assert callable(make)
    costs = [min(cost_of(*make(size)) for _ in range(3)) for size in (500, 2_000)]
    # Four times the text may cost four times as much, and as much again for what the machine does beside.
    assert costs[1] < max(0.2, 9 * costs[0])
