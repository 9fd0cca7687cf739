"""Claims followed through the versions of an article, by examples and by laws."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.compare.about import about
from monitor.compare.lineage import MOST_STEPS, begin, follow
from monitor.compare.sides import make_side
from monitor.compare.versions import compare
from monitor.values import ChangeOp, ClaimKind, Lineage, Lineages, Place, Version

RAID = "The navy said that {} Russian aircraft were destroyed in the raid."
REST = "The pier was built in 1904. It rained all night over the bay."
QUOTE = "“We will rebuild every pier before the winter,” said {}."


def followed(*texts: str, title: str = "") -> Lineages:
    versions = [Version(title, text, language="en") for text in texts]
    known = None
    for number, (before, after) in enumerate(itertools.pairwise(versions), 2):
        known = follow(known, before, after, number)
    assert known is not None
    return known


def only(lineages: Lineages, about_it: str) -> Lineage:
    (found,) = [one for one in lineages.lineages if about_it in one.about and one.kind is not ClaimKind.ATTRIBUTION]
    return found


def values(lineage: Lineage) -> list[tuple[int, str | None]]:
    return [(step.number, step.value if step.start is not None else None) for step in lineage.steps]


# --- examples -------------------------------------------------------------------------------------------------


def test_a_figure_that_falls_and_rises_is_one_lineage() -> None:
    texts = (RAID.format(41), RAID.format(34), RAID.format(41))
    lineage = only(followed(*texts), "aircraft")
    assert values(lineage) == [(1, "41"), (2, "34"), (3, "41")]
    assert lineage.about == "Russian aircraft destroyed"


def test_a_claim_that_stays_has_one_step_and_is_seen_to_the_last() -> None:
    lineage = only(followed(f"{RAID.format(41)} {REST}", f"{RAID.format(34)} {REST}"), "built")
    assert (values(lineage), lineage.last) == ([(1, "1904")], 2)


def test_a_claim_is_followed_where_its_sentence_moved() -> None:
    before = f"{REST}\n\n{RAID.format(41)}\n\nNobody was hurt."
    after = f"{RAID.format(41)}\n\nNobody was hurt.\n\n{REST}"
    lineage = only(followed(before, after, after.replace("41", "34")), "aircraft")
    assert values(lineage) == [(1, "41"), (3, "34")]


def test_a_claim_is_followed_where_its_sentence_was_reworded() -> None:
    after = "In the raid on Sunday 34 Russian aircraft were destroyed, the navy said."
    assert values(only(followed(RAID.format(41), after), "aircraft")) == [(1, "41"), (2, "34")]


def test_a_claim_that_comes_back_joins_its_lineage() -> None:
    texts = (f"{REST} {RAID.format(41)}", REST, f"{REST} {RAID.format(41)}")
    assert values(only(followed(*texts), "aircraft")) == [(1, "41"), (2, None), (3, "41")]


def test_a_figure_of_the_same_thing_joins_even_with_another_value() -> None:
    back = "Later 29 Russian aircraft destroyed in the raid had been counted."
    lineage = only(followed(f"{REST} {RAID.format(41)}", REST, f"{REST} {back}"), "aircraft")
    assert values(lineage) == [(1, "41"), (2, None), (3, "29")]


def test_a_figure_of_another_thing_begins_a_lineage_of_its_own() -> None:
    texts = (f"{REST} {RAID.format(41)}", REST, f"{REST} The fire took 41 barns near Lodz.")
    assert values(only(followed(*texts), "barns")) == [(3, "41")]


def test_a_headline_s_figure_is_followed_in_the_headline() -> None:
    before = Version("41 aircraft destroyed", RAID.format(41), language="en")
    after = Version("34 aircraft destroyed", RAID.format(34), language="en")
    places = {one.place: values(one) for one in follow(None, before, after, 2).lineages if one.kind is ClaimKind.FIGURE}
    assert places[Place.TITLE] == places[Place.TEXT] == [(1, "41"), (2, "34")]


def test_a_quote_given_to_somebody_else_is_the_same_claim() -> None:
    lineage = only(followed(QUOTE.format("Maren Holt"), QUOTE.format("Anna Kowal")), "rebuild")
    assert [step.source for step in lineage.steps] == ["Maren Holt", "Anna Kowal"]


def test_a_quote_that_is_taken_out_and_put_back_is_one_lineage() -> None:
    said = QUOTE.format("Maren Holt")
    lineage = only(followed(f"{REST} {said}", REST, f"{REST} {said}"), "rebuild")
    assert [step.start is None for step in lineage.steps] == [False, True, False]


def test_a_source_that_gives_way_is_one_lineage() -> None:
    texts = ("The ministry said the dam would hold.", "People familiar with the matter said the dam would hold.")
    (lineage,) = [one for one in followed(*texts).lineages if one.kind is ClaimKind.ATTRIBUTION]
    assert [step.source for step in lineage.steps] == ["The ministry", "People familiar with the matter"]


def test_a_page_that_flips_for_ever_keeps_a_bounded_lineage() -> None:
    texts = [RAID.format(41 if number % 2 else 34) for number in range(MOST_STEPS + 20)]
    lineage = only(followed(*texts), "aircraft")
    assert len(lineage.steps) == MOST_STEPS
    assert (lineage.steps[0].number, lineage.steps[-1].number) == (1, len(texts))


def test_what_was_not_followed_begins_where_it_is_taken_up() -> None:
    before, after = (Version("", RAID.format(count), language="en") for count in (41, 34))
    assert values(only(follow(Lineages(3), before, after, 7), "aircraft")) == [(6, "41"), (7, "34")]


def test_a_snapshot_that_was_disowned_is_passed_over() -> None:
    versions = [Version("", RAID.format(count), language="en") for count in (41, 34, 29)]
    known = follow(None, versions[0], versions[1], 2)
    assert values(only(follow(known, versions[1], versions[2], 5, follows=2), "aircraft")) == [
        (1, "41"),
        (2, "34"),
        (5, "29"),
    ]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Some 41 Russian aircraft were destroyed on Sunday.", "Russian aircraft destroyed"),
        ("The fire destroyed 41 barns near Lodz.", "barns destroyed"),
        ("At least 12 people were killed by the flood.", "people killed"),
        ("The repairs will cost $1.5 million.", "repairs cost"),
        ("Unemployment rose to 3.4%.", "Unemployment rose"),
        ("A fund of $5 million was set up.", "fund"),
        ("The town has 4,500 residents.", "residents"),
        ("The treaty was signed on May 5, 2026.", "treaty signed (date)"),
    ],
)
def test_a_label_says_what_a_figure_is_about(sentence: str, label: str) -> None:
    side = make_side(sentence, "en", None)
    assert label in [about(figure, side) for figure in side.figures]


# --- laws -----------------------------------------------------------------------------------------------------

SENTENCES = [
    "The fire destroyed 41 barns near Lodz.",
    "The fire destroyed 34 barns near Lodz.",
    "About 34 barns were lost, the fire service said.",
    "“We will rebuild,” Mayor Anna Kowal said.",
    "“We will not rebuild,” Mayor Anna Kowal said.",
    "According to officials, 12 people were hurt.",
    "Police allegedly took 12 people away.",
    "The repairs will cost $1.5 million.",
    "The repairs will cost $15 million by March 24.",
    "Engineer Petr Novak told reporters that the dam holds.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n\n".join)
HISTORIES = st.lists(TEXTS, min_size=2, max_size=4)


@given(HISTORIES)
@settings(max_examples=60, deadline=None)
def test_every_step_stands_where_it_says(texts: list[str]) -> None:
    for lineage in followed(*texts).lineages:
        for step in lineage.steps:
            if step.start is not None:
                text = texts[step.number - 1]
                assert text[step.start : step.end].strip()
                assert text[step.start : step.end] in text[step.sentence_start : step.sentence_end]
        assert lineage.about


@given(HISTORIES)
@settings(max_examples=60, deadline=None)
def test_steps_rise_and_each_says_something_else(texts: list[str]) -> None:
    def said(step: object, texts: list[str]) -> object:
        number, start, end = step.number, step.start, step.end  # type: ignore[attr-defined]
        if start is None:
            return None
        words = texts[number - 1][start:end]
        return words, step.value, step.approximation, step.source  # type: ignore[attr-defined]

    for lineage in followed(*texts).lineages:
        numbers = [step.number for step in lineage.steps]
        assert numbers == sorted(set(numbers))
        for one, other in zip(lineage.steps, lineage.steps[1:], strict=False):
            assert said(one, texts) != said(other, texts)


@given(HISTORIES)
@settings(max_examples=40, deadline=None)
def test_every_figure_told_as_altered_is_a_step(texts: list[str]) -> None:
    lineages = followed(*texts).lineages
    for number, (before, after) in enumerate(itertools.pairwise(texts), 2):
        for change in compare(Version("", before, language="en"), Version("", after, language="en")).changes:
            if change.op is ChangeOp.ALTERED and change.after is not None and change.kind.value == "figure":
                at = (number, change.after.start)
                assert any((step.number, step.start) == at for one in lineages for step in one.steps)


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_lineages_of_one_version_are_its_claims(text: str) -> None:
    lineages = begin(Version("", text, language="en")).lineages
    places = [(one.kind, one.steps[0].start) for one in lineages]
    assert len(places) == len(set(places))
    assert all(len(one.steps) == 1 and one.at == one.steps[0].start for one in lineages)


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_there_and_back_again_joins(one: str, other: str) -> None:
    """A, B, A: in the end each claim of A is the latest of exactly one lineage."""
    lineages = followed(one, other, one).lineages
    at = [(lineage.place, lineage.kind, lineage.at) for lineage in lineages if lineage.at is not None]
    assert len(at) == len(set(at))
    assert set(at) == {
        (lineage.place, lineage.kind, lineage.at) for lineage in begin(Version("", one, language="en")).lineages
    }


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_a_version_after_itself_changes_nothing(text: str) -> None:
    assert all(len(one.steps) == 1 and one.last == 3 for one in followed(text, text, text).lineages)
