"""Dates and times of day in a text, as ISO: "January 30, 2026", "30 Jan", "Tuesday", "the 1990s", "5.30pm". PURE."""

from __future__ import annotations

import re
from datetime import date, timedelta

from monitor.claims.figures_clock import read_clock, read_lap
from monitor.claims.figures_moment import Moment
from monitor.claims.figures_tokens import Token, digit_groups
from monitor.claims.languages.figure_words import FigureWords
from monitor.values import Dimension

__all__ = ["read_moment", "resolve_weekday"]

_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_ISO_WEEKDAY = "-W-{}"  # ISO 8601:2000's form for "this day of some week", as "--01-30" is for a day of some year
_LONGEST_ERA = 3
# Two digits for a year mean the last century from here on.
_FIRST_YEAR_OF_LAST_CENTURY = 40


def read_moment(tokens: list[Token], at: int, words: FigureWords, published: date | None) -> Moment | None:
    """The longest date or time that begins with token `at`."""
    token = tokens[at]
    if token.kind == "number":
        return _read_from_number(tokens, at, words)
    if token.kind != "word":
        return None
    if token.lower in words.weekdays and (token.text[0].isupper() or words.small_calendar):
        return _from_weekday(tokens, at, words, published)
    if token.lower in words.months:
        return _from_month(tokens, at, words)
    if token.text[0].isupper() and len(token.text) <= _LONGEST_ERA:
        return _after_era(tokens, at, words)
    if token.lower in words.clock_names:
        return Moment(at, at + 1, words.clock_names[token.lower], Dimension.TIME)
    return None


def _read_from_number(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].kind == "word":
        return None
    return (
        _iso_date(tokens, at)
        or _numeric_date(tokens, at, words)
        or _day_and_month(tokens, at, words)
        or _century(tokens, at, words)
        or read_lap(tokens, at)
        or read_clock(tokens, at, words)
        or _years(tokens, at)
        or _short_year(tokens, at, words)
        or _decade(tokens, at)
    )


# --- written dates ----------------------------------------------------------------------------------------------


def _from_month(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "January 30, 2026", "January 30", "Jan. 2026", "in January"; "May" and "March" need a day or a year beside them."""
    month, last = words.months[tokens[at].lower], at + 1
    if tokens[at].text[0].islower() and tokens[at].lower in words.ambiguous_months:
        before = tokens[at - 1].lower if at else ""
        if not _day(tokens, last) or (before and before not in words.date_prepositions and before not in words.on):
            return None
    if last < len(tokens) and tokens[last].text == "." and len(tokens[at].text) <= 4:
        last += 1
    day = _day(tokens, last)
    if day:
        return _with_year(tokens, at, last + _day_length(tokens, last, words), month, day, words)
    skipped = last + 1 if last < len(tokens) and tokens[last].lower in {",", *words.of} else last
    year = _year(tokens, skipped)
    if year:
        return Moment(at, skipped + 1, f"{year}-{month:02}", Dimension.DATE)
    before = tokens[at - 1].lower if at else ""
    dated = before in words.date_prepositions or before in words.next_words
    written = tokens[at].text[0].isupper() or words.small_calendar
    if dated and written and not _joins_name(tokens, last):
        last = last if words.month_first else at + 1  # "en mai." ends its sentence
        return Moment(at, last, f"--{month:02}", Dimension.DATE)
    return None


def _joins_name(tokens: list[Token], at: int) -> bool:
    """Whether a capital follows: "for May Johnson" is a person."""
    return at < len(tokens) and tokens[at].kind == "word" and tokens[at].text[0].isupper()


def _with_year(tokens: list[Token], first: int, last: int, month: int, day: int, words: FigureWords) -> Moment | None:
    if day > _DAYS_OF_MONTH[month - 1]:
        return None
    day_to, last = _day_range(tokens, last, month, day, words)
    behind = last
    if behind < len(tokens) and (tokens[behind].text == "," or tokens[behind].lower in words.year_links):
        behind += 1
    year = _year(tokens, behind)
    head = f"{year}-" if year else "--"
    last = behind + 1 if year else last
    value_to = f"{head}{month:02}-{day_to:02}" if day_to else None
    return Moment(first, last, f"{head}{month:02}-{day:02}", Dimension.DATE, value_to)


def _day_range(tokens: list[Token], at: int, month: int, day: int, words: FigureWords) -> tuple[int | None, int]:
    """The second day of "January 3-5" or "January 3 to 5", and the index behind it."""
    if at + 1 >= len(tokens) or not (tokens[at].text in "-–—" or tokens[at].lower in words.to):
        return None, at
    other = _day(tokens, at + 1)
    if not other or not day < other <= _DAYS_OF_MONTH[month - 1]:
        return None, at
    return other, at + 1 + _day_length(tokens, at + 1, words)


def _day_and_month(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "30 January 2026", "the 30th of January", "3-5 March"."""
    day = _day(tokens, at)
    if not day:
        return None
    last = at + _day_length(tokens, at, words)
    first_day: int | None = None
    if last + 1 < len(tokens) and tokens[last].text in "-–" and (other := _day(tokens, last + 1)) and other > day:
        first_day, day, last = day, other, last + 1 + _day_length(tokens, last + 1, words)
    dotted_day = last < len(tokens) and tokens[last].text == "." and not words.month_first  # "30. Januar"
    if last < len(tokens) and (dotted_day or tokens[last].lower in words.of):
        last += 1
    if last >= len(tokens) or tokens[last].lower not in words.months or tokens[last].start == tokens[last - 1].end:
        return None
    if tokens[last].lower == "may" and _is_verb_may(tokens, last):
        return None
    month = words.months[tokens[last].lower]
    dotted = last + 1 < len(tokens) and tokens[last + 1].text == "." and _year(tokens, last + 2)
    moment = _with_year(tokens, at, last + (2 if dotted else 1), month, day, words)
    if moment is None or first_day is None:
        return moment
    return Moment(at, moment.last, f"{moment.value[:-2]}{first_day:02}", Dimension.DATE, moment.value)


def _is_verb_may(tokens: list[Token], at: int) -> bool:
    return tokens[at].text == "may" and not (at + 1 < len(tokens) and _year(tokens, at + 1))


def _day(tokens: list[Token], at: int) -> int | None:
    """A day of the month at `at`, with or without an ordinal's ending; 0 and numbers over 31 are none."""
    if at >= len(tokens) or tokens[at].kind != "number" or not tokens[at].text.isdecimal() or len(tokens[at].text) > 2:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].text in ":%" and tokens[at + 1].start == tokens[at].end:
        return None
    day = int(tokens[at].text)
    return day if 1 <= day <= 31 else None


