"""Two texts beside one another: nothing is lost, nothing is told twice, and what moved is said to have moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.compare.beside import beside
from monitor.text.sentences import split_sentences

SENTENCES = st.lists(
    st.sampled_from(
        ["41 boats sank.", "34 boats sank.", "Rain fell on the town.", "“Go,” she said.", "The quay is shut.\n", "Ja."]
    ),
    max_size=9,
).map(" ".join)


def test_an_altered_sentence_stands_beside_its_later_self() -> None:
    rows = beside("Rain fell. 41 boats sank in the storm.", "Rain fell. 34 boats sank in the storm.")
    assert [row.what for row in rows] == ["same", "altered"]
    assert rows[1].runs_before == (("removed", "41"), ("same", " boats sank in the storm."))
    assert rows[1].runs_after == (("added", "34"), ("same", " boats sank in the storm."))


def test_a_sentence_that_moved_is_said_to_have_moved() -> None:
    before = "The quay is closed today. Rain fell on the town. Schools stay shut all week."
    after = "Rain fell on the town. Schools stay shut all week. The quay is closed today."
    rows = beside(before, after)
    assert [row.what for row in rows] == ["moved", "same", "moved"]
    assert (rows[0].after, rows[2].before) == (None, None)


@given(SENTENCES, SENTENCES)
def test_every_sentence_of_both_sides_stands_in_exactly_one_row_in_order(before: str, after: str) -> None:
    rows = beside(before, after)
    for text, spans in (
        (before, [row.before for row in rows if row.before]),
        (after, [row.after for row in rows if row.after]),
    ):
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        joined = [one for span in spans for one in split_sentences(span.text)]
        assert [one.text for one in joined] == [one.text for one in split_sentences(text)]


@given(SENTENCES)
def test_a_text_beside_itself_has_no_difference(text: str) -> None:
    assert {row.what for row in beside(text, text)} <= {"same"}
