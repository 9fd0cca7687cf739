"""What a number counts or measures: currency, percent, unit of measurement, or the counted noun. PURE."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import takewhile

from monitor.claims.figures_cardinals import Number
from monitor.claims.figures_tokens import DASHES, Token
from monitor.claims.languages.currency_signs import CODES, CODES_FOR_SIGNS, SIGNS
from monitor.claims.languages.figure_words import FigureWords, NounOrder, Phrase, Unit
from monitor.values import Dimension

__all__ = ["Measured", "currency_before", "is_known_unit", "singular", "unit_behind"]

_LONGEST_PHRASE = 4
_LONGEST_NOUN_PHRASE = 5
# "gas" and "bus" are too short for plurals that are counted.
_SHORTEST_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit and how far it reaches: `first` and `last` (exclusive) tokens of number and unit together.

    `is_known` tells a unit of the tables from a noun that was only found behind the number.
    """

    first: int
    last: int
    unit: Unit
    is_known: bool = True


def currency_before(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """The currency that ends straight before token `at`, and the index it begins at: "US$", "AU $", "USD", "Rs"."""
    if at == 0:
        return None
    before = tokens[at - 1]
    if before.kind == "mark" and unicodedata.category(before.text) == "Sc":
        return _sign_before(tokens, at - 1)
    return _code_before(tokens, at)


def _sign_before(tokens: list[Token], at: int) -> tuple[str, int]:
    """The sign at `at` with its letters: "US$", "US $", "Mex$", "usd$", "U.S.$" reads as "S$" and is caught by the dot."""
    sign = tokens[at].text
    plain = SIGNS.get(sign, sign)
    if at == 0 or sign not in "$¥":
        return plain, at
    letters = tokens[at - 1]
    code = CODES_FOR_SIGNS.get(letters.lower)
    apart = letters.end != tokens[at].start
    if code is None or (apart and len(letters.text) < 2):
        return plain, at
    if at > 1 and tokens[at - 2].text == "." and tokens[at - 2].end == letters.start:
        return "USD", at
    return code, at - 1


def _code_before(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """ "USD10m", "USD 200", "Rs 2 crore", "Rs. 500", "RM23.50", "$US160"."""
    index = at - 1
    if tokens[index].text == "." and index and tokens[index - 1].text == "Rs":
        index -= 1
    letters = tokens[index]
    code = CODES.get(letters.text) or (
        CODES.get(letters.text[1:]) if len(letters.text) == 4 and letters.text[0] in "MK" else None
    )
    code = code or CODES.get(letters.text.upper() if letters.text.islower() else "")
    if (
        index
        and tokens[index - 1].text == "$"
        and letters.lower in CODES_FOR_SIGNS
        and tokens[index - 1].end == letters.start
    ):
        return CODES_FOR_SIGNS[letters.lower], index - 1
    if code is None or letters.text in ("US", "us"):
        return None
    if index and tokens[index - 1].end == letters.start and tokens[index - 1].text in DASHES:
        return None
    if letters.text == "PS" and (
        tokens[at].start > letters.end or (tokens[at].text.isdecimal() and len(tokens[at].text) < 3)
    ):
        return None  # "PS5" is a console
    return code, index


def unit_behind(tokens: list[Token], number: Number, words: FigureWords) -> Measured | None:
    """The unit behind a number: a sign, a known unit or currency, else the noun that is counted."""
    at = number.last
    if at >= len(tokens):
        return None
    if number.value_to is not None and tokens[at].lower in words.of and at + 1 < len(tokens):
        counted = _longest_phrase(tokens, at + 1, number, words)  # "millions of dollars"
        if counted is not None and counted[0].dimension is Dimension.MONEY:
            return Measured(number.first, counted[1], counted[0])
    if words.units_behind_of and number.scale > 1 and tokens[at].lower in words.of and at + 1 < len(tokens):
        counted = _longest_phrase(tokens, at + 1, number, words)  # "5 millones de euros"
        if counted is not None:
            return Measured(number.first, counted[1], counted[0])
    return (
        _sign_behind(tokens, number)
        or _known_behind(tokens, number, words)
        or _joined_behind(tokens, number, words)
        or _noun_behind(tokens, number, words)
    )


def _sign_behind(tokens: list[Token], number: Number) -> Measured | None:
    """ "5%", "15 €", "7 ‰"."""
    at, sign = number.last, tokens[number.last].text
    if sign in ("%", "％"):
        return Measured(number.first, at + 1, Unit("%", Dimension.PERCENT))
    if sign == "‰":
        return Measured(number.first, at + 1, Unit("‰", Dimension.PERCENT))
    if tokens[at].lower in SIGNS and (at + 1 >= len(tokens) or _is_apart(tokens, at)):
        return Measured(number.first, at + 1, Unit(SIGNS[tokens[at].lower], Dimension.MONEY))
    return None


def _is_apart(tokens: list[Token], at: int) -> bool:
    """Whether the sign at `at` does not open the next number ("10 $ 30 $", but "3 $5 notes")."""
    behind = tokens[at + 1]
    return behind.kind != "number" or behind.start > tokens[at].end


def _known_behind(tokens: list[Token], number: Number, words: FigureWords) -> Measured | None:
    at = number.last
    bracket = tokens[at].text in "([" and at + 2 < len(tokens) and tokens[at + 2].text in ")]"
    begin = at + 1 if bracket else at
    found = _longest_phrase(tokens, begin, number, words)
    if found is None:
        return None
    unit, last = found
    if bracket:
        return Measured(number.first, last + 1, unit) if last == begin + 1 and len(tokens[begin].text) <= 3 else None
    return Measured(number.first, last, unit)


def _longest_phrase(tokens: list[Token], at: int, number: Number, words: FigureWords) -> tuple[Unit, int] | None:
    """The longest phrase of the tables that begins at `at`."""
    lowers = tuple(token.lower for token in tokens[at : at + _LONGEST_PHRASE])
    for length in range(len(lowers), 0, -1):
        unit = _unit_of(lowers[:length], words, number)
        if unit is not None and _is_written_as_unit(tokens, at, at + length, number, words):
            return unit, at + length
    return _code_behind(tokens, at)


def is_known_unit(token: Token, words: FigureWords) -> bool:
    """Whether a word alone is a unit, a currency or "percent"."""
    key = (token.lower,)
    return (
        key in words.units or key in words.currencies or key in words.percent or token.lower in words.minor_currencies
    )


def _unit_of(phrase: Phrase, words: FigureWords, number: Number) -> Unit | None:
    if phrase in words.percent:
        return words.percent[phrase]
    code = words.currencies_by_country.get(phrase) or words.currencies.get(phrase)
    if code is not None:
        return Unit(code, Dimension.MONEY)
    if len(phrase) == 1 and phrase[0] in words.minor_currencies:
        return Unit(words.minor_currencies[phrase[0]], Dimension.MONEY)
    unit = words.units.get(phrase)
    if unit is not None and unit.name == "pound" and number.scale >= 10**6 and phrase[0].startswith("pound"):
        return Unit("GBP", Dimension.MONEY)  # "361 million pounds" are paid, "208 pounds" are weighed
    return unit


# One and two letters that are a unit only straight behind digits: "9 in ten", "5 a day", "3 s" are not.
_ONLY_STRAIGHT = frozenset({"s", "h", "g", "l", "t", "w", "v", "j", "c", "m", "°", "pc", "b"})


def _is_written_as_unit(tokens: list[Token], at: int, last: int, number: Number, words: FigureWords) -> bool:
    """Whether what reads like a unit is one here: short letters need digits before them, and an end behind."""
    unit = tokens[at]
    if unit.lower == "s" and len(number.plain) == 2 and (number.value % 10 == 0 or _follows_hyphen(tokens, number)):
        return False  # "the 70s" is a decade or an age, "under-21s" are a team
    straight = unit.start == tokens[number.last - 1].end
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].kind == "number":
        return False
    if last - at > 1 or len(unit.text) > 2:
        return True
    if number.in_words and len(unit.text) == 1:
        return False
    if unit.lower == "in":
        return _ends_clause(tokens, last, words)
    if unit.text == "G":
        return False
    if unit.text in '"″':
        return _is_inch_mark(tokens, at, words)
    if unit.lower in _ONLY_STRAIGHT and not straight:
        return unit.text in ("C", "h", "m", "g", "L", "l", "V", "W", "s") and _ends_clause(tokens, last, words)
    return True


def _follows_hyphen(tokens: list[Token], number: Number) -> bool:
    return number.first > 0 and tokens[number.first - 1].text in DASHES


def _ends_clause(tokens: list[Token], at: int, words: FigureWords) -> bool:
    return at >= len(tokens) or tokens[at].text in ".,;:)]" or tokens[at].lower in words.after_short_unit


def _is_inch_mark(tokens: list[Token], at: int, words: FigureWords) -> bool:
    """A quotation mark is inches where no quotation opened: `10 " long`; never at a clause's end."""
    return at + 1 < len(tokens) and tokens[at + 1].lower in words.after_short_unit


def _code_behind(tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    """ "10 USD", "115USD", "2mil SEK"; two capitals at least, as "all" or "rub" are words."""
    if at < len(tokens) and tokens[at].text in CODES and tokens[at].text not in ("US", "Fr", "Tk"):
        if at + 1 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 1].start == tokens[at].end:
            return None  # "3 USD50 cards"
        return Unit(CODES[tokens[at].text], Dimension.MONEY), at + 1
    return None


def _joined_behind(tokens: list[Token], number: Number, words: FigureWords) -> Measured | None:
    """ "75-minute", "12-year-old", "1.8-trillion-dollar", "four-door": a hyphen joins number and unit."""
    at = number.last
    if tokens[at].text not in DASHES or at + 1 >= len(tokens) or tokens[at].start != tokens[at - 1].end:
        return _spaced_hyphen(tokens, number, words)
    if tokens[at + 1].start != tokens[at].end or tokens[at + 1].kind != "word":
        return None
    return _joined_unit(tokens, number, at + 1, words)


def _spaced_hyphen(tokens: list[Token], number: Number, words: FigureWords) -> Measured | None:
    """ "30 - year bonds": how tokenised text writes a hyphen; only before a known unit."""
    at = number.last
    if tokens[at].text != "-" or at + 1 >= len(tokens) or not is_known_unit(tokens[at + 1], words):
        return None
    return _joined_unit(tokens, number, at + 1, words)


def _joined_unit(tokens: list[Token], number: Number, at: int, words: FigureWords) -> Measured:
    found = _longest_phrase(tokens, at, number, words)
    unit, last = found or (Unit(singular(tokens[at].text, words), Dimension.COUNT), at + 1)
    if last + 1 < len(tokens) and tokens[last].text in DASHES and tokens[last + 1].lower in words.old:
        last += 2
    return Measured(number.first, last, unit, is_known=found is not None)


# --- the counted noun -------------------------------------------------------------------------------------------


def _noun_behind(tokens: list[Token], number: Number, words: FigureWords) -> Measured | None:
    """ "41 Russian aircraft", "two smaller tenancies", "5 million children": up to the first plural, or for 1 the last."""
    if tokens[number.last].start == tokens[number.last - 1].end:
        return None
    at = number.last + 1 if tokens[number.last].lower in words.of else number.last
    if words.noun_order is not NounOrder.PLURAL:
        return _head_noun_behind(tokens, number, at, words)
    run = _noun_run(tokens, at, words)
    if number.value == 1 and at == number.last:
        nouns = [index for index in run if tokens[index].lower not in words.noun_adjectives]
        head = nouns[-1] if nouns else None
    else:
        head = _plural_head(tokens, run, words)
    if head is None:
        return None
    while at < head and tokens[at].lower in words.noun_adjectives:
        at += 1
    known = words.units.get((tokens[head].lower,)) if at == head else None
    if known is not None:  # "three more years"
        return Measured(number.first, head + 1, known)
    name = " ".join(token.text for token in tokens[at:head]) + f" {singular(tokens[head].text, words)}"
    return Measured(number.first, head + 1, Unit(name.strip().replace(" - ", "-"), Dimension.COUNT), is_known=False)


def _head_noun_behind(tokens: list[Token], number: Number, at: int, words: FigureWords) -> Measured | None:
    """ "41 aviones rusos" and "41 russische Flugzeuge" by their head alone: the adjectives of these languages inflect."""
    while at > number.last and at < len(tokens) and tokens[at].lower in words.definite:
        at += 1
    run = list(takewhile(lambda index: tokens[index].lower not in words.cardinals, _noun_run(tokens, at, words)))
    if words.noun_order is NounOrder.CAPITAL:
        head = next((index for index in run if tokens[index].text[0].isupper()), None)
    else:
        head = next((index for index in run if tokens[index].lower not in words.noun_adjectives), None)
        if head is not None and number.value != 1 and not _is_plural(tokens[head].lower, words):
            return None
    if head is None:
        return None
    known = words.units.get((tokens[head].lower,))
    if known is not None:
        return Measured(number.first, head + 1, known)
    name = singular(tokens[head].text, words) if number.value != 1 else tokens[head].text
    return Measured(number.first, head + 1, Unit(name, Dimension.COUNT), is_known=False)


def _noun_run(tokens: list[Token], at: int, words: FigureWords) -> list[int]:
    """The words behind a number that may be its noun phrase: up to a mark, a function word or an adverb."""
    run: list[int] = []
    index = at
    while index < len(tokens) and len(run) < _LONGEST_NOUN_PHRASE:
        token = tokens[index]
        if token.text == "-" and run and index + 1 < len(tokens) and tokens[index + 1].kind == "word":
            index += 1
            continue
        if token.kind != "word" or _ends_noun_phrase(token, words):
            break
        if (
            run
            and token.lower.endswith(words.participle_endings)
            and run[-1] == index - 1
            and not _is_plural_behind(tokens, index, words)
        ):
            break
        run.append(index)
        index += 1
    return run


def _ends_noun_phrase(token: Token, words: FigureWords) -> bool:
    """Whether a word is no part of a noun phrase; in capitals "US" is a country, and no pronoun."""
    if token.text.isupper() and len(token.text) > 1:
        return False
    return token.lower in words.noun_stops or token.lower.endswith(words.adverb_endings)


def _is_plural_behind(tokens: list[Token], at: int, words: FigureWords) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == "word" and _is_plural(tokens[at + 1].lower, words)


def _plural_head(tokens: list[Token], run: list[int], words: FigureWords) -> int | None:
    """The first plural of the run, or the last of several in a row ("sports cars")."""
    head: int | None = None
    for index in run:
        if _is_plural(tokens[index].lower, words):
            if head is not None and index != head + 1:
                break
            head = index
        elif head is not None:
            break
    return head


def _is_plural(word: str, words: FigureWords) -> bool:
    if word in words.irregular_plurals:
        return True
    plural = any(word.endswith(ending) for ending, _ in words.plural_endings)
    return plural and len(word) > _SHORTEST_PLURAL and not word.endswith(words.not_plural_endings)


def singular(word: str, words: FigureWords) -> str:
    """The singular of a noun by the language's endings; the word itself where it is no plural."""
    lower = word.lower()
    if lower in words.irregular_plurals:
        return words.irregular_plurals[lower]
    if _is_plural(lower, words):
        for ending, replacement in words.plural_endings:
            if lower.endswith(ending) and len(lower) > len(ending) + 1:
                return word[: -len(ending)] + replacement
    return word
