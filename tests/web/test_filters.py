"""The stream's query: read in one place, and written back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from monitor.errors import InputError
from monitor.store.records import ChangeFilter
from monitor.values import ChangeKind, ChangeOp, Direction, Place, Severity
from monitor.web.access import Principal
from monitor.web.filters import Filters, StreamQuery, change_filter, chips_of, grave_cursor, new_cursor, query_of

NOW = datetime(2026, 1, 30, 12, tzinfo=UTC)
ANNA = Principal("anna", frozenset({"read"}))
LISTS = {"kind", "op", "place", "outlet"}


def asked(query: str) -> StreamQuery:
    """As the server reads it."""
    found = parse_qs(query, keep_blank_values=True)
    return StreamQuery.model_validate({name: v if name in LISTS else v[-1] for name, v in found.items()})


def wanted(query: str) -> ChangeFilter:
    return change_filter(asked(query), NOW, ANNA)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("kind=&severity=&silent=&outlet=&words=&since=&unseen=&sort=", {}),
        ("kind=figure&kind=quote&kind=figure", {"kinds": (ChangeKind.FIGURE, ChangeKind.QUOTE)}),
        ("op=removed", {"ops": (ChangeOp.REMOVED,)}),
        ("direction=weakened", {"direction": Direction.WEAKENED}),
        ("place=title&place=caption", {"places": (Place.TITLE, Place.CAPTION)}),
        ("severity=medium", {"min_severity": Severity.MEDIUM}),
        ("silent=yes", {"silent": True}),
        ("silent=no", {"silent": False}),
        ("outlet=a.example&outlet=+b++c%00", {"outlets": ("a.example", "b c")}),
        ("feed=7", {"feed": 7}),
        ("feed=Coast", {"feed": "Coast"}),
        ("words=boats+%00sank", {"words": "boats sank"}),
        ("since=24h", {"since": NOW - timedelta(days=1)}),
        ("until=2026-01-29", {"until": datetime(2026, 1, 30, tzinfo=UTC)}),
        ("until=2026-01-29T08:00", {"until": datetime(2026, 1, 29, 8, tzinfo=UTC)}),
        ("unseen=yes&noise=yes&unstable=yes", {"unseen_by": "anna", "include_noise": True, "include_damped": True}),
    ],
)
def test_a_query_is_a_filter(query: str, expected: dict[str, object]) -> None:
    found = wanted(query)
    assert found == ChangeFilter(**expected)  # type: ignore[arg-type]
    assert hash(found) == hash(ChangeFilter(**expected))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["kind=weather", "severity=9", "silent=perhaps", "before=x", "before=4.1", "sort=odd"]
)
def test_nonsense_is_refused(query: str) -> None:
    with pytest.raises(ValidationError):
        asked(query)


@pytest.mark.parametrize("query", ["since=yesterday", "until=-1d"])
def test_what_is_no_time_is_refused_in_words(query: str) -> None:
    with pytest.raises(InputError, match="neither a time back"):
        wanted(query)


def test_a_cursor_is_of_its_order() -> None:
    assert new_cursor(asked("before=17")) == 17
    assert grave_cursor(asked("sort=gravest&before=3.17")) == (3, 17)
    assert grave_cursor(asked("sort=gravest")) is None
    with pytest.raises(InputError):
        new_cursor(asked("before=3.17"))
    with pytest.raises(InputError):
        grave_cursor(asked("sort=gravest&before=17"))


def test_each_chip_takes_one_thing_away() -> None:
    chips = chips_of(asked("kind=figure&kind=quote&outlet=a%26b&silent=no&sort=gravest"))
    assert chips == [
        ("figure", "kind=quote&silent=no&outlet=a%26b&sort=gravest"),
        ("quote", "kind=figure&silent=no&outlet=a%26b&sort=gravest"),
        ("noted", "kind=figure&kind=quote&outlet=a%26b&sort=gravest"),
        ("outlet a&b", "kind=figure&kind=quote&silent=no&sort=gravest"),
    ]


@given(
    st.builds(
        Filters,
        kind=st.lists(st.sampled_from(ChangeKind), unique=True),
        severity=st.none() | st.sampled_from(Severity),
        direction=st.none() | st.sampled_from(Direction),
        silent=st.none() | st.booleans(),
        outlet=st.lists(st.text(max_size=20), max_size=5),
        words=st.none() | st.text(max_size=20),
        unseen=st.booleans(),
    )
)
def test_a_query_comes_back_as_it_was(filters: Filters) -> None:
    again = asked(query_of(filters))
    assert change_filter(again, NOW, ANNA) == change_filter(filters, NOW, ANNA)
