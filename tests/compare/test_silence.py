"""Silent or told of: dates of page and feed, visible stamps, and notes that speak of this change or of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.versions import compare
from monitor.values import Change, ChangeKind, Version

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
BOATS = "Officials counted {} damaged boats in the harbour on Sunday, Mayor Anna Kowal said."
QUOTE = "“{},” said Maren Holt, the harbour master, in a call with reporters."
SEEN: dict[str, Any] = {"seen_at": NOON}


def changes(
    before: str, after: str, one: dict[str, Any] | None = None, other: dict[str, Any] | None = None
) -> list[Change]:
    left, right = Version("", before, language="en"), Version("", after, language="en")
    return list(compare(replace(left, **(one or {})), replace(right, **(other or {}))).changes)


def is_silent(note: str = "", one: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> bool:
    """Whether "41 boats" -> "34 boats" is silent, with this note below and these dates."""
    found = changes(BOATS.format(41), f"{BOATS.format(34)}\n\n{note}".rstrip(), one, other)
    (change,) = [change for change in found if change.before is not None]  # a note may bring figures of its own
    return change.silent


# --- dates ----------------------------------------------------------------------------------------------------

DATES = [
    # page before, page after, feed before, feed after, silent
    (None, None, None, None, True),
    (NOON - HOUR, NOON - HOUR, None, None, True),
    (NOON - HOUR, NOON + HOUR, None, None, False),
    (NOON + HOUR, NOON - HOUR, None, None, True),  # a date that goes back is no newer date
    (NOON - HOUR, None, None, None, True),
    (None, NOON + HOUR, None, None, False),
    (None, NOON - HOUR, None, None, True),  # begins to state a date that is older than what we saw
    (None, None, NOON - HOUR, NOON + HOUR, False),
    (None, None, NOON - HOUR, NOON - HOUR, True),
    (None, None, None, NOON + HOUR, False),
    (None, None, None, NOON - HOUR, True),  # the feed was added meanwhile, and states an old date
    (NOON - HOUR, NOON - HOUR, NOON - HOUR, NOON + HOUR, False),
    (NOON - HOUR, NOON + HOUR, NOON - HOUR, NOON - HOUR, False),
]


@pytest.mark.parametrize(("page_before", "page_after", "feed_before", "feed_after", "silent"), DATES)
def test_a_newer_date_of_page_or_feed_tells(
    page_before: datetime | None,
    page_after: datetime | None,
    feed_before: datetime | None,
    feed_after: datetime | None,
    silent: bool,
) -> None:
    one = {"modified": page_before, "feed_updated": feed_before, "seen_at": NOON}
    other = {"modified": page_after, "feed_updated": feed_after, "seen_at": NOON + 3 * HOUR}
    assert is_silent("", one, other) is silent


@pytest.mark.parametrize("name", ["modified", "feed_updated"])
def test_a_date_that_is_the_server_s_clock_tells_nothing(name: str) -> None:
    one = {name: NOON - SECOND, "seen_at": NOON}
    other = {name: NOON + 3 * HOUR + SECOND, "seen_at": NOON + 3 * HOUR}
    assert is_silent("", one, other)


@pytest.mark.parametrize("name", ["modified", "feed_updated"])
def test_an_edit_that_is_seen_at_once_is_told_by_its_date_all_the_same(name: str) -> None:
    one = {name: NOON - HOUR, "seen_at": NOON}
    other = {name: NOON + 3 * HOUR, "seen_at": NOON + 3 * HOUR + SECOND}
    assert not is_silent("", one, other)


def test_where_nobody_knows_when_it_was_seen_a_new_date_tells() -> None:
    assert not is_silent("", {"modified": NOON}, {"modified": NOON + HOUR})
    assert not is_silent("", {}, {"modified": NOON})


def test_a_first_date_of_modification_that_is_the_publication_tells_nothing() -> None:
    assert is_silent("", {"published": NOON}, {"published": NOON, "modified": NOON})


STAMPS = [
    ("Updated 10:05 AM EDT, Tue May 6, 2031", "Updated 11:40 AM EDT, Tue May 6, 2031", False),
    ("Updated 10:05 AM EDT, Tue May 6, 2031", "Updated 10:05 AM EDT, Tue May 6, 2031", True),
    ("Updated 8 minutes ago", "Updated 2 minutes ago", True),  # lives on the clock
    ("Published 10:05 AM EDT, Tue May 6, 2031", "Published 11:40 AM EDT, Tue May 6, 2031", True),
    ("Aktualisiert: 10.05 Uhr", "Aktualisiert: 11.40 Uhr", False),
]


@pytest.mark.parametrize(("before", "after", "silent"), STAMPS)
def test_a_stamp_that_readers_see_tells_where_it_is_no_clock(before: str, after: str, silent: bool) -> None:
    (change,) = changes(f"{before}\n\n{BOATS.format(41)}", f"{after}\n\n{BOATS.format(34)}")
    assert change.silent is silent


@given(st.datetimes(NOON.replace(tzinfo=None), (NOON + 99 * HOUR).replace(tzinfo=None)))
def test_the_same_date_on_both_sides_never_tells(moment: datetime) -> None:
    stated = {"modified": moment.replace(tzinfo=UTC), "feed_updated": moment.replace(tzinfo=UTC), "seen_at": NOON}
    assert is_silent("", stated, stated)


# --- notes ----------------------------------------------------------------------------------------------------

OF_THE_FIGURE = [
    "Correction: An earlier version of this article said that 41 boats were damaged.",
    "Correction: 34 boats were damaged, not 41.",
    "Correction: Forty-one was the number of boats in the harbour, not of damaged ones.",
    "An earlier version of this article misstated the number of damaged boats in the harbour.",
    "This story has been updated.",
    "This story has been updated with additional information.",
    "Correction (May 3, 2031): The number of boats that were damaged has been corrected.",
]
OF_SOMETHING_ELSE = [
    "Correction: An earlier version misspelled the name of Mayor Anna Kowal.",
    "Correction: The pier is 430 metres long, not 340.",
    "Correction (May 34, 2031): The pier was built by the state.",
    "UPDATE, 4.34 p.m.: The ferry sails again.",
    "This story has been updated to add a comment from the fishing union.",
    "Correction: A photo caption misidentified the officials in the harbour.",
    "Clarification: The sea wall is owned by the county.",
]


@pytest.mark.parametrize("note", OF_THE_FIGURE)
def test_a_note_that_speaks_of_the_figure_tells_of_it(note: str) -> None:
    assert not is_silent(note)


@pytest.mark.parametrize("note", OF_SOMETHING_ELSE)
def test_a_note_that_speaks_of_another_thing_leaves_it_silent(note: str) -> None:
    assert is_silent(note)


def test_each_of_two_changes_has_the_note_that_speaks_of_it() -> None:
    before = f"{BOATS.format(41)} The pier is 340 metres long. The ferry carried 12 people."
    after = f"{BOATS.format(34)} The pier is 430 metres long. The ferry carried 19 people."
    note = "Correction: An earlier version of this article misstated the length of the pier. It is 430 metres, not 340."
    silent = {change.after.text[:2]: change.silent for change in changes(before, f"{after}\n\n{note}") if change.after}
    assert silent == {"34": True, "43": False, "19": True}


QUOTES = [
    ("Correction: A quote by Maren Holt was changed to what she said.", False),
    ("Correction: An earlier version of this article misquoted the harbour master.", False),
    ("Editor's note: A quote was corrected.", False),
    ("Correction: An earlier version of this story misstated the number of boats.", True),
    ("Correction: A quote by Anna Kowal was removed.", True),
]


@pytest.mark.parametrize(("note", "silent"), QUOTES)
def test_a_note_tells_of_a_quote_by_its_speaker_or_its_words(note: str, silent: bool) -> None:
    before, after = QUOTE.format("We will rebuild every pier"), QUOTE.format("We will not rebuild every pier")
    (change,) = changes(before, f"{after}\n\n{note}")
    assert change.kind is ChangeKind.QUOTE
    assert change.silent is silent


SOURCES = [
    ("Clarification: The statement on the dam is attributed to people familiar with the matter.", False),
    ("Correction: An earlier version of this article named the wrong source.", False),
    ("Correction: An earlier version misspelled the name of the dam.", True),
    ("Correction: The ferry carried 19 people.", True),
]


@pytest.mark.parametrize(("note", "silent"), SOURCES)
def test_a_note_tells_of_a_source_that_gave_way(note: str, silent: bool) -> None:
    before = "The ministry said the dam would hold through the winter."
    after = "People familiar with the matter said the dam would hold through the winter."
    (change,) = [change for change in changes(before, f"{after}\n\n{note}") if change.kind is ChangeKind.SOURCING]
    assert change.silent is silent


def test_a_note_that_stood_there_before_tells_of_nothing_new() -> None:
    note = "Correction: An earlier version of this article said that 41 boats were damaged."
    (change,) = changes(f"{BOATS.format(41)}\n\n{note}", f"{BOATS.format(34)}\n\n{note}")
    assert change.silent
