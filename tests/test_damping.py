"""Which kind of noise a change is, and what covers it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "store"))

from store_world import change, figure

from monitor.damping import covering, in_words, signature_of
from monitor.values import (
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Dimension,
    Place,
    Quote,
    Severity,
    SourceClass,
    Span,
)


@dataclass(frozen=True)
class Cover:
    mark: str
    covers_high: bool = False


def quote(speaker: str | None) -> Quote:
    return Quote(0, 4, "“no”", None, speaker, None, partial=False)


def source(kind: SourceClass) -> Attribution:
    return Attribution(0, 4, "they", None, None, kind, Span(0, 4, "said"), None)


LOW = replace(change(), severity=Severity.LOW)
SOURCE = replace(change(), kind=ChangeKind.SOURCING, before=source(SourceClass.NAMED_PERSON), after=None)


@pytest.mark.parametrize(
    ("one", "feature"),
    [
        (change(), "count boat"),
        (replace(change(), before=None), "count boat"),
        (
            replace(change(), after=replace(figure("3"), unit="%", dimension=Dimension.PERCENT)),
            "count boat -> percent %",
        ),
        (replace(change(), kind=ChangeKind.QUOTE, before=quote("Ana"), after=quote("Ana")), "Ana"),
        (replace(change(), kind=ChangeKind.QUOTE, before=quote(None), after=None), ""),
        (SOURCE, "named_person -> none"),
        (replace(SOURCE, after=source(SourceClass.ANONYMOUS)), "named_person -> anonymous"),
    ],
)
def test_the_feature_is_what_a_person_means_by_that_kind(one: Change, feature: str) -> None:
    assert signature_of(one).feature == feature


@pytest.mark.parametrize(
    "other",
    [
        replace(LOW, op=ChangeOp.ADDED),
        replace(LOW, place=Place.TITLE),
        replace(LOW, before=replace(figure("41"), unit="man"), after=replace(figure("34"), unit="man")),
        replace(LOW, kind=ChangeKind.SOURCING),
    ],
)
def test_another_kind_is_not_covered(other: Change) -> None:
    covers = [Cover(signature_of(LOW).mark)]
    assert covering(covers, LOW) is covers[0]
    assert covering(covers, other) is None


def test_other_values_of_the_same_kind_are_covered() -> None:
    covers = [Cover(signature_of(LOW).mark)]
    assert covering(covers, replace(LOW, before=figure("7"), after=figure("8"))) is covers[0]


def test_a_change_of_high_severity_is_covered_only_where_the_damping_says_so() -> None:
    mark = signature_of(LOW).mark
    assert covering([Cover(mark)], change(severity=Severity.HIGH)) is None
    assert covering([Cover(mark)], change(severity=Severity.MEDIUM)) is not None
    assert covering([Cover(mark, covers_high=True)], change(severity=Severity.HIGH)) is not None


@pytest.mark.parametrize("kind", list(ChangeKind))
@pytest.mark.parametrize("feature", ["", "x", "a -> b", "official_anonymous -> none"])
def test_every_damping_can_be_said(kind: ChangeKind, feature: str) -> None:
    assert in_words(kind, ChangeOp.ALTERED, Place.CAPTION, feature, "The Bay News").endswith("at The Bay News")
