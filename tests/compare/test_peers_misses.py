"""The release gate: edits that other systems drop must be reported, once, and nothing else, in any length of article."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import ChangeKind, ChangeOp, Version

# (before, after, kind): small edits that were seen to be normalised away, called boring, or lost in a long text.
MISSES = [
    ("The storm left 12 dead in the valley.", "The storm left 19 dead in the valley.", ChangeKind.FIGURE),
    ("The bridge cost $1.5 million to mend.", "The bridge cost $15 million to mend.", ChangeKind.FIGURE),
    ("Rents in the port rose by 10% in May.", "Rents in the port rose by 10 in May.", ChangeKind.FIGURE),
    ("The home side won 3-4 on Sunday.", "The home side won 34 on Sunday.", ChangeKind.FIGURE),
    ("A ticket for the ferry is $5 now.", "A ticket for the ferry is 5 now.", ChangeKind.FIGURE),
    ("The crew counted 7 boats at dawn.", "The crew counted 6 boats at dawn.", ChangeKind.FIGURE),
    ("The vote was held on March 24 in Lund.", "The vote was held on March 25 in Lund.", ChangeKind.FIGURE),
    (
        "8 hours ago, 41 aircraft were hit on the ground.",
        "8 hours ago, 34 aircraft were hit on the ground.",
        ChangeKind.FIGURE,
    ),
    (
        "“The harbour will stay open all winter,” Mayor Ilse Brandt said.",
        "The harbour will stay open all winter, Mayor Ilse Brandt said.",
        ChangeKind.QUOTE,
    ),
    (
        "“We will sign the treaty in the spring,” Minister Omar Haddad said.",
        "“We will not sign the treaty in the spring,” Minister Omar Haddad said.",
        ChangeKind.QUOTE,
    ),
    (
        "The survey published 230 answers from the islands.",
        "The survey published 280 answers from the islands.",
        ChangeKind.FIGURE,
    ),
    (
        "The ministry updated 14 rules for small farms.",
        "The ministry updated 17 rules for small farms.",
        ChangeKind.FIGURE,
    ),
]
LENGTH = 60_000
PLACES = ["harbour", "market", "school", "river", "council", "library", "garden", "station", "theatre", "orchard"]
DEEDS = [
    "opened",
    "closed",
    "welcomed",
    "painted",
    "measured",
    "visited",
    "described",
    "repaired",
    "studied",
    "cleaned",
]


def long_article(sentence: str) -> str:
    """60 KB of plain prose around one sentence; every sentence is its own."""
    lines, size, number = [], 0, 0
    while size < LENGTH:
        place, deed = PLACES[number % 10], DEEDS[number // 10 % 10]
        line = (
            f"The {place} of quarter {chr(97 + number % 26)}{chr(97 + number // 26 % 26)} was {deed} by its neighbours."
        )
        lines.append(line)
        size, number = size + len(line) + 2, number + 1
    lines.insert(len(lines) // 2, sentence)
    return "\n\n".join(lines)


@pytest.mark.parametrize(("before", "after", "kind"), MISSES)
def test_small_edit_is_one_alteration_in_a_short_text(before: str, after: str, kind: ChangeKind) -> None:
    changes = compare(Version("", before), Version("", after)).changes
    assert [(change.kind, change.op) for change in changes] == [(kind, ChangeOp.ALTERED)]


@pytest.mark.parametrize(("before", "after", "kind"), MISSES)
def test_small_edit_is_one_alteration_in_a_long_article(before: str, after: str, kind: ChangeKind) -> None:
    changes = compare(Version("", long_article(before)), Version("", long_article(after))).changes
    assert [(change.kind, change.op) for change in changes] == [(kind, ChangeOp.ALTERED)]


@pytest.mark.parametrize(("before", "after", "kind"), MISSES)
def test_small_edit_is_one_alteration_in_the_title_alone(before: str, after: str, kind: ChangeKind) -> None:
    body = "The neighbours met in the hall and talked until the evening."
    changes = compare(Version(before, body), Version(after, body)).changes
    assert [(change.kind, change.op) for change in changes] == [(kind, ChangeOp.ALTERED)]
