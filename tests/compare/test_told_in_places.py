"""One change in headline, summary and text is told once, however each of them words it."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.values import Version

# Title, summary and text before, the same after, and what a desk reads.
SAME = [
    (
        ("Drones destroy 41 planes", None, "Drones destroyed forty-one Orsk aircraft on Sunday."),
        ("Drones destroy 34 planes", None, "Drones destroyed thirty-four Orsk aircraft on Sunday."),
        ["forty-one → thirty-four Orsk aircraft (−17%); in the headline too"],
    ),
    (
        ("Blast", "At least a dozen died in Orsk.", "A blast killed 12 people in Orsk."),
        ("Blast", "At least 19 died in Orsk.", "A blast killed 19 people in Orsk."),
        ["12 → 19 people (+58%); in the summary too"],
    ),
    (
        ("Mayor: ‘We will not pay’", None, "“We will not pay,” Mayor Lena Holm said."),
        ("Mayor: ‘We will pay’", None, "“We will pay,” Mayor Lena Holm said."),
        ["quote by Lena Holm altered: “not” taken out; negation changed; in the headline too"],
    ),
    (
        ("Gate was sabotaged", None, "The lower gate was sabotaged in the night."),
        ("Gate may have been sabotaged", None, "The lower gate may have been sabotaged in the night."),
        ["was → may have been (weaker); in the headline too"],
    ),
]
APART = [
    (
        ("Fine of $5 million", None, "The mill paid a fine of €7 million."),
        ("Fine of $6 million", None, "The mill paid a fine of €8 million."),
        2,
    ),
    (
        ("Gate broke at night", None, "The gate reportedly broke at night."),
        ("Gate reportedly broke at night", None, "The gate reportedly broke at night."),
        1,
    ),
]


def told(before: tuple[str, str | None, str], after: tuple[str, str | None, str]) -> list[str]:
    sides = (Version(title, text, summary=summary, language="en") for title, summary, text in (before, after))
    return [change.summary for change in compare(*sides).changes]


@pytest.mark.parametrize(("before", "after", "summaries"), SAME)
def test_change_made_alike_in_several_places_is_the_texts(
    before: tuple[str, str | None, str], after: tuple[str, str | None, str], summaries: list[str]
) -> None:
    assert told(before, after) == summaries


@pytest.mark.parametrize(("before", "after", "count"), APART)
def test_headlines_own_change_is_told_beside(
    before: tuple[str, str | None, str], after: tuple[str, str | None, str], count: int
) -> None:
    assert len(told(before, after)) == count


def test_each_place_can_be_listed_for_itself() -> None:
    before, after, _ = SAME[0]
    sides = (Version(title, text, summary=summary, language="en") for title, summary, text in (before, after))
    assert [change.place.value for change in compare(*sides, each_place=True).changes] == ["title", "text"]


def test_removed_speech_is_shown_whole() -> None:
    speech = "“The dam will hold,” said Peter Moss, the engineer. “We have checked it twice.”"
    before = f"He spoke on Monday.\n\n{speech}\n\nThe town waits."
    (change,) = compare(Version("", before), Version("", "He spoke on Monday.\n\nThe town waits.")).changes
    assert change.sentence_before == speech
