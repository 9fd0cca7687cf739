"""The judge of the demo can fail: a missed, a repeated and an unexpected report are each told."""

from __future__ import annotations

import pytest

from monitor.demo.story import Planted, PlantedNotice
from monitor.demo.truth import Reported, check_truth, reported_in
from monitor.formats import change_to_json, notice_to_json
from monitor.values import (
    Attribution,
    Change,
    ChangeKind,
    ChangeOp,
    Claim,
    Dimension,
    Direction,
    Figure,
    Notice,
    NoticeKind,
    Place,
    Quote,
    Severity,
    SourceClass,
    Span,
)

URL = "http://127.0.0.1:1/a"
FIGURES = Planted(kind=ChangeKind.FIGURE, op=ChangeOp.ALTERED, before="41", after="34", silent=True)
CORRECTED = PlantedNotice(kind=NoticeKind.CORRECTION, words="number of boats")
NOTICE = Notice(0, 43, "Correction: The number of boats was wrong.", NoticeKind.CORRECTION)


def figure(value: str) -> Figure:
    return Figure(0, 2, value, value, None, "boat", Dimension.COUNT, None)


def quote(words: str, speaker: str | None = None) -> Quote:
    return Quote(0, len(words), words, None, speaker, None, partial=False)


def source(name: str) -> Attribution:
    at = Span(0, len(name), name)
    return Attribution(0, len(name), name, at, name, SourceClass.ROLE, at, None)


BEFORE, AFTER = figure("41"), figure("34")


def change(
    kind: ChangeKind = ChangeKind.FIGURE,
    op: ChangeOp = ChangeOp.ALTERED,
    before: Claim | None = BEFORE,
    after: Claim | None = AFTER,
    *,
    silent: bool = True,
    place: Place = Place.TEXT,
    direction: Direction | None = None,
) -> Change:
    return Change(kind, op, before, after, "s", "s", "summary", direction, Severity.HIGH, silent, place)


def test_a_change_reported_once_is_found() -> None:
    truth = check_truth({URL: [FIGURES]}, [Reported(URL, (change(),))])
    assert truth.is_whole
    assert truth.found == ((URL, FIGURES),)


def test_a_change_that_nobody_reports_is_missed() -> None:
    truth = check_truth({URL: [FIGURES, CORRECTED]}, [Reported(URL, (change(),))])
    assert truth.missed == ((URL, CORRECTED),)
    assert not truth.is_whole


def test_a_change_reported_in_two_alerts_is_repeated() -> None:
    truth = check_truth({URL: [FIGURES]}, [Reported(URL, (change(),)), Reported(URL, (change(),))])
    assert truth.repeated == ((URL, FIGURES),)
    assert not truth.unexpected
    assert not truth.is_whole


def test_what_was_not_planted_is_unexpected_on_any_article() -> None:
    reports = [Reported(URL, (change(), change(before=figure("7")))), Reported("http://127.0.0.1:1/b", (change(),))]
    truth = check_truth({URL: [FIGURES]}, reports)
    assert [url for url, _ in truth.unexpected] == [URL, "http://127.0.0.1:1/b"]


def test_the_same_edit_planted_twice_is_to_be_reported_twice() -> None:
    again = [FIGURES, FIGURES]
    assert check_truth({URL: again}, [Reported(URL, (change(),)), Reported(URL, (change(),))]).is_whole
    assert check_truth({URL: again}, [Reported(URL, (change(),))]).missed == ((URL, FIGURES),)


@pytest.mark.parametrize(
    "other",
    [
        change(op=ChangeOp.REMOVED, after=None),
        change(before=figure("14")),
        change(after=figure("341")),
        change(silent=False),
        change(place=Place.TITLE),
        change(kind=ChangeKind.QUOTE, before=quote("41"), after=quote("34")),
    ],
)
def test_a_report_that_differs_in_one_thing_is_another_change(other: Change) -> None:
    truth = check_truth({URL: [FIGURES]}, [Reported(URL, (other,))])
    assert truth.missed
    assert truth.unexpected


def test_quotes_and_sources_are_known_by_words_and_people() -> None:
    moved = Planted(kind=ChangeKind.QUOTE, op=ChangeOp.REATTRIBUTED, before="Marta Ilves", after="Ruth Castellan")
    report = change(
        ChangeKind.QUOTE, ChangeOp.REATTRIBUTED, quote("“No.”", "Marta Ilves"), quote("“No.”", "Ruth Castellan")
    )
    assert check_truth({URL: [moved]}, [Reported(URL, (report,))]).is_whole
    weaker = Planted(
        kind=ChangeKind.SOURCING, op=ChangeOp.ALTERED, before="solheim", after="a person", direction=Direction.WEAKENED
    )
    report = change(
        ChangeKind.SOURCING, before=source("Ingrid Solheim"), after=source("a person"), direction=Direction.WEAKENED
    )
    assert check_truth({URL: [weaker]}, [Reported(URL, (report,))]).is_whole
    firmer = change(
        ChangeKind.SOURCING, before=source("Ingrid Solheim"), after=source("a person"), direction=Direction.STRENGTHENED
    )
    assert not check_truth({URL: [weaker]}, [Reported(URL, (firmer,))]).is_whole


def test_a_notice_is_known_by_kind_and_words() -> None:
    assert check_truth({URL: [CORRECTED]}, [Reported(URL, (), (NOTICE,))]).is_whole
    update = Notice(0, 10, "Update: number of boats", NoticeKind.UPDATE)
    assert not check_truth({URL: [CORRECTED]}, [Reported(URL, (), (update,))]).is_whole


def test_an_alert_as_it_was_delivered_is_read_back() -> None:
    payload = {
        "type": "article.changed",
        "data": {
            "article": {"url": URL},
            "changes": [change_to_json(change()) | {"place": "title"}],
            "notices": [notice_to_json(NOTICE)],
        },
    }
    reported = reported_in(payload)
    assert reported == Reported(URL, (change(place=Place.TITLE),), (NOTICE,))
