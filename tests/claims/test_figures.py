"""What is a figure, its value, unit and hedge: one row a form that news texts use."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monitor.claims.figures import figure_words, find_figures
from monitor.claims.languages.figure_words import FigureWords, Unit
from monitor.values import Approximation, Dimension, Figure

ENGLISH = figure_words("en")


def only(text: str) -> Figure:
    figures = find_figures(text, ENGLISH)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "dimension"),
    [
        # Counts and their nouns.
        ("The navy lost 41 Russian aircraft in the raid.", "41 Russian aircraft", "41", "Russian aircraft", "count"),
        ("The navy lost forty-one Russian aircraft.", "forty-one Russian aircraft", "41", "Russian aircraft", "count"),
        ("Only two US citizens were aboard.", "two US citizens", "2", "US citizen", "count"),
        ("They counted three other men.", "three other men", "3", "man", "count"),
        ("Some ships carried 23 crew members home.", "23 crew members", "23", "crew member", "count"),
        ("She pleaded guilty to one count of fraud.", "one count", "1", "count", "count"),
        ("It is one of the tallest towers in town.", "one", "1", None, "count"),
        ("There were 12 dead.", "12 dead", "12", "dead", "count"),
        # Scale words and abbreviations.
        ("The town has 1.2 million people.", "1.2 million people", "1200000", "person", "count"),
        ("The town has 1,200,000 people.", "1,200,000 people", "1200000", "person", "count"),
        ("It seats twenty-one thousand fans.", "twenty-one thousand fans", "21000", "fan", "count"),
        ("It holds two hundred and thirty-two books.", "two hundred and thirty-two books", "232", "book", "count"),
        ("He owns half a million shares.", "half a million shares", "500000", "share", "count"),
        ("They sold a couple of dozen tickets.", "a couple of dozen tickets", "24", "ticket", "count"),
        ("They sold a dozen tickets.", "a dozen tickets", "12", "ticket", "count"),
        ("The mine shipped 12.3m tonnes of ore.", "12.3m tonnes", "12300000", "tonne", "mass"),
        ("The account has 10k followers.", "10k followers", "10000", "follower", "count"),
        ("It took 1 234 567 steps.", "1 234 567 steps", "1234567", "step", "count"),
        # Money.
        ("It cost $1.2bn.", "$1.2bn", "1200000000", "USD", "money"),
        ("It cost US$5m.", "US$5m", "5000000", "USD", "money"),
        ("It cost US $5 million.", "US $5 million", "5000000", "USD", "money"),
        ("It cost 5 million euros.", "5 million euros", "5000000", "EUR", "money"),
        ("It cost €5 million.", "€5 million", "5000000", "EUR", "money"),
        ("It cost Rs 2 crore.", "Rs 2 crore", "20000000", "INR", "money"),
        ("It cost Rs. 500.", "Rs. 500", "500", "INR", "money"),
        ("It cost A$30.", "A$30", "30", "AUD", "money"),
        ("It cost 30 Australian dollars.", "30 Australian dollars", "30", "AUD", "money"),
        ("It cost 75 USD million.", "75 USD million", "75000000", "USD", "money"),
        ("It cost 115USD.", "115USD", "115", "USD", "money"),
        ("It cost 5 €.", "5 €", "5", "EUR", "money"),
        ("It cost thirteen dollars forty-five cents.", "thirteen dollars forty-five cents", "13.45", "USD", "money"),
        ("It rose 19 cents.", "19 cents", "19", "cent", "money"),
        ("The fine was 361 million pounds.", "361 million pounds", "361000000", "GBP", "money"),
        ("The calf weighed 208 pounds.", "208 pounds", "208", "pound", "mass"),
        ("The debt is -$5.", "-$5", "-5", "USD", "money"),
        # Percent and points.
        ("Prices rose 10%.", "10%", "10", "%", "percent"),
        ("Prices rose 10 per cent.", "10 per cent", "10", "%", "percent"),
        ("Prices rose ten percent.", "ten percent", "10", "%", "percent"),
        ("The rate fell 2.5 percentage points.", "2.5 percentage points", "2.5", "percentage point", "percent"),
        ("The rate fell 25 basis points.", "25 basis points", "25", "basis point", "percent"),
        # Durations, ages, measures.
        ("They had a 75-minute call.", "75-minute", "75", "minute", "duration"),
        ("The 12-year-old boy spoke.", "12-year-old", "12", "year", "duration"),
        ("The hike lasted an hour and a half.", "an hour and a half", "1.5", "hour", "duration"),
        ("It lies 500 metres east.", "500 metres", "500", "metre", "length"),
        ("He is 1.8m tall.", "1.8m", "1.8", "metre", "length"),
        ("The hall is 4,300-square-foot wide.", "4,300-square-foot", "4300", "square foot", "area"),
        ("It ran at 87 mph.", "87 mph", "87", "mile per hour", "speed"),
        ("It ran at 60 miles an hour.", "60 miles an hour", "60", "mile per hour", "speed"),
        ("It was 20°C.", "20°C", "20", "degree Celsius", "temperature"),
        ("It was minus 5 degrees Fahrenheit.", "minus 5 degrees Fahrenheit", "-5", "degree Fahrenheit", "temperature"),
        ("Add 2 1/2 cups.", "2 1/2 cups", "2.5", "cup", "volume"),
        ("Add ½ teaspoon of salt.", "½ teaspoon", "0.5", "teaspoon", "volume"),
        # Fractions, multiples, ratios, ordinals.
        ("They won two-thirds of the seats.", "two-thirds of the seats"[:10], "0.666666666667", None, "ratio"),
        ("They won half the seats.", "half", "0.5", None, "ratio"),
        ("They won a third of voters.", "a third of voters", "0.333333333333", "voter", "ratio"),
        ("One in five people agreed.", "One in five people", "0.2", "person", "ratio"),
        ("Nine out of ten agreed.", "Nine out of ten", "0.9", None, "ratio"),
        ("Rents doubled.", "doubled", "2", "time", "ratio"),
        ("Rents are twice as high.", "twice", "2", "time", "ratio"),
        ("It was a 10th straight loss.", "10th straight loss", "10", "loss", "ordinal"),
        ("Lead is the 37th most abundant element.", "37th", "37", None, "ordinal"),
        ("It was the third strike.", "third strike", "3", "strike", "ordinal"),
        ("It ranked 26th in the guide.", "26th", "26", None, "ordinal"),
        ("The answer is minus five point five.", "minus five point five", "-5.5", None, "count"),
    ],
)  # fmt: skip
def test_figure_is_read(text: str, span: str, value: str, unit: str | None, dimension: str) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.unit, figure.dimension.value) == (span, value, unit, dimension)


@pytest.mark.parametrize(
    ("text", "span", "value", "value_to", "unit"),
    [
        ("It costs 3 to 5 million euros.", "3 to 5 million euros", "3000000", "5000000", "EUR"),
        ("It costs £3-4 billion.", "£3-4 billion", "3000000000", "4000000000", "GBP"),
        ("It costs $3 billion to $5 billion.", "$3 billion to $5 billion", "3000000000", "5000000000", "USD"),
        ("It costs $10m-$15m.", "$10m-$15m", "10000000", "15000000", "USD"),
        ("Between 10 and 20 percent agreed.", "10 and 20 percent", "10", "20", "%"),
        ("It takes two or three days.", "two or three days", "2", "3", "day"),
        ("It has an 8- to 16-meter mirror.", "8- to 16-meter", "8", "16", "metre"),
        ("Millions of people watched.", "Millions of people", "1000000", "10000000", "person"),
        ("Tens of thousands of dollars went missing.", "Tens of thousands of dollars", "10000", "100000", "USD"),
        ("A few thousand voters came.", "thousand voters", "1000", "10000", "voter"),
        ("Leeds won 3-2.", "3-2", "3", "2", None),
        ("The court ruled 5-4.", "5-4", "5", "4", None),
        ("It beat England 3-1.", "3-1", "3", "1", None),
    ],
)
def test_range_or_score_is_one_figure(text: str, span: str, value: str, value_to: str, unit: str | None) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.value_to, figure.unit) == (span, value, value_to, unit)


def test_score_and_range_have_their_own_dimension() -> None:
    assert only("Leeds won 3-2.").dimension is Dimension.SCORE
    assert only("It takes 3-4 days.").dimension is Dimension.DURATION


@pytest.mark.parametrize(
    "text", ["Output rose from 10 tonnes to 12 tonnes.", "The stake fell 3% to 40%.", "He cut it by $3bn to $5bn."]
)
def test_movement_is_two_figures(text: str) -> None:
    figures = find_figures(text, ENGLISH)
    assert len(figures) == 2
    assert all(figure.value_to is None for figure in figures)


@pytest.mark.parametrize(
    ("text", "approximation"),
    [
        ("About 41 aircraft burned.", "about"),
        ("Nearly 41 aircraft burned.", "about"),
        ("At least 41 aircraft burned.", "at_least"),
        ("No fewer than 41 aircraft burned.", "at_least"),
        ("More than 41 aircraft burned.", "more_than"),
        ("Well over 41 aircraft burned.", "more_than"),
        ("Up to 41 aircraft burned.", "at_most"),
        ("No more than 41 aircraft burned.", "at_most"),
        ("Fewer than 41 aircraft burned.", "less_than"),
        ("Just under 41 aircraft burned.", "less_than"),
        ("We saw 41 or more.", "at_least"),
        ("Exactly 41 aircraft burned.", None),
    ],
)
def test_hedge_is_told_apart_from_the_value(text: str, approximation: str | None) -> None:
    figure = only(text)
    assert figure.value == "41"
    assert figure.approximation == approximation


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12 dead", "19 dead"),
        ("$1.5 million", "$15 million"),
        ("a rise of 10%", "a rise of 10"),
        ("odds of 3-4", "odds of 34"),
        ("for $5", "for 5"),
        ("the 7 boats", "the 6 boats"),
        ("on March 24", "on March 25"),
        ("8 hours ago, 41 aircraft", "8 hours ago, 34 aircraft"),
        ("1.5 litres", "15 litres"),
    ],
)
def test_changed_figure_reads_differently(before: str, after: str) -> None:
    def read(text: str) -> list[tuple[str, str | None, str | None]]:
        return [(figure.value, figure.value_to, figure.unit) for figure in find_figures(text, ENGLISH)]

    assert read(before) != read(after)


def test_over_a_period_is_during_it() -> None:
    _, period = find_figures("They spent $84 billion over 10 years.", ENGLISH)
    assert period.approximation is None
    assert only("It lasted over 10 years.").approximation == "more_than"


def test_preposition_is_no_unit() -> None:
    assert only("There were 903 in the north.").unit is None


def test_tokenised_text_reads_as_written_text_does() -> None:
    spaced = find_figures("Sales of $ 1.45 billion rose 5 % by October 19 , 1984 , or 1,234 units .", ENGLISH)
    written = find_figures("Sales of $1.45 billion rose 5% by October 19, 1984, or 1,234 units.", ENGLISH)
    assert [figure.value for figure in spaced] == [figure.value for figure in written]


@pytest.mark.parametrize("language", ["nl", "sw", "zh"])
def test_language_without_a_table_has_digits_currency_and_percent(language: str) -> None:
    figures = find_figures("Abc 41 def €5, ghi 10% jkl, Mno 1.5.", figure_words(language))
    assert [(figure.value, figure.unit) for figure in figures] == [
        ("41", None),
        ("5", "EUR"),
        ("10", "%"),
        ("1.5", None),
    ]


GERMAN_SKETCH = FigureWords(
    language="de",
    cardinals={"zwei": 2, "drei": 3},
    scales={"millionen": Decimal(10**6), "milliarden": Decimal(10**9)},
    scale_abbreviations={"mio": Decimal(10**6)},
    decimal_mark=",",
    to=frozenset({"bis"}),
    approximators={("rund",): Approximation.ABOUT},
    percent={("prozent",): Unit("%", Dimension.PERCENT)},
    currencies={("euro",): "EUR"},
    months={"januar": 1},
    plural_endings=(("e", ""),),
)


@pytest.mark.parametrize(
    ("text", "value", "value_to", "unit"),
    [
        ("Es kostet 1,5 Millionen Euro.", "1500000", None, "EUR"),
        ("Es kostet drei Milliarden Euro.", "3000000000", None, "EUR"),
        ("Es kostet zwei bis drei Millionen Euro.", "2000000", "3000000", "EUR"),
        ("Das sind rund 41.000 Boote.", "41000", None, "Boot"),
        ("Das sind 2,5 Prozent.", "2.5", None, "%"),
        ("Das war am 30. Januar 2026.", "2026-01-30", None, None),
    ],
)
def test_language_is_added_by_its_table_alone(text: str, value: str, value_to: str | None, unit: str | None) -> None:
    (figure,) = find_figures(text, GERMAN_SKETCH)
    assert (figure.value, figure.value_to, figure.unit) == (value, value_to, unit)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He is 6-foot-9.", "6-foot-9", "6.75"),
        ("A 6-foot-9-inch gate.", "6-foot-9-inch", "6.75"),
        ("It is 6 feet 9 inches tall.", "6 feet 9 inches", "6.75"),
        ("A 6-foot, 9-inch gate.", "6-foot, 9-inch", "6.75"),
        ("He is 6'9\" tall.", "6'9\"", "6.75"),
        ("It is 6 feet, 14 men held it.", "6 feet", "6"),
        ("Some 30 or more carts came.", "30 or more carts", "30"),
    ],
)
def test_feet_and_inches_are_one_length(text: str, span: str, value: str) -> None:
    figure = find_figures(text, ENGLISH)[0]
    assert (figure.text, figure.value) == (span, value)
