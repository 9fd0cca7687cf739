"""What a list shows of a change: what differs, and the words around it."""

from __future__ import annotations

from store_world import change

from monitor.web.wording import LONGEST_GLANCE, glance_of, sides_of


def words(runs: list[tuple[str, str]] | None) -> str:
    return "".join(text for _, text in runs or [])


def test_a_usual_sentence_is_whole() -> None:
    assert glance_of(change()) == sides_of(change())


def test_a_long_sentence_is_shown_around_what_differs() -> None:
    far = "word " * 300
    long = change(sentence_before=f"{far}sank 41 boats {far}", sentence_after=f"{far}sank 34 boats {far}")
    old, new = glance_of(long)
    for runs, figure in ((old, "41"), (new, "34")):
        assert figure in words(runs)
        assert words(runs).startswith("…")
        assert words(runs).endswith("…")
        assert len(words(runs)) < LONGEST_GLANCE


def test_a_side_that_is_not_there_stays_so() -> None:
    assert glance_of(change(sentence_after=None))[1] is None


def test_a_sentence_that_is_new_all_over_is_cut() -> None:
    new = glance_of(change(sentence_before=None, sentence_after="word " * 3000))[1]
    assert 100 < len(words(new)) <= LONGEST_GLANCE + 10
