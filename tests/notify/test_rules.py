"""Which changes become alerts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from notify_samples import CONTEXT, CORRECTION, FIGURE, QUOTE, SOURCING, UPDATE

from monitor.notify.rules import Rule, alerts_for
from monitor.values import Change, ChangeKind, ChangeOp, Comparison, Direction, Place, Severity

ALL = (SOURCING, QUOTE, FIGURE)


def told(comparison: Comparison, **conditions: Any) -> set[Change]:
    drafts = alerts_for([Rule("r", ("desk",), **conditions)], CONTEXT, comparison)
    return set(drafts[0].changes) if drafts else set()


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, {FIGURE, QUOTE, SOURCING}),
        ({"kinds": (ChangeKind.FIGURE,)}, {FIGURE}),
        ({"kinds": (ChangeKind.FIGURE, ChangeKind.QUOTE)}, {FIGURE, QUOTE}),
        ({"ops": (ChangeOp.REMOVED,)}, set()),
        ({"min_severity": Severity.MEDIUM}, {FIGURE, QUOTE}),
        ({"min_severity": Severity.HIGH}, {FIGURE}),
        ({"feeds": ("herald world",)}, {FIGURE, QUOTE, SOURCING}),
        ({"feeds": ("https://www.herald.example/rss",)}, {FIGURE, QUOTE, SOURCING}),
        ({"feeds": ("Herald",)}, set()),
        ({"outlets": ("the herald",)}, {FIGURE, QUOTE, SOURCING}),
        ({"outlets": ("herald.example",)}, {FIGURE, QUOTE, SOURCING}),
        ({"outlets": ("rald.example",)}, set()),
        ({"words": ("BOATS",)}, {FIGURE}),
        ({"words": ("boat",)}, set()),
        ({"words": ("ada  lind",)}, {QUOTE}),
        ({"words": ("boats", "mayor")}, {FIGURE}),
        ({"words": ("boats + mayor",)}, set()),
        ({"words": ("mayor", "boats + fire")}, {FIGURE}),
        ({"words": ("41",)}, {FIGURE}),
        ({"words": ("(a+)+$",)}, set()),
        ({"direction": Direction.WEAKENED}, {SOURCING}),
        ({"direction": Direction.STRENGTHENED}, set()),
        ({"silent": True}, {FIGURE, SOURCING}),
        ({"silent": False}, {QUOTE}),
        ({"places": (Place.TITLE,)}, set()),
        ({"places": (Place.TITLE, Place.TEXT)}, {FIGURE, QUOTE, SOURCING}),
        ({"kinds": (ChangeKind.FIGURE,), "min_severity": Severity.HIGH, "silent": False}, set()),
    ],
)
def test_a_change_is_told_where_every_condition_holds(conditions: dict[str, Any], expected: set[Change]) -> None:
    assert told(Comparison(ALL), **conditions) == expected


def test_several_changes_of_one_snapshot_are_one_alert_with_the_most_severe_first() -> None:
    (draft,) = alerts_for([Rule("r", ("desk",), digest="daily")], CONTEXT, Comparison(ALL, (UPDATE,)))
    assert draft.changes == (FIGURE, QUOTE, SOURCING)
    assert (draft.severity, draft.notices, draft.digest) == (Severity.HIGH, (UPDATE,), "daily")


def test_without_rules_everything_goes_to_the_terminal() -> None:
    (draft,) = alerts_for([], CONTEXT, Comparison(ALL))
    assert (draft.rule, draft.destinations) == ("everything", ("terminal",))


def test_an_unchanged_comparison_raises_nothing() -> None:
    assert alerts_for([], CONTEXT, Comparison(text_changed=True)) == ()


@pytest.mark.parametrize(
    ("conditions", "raised"),
    [
        ({}, True),
        ({"notices": False}, False),
        ({"min_severity": Severity.HIGH}, True),
        ({"words": ("boats",)}, True),
        ({"words": ("trains",)}, False),
        ({"feeds": ("Other",)}, False),
        ({"kinds": (ChangeKind.FIGURE,)}, False),
        ({"silent": True}, False),
        ({"silent": False}, True),
        ({"places": (Place.TITLE,)}, False),
    ],
)
def test_a_correction_alone_raises_an_alert_where_the_rule_asks_nothing_of_changes(
    conditions: dict[str, Any], raised: bool
) -> None:
    drafts = alerts_for([Rule("r", ("desk",), **conditions)], CONTEXT, Comparison((), (CORRECTION,)))
    assert [draft.severity for draft in drafts] == ([Severity.HIGH] if raised else [])


def test_an_update_note_is_of_low_severity() -> None:
    rules = [Rule("r", ("desk",), min_severity=Severity.MEDIUM)]
    assert alerts_for(rules, CONTEXT, Comparison((), (UPDATE,))) == ()


def test_a_destination_is_not_told_the_same_twice() -> None:
    rules = [
        Rule("all", ("desk",)),
        Rule("figures", ("desk", "chat", "chat"), kinds=(ChangeKind.FIGURE,)),
        Rule("again", ("desk",)),
        Rule("daily", ("desk",), digest="daily"),
    ]
    drafts = alerts_for(rules, CONTEXT, Comparison(ALL))
    assert [(draft.rule, draft.destinations) for draft in drafts] == [
        ("all", ("desk",)),
        ("figures", ("chat",)),
        ("daily", ("desk",)),
    ]


def test_a_wider_second_rule_still_tells_its_destination() -> None:
    rules = [Rule("figures", ("desk",), kinds=(ChangeKind.FIGURE,)), Rule("all", ("desk",))]
    assert [draft.rule for draft in alerts_for(rules, CONTEXT, Comparison(ALL))] == ["figures", "all"]


def test_an_unreadable_url_matches_no_outlet() -> None:
    context = replace(CONTEXT, url="http://[bad", outlet=None)
    assert alerts_for([Rule("r", ("d",), outlets=("herald.example",))], context, Comparison(ALL)) == ()
