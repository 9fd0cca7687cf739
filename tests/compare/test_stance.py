"""Hedges, modal verbs and negations in the reporter's own prose: told where they alone differ, quiet in a rewrite."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import Version

TOLD = [
    ("The dam will burst by Friday.", "The dam could burst by Friday.", "medium: will → could (weaker)"),
    ("The ministry may close a school.", "The ministry will close a school.", "medium: may → will (firmer)"),
    ("The gate was sabotaged.", "The gate may have been sabotaged.", "medium: was → may have been (weaker)"),
    ("The drug reduces pain.", "The drug may reduce pain.", "medium: reduces → may reduce (weaker)"),
    ("There are confirmed leaks.", "There are suspected leaks.", "high: confirmed → suspected (weaker)"),
    ("The chain broke at noon.", "The chain apparently broke at noon.", "high: hedge gained: “apparently” (weaker)"),
    ("The chain likely broke.", "The chain broke.", "low: hedge lost: “likely” (firmer)"),
    ("Police treat it as arson.", "Police treat it as suspected arson.", "high: hedge gained: “suspected” (weaker)"),
    ("Hale, who stole it, fled.", "Hale, who is accused of stealing it, fled.", "high: stole → is accused of stealing (weaker)"),
    ("The men broke the gate.", "The men did not break the gate.", "high: broke → did not break; negation changed"),
    ("The firm knew of it.", "The firm never knew of it.", "high: firm → firm never; negation changed"),
    ("There is no sign of a leak.", "There is a sign of a leak.", "high: no → a; negation changed"),
    ("The water is safe to drink.", "The water is unsafe to drink.", "high: safe → unsafe; meaning turned round"),
    ("Shares rose in Orsk.", "Shares fell in Orsk.", "high: rose → fell; meaning turned round"),
    ("The mill no longer runs.", "The mill runs.", "high: mill no longer → mill; negation changed"),
]  # fmt: skip
QUIET = [
    ("The firm knew, the Herald reported.", "The firm knew, according to the Herald."),
    ("Veld is expected to lead the team.", "Veld is leading the team."),
    ("Veld may resign on Monday.", "Veld resigned on Monday."),
    ("The council did not approve the sale.", "The council rejected the sale."),
    ("He never paid the fine.", "He did not pay the fine."),
    ("The gate wasn’t safe.", "The gate was not safe."),
    ("The bridge can't carry lorries.", "The bridge cannot carry lorries."),
    ("The plan would close a school.", "The plan will close a school."),
    ("Not only did the bank lend it, it lied.", "The bank lent it and lied."),
    ("The talks failed to end the strike.", "The talks did not end the strike."),
    ("Perhaps the chain broke at noon.", "The chain perhaps broke at noon."),
    ("The chain apparently broke at noon.", "Apparently, the chain broke at noon."),
    ("The works are due to begin in May.", "The works will begin in May."),
]


def told(before: str, after: str, title: str = "") -> list[str]:
    pair = (Version(title, before, language="en"), Version(title, after, language="en"))
    return [f"{change.severity.value}: {change.summary}" for change in compare(*pair).changes]


@pytest.mark.parametrize(("before", "after", "summary"), TOLD)
def test_statement_hedged_or_turned_round_is_told(before: str, after: str, summary: str) -> None:
    assert told(before, after) == [summary]


@pytest.mark.parametrize(("before", "after"), QUIET)
def test_same_statement_in_other_words_is_quiet(before: str, after: str) -> None:
    assert told(before, after) == []
    assert told(after, before) == []


def test_words_inside_quotes_are_the_quotes_own_change() -> None:
    (summary,) = told("“We will pay,” Ada Brook said.", "“We will not pay,” Ada Brook said.")
    assert summary.startswith("high: quote by Ada Brook altered")


def test_other_languages_are_left_alone() -> None:
    before, after = (Version("", text, language="de") for text in ("Der Damm will halten.", "Der Damm may halten."))
    assert compare(before, after).changes == ()
