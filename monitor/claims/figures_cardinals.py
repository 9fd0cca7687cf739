"""Cardinals in digits and in words, with their scales and fractions: "1.2 million", "2 1/2", "three and a half". PURE.

Every reader takes the tokens and an index, and returns what it read with the index behind it, or None.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from monitor.claims.figures_scales import scale_at
from monitor.claims.figures_tokens import DASHES, Token, number_value
from monitor.claims.languages.figure_words import FigureWords

__all__ = ["LARGEST", "Number", "read_cardinal", "read_digits", "read_mark", "scaled"]

_FRACTION_SLASHES = frozenset("/⁄∕")
# A larger product is a game with words ("million million million"), and would grow without bound.
LARGEST = Decimal(10) ** 18
_HIGHEST_EXPONENT = 24


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands: tokens `first` to `last` (exclusive).

    `scale` is what its last scale word multiplied by (1 without), `value_to` the upper end where the words give a
    range by themselves ("tens of thousands"). `plain` is the bare digits of a whole number without marks, else "".
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    value_to: Decimal | None = None
    plain: str = ""
    is_fraction: bool = False
    in_words: bool = False


# --- digits -----------------------------------------------------------------------------------------------------


def read_digits(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    value = number_value(tokens[at].text, words.decimal_mark)
    if value is None:
        return None
    plain = tokens[at].text if tokens[at].text.isdecimal() and tokens[at].text.isascii() else ""
    number = (
        _digits_in_groups(tokens, at, words)
        or _simple_fraction(tokens, at)
        or _mixed_fraction(tokens, at, value)
        or Number(at, at + 1, value, plain=plain)
    )
    return _raised(tokens, number) or scaled(tokens, number, words)


def _raised(tokens: list[Token], number: Number) -> Number | None:
    """ "10^9", "2.5^-1": a small whole exponent."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].text != "^" or tokens[at].start != tokens[at - 1].end:
        return None
    negative = tokens[at + 1].text == "-"
    at += 2 if negative else 1
    if at >= len(tokens) or not tokens[at].text.isdecimal() or len(tokens[at].text) > 2 or not 0 < number.value < 1000:
        return None
    exponent = int(tokens[at].text) * (-1 if negative else 1)
    return Number(number.first, at + 1, number.value**exponent) if abs(exponent) <= _HIGHEST_EXPONENT else None


