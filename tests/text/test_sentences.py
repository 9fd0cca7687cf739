"""Sentences and paragraphs: where they end, and that their offsets are true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.paragraphs import split_paragraphs
from monitor.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The dam held. Nobody was hurt.", ["The dam held.", "Nobody was hurt."]),
        ("Gov. Rosa Lind met Dr. Abe Katz.", ["Gov. Rosa Lind met Dr. Abe Katz."]),
        ("J. P. Arden and U.S. Senator Ole Birk spoke.", ["J. P. Arden and U.S. Senator Ole Birk spoke."]),
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        ("It opens at 9 a.m. on Monday.", ["It opens at 9 a.m. on Monday."]),
        ("“Is it safe?” she asked. It was.", ["“Is it safe?” she asked.", "It was."]),
        ("“It is safe.” The mayor left.", ["“It is safe.”", "The mayor left."]),
        ("Prices rose 1.5 percent. Wages fell.", ["Prices rose 1.5 percent.", "Wages fell."]),
        ("He said no. Nobody objected.", ["He said no.", "Nobody objected."]),
        ("Route No. 5 is shut.", ["Route No. 5 is shut."]),
        ("Headline without a stop\nThe bridge fell.", ["Headline without a stop", "The bridge fell."]),
        ("Wait … what? Yes!", ["Wait … what?", "Yes!"]),
        ("橋が落ちた。負傷者はいない。", ["橋が落ちた。", "負傷者はいない。"]),
        ("Acme Inc. said so.", ["Acme Inc. said so."]),
    ],
)
def test_sentences_end_where_readers_see_them_end(text: str, sentences: list[str]) -> None:
    assert [span.text for span in split_sentences(text)] == sentences


def test_abbreviations_are_those_of_the_language() -> None:
    assert [span.text for span in split_sentences("Hr. Meier ging. Er schwieg.", "de")] == [
        "Hr. Meier ging.",
        "Er schwieg.",
    ]


@given(st.text(alphabet="aB1 .!?”“\"'\n…。\u2028(", max_size=60))
def test_sentences_cover_the_text_in_order_without_overlap(text: str) -> None:
    at = 0
    for span in split_sentences(text):
        assert text[span.start : span.end] == span.text
        assert span.start >= at
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


@given(st.text(alphabet="ab \n\r\x85\u2029", max_size=40))
def test_paragraphs_have_true_offsets_and_no_line_breaks(text: str) -> None:
    for span in split_paragraphs(text):
        assert text[span.start : span.end] == span.text == span.text.strip()
        assert "\n" not in span.text
