"""Figures without a cardinal: multiples ("doubled", "twice as"), ordinals that count, periods that an article counts. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from monitor.claims.figures_hedges import approximation_before
from monitor.claims.figures_tokens import Token
from monitor.claims.figures_units import singular
from monitor.claims.languages.figure_words import FigureWords, Unit
from monitor.values import Dimension

__all__ = ["Counted", "read_counted"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with its unit, at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    value: Decimal
    unit: Unit


def read_counted(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    """The multiple, ordinal or lone period that begins with token `at`."""
    if tokens[at].kind == "mark":
        return None
    return _multiple(tokens, at, words) or _ordinal(tokens, at, words) or _lone_period(tokens, at, words)


# --- multiples --------------------------------------------------------------------------------------------------

_TIMES = Unit("time", Dimension.RATIO)


def _multiple(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    """ "doubled", "tripling", "double the", "twice as many", "threefold"; "scored twice" and "double room" are none."""
    factor = words.multiples.get(tokens[at].lower)
    if factor is None:
        return None
    word = tokens[at].lower
    if at + 1 < len(tokens) and tokens[at + 1].lower in words.not_multiplied:
        return None  # "doubled down"
    if word.endswith(words.multiple_endings) or _compares(tokens, at + 1, words):
        value = Decimal(factor) if factor else Decimal("0.5")
        return Counted(at, at + 1, value, _TIMES)
    return None


def _compares(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether what follows is compared with: "twice as", "double the", "triple that"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in words.compared_with:
        return False
    return tokens[at].lower not in words.as_ or tokens[at + 1].text[0].islower()


# --- ordinals ---------------------------------------------------------------------------------------------------


def _ordinal(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    """ "the third strike", "a 10th straight loss", "ranked 26th"; "first" introduces, and seldom counts."""
    read = _ordinal_number(tokens, at, words)
    if read is None or read[0] < 2:
        return None
    value, last = read
    noun = _ordinal_noun(tokens, at, last, words)
    if noun is not None:
        return Counted(at, noun + 1, Decimal(value), Unit(singular(tokens[noun].text, words), Dimension.ORDINAL))
    is_rank = tokens[at].kind == "number" and _may_be_rank(tokens, last, words)
    return Counted(at, last, Decimal(value), Unit("", Dimension.ORDINAL)) if is_rank else None


def _ordinal_noun(tokens: list[Token], at: int, last: int, words: FigureWords) -> int | None:
    """The index of the noun that the ordinal counts, behind "straight" or "consecutive" too."""
    if last >= len(tokens):
        return None
    if (
        tokens[last].lower in words.ordinal_adjectives
        and last + 1 < len(tokens)
        and _is_counted(tokens[last + 1], words)
    ):
        return last + 1
    if tokens[last].lower in words.counted_by_ordinal:
        return last
    before = tokens[at - 1].lower if at else ""
    return last if before in words.before_ordinal and _is_counted(tokens[last], words) else None


def _may_be_rank(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """ "ranked 26th in the guide", "the 37th most abundant"; "22nd Street", "3rd quarter" and "21st-century" are names."""
    if at >= len(tokens):
        return True
    behind = tokens[at].lower
    named = behind in words.not_counted_by_ordinal or behind in words.ordinal_centuries
    return behind not in "-/" and (not named or behind in words.noun_stops)


def _is_counted(noun: Token, words: FigureWords) -> bool:
    if noun.kind != "word" or noun.lower in words.not_counted_by_ordinal or noun.lower in words.noun_stops:
        return False
    superlative = noun.lower.endswith(words.superlatives)
    return noun.text.islower() and noun.lower not in words.denominators and not superlative


def _ordinal_number(tokens: list[Token], at: int, words: FigureWords) -> tuple[int, int] | None:
    """ "third", "twenty-first", "10th" and the index behind; none where a hyphen goes on ("21st-century")."""
    token = tokens[at]
    if token.kind == "number":
        suffixed = at + 1 < len(tokens) and tokens[at + 1].start == token.end
        if not (
            suffixed
            and token.text.isdecimal()
            and tokens[at + 1].lower in words.ordinal_suffixes
            and len(token.text) < 5
        ):
            return None
        return int(token.text), at + 2
    if token.lower in words.ordinals:
        return words.ordinals[token.lower], at + 1
    tens = words.cardinals.get(token.lower, 0)
    if tens >= 20 and at + 2 < len(tokens) and tokens[at + 1].text == "-":
        unit = words.ordinals.get(tokens[at + 2].lower, 10)
        return (tens + unit, at + 3) if unit < 10 else None
    return None


# --- periods ----------------------------------------------------------------------------------------------------


def _lone_period(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    """ "an hour", "more than a year", "an hour and a half": a period that its article counts."""
    if at + 1 >= len(tokens):
        return None
    if tokens[at].lower in words.articles:
        return _after_article(tokens, at, words)
    return _halved(tokens, at, words)


def _after_article(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    unit = words.units.get((tokens[at + 1].lower,))
    if unit is None or (at and tokens[at - 1].end == tokens[at].start):
        return None
    more, last = _and_a_half(tokens, at + 2, words)
    if more or _is_counted_period(tokens, at, words):
        return Counted(at, last, 1 + more, unit)
    return None


def _and_a_half(tokens: list[Token], at: int, words: FigureWords) -> tuple[Decimal, int]:
    """ "an hour and a half": what is added, and the index behind."""
    half = [token.lower for token in tokens[at : at + 3]]
    if not half or half[0] not in words.joiners:
        return Decimal(0), at
    behind = 2 if len(half) > 2 and half[1] in words.articles else 1
    denominator = words.denominators.get(half[behind]) if len(half) > behind else None
    return (Decimal(1) / denominator, at + behind + 1) if denominator in (2, 4) else (Decimal(0), at)


def _is_counted_period(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """ "for an hour" and "more than a year" last one; "$15 an hour" and "60 miles an hour" are rates."""
    noun = tokens[at + 1].lower
    if noun in words.hedged_periods and approximation_before(tokens, at, words)[0] is not None:
        return True
    before = tokens[at - 1].lower if at else ""
    return noun in words.lone_periods and before in words.before_lone_period


def _halved(tokens: list[Token], at: int, words: FigureWords) -> Counted | None:
    """ "half hour", "half an hour", "half-hour": half of a period."""
    if words.denominators.get(tokens[at].lower) != 2:
        return None
    behind = at + 1
    if tokens[behind].lower in words.articles or tokens[behind].text == "-":
        behind += 1
    if (
        behind >= len(tokens)
        or tokens[behind].lower not in words.hedged_periods
        or tokens[behind].lower in words.denominators
    ):
        return None
    unit = words.units.get((tokens[behind].lower,))
    return None if unit is None else Counted(at, behind + 1, Decimal("0.5"), unit)
