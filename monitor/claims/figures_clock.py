"""Times of day: "7:30 p.m.", "noon", "um 8 Uhr", "14h30"; and a lap's time, which is a duration. PURE."""

from __future__ import annotations

import re
from decimal import Decimal

from monitor.claims.figures_moment import Moment
from monitor.claims.figures_tokens import Token, digit_groups
from monitor.claims.languages.figure_words import FigureWords
from monitor.values import Dimension

__all__ = ["read_clock", "read_lap"]


def read_clock(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "11 a.m.", "5am", "10:27 PM EDT", "10.45pm", "17:22"."""
    marked = _marked_hour(tokens, at, words)
    if marked is not None:
        return marked
    hour, minute, last = _hour_and_minute(tokens, at)
    if hour is None or hour > 24 or minute > 59:
        return None
    half, behind = _half_day(tokens, last, words)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
        last = behind
    elif not _is_clock(tokens, at, last, words):
        return None
    if last < len(tokens) and tokens[last].lower in words.clock_zones:
        last += 1
    return Moment(at, last, f"{hour:02}:{minute:02}", Dimension.TIME)


def _marked_hour(tokens: list[Token], at: int, words: FigureWords) -> Moment | None:
    """ "14h30", "à 14 heures", "14.30 Uhr", "alle 14.30": hours that their own words show."""
    hour, minute, last = _hour_and_minute(tokens, at)
    if hour is None or hour > 24 or minute > 59:
        return None
    led = at > 0 and tokens[at - 1].lower in words.before_clock
    behind = tokens[last].lower if last < len(tokens) else ""
    if behind in words.clock_words:
        return Moment(at, last + 1, f"{hour:02}:{minute:02}", Dimension.TIME)
    if behind in words.hour_marks and last == at + 1:
        written = tokens[last + 1].text if last + 1 < len(tokens) else ""
        shown = led or len(behind) == 1  # "2 heures 30" may last, "14h30" may not
        if shown and len(written) == 2 and written.isdecimal() and int(written) < 60:
            return Moment(at, last + 2, f"{hour:02}:{written}", Dimension.TIME)
        return Moment(at, last + 1, f"{hour:02}:00", Dimension.TIME) if led else None
    if led and last > at + 1 and behind in words.hour_marks:
        last += 1
    part, last = _part_of_day(tokens, last, words)
    if led and part is not None and 1 <= hour <= 12:
        return Moment(at, last, f"{hour % 12 + part:02}:{minute:02}", Dimension.TIME)
    shown = "." in tokens[at].text or (words.bare_hours and _counts_nothing(tokens, last, words))
    return Moment(at, last, f"{hour:02}:{minute:02}", Dimension.TIME) if led and shown else None


def _part_of_day(tokens: list[Token], at: int, words: FigureWords) -> tuple[int | None, int]:
    """What "di sera" adds to an hour of twelve, and the index behind it."""
    for phrase, hours in words.day_parts.items():
        if tuple(token.lower for token in tokens[at : at + len(phrase)]) == phrase:
            return hours, at + len(phrase)
    return None, at


def _counts_nothing(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether no noun follows that a bare hour would count: "alle 9 di sera", not "alle 9 famiglie"."""
    return at >= len(tokens) or tokens[at].text in ".,;)" or tokens[at].lower in words.noun_stops


def _hour_and_minute(tokens: list[Token], at: int) -> tuple[int | None, int, int]:
    text = tokens[at].text
    if re.fullmatch(r"\d{1,2}\.\d\d", text):
        return int(text.split(".")[0]), int(text.split(".")[1]), at + 1
    if not text.isdecimal() or len(text) > 2:
        return None, 0, at
    groups = digit_groups(tokens, at, ":", 2)
    if groups is not None and len(groups[1]) == 2:
        return int(text), int(groups[1]), at + 3
    return int(text), 0, at + 1


def _half_day(tokens: list[Token], at: int, words: FigureWords) -> tuple[int | None, int]:
    """What "a.m." adds to the hour, and the index behind it; the dots are tokens of their own."""
    if at >= len(tokens):
        return None, at
    if tokens[at].lower in words.half_days:
        if tokens[at].lower == "am" and tokens[at].start > tokens[at - 1].end + 1:
            return None, at
        return words.half_days[tokens[at].lower], at + 1
    dotted = "".join(token.lower for token in tokens[at : at + 4])
    for length in (4, 3):
        if "".join(token.lower for token in tokens[at : at + length]) in words.half_days and dotted:
            return words.half_days["".join(token.lower for token in tokens[at : at + length])], at + length
    return None, at


def _is_clock(tokens: list[Token], at: int, last: int, words: FigureWords) -> bool:
    """Whether digits without a half of the day are a time: "17:22" with two digits a side, "9 o'clock", "0530 GMT"."""
    if last < len(tokens) and tokens[last].lower in words.clock_zones and tokens[last].lower != "local":
        return tokens[last].lower.startswith("o") or last == at + 3
    glued = last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].text in ":."
    more = (
        glued
        and last + 1 < len(tokens)
        and tokens[last + 1].kind == "number"
        and tokens[last + 1].start == tokens[last].end
    )
    return last == at + 3 and not more


def read_lap(tokens: list[Token], at: int) -> Moment | None:
    """ "1:36.6", "2:03:59": how long a race took; read so that it is not taken for times of day, in seconds."""
    text = tokens[at].text
    if at + 2 >= len(tokens) or not text.isdecimal() or len(text) > 2 or tokens[at + 1].text != ":":
        return None
    behind = tokens[at + 2]
    if behind.start - tokens[at].end != 1 or not re.fullmatch(r"[0-5]\d\.\d{1,3}", behind.text):
        return None
    return Moment(at, at + 3, str(int(text) * 60 + Decimal(behind.text)), Dimension.DURATION, unit="second")
