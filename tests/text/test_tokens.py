"""Tokens and folding: nothing that carries a value is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.normal import fold
from monitor.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("10% of $1,200.50", ["10", "%", "of", "$", "1,200.50"]),
        ("3-4 years", ["3", "-", "4", "years"]),
        ("a 75-minute call", ["a", "75", "-", "minute", "call"]),
        ("He didn’t.", ["He", "didn’t", "."]),
        ("£5m", ["£", "5", "m"]),
        ("東京都", ["東", "京", "都"]),
    ],
)
def test_tokens_part_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert [span.text for span in tokenize(text)] == tokens


@given(st.text(max_size=80))
def test_only_white_space_stands_between_tokens(text: str) -> None:
    at = 0
    for span in tokenize(text):
        assert text[span.start : span.end] == span.text
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Go,” he said", '"Go," he said'),
        ("tough—you", "tough — you"),
        ("3–4 million", "3-4 million"),
        ("Bridge Falls", "bridge falls"),
        ("a\u00a0b\u200b", "a b"),
        ("wait…", "wait..."),
        ("cafe\u0301", "café"),
    ],
)
def test_typography_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5", "15"),
        ("10%", "10"),
        ("3-4", "34"),
        ("$5", "5"),
        ("−5", "5"),
        ("½", "12"),
        ("m²", "m2"),
        ("1,000", "1000"),
    ],
)
def test_what_carries_a_value_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
