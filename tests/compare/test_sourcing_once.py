"""Sourcing that changed is told once, in the right direction, and as the quote's change only where another speaks."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import ChangeKind, ChangeOp, Direction, Version

STORY = """The council of Varne met for 75 minutes on Monday, and 41 barges waited at the lower gate all day long.

{}

Residents have followed the matter closely, and a public meeting drew more people than there were chairs."""

WEAKER = [
    ("“It leaks,” one senior official said.", "“It leaks,” one person familiar with the matter said."),
    ("“It leaks,” one aide said. “It is old.”", "“It leaks,” one person familiar with the works said. “It is old.”"),
    ("“The bridge is safe,” Jane Okafor, the city engineer, said.", "“The bridge is safe,” a city official said."),
    ("The ministry said 12 people were hurt.", "Sources familiar with the matter said 12 people were hurt."),
    ("Jane Okafor, the city engineer, said the dam was safe.", "A city official said the dam was safe."),
    ("Police confirmed that the men set the fire.", "Police alleged that the men set the fire."),
    ("The mayor confirmed that the plant will close.", "The plant will reportedly close."),
    ("The minister said the dam would hold until spring.", "The dam would hold until spring."),
    ("The dam will hold until spring, the minister said.", "The dam will hold until spring."),
    ("Holm, according to the audit, offered help, adding that it was late.", "Holm offered help, adding that it was late."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), WEAKER)
def test_weaker_sourcing_is_one_change(before: str, after: str) -> None:
    (change,) = compare(Version("", STORY.format(before)), Version("", STORY.format(after))).changes
    assert (change.kind, change.direction) == (ChangeKind.SOURCING, Direction.WEAKENED), change.summary


@pytest.mark.parametrize(("after", "before"), WEAKER)
def test_firmer_sourcing_is_one_change(before: str, after: str) -> None:
    (change,) = compare(Version("", STORY.format(before)), Version("", STORY.format(after))).changes
    assert (change.kind, change.direction) == (ChangeKind.SOURCING, Direction.STRENGTHENED), change.summary


def test_quotes_under_one_cue_go_to_another_speaker_once() -> None:
    before = STORY.format("“It leaks,” Mayor Lena Holm said, “but it holds.”")
    (change,) = compare(Version("", before), Version("", before.replace("Lena Holm", "Petr Novak"))).changes
    assert (change.kind, change.op) == (ChangeKind.QUOTE, ChangeOp.REATTRIBUTED)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One witness said the cart was red.", "Another witness said the cart was red."),
        ("The mayor said the dam leaked.", "The mayor said the dam leaked, adding that it was old."),
        ("The mayor said the dam leaked.", "The mayor told reporters the dam leaked."),
        ("It is late. The two sides have talked.", "It is late."),
    ],
)
def test_same_standing_is_quiet(before: str, after: str) -> None:
    assert compare(Version("", STORY.format(before)), Version("", STORY.format(after))).changes == ()


def test_new_sentence_names_each_source_once() -> None:
    added = "Mayor Lena Holm said the gate was shut, suggesting that the river was high."
    (change,) = compare(
        Version("", STORY.format("It rained.")), Version("", STORY.format(f"It rained. {added}"))
    ).changes
    assert change.summary == "source added: Mayor Lena Holm said"