def _day_length(tokens: list[Token], at: int, words: FigureWords) -> int:
    """How many tokens the day has: "30" one, "30th" two."""
    suffixed = (
        at + 1 < len(tokens)
        and tokens[at + 1].start == tokens[at].end
        and tokens[at + 1].lower in words.ordinal_suffixes
    )
    return 2 if suffixed else 1


def _year(tokens: list[Token], at: int) -> str | None:
    if at >= len(tokens) or tokens[at].kind != "number" or not _YEAR.fullmatch(tokens[at].text):
        return None
    return tokens[at].text


# --- dates in digits --------------------------------------------------------------------------------------------


def _iso_date(tokens: list[Token], at: int) -> Moment | None:
    """ "2026-01-30"; a time that is glued to it ("T10:38") is taken along."""
    parts = digit_groups(tokens, at, "-", 3)
    if parts is None or len(parts[0]) != 4:
        return None
    value = _checked(parts[0], int(parts[1]), int(parts[2]))
    if value is None:
        return None
    last = at + 5
    while last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].text not in ".,;)":
        last += 1
    return Moment(at, last, value, Dimension.DATE)


def _numeric_date(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "1/30/2026", "30.01.2026": the order of day and month is the language's, unless only the other can be."""
    parts = digit_groups(tokens, at, "/", 3)
    if parts is None and tokens[at].text.count(".") == 2:
        parts = tokens[at].text.split(".")
        width = 1
    else:
        width = 5
    if parts is None or len(parts[2]) != 4 or not all(0 < len(part) <= 2 for part in parts[:2]):
        return None
    one, two = int(parts[0]), int(parts[1])
    month_first = words.month_first and "/" in (tokens[at + 1].text if width == 5 else "")
    month, day = (one, two) if (month_first and one <= 12) or two > 12 else (two, one)
    value = _checked(parts[2], month, day)
    return None if value is None else Moment(at, at + width, value, Dimension.DATE)


def _checked(year: str, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS_OF_MONTH[month - 1]:
        return None
    return f"{year}-{month:02}-{day:02}"


def _decade(tokens: list[Token], at: int) -> Moment | None:
    """ "the 1990s": the first year of it, "199" by ISO 8601."""
    token = tokens[at]
    if not _YEAR.fullmatch(token.text) or token.text[3] != "0" or at + 1 >= len(tokens):
        return None
    ending = tokens[at + 1]
    if ending.start == token.end and ending.lower in ("s", "'s"):
        return Moment(at, at + 2, token.text[:3], Dimension.DATE)
    return None


def _century(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "the 19th century": "18", as ISO 8601 shortens the years 1800 to 1899."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in words.ordinal_suffixes or not tokens[at].text.isdecimal():
        return None
    behind = at + 3 if tokens[at + 2].text == "-" else at + 2
    if (
        behind >= len(tokens)
        or tokens[behind].lower not in words.ordinal_centuries
        or not 1 <= int(tokens[at].text[:3]) <= 30
    ):
        return None
    return Moment(at, behind + 1, f"{int(tokens[at].text) - 1:02}", Dimension.DATE)


def _years(tokens: list[Token], at: int) -> Moment | None:
    """ "2013-14", "2013–2014": a season or a span of years."""
    if _year(tokens, at) is None or at + 2 >= len(tokens) or tokens[at + 1].text not in "-–/":
        return None
    first, ending = tokens[at].text, tokens[at + 2]
    if tokens[at + 2].start - tokens[at].end != 1 or len(ending.text) not in (2, 4) or not ending.text.isdecimal():
        return None
    last = first[: 4 - len(ending.text)] + ending.text
    return Moment(at, at + 3, first, Dimension.DATE, last) if 0 < int(last) - int(first) < 200 else None


def _after_era(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "A.D. 1000", with the year that "between A.D. 1000 and 1260" ends in."""
    for length in (4, 3, 1):
        era = "".join(token.lower for token in tokens[at : at + length])
        year = at + length
        if era in words.eras and year < len(tokens) and tokens[year].text.isdecimal() and len(tokens[year].text) <= 4:
            sign = "-" if era.startswith("b") else ""
            value_to, last = _second_year(tokens, year + 1, words)
            return Moment(at, last, f"{sign}{int(tokens[year].text):04}", Dimension.DATE, value_to)
    return None


def _short_year(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "the class of '08": two digits behind an apostrophe, with no noun that they would count."""
    if not at or tokens[at - 1].text not in "'’‘" or tokens[at - 1].end != tokens[at].start:
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = (
        behind is not None
        and behind.kind == "word"
        and behind.text[0].islower()
        and behind.lower not in words.noun_stops
    )
    if (
        len(tokens[at].text) != 2
        or not tokens[at].text.isdecimal()
        or counts
        or (behind is not None and behind.text in "%")
    ):
        return None
    century = "20" if int(tokens[at].text) < _FIRST_YEAR_OF_LAST_CENTURY else "19"
    return Moment(at, at + 1, century + tokens[at].text, Dimension.DATE)


def _second_year(tokens: list[Token], at: int, words: FigureWords) -> tuple[str | None, int]:
    if at + 1 >= len(tokens) or not tokens[at + 1].text.isdecimal() or len(tokens[at + 1].text) not in (3, 4):
        return None, at
    linked = tokens[at].lower in words.to or tokens[at].lower in words.between_and
    return (f"{int(tokens[at + 1].text):04}", at + 2) if linked else (None, at)


# --- weekdays ---------------------------------------------------------------------------------------------------


def _from_weekday(tokens: list[Token], at: int, words: FigureWords, published: date | None) -> Moment | None:
    """ "Tuesday"; a written date behind it ("Friday, January 30") is the date."""
    name_end = _weekday_end(tokens, at, words)
    if name_end is None:
        return None
    behind = name_end
    if behind < len(tokens) and tokens[behind].text == "." and len(tokens[at].text) <= 5:
        behind += 1
    if behind < len(tokens) and tokens[behind].text == ",":
        behind += 1
    if behind < len(tokens) and tokens[behind].lower in words.before_day:
        behind += 1
    if behind < len(tokens):
        dated = _from_month(tokens, behind, words) if tokens[behind].lower in words.months else None
        dated = dated or (_day_and_month(tokens, behind, words) if tokens[behind].kind == "number" else None)
        if dated is not None:
            return Moment(at, dated.last, dated.value, Dimension.DATE, dated.value_to)
    if tokens[at].text.isupper() or len(tokens[at].text) < 4:
        return None  # "MON", "Sun" and "Sat" are too often something else
    coming = at > 0 and tokens[at - 1].lower in words.next_words
    value = resolve_weekday(words.weekdays[tokens[at].lower], published, coming=coming)
    return Moment(at, name_end, value, Dimension.DATE)


def _weekday_end(tokens: list[Token], at: int, words: FigureWords) -> int | None:
    """The index behind a weekday's name; None where the word lacks what makes it one: "segunda" without "-feira"."""
    tail = words.weekday_tails.get(tokens[at].lower, ())
    behind = at + 1 + len(tail)
    return behind if tuple(token.lower for token in tokens[at + 1 : behind]) == tail else None


def resolve_weekday(weekday: int, published: date | None, *, coming: bool = False) -> str:
    """The date that a weekday (1 is Monday) names in an article of that date: the last such day, or the one to come.

    >>> resolve_weekday(2, date(2026, 1, 30)), resolve_weekday(2, None)
    ('2026-01-27', '-W-2')
    """
    if published is None:
        return _ISO_WEEKDAY.format(weekday)
    if coming:
        ahead = (weekday - published.isoweekday()) % 7 or 7
        return (published + timedelta(days=ahead)).isoformat()
    return (published - timedelta(days=(published.isoweekday() - weekday) % 7)).isoformat()


# --- times of day -----------------------------------------------------------------------------------------------