def _digits_in_groups(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """Thousands apart by a space: "1 234 567", or one group where the space does not break ("12 000" in thin space)."""
    if not (tokens[at].text.isdecimal() and len(tokens[at].text) <= 3 and tokens[at].text[0] != "0"):
        return None
    last, digits = at + 1, tokens[at].text
    while last < len(tokens) and last - at < 5 and _is_group(tokens, last):
        digits += tokens[last].text
        last += 1
    if words.spaces_group and last < len(tokens) and _is_last_group(tokens, last):
        value = number_value(tokens[last].text, words.decimal_mark)
        return None if value is None else Number(at, last + 1, Decimal(digits) * 1000 + value)
    if last - at < (2 if words.spaces_group else 3):
        return None
    return Number(at, last, Decimal(digits))


def _is_last_group(tokens: list[Token], at: int) -> bool:
    """ "1 234,5": the last group with its decimals."""
    whole, mark, part = tokens[at].text.partition(",")
    apart = tokens[at].start - tokens[at - 1].end == 1
    return apart and mark == "," and len(whole) == 3 and whole.isdecimal() and part.isdecimal()


def _is_group(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.kind == "number"
        and len(token.text) == 3
        and token.text.isdecimal()
        and token.start - tokens[at - 1].end == 1
    )


def _simple_fraction(tokens: list[Token], at: int) -> Number | None:
    """ "1/16" and "1 / 4"; not a date or a path ("24/7/2019"), nor a division by zero."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _FRACTION_SLASHES or tokens[at + 2].kind != "number":
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if not (above.isdecimal() and below.isdecimal()) or len(above) > 2 or len(below) > 3 or int(below) < 2:
        return None
    before = tokens[at - 1] if at else None
    behind = tokens[at + 3] if at + 3 < len(tokens) else None
    if _touches_slash(before, tokens[at], at_start=True) or _touches_slash(behind, tokens[at + 2], at_start=False):
        return None
    if int(above) >= int(below):
        return None  # "24/7", "9/11" and "50/50" are names; a score out of ten ("12/10") is read nowhere
    if (above, below) == ("9", "11"):
        return None
    return Number(at, at + 3, Decimal(above) / Decimal(below), is_fraction=True)


def _touches_slash(neighbour: Token | None, token: Token, *, at_start: bool) -> bool:
    if neighbour is None or neighbour.text not in _FRACTION_SLASHES:
        return False
    return neighbour.end == token.start if at_start else token.end == neighbour.start


def _mixed_fraction(tokens: list[Token], at: int, whole: Decimal) -> Number | None:
    """ "2 1/2", "2-1/2", "2½"."""
    if whole != whole.to_integral_value() or at + 1 >= len(tokens):
        return None
    behind = at + 1
    if tokens[behind].text in DASHES and behind + 1 < len(tokens) and tokens[behind].start == tokens[at].end:
        behind += 1
    vulgar = _vulgar_fraction(tokens[behind])
    if vulgar is not None:
        return Number(at, behind + 1, whole + vulgar)
    fraction = _simple_fraction(tokens, behind) if tokens[behind].kind == "number" else None
    if fraction is None or whole >= 1000 or tokens[behind].start == tokens[at].end:
        return None
    return Number(at, fraction.last, whole + fraction.value)


def _vulgar_fraction(token: Token) -> Decimal | None:
    if token.kind != "mark" or unicodedata.category(token.text) != "No":
        return None
    above, slash, below = unicodedata.normalize("NFKC", token.text).partition("⁄")
    return Decimal(above) / Decimal(below) if slash and above.isdecimal() and below.isdecimal() else None


def read_mark(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """A number that begins with a mark: "½", ".534"."""
    vulgar = _vulgar_fraction(tokens[at])
    if vulgar is not None:
        return scaled(tokens, Number(at, at + 1, vulgar, is_fraction=True), words)
    if tokens[at].text != "." or at + 1 >= len(tokens) or tokens[at + 1].kind != "number":
        return None
    touches = at > 0 and tokens[at - 1].end == tokens[at].start and tokens[at - 1].kind != "mark"
    if touches or tokens[at + 1].start != tokens[at].end or not tokens[at + 1].text.isdecimal():
        return None
    if len(tokens[at + 1].text) > 6:
        return None
    return Number(at, at + 2, Decimal(f"0.{tokens[at + 1].text}"))


# --- scales -------------------------------------------------------------------------------------------------------


def scaled(tokens: list[Token], number: Number, words: FigureWords) -> Number:
    """The number with the scale words behind it: "1.2 million", "3bn", "5-million", "2 hundred thousand"."""
    value, last, scale = number.value, number.last, Decimal(1)
    while (step := scale_at(tokens, last, words, lone=scale == 1)) is not None:
        if abs(value * step[0]) > LARGEST:
            break
        value, scale, last = value * step[0], scale * step[0], step[1]
    if scale == 1:
        return number
    scaled = Number(number.first, last, value, scale, in_words=number.in_words)
    return _with_tail(tokens, scaled, words) or scaled


# --- words ------------------------------------------------------------------------------------------------------


def read_cardinal(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "two hundred and thirty-two thousand five hundred": groups of hundreds, each ended by a smaller scale."""
    total, group, scale, last = Decimal(0), None, LARGEST * 10, at
    index = at
    while (index := _skip_joiner(tokens, index, words, inside=index > at)) < len(tokens):
        word = tokens[index].lower
        phrase = _cardinal_phrase(tokens, index, words) if words.cardinal_phrases else None
        if phrase is not None and _fits(group, phrase[0]):
            group, index = (group or Decimal(0)) + phrase[0], phrase[1] - 1
        elif word in words.cardinals and _fits(group, words.cardinals[word]):
            group = (group or Decimal(0)) + words.cardinals[word]
        elif word in words.hundreds and (group is None or group < 100) and group != 0:
            group = (Decimal(1) if group is None else group) * words.hundreds[word]
        elif word in words.scales and words.scales[word] < scale:
            scale = words.scales[word]
            total, group = total + (Decimal(1) if group is None else group) * scale, None
        elif word in words.scales and group is None and total and total * words.scales[word] <= LARGEST:
            total, scale = total * words.scales[word], words.scales[word]
        else:
            break
        last = index = index + 1
        if index < len(tokens) and tokens[index].kind == "number":
            break
    return None if last == at else _finish_cardinal(tokens, at, last, total, group, words)


_LONGEST_CARDINAL = 10  # tokens: "quatre-cent-quatre-vingt-dix-neuf" has nine


def _cardinal_phrase(tokens: list[Token], at: int, words: FigureWords) -> tuple[int, int] | None:
    """The longest cardinal of several tokens at `at`, and the index behind it."""
    if tokens[at].lower not in words.cardinals:
        return None
    lowers = tuple("-" if token.text in DASHES else token.lower for token in tokens[at : at + _LONGEST_CARDINAL])
    for length in range(len(lowers), 1, -1):
        if lowers[:length] in words.cardinal_phrases:
            return words.cardinal_phrases[lowers[:length]], at + length
    return None


def _finish_cardinal(
    tokens: list[Token], at: int, last: int, total: Decimal, group: Decimal | None, words: FigureWords
) -> Number | None:
    scale = _scale_of(tokens, at, last, words) if group is None else Decimal(1)
    number = Number(at, last, total + (group or 0), scale, in_words=True)
    tailed = (
        _with_point(tokens, number, words) or _with_tail(tokens, number, words) or _as_fraction(tokens, number, words)
    )
    number = tailed or number
    return scaled(tokens, number, words) if number.scale == 1 or last == at + 1 else number


def _scale_of(tokens: list[Token], at: int, last: int, words: FigureWords) -> Decimal:
    return words.scales.get(tokens[last - 1].lower, Decimal(1))


def _fits(group: Decimal | None, more: int) -> bool:
    """Whether a smaller number may follow: "forty" + "one", "hundred" + "forty"; not "twenty" + "twenty"."""
    if group is None:
        return True
    room = 100 if group % 100 == 0 else 10 if group % 10 == 0 and group % 100 >= 20 else 0
    return 0 < more < room and group > 0


def _skip_joiner(tokens: list[Token], at: int, words: FigureWords, *, inside: bool) -> int:
    """The index behind a hyphen or an "and" that joins two number words; `at` itself where there is none."""
    if not inside or at + 1 >= len(tokens):
        return at
    token, behind = tokens[at], tokens[at + 1].lower
    if token.text in DASHES and (behind in words.cardinals or behind in words.hundreds or behind in words.scales):
        if (
            tokens[at - 1].lower in words.cardinals
            and behind in words.cardinals
            and not _tens_and_units(tokens, at, words)
        ):
            return at
        return at + 1
    before = tokens[at - 1].lower
    # "one hundred and six", "six million and two hundred"; "two and three" are two numbers.
    if (
        token.lower in words.joiners
        and behind in words.cardinals
        and (before in words.hundreds or before in words.scales)
    ):
        return (
            at if _fraction_follows(tokens, at + 1, words) or _scaled_again(tokens, at + 2, words, before) else at + 1
        )
    return at


def _scaled_again(tokens: list[Token], at: int, words: FigureWords, before: str) -> bool:
    """Whether what follows an "and" has a scale of its own as large as the one before: "3 hundred and 2 hundred"."""
    if at >= len(tokens):
        return False
    behind = tokens[at].lower
    if behind in words.hundreds:
        return before in words.hundreds
    return behind in words.scales and before in words.scales and words.scales[behind] >= words.scales[before]


def _tens_and_units(tokens: list[Token], at: int, words: FigureWords) -> bool:
    tens, unit = words.cardinals[tokens[at - 1].lower], words.cardinals[tokens[at + 1].lower]
    return tens >= 20 and 0 < unit < 10


def _fraction_follows(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether "two thirds" stands at `at`, so that the "and" before it adds a fraction."""
    if at + 1 >= len(tokens):
        return False
    index = at + 1
    if tokens[index].text in DASHES and index + 1 < len(tokens):
        index += 1
    return tokens[index].lower in words.denominators


# --- fractions --------------------------------------------------------------------------------------------------


def _with_point(tokens: list[Token], number: Number, words: FigureWords) -> Number | None:
    """ "five point five"."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].lower not in words.point:
        return None
    digits, last = "", at + 1
    while last < len(tokens) and last - at < 8 and words.cardinals.get(tokens[last].lower, 10) < 10:
        digits += str(words.cardinals[tokens[last].lower])
        last += 1
    return Number(number.first, last, number.value + Decimal(f"0.{digits}"), in_words=True) if digits else None


def _with_tail(tokens: list[Token], number: Number, words: FigureWords) -> Number | None:
    """ "three and a half", "3 million and a quarter" (of a million), "3 hundred and 21"."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].lower not in words.joiners:
        return None
    tail = _read_fraction(tokens, at + 1, words)
    if tail is not None:
        own = scale_at(tokens, tail.last, words, lone=False)
        if own is not None and own[0] < number.scale:  # "one billion and three quarters million"
            return Number(number.first, own[1], number.value + tail.value * own[0], own[0], in_words=True)
        scale = number.scale if number.scale >= 1000 else Decimal(1)
        return Number(
            number.first, tail.last, number.value + tail.value * scale, number.scale, in_words=number.in_words
        )
    return _with_rest(tokens, number, words)


def _with_rest(tokens: list[Token], number: Number, words: FigureWords) -> Number | None:
    """ "3 hundred and 21", "6 crore and two hundred": the rest is smaller than the scale, and has none as large."""
    if number.scale < 100:
        return None
    at = number.last + 1
    token = tokens[at]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) < 7:
        rest: Number | None = Number(at, at + 1, Decimal(token.text))
        if scale_at(tokens, at + 1, words, lone=False) is not None:
            return None
    else:
        rest = read_cardinal(tokens, at, words) if token.lower in words.cardinals else None
    if rest is None or rest.value >= number.scale or rest.value < 1:
        return None
    return Number(number.first, rest.last, number.value + rest.value, in_words=True)


def _read_fraction(tokens: list[Token], at: int, words: FigureWords) -> Number | None:
    """ "a half", "half", "one fourth", "two-thirds", "three quarters", "½"."""
    token = tokens[at]
    if token.lower in words.articles and at + 1 < len(tokens) and tokens[at + 1].lower in words.denominators:
        return Number(at, at + 2, _part(1, tokens[at + 1], words), is_fraction=True, in_words=True)
    if words.denominators.get(token.lower) in (2, 4):
        return Number(at, at + 1, _part(1, token, words), is_fraction=True, in_words=True)
    above = words.cardinals.get(token.lower)
    if above is None or not _fraction_follows(tokens, at, words):
        return None
    below = at + 2 if tokens[at + 1].text in DASHES else at + 1
    return Number(at, below + 1, _part(above, tokens[below], words), is_fraction=True, in_words=True)


def _part(above: int, denominator: Token, words: FigureWords) -> Decimal:
    return Decimal(above) / words.denominators[denominator.lower]


def _as_fraction(tokens: list[Token], number: Number, words: FigureWords) -> Number | None:
    """ "two-thirds", "three quarters of": a cardinal with a denominator straight behind it."""
    at = number.last
    if at < len(tokens) and tokens[at].text in DASHES:
        at += 1
    if at >= len(tokens) or number.value <= 0 or number.scale != 1:
        return None
    denominator = words.denominators.get(tokens[at].lower)
    if denominator is None:
        return None
    # "two second-half goals", "one third-party vendor": the denominator belongs to the words behind it.
    dashed_on = at + 1 < len(tokens) and tokens[at + 1].text in DASHES and at == number.last
    plural = tokens[at].lower.endswith("s") or denominator == 2
    if dashed_on or (words.fractions_end_in_s and (number.value > 1) != plural and denominator != 2):
        return None
    return Number(number.first, at + 1, number.value / denominator, is_fraction=True, in_words=True)
