"""Dates and times of day, as ISO."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.claims.figures import figure_words, find_figures

ENGLISH = figure_words("en")
FRIDAY = date(2026, 1, 30)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It happened on January 30.", "January 30", "--01-30"),
        ("It happened on Jan. 30, 2026.", "Jan. 30, 2026", "2026-01-30"),
        ("It happened on January 30th, 2026.", "January 30th, 2026", "2026-01-30"),
        ("It happened on 30 January 2026.", "30 January 2026", "2026-01-30"),
        ("It happened on the 30th of January.", "30th of January", "--01-30"),
        ("It happened on October 19 , 1984 .", "October 19 , 1984", "1984-10-19"),
        ("It happened on Friday, January 30.", "Friday, January 30", "--01-30"),
        ("It happened in January 2026.", "January 2026", "2026-01"),
        ("It happened in January.", "January", "--01"),
        ("It happened on 2026-01-30.", "2026-01-30", "2026-01-30"),
        ("It happened on 1/30/2026.", "1/30/2026", "2026-01-30"),
        ("It happened in 2019.", "2019", "2019"),
        ("It happened in the 1990s.", "1990s", "199"),
        ("It happened in the 19th century.", "19th century", "18"),
        ("It was the class of ’08.", "08", "2008"),
        ("The 2026 elections are near.", "2026", "2026"),
    ],
)
def test_date_is_iso(text: str, span: str, value: str) -> None:
    (figure,) = find_figures(text, ENGLISH)
    assert (figure.text, figure.value, figure.dimension) == (span, value, "date")


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It began at 11 a.m. sharp.", "11 a.m.", "11:00"),
        ("It began at 5pm.", "5pm", "17:00"),
        ("It began at 10.45pm.", "10.45pm", "22:45"),
        ("It began at 6:32 p.m. ET on the dot.", "6:32 p.m. ET", "18:32"),
        ("It began at 17:22.", "17:22", "17:22"),
        ("It began at 12:05 a.m. sharp.", "12:05 a.m.", "00:05"),
        ("It began at noon.", "noon", "12:00"),
    ],
)
def test_time_is_iso(text: str, span: str, value: str) -> None:
    (figure,) = find_figures(text, ENGLISH)
    assert (figure.text, figure.value, figure.dimension) == (span, value, "time")


@pytest.mark.parametrize(
    ("text", "value", "value_to"),
    [
        ("It ran January 3-5.", "--01-03", "--01-05"),
        ("It ran 3-5 March 2024.", "2024-03-03", "2024-03-05"),
        ("It ran in 2013-14.", "2013", "2014"),
    ],
)
def test_range_of_dates_has_both_ends(text: str, value: str, value_to: str) -> None:
    (figure,) = find_figures(text, ENGLISH)
    assert (figure.value, figure.value_to) == (value, value_to)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It happened on Tuesday.", FRIDAY, "2026-01-27"),
        ("It happened on Friday.", FRIDAY, "2026-01-30"),
        ("It will happen next Tuesday.", FRIDAY, "2026-02-03"),
        ("It happened on Tuesday.", None, "-W-2"),
    ],
)
def test_weekday_is_what_the_article_means_by_it(text: str, published: date | None, value: str) -> None:
    (figure,) = find_figures(text, ENGLISH, published=published)
    assert figure.value == value


@pytest.mark.parametrize("text", ["It may rain.", "They march on.", "May Johnson called.", "He may call 5 times."])
def test_month_that_is_a_word_is_no_date(text: str) -> None:
    assert [figure.text for figure in find_figures(text, ENGLISH) if figure.dimension == "date"] == []
