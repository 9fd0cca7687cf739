"""Captions of pictures are compared like text, told with their place, and never a second time."""

from __future__ import annotations

import pytest

from monitor.compare.versions import compare
from monitor.formats import comparison_to_json, version_from_json
from monitor.values import ChangeOp, Place, Severity, Version

TEXT = "Rescue teams brought 41 people to the school hall on Monday. The lower gate had cracked in the night."


def told(before: tuple[str, ...], after: tuple[str, ...], text: str = TEXT) -> list[tuple[str, str, str]]:
    comparison = compare(Version("Flood", TEXT, captions=before), Version("Flood", text, captions=after))
    return [(change.place.value, change.severity.value, change.summary) for change in comparison.changes]


def test_altered_figure_in_a_caption_is_told_with_its_place() -> None:
    (change,) = compare(
        Version("Flood", TEXT, captions=("A boat.", "One of 12 barges that sank.")),
        Version("Flood", TEXT, captions=("A boat.", "One of 19 barges that sank.")),
    ).changes
    assert (change.place, change.op, change.severity) == (Place.CAPTION, ChangeOp.ALTERED, Severity.HIGH)
    assert change.before is not None
    assert change.before.text == "A boat.\n\nOne of 12 barges that sank."[change.before.start : change.before.end]


def test_change_in_text_and_caption_alike_is_the_texts() -> None:
    now = told(("Some of 41 people in the hall.",), ("Some of 34 people in the hall.",), TEXT.replace("41", "34"))
    assert now == [("text", "high", "41 → 34 people (−17%); in a caption too")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Boats in Varne, May 5, 2031.",), ("Boats in Varne, May 6, 2031, the navy said.", "A gate.")),
        (("A gate.", "A boat with 12 men."), ("A boat with 12 men.", "A gate.")),
        (("“The gate held,” Ada Brook said.",), ('"The gate held," Ada Brook said.',)),
        (("A boat.",), ()),
        ((), ("One of 12 barges.",)),
        (("A boat.",), ("A boat.", "Some of the 41 people.")),
    ],
)
def test_pictures_moved_swapped_or_put_up_are_quiet(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert [one for one in told(before, after) if one[1] != "low"] == []


def test_json_lines_take_captions_and_tell_places() -> None:
    before = version_from_json({"text": TEXT, "captions": ["12 barges sank."], "summary": "Flood in Varne."})
    after = version_from_json({"text": TEXT, "captions": ["19 barges sank."], "summary": "Flood in Varne."})
    (row,) = comparison_to_json(compare(before, after))["changes"]
    assert row["place"] == "caption"


@pytest.mark.parametrize("row", [{"text": "", "captions": "12 barges"}, {"text": "", "summary": 4}])
def test_captions_of_another_type_are_refused(row: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        version_from_json(row)
