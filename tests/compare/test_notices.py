"""The article's own notes, and prose that only sounds like one."""

from __future__ import annotations

import pytest

from monitor.compare.boilerplate import is_boilerplate
from monitor.compare.notices import find_notices
from monitor.compare.versions import compare
from monitor.values import NoticeKind, Version

NOTES = [
    ("Correction: The mill was built in 1904.", NoticeKind.CORRECTION),
    ("CORRECTION (May 3, 2031): The mill has two wheels.", NoticeKind.CORRECTION),
    ("Clarification:The mayor spoke for herself.", NoticeKind.CLARIFICATION),
    ("Editor’s note: A quote was taken out of this report.", NoticeKind.EDITORS_NOTE),
    ("Update, 5 p.m.: The gate is open again.", NoticeKind.UPDATE),
    ("An earlier version of this article misstated the width of the river.", NoticeKind.CORRECTION),
    ("This story has been updated with additional developments.", NoticeKind.UPDATE),
    ("This article was updated to correct the spelling of a name.", NoticeKind.CORRECTION),
    ("This story was updated to clarify who paid.", NoticeKind.CLARIFICATION),
    ("(This story has been updated to add a comment from the harbour office.)", NoticeKind.UPDATE),
    ("Corrections & Clarifications: The vote was on Monday.", NoticeKind.CORRECTION),
    ("We have corrected this article, which wrongly stated that the mill was closed.", NoticeKind.CORRECTION),
    ("Because of an editing error, an earlier version of this article misnamed the miller.", NoticeKind.CORRECTION),
    ("Due to a production error, a caption with this story named the wrong bridge.", NoticeKind.CORRECTION),
    ("Update 5:30 p.m.: The gate is open.", NoticeKind.UPDATE),
    ("This version corrects the number of geese to 31, from 34.", NoticeKind.CORRECTION),
    ("(Corrects spelling of name in paragraph 3)", NoticeKind.CORRECTION),
    ("(This April 5 story has been corrected to say 31, not 34, in paragraph 2)", NoticeKind.CORRECTION),
    ("(Adds details, background)", NoticeKind.UPDATE),
    ("We apologise for the error.", NoticeKind.CORRECTION),
    ("For the record: A report on May 5 gave the wrong name.", NoticeKind.CORRECTION),
    ("Retraction: The Herald retracts its report of May 5.", NoticeKind.CORRECTION),
    ("This article has been retracted.", NoticeKind.CORRECTION),
    ("Note to readers: This story was changed after publication.", NoticeKind.EDITORS_NOTE),
    ("Headline and text of this article were changed on Monday.", NoticeKind.UPDATE),
    ("A version of this story published on Monday misstated the cost.", NoticeKind.CORRECTION),
    ("Story updated at 5 p.m. with new figures.", NoticeKind.UPDATE),
    ("The photo caption in an earlier version of this story misidentified the ship.", NoticeKind.CORRECTION),
]
PROSE = [
    "Police gave an update on the search at noon.",
    "The correction of the river took nine years.",
    "An earlier report by the ministry found no leak.",
    "An earlier version of the bill would have taxed boats.",
    "The update brought 14 new rules for small farms.",
    "She said the story was updated every night by her father.",
    "Updated 8:14 AM, Tue May 6, 2031",
    "Updated rules came into force in May.",
    "For the record, he said, he never paid.",
    "Adds up to 31 geese.",
    "A version of this article appears in print on May 5.",
    "The mayor apologised for the error.",
    "Due to an error the ferry left an hour late.",
    "The ministry has corrected its report of May 5.",
]


@pytest.mark.parametrize(("text", "kind"), NOTES)
def test_note_is_noticed(text: str, kind: NoticeKind) -> None:
    article = f"The mill stands by the river.\n\n{text}"
    (notice,) = find_notices(article, "en")
    assert notice.kind is kind
    assert article[notice.start : notice.end] == notice.text == text


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_notice(text: str) -> None:
    assert find_notices(f"The mill stands by the river.\n\n{text}", "en") == ()


def test_only_new_notices_are_reported() -> None:
    before = "The mill has two wheels.\n\nCorrection: The mill was built in 1904."
    after = f"{before}\n\nUpdate: The mill is for sale."
    assert [notice.kind for notice in compare(Version("", before), Version("", after)).notices] == [NoticeKind.UPDATE]


@pytest.mark.parametrize(
    "line",
    [
        "Related: 12 dead in Esk",
        "Save 40% on your first year",
        "8 hours ago",
        "5 min read",
        "Published 10:12 AM EDT, Tue May 5, 2026",
        "12 comments",
    ],
)
def test_stamp_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line", ["12 dead", "The survey published 230 answers.", "Updated figures show 12 dead", "3-4"]
)
def test_claim_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)
