"""What a change says of itself: summary, severity, direction, place, silence; and links that were the source."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.compare.versions import compare
from monitor.compare.words import diff_words
from monitor.values import Change, ChangeKind, ChangeOp, Direction, Link, Place, Severity, Version

REPORT = "The lower gate leaks, a report says, and ships wait for hours."


def only(before: str, after: str) -> Change:
    (change,) = compare(Version("", before), Version("", after)).changes
    return change


def linked(text: str, url: str | None) -> Version:
    at = text.index("a report")
    links = (Link(url, "a report", at, at + 8),) if url else ()
    return Version("", text, links)


def test_figure_is_summed_up_with_its_share() -> None:
    change = only("Drones hit 41 Russian aircraft.", "Drones hit 34 Russian aircraft.")
    assert change.summary == "41 → 34 Russian aircraft (−17%)"
    assert change.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("It counted 1,000 geese.", "It counted 1,004 geese.", Severity.MEDIUM),
        ("It counted about 41 geese.", "It counted 41 geese.", Severity.LOW),
        ("It counted 41 geese.", "It counted 410 geese.", Severity.HIGH),
    ],
)
def test_severity_follows_the_size_of_the_change(before: str, after: str, severity: Severity) -> None:
    assert only(before, after).severity is severity


def test_changes_of_one_severity_stand_in_reading_order() -> None:
    before, after = (
        "Drones hit 41 jets, sank 12 boats and cut 29 cables.",
        "Drones hit 34 jets, sank 10 boats and cut 24 cables.",
    )
    changes = compare(Version("", before), Version("", after)).changes
    assert [change.after.text.split()[0] for change in changes if change.after] == ["34", "10", "24"]


def test_figure_inside_an_altered_quote_is_named_by_the_quote() -> None:
    change = only(
        "“We lost 20 families last winter,” teacher Ada Brook said.",
        "“We lost 30 families last winter,” teacher Ada Brook said.",
    )
    assert change.kind is ChangeKind.QUOTE
    assert "20 families → 30 families" in change.summary


def test_negated_quote_is_grave_and_says_so() -> None:
    change = only(
        "“We will sell the mill,” Mayor Lena Holm said.", "“We will not sell the mill,” Mayor Lena Holm said."
    )
    assert (change.severity, "negation changed" in change.summary) == (Severity.HIGH, True)


def test_dropped_source_link_weakens_and_added_one_strengthens() -> None:
    url = "https://river.example/report"
    (lost,) = compare(linked(REPORT, url), linked(REPORT, None)).changes
    (won,) = compare(linked(REPORT, None), linked(REPORT, url)).changes
    assert (lost.kind, lost.op, lost.direction) == (ChangeKind.SOURCING, ChangeOp.REMOVED, Direction.WEAKENED)
    assert (won.op, won.direction) == (ChangeOp.ADDED, Direction.STRENGTHENED)
    assert url in lost.summary
    assert url in won.summary


def test_source_dropped_with_its_link_is_one_change() -> None:
    before, after = "The lower gate leaks, according to a report by the harbour office.", "The lower gate leaks."
    at = before.index("a report")
    link = Link("https://river.example/report", "a report", at, at + 8)
    (change,) = compare(Version("", before, (link,)), Version("", after)).changes
    assert (change.op, change.direction) == (ChangeOp.REMOVED, Direction.WEAKENED)


def test_retargeted_source_link_names_both_targets() -> None:
    one, other = "https://river.example/report", "https://mill.example/leaflet"
    (change,) = compare(linked(REPORT, one), linked(REPORT, other)).changes
    assert (change.op, one in change.summary, other in change.summary) == (ChangeOp.ALTERED, True, True)


def test_tracking_parameters_retarget_nothing() -> None:
    one, other = "https://river.example/report", "https://www.river.example/report/?utm_source=feed"
    assert compare(linked(REPORT, one), linked(REPORT, other)).changes == ()


def test_change_in_headline_and_text_alike_is_told_once() -> None:
    before, after = "Fire destroys 12 kilns", "Fire destroys 19 kilns"
    (change,) = compare(
        Version(before, "A fire destroyed 12 kilns on Monday."), Version(after, "A fire destroyed 19 kilns on Monday.")
    ).changes
    assert (change.place, "headline too" in change.summary) == (Place.TEXT, True)


def test_newer_modified_date_or_fitting_note_breaks_the_silence() -> None:
    before, after = "Drones hit 41 jets near Orsk.", "Drones hit 34 jets near Orsk."
    dates = [datetime(2031, 5, day, tzinfo=UTC) for day in (6, 7)]
    dated = compare(Version("", before, modified=dates[0]), Version("", after, modified=dates[1]))
    noted = compare(Version("", before), Version("", f"{after}\n\nCorrection: The number of jets is 34."))
    other = compare(Version("", before), Version("", f"{after}\n\nCorrection: Her surname is Brook."))
    assert [one.changes[0].silent for one in (dated, noted, other)] == [False, False, True]


def test_words_are_compared_whole() -> None:
    assert diff_words("12 dead in all", "19 dead") == (
        ("removed", "12"),
        ("added", "19"),
        ("same", " dead"),
        ("removed", " in all"),
    )


@pytest.mark.parametrize(
    ("before", "after", "summary"),
    [
        (
            "More than 100 people were wounded in the blast at the Orsk market, the mayor said.",
            "The mayor put the number of people wounded in the Orsk market blast at about 90.",
            "more than 100 people → about 90",
        ),
        (
            "A fire killed 12 sheep near the old mill above Varne.\n\nThe gate was shut.\n\nNobody came.",
            "The gate was shut.\n\nNobody came.\n\nNear Varne, the old mill burned, and with it 19 sheep, killed by smoke.",
            "12 → 19 sheep (+58%)",
        ),
    ],
)
def test_claim_is_followed_into_a_sentence_written_anew(before: str, after: str, summary: str) -> None:
    told = [change.summary for change in compare(Version("", before), Version("", after)).changes]
    assert summary in told
    assert not any("people removed" in one or "sheep removed" in one for one in told)
