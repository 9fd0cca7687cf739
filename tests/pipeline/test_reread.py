"""What a re-reading says differently: which change is which, gained, lost or told otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.pipeline.reread_report import ArticleReport, Difference, differences, totals_of
from monitor.values import Change, ChangeKind, ChangeOp, Dimension, Figure, Place, Severity


def figure(text: str) -> Figure:
    return Figure(0, len(text), text, text, None, "boat", Dimension.COUNT, None)


def change(before: str | None, after: str | None, **other: Any) -> Change:
    one, two = (figure(text) if text else None for text in (before, after))
    op = ChangeOp.ALTERED if one and two else ChangeOp.REMOVED if one else ChangeOp.ADDED
    values: dict[str, Any] = {"sentence_before": None, "sentence_after": None, "direction": None, "silent": True}
    told = Change(ChangeKind.FIGURE, op, one, two, summary=f"{before} → {after}", severity=Severity.HIGH, **values)
    return replace(told, **other)


A, B = change("41", "34"), change("7", None)

CASES = [
    ([], [], []),
    ([A, B], [B, A], []),
    ([], [A], ["gained"]),
    ([A], [], ["lost"]),
    ([A], [replace(A, severity=Severity.LOW)], ["altered"]),
    ([A], [replace(A, silent=False)], ["altered"]),
    ([A], [replace(A, place=Place.TITLE)], ["lost", "gained"]),
    ([change("41", None), change(None, "34")], [A], ["altered", "lost"]),
    ([A], [change("41", "35")], ["altered"]),
    ([A, B], [B], ["lost"]),
]


@pytest.mark.parametrize(("recorded", "found", "told"), CASES)
def test_what_is_said_differently(recorded: list[Change], found: list[Change], told: list[str]) -> None:
    assert [one.what for one in differences(2, recorded, found)] == told


CHANGES = st.lists(
    st.builds(
        lambda before, after, silent: change(before, after, silent=silent),
        st.sampled_from(["41", "34", "7"]), st.sampled_from([None, "41", "34", "7"]), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(CHANGES)
def test_the_same_changes_say_nothing_differently(changes: list[Change]) -> None:
    assert differences(2, changes, list(reversed(changes))) == () or _has_twins(changes)
    assert differences(2, changes, changes) == ()


def _has_twins(changes: list[Change]) -> bool:
    """Two changes of the same claims that differ in their silence alone: which is which nobody can say."""
    texts = [(one.before and one.before.text, one.after and one.after.text) for one in changes]
    return len(texts) != len(set(texts))


@given(CHANGES, CHANGES)
def test_every_change_of_either_side_is_told_or_the_same(one: list[Change], other: list[Change]) -> None:
    told = [each.what for each in differences(2, one, other)]
    assert len(one) - told.count("lost") == len(other) - told.count("gained")
    assert told.count("altered") <= min(len(one), len(other))


def test_a_report_is_kept_and_read_back() -> None:
    some = (Difference(2, "lost", "a", None), Difference(3, "gained", None, "b"))
    report = ArticleReport(7, "https://x.example/", "Title", 3, (2,), some, ((1, "its page was not kept"),), True)
    assert ArticleReport.from_json(report.to_json()) == report
    totals = totals_of([report, report])
    assert (totals.articles, totals.texts, totals.gained, totals.lost, totals.skipped) == (2, 2, 2, 2, 2)
