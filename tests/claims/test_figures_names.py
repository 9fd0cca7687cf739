"""Numbers that are no figures: names, labels, list and phone numbers, addresses, the pronoun "one"."""

from __future__ import annotations

import pytest

from monitor.claims.figures import figure_words, find_figures

ENGLISH = figure_words("en")


@pytest.mark.parametrize(
    "text",
    [
        "The pilot flew an F-16 home.",
        "Cases of Covid-19 were mild.",
        "Leaders of the G7 met.",
        "A Boeing 737 landed.",
        "He installed Windows 11 at home.",
        "It aired on Channel 4 last night.",
        "She bought an iPhone 15 there.",
        "The S&P 500 closed higher.",
        "It was on page 3 of the file.",
        "See Section 427 and Row 21 for it.",
        "The phase 3 trial began.",
        "Emissions of CO2 fell.",
        "He prints in 3D at home.",
        "The 5G network failed.",
        "Flight MH370 vanished.",
        "The ISO 3888-2 test was passed.",
        "1. Open the door.",
        "(2) Close the door.",
        "Call 555-010-4477 for help.",
        "Call +44 20 7946 0958 for help.",
        "Read https://news.example/2026/41/story-7 for more.",
        "Read news.example.com/2026/41 for more.",
        "Help is there 24/7 for all.",
        "After 9/11 it closed.",
        "The one who called was right.",
        "No one called.",
        "They looked at one another.",
        "At one point, it rained.",
        "She is in her 70s.",
        "The under-21s trained.",
        "The first half was dull.",
        "He doubled down on it.",
        "It stands on 22nd Street.",
        "It is a 21st-century idea.",
        "He was the first to call.",
        "On the one hand, it works.",
        "He lives at number 5.",
    ],
)
def test_name_or_label_is_no_figure(text: str) -> None:
    dated = {"date", "time"}
    assert [figure.text for figure in find_figures(text, ENGLISH) if figure.dimension not in dated] == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("In Dorset 41 were found.", "41"),
        ("In Dorset 41 boats sank.", "41 boats"),
        ("One man called.", "One man"),
        ("One of them called.", "One"),
        ("Airlines grounded two 737 Max jets.", "two"),
        ("Jane Roe, 34, called.", "34"),
        ("Demand for sub-300 offices grew.", "300 offices"),
        ("Police held 5 of them.", "5"),
        ("The song peaked at number 28 on the chart.", "28"),
    ],
)
def test_quantity_beside_a_name_is_a_figure(text: str, span: str) -> None:
    assert [figure.text for figure in find_figures(text, ENGLISH)] == [span]
