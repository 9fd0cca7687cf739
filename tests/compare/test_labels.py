"""Numbers inside names: no figures, but no digit of them changes unseen."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import Dimension, Figure, Version

TOLD = [
    ("Flight 231 left Varne at noon.", "Flight 213 left Varne at noon.", "Flight 231 → Flight 213"),
    ("It was charged under Section 12 of the act.", "It was charged under Section 21 of the act.", "Section 12 → Section 21"),
    ("Plan number 9 was chosen.", "Plan number 109 was chosen.", "number 9 → number 109"),
    ("The F-16 came down near Orsk.", "The F-15 came down near Orsk.", "F-16 → F-15"),
    ("A Boeing 737 Max landed.", "A Boeing 777 landed.", "Boeing 737 → Boeing 777"),
    ("The crash closed Highway 101 near Esk.", "The crash closed Highway 110 near Esk.", "Highway 101 → Highway 110"),
    ("She lives on the ninth floor.", "She lives on the sixth floor.", "the ninth → the sixth"),
    ("It costs $5 a day to park.", "It costs $5 a week to park.", "$5 a day → $5 a week"),
    ("Call 555-010-4477 for help.", "Call 555-010-4747 for help.", "555-010-4477 → 555-010-4747"),
    ("The case is 22-cv-1047.", "The case is 22-cv-1074.", "22-cv-1047 → 22-cv-1074"),
]  # fmt: skip
QUIET = [
    ("Flight 12 left before Flight 21.", "Before Flight 21, Flight 12 left."),
    ("Covid-19 closed the mill for a year.", "Covid closed the mill for a year."),
    ("Flight 231 left Varne at noon.", "The plane left Varne at noon."),
    ("The files lie at https://varne.example/a/12 for all.", "The files lie at https://varne.example/a/21 for all."),
    ("1. Open the gate by hand.", "2. Open the gate by hand."),
]


def told(before: str, after: str) -> list[str]:
    pair = (Version("", before, language="en"), Version("", after, language="en"))
    return [change.summary for change in compare(*pair).changes]


@pytest.mark.parametrize(("before", "after", "summary"), TOLD)
def test_number_of_a_name_that_gave_way_to_another_is_told(before: str, after: str, summary: str) -> None:
    assert told(before, after) == [summary]


@pytest.mark.parametrize(("before", "after"), QUIET)
def test_names_that_moved_or_were_reworded_are_quiet(before: str, after: str) -> None:
    assert told(before, after) == []
    assert told(after, before) == []


def test_such_a_number_is_of_no_dimension_and_stands_where_it_says() -> None:
    before, after = "Flight 231 left.", "Flight 213 left."
    (change,) = compare(Version("", before, language="en"), Version("", after, language="en")).changes
    assert isinstance(change.after, Figure)
    assert (change.after.dimension, change.after.value, change.after.unit) == (Dimension.OTHER, "213", None)
    assert after[change.after.start : change.after.end] == change.after.text


def test_label_in_a_headline_alone_is_told() -> None:
    text = "The plane left Varne at noon."
    (change,) = compare(Version("Flight 231 lands", text), Version("Flight 213 lands", text)).changes
    assert (change.place.value, change.summary) == ("title", "Flight 231 → Flight 213")
