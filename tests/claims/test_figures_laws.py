"""Laws that hold for every text: true offsets, values that are numbers, one value for every form, linear work."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.claims.figures import figure_words, find_figures, plain_decimal
from monitor.claims.figures_tokens import cut
from monitor.values import Dimension

ENGLISH = figure_words("en")
CALENDAR = {Dimension.DATE, Dimension.TIME}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_PIECES = (
    "one two twenty hundred thousand million half a an and of to in over point dozen couple third 1 2 12 1,234 1.5 2026 10 "
    "30 $ € % - – — / . , : ( ) ' \" January May Tuesday a.m. pm am minus about at least between or per cent percent dollars "
    "people aircraft Boeing Section USD Rs US k m bn ½ ² st th s ^ + # no. the first 3rd doubled twice e5 0 007 °C x A.D. few several out ٣ ٢٠١٩"
)
ONES, TENS = _ONES.split(), _TENS.split()
PIECES = st.sampled_from(_PIECES.split())
SNIPPETS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])), max_size=30).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(SNIPPETS, st.text(max_size=80)))
def test_offsets_are_true_and_figures_apart(text: str) -> None:
    end = 0
    for figure in find_figures(text, ENGLISH):
        assert text[figure.start : figure.end] == figure.text
        assert end <= figure.start < figure.end
        end = figure.end


@settings(max_examples=300, deadline=None)
@given(st.one_of(SNIPPETS, st.text(max_size=80)))
def test_value_is_a_decimal_or_iso(text: str) -> None:
    for figure in find_figures(text, ENGLISH):
        for value in filter(None, (figure.value, figure.value_to)):
            if figure.dimension in CALENDAR:
                assert re.fullmatch(r"-?[0-9]{2,4}|-?-?[0-9W-]+|[0-9]{2}:[0-9]{2}", value)
            else:
                assert re.fullmatch(r"-?\d+(\.\d+)?", value), value


@settings(deadline=None)
@given(st.text(max_size=200))
def test_tokens_cover_every_character_but_spaces(text: str) -> None:
    tokens = cut(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)


def spelt(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    return f"{spelt(number // 1000)} thousand" + (f" {spelt(number % 1000)}" if number % 1000 else "")


@settings(max_examples=200, deadline=None)
@given(st.integers(2, 999_999))
def test_every_form_of_a_number_is_one_value(number: int) -> None:
    forms = (spelt(number), f"{number:,}", str(number))
    for form in forms:
        (figure,) = find_figures(f"They counted {form} boats.", ENGLISH)
        assert (figure.value, figure.unit) == (str(number), "boat")


@settings(deadline=None)
@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_written_decimal_has_no_exponent_and_the_same_value(value: Decimal) -> None:
    assert Decimal(plain_decimal(value)) == value
    assert "E" not in plain_decimal(value)


# Texts that make a careless grammar read the same words over and over.
HOSTILE = (
    "1", "1-", "1,", "1.", "1:", "1/2 ", "1 to ", "one in ", "twenty ", "million ", "$", "$1-", "one hundred and ", "half a ",
    "a couple of ", "tens of ", "1 dollar 1 ", "five point ", "minus ", "a-", "a'", "a.", "www.", ".com/", "+1 ", "(1", "5 big ",
    "5 big-", "between 1 and ", "January ", "January 1-", "Tuesday, ", "1e9", "1^", "½", "one and a half and ", "00 ", "%", "\n",
    "about ", "the 3rd ", "123 ", "A.D. 1 and ", "three quarters ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    """Four times the text in at most nine times the time, best of two; quadratic work would take sixteen times."""
    small, large = (_seconds(piece * (length // len(piece))) for length in (2_500, 10_000))
    assert large < 9 * small + 0.02


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        find_figures(text, ENGLISH)
        best = min(best, time.process_time() - begun)
    return best
